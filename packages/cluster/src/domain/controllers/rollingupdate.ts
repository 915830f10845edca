/** One ReplicaSet of a Deployment as the planner sees it. */
export interface Side {
  readonly name: string;
  readonly replicas: number;
  readonly available: number;
}

/** What a rolling update may do and where it stands; old sides come oldest first. */
export interface Rollout {
  readonly desired: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly fresh: Side;
  readonly old: readonly Side[];
}

/** A ReplicaSet that is to be scaled. */
export interface Scaling {
  readonly name: string;
  readonly replicas: number;
}

/**
 * Reads `maxSurge` or `maxUnavailable`: a number, or a percentage of the desired replicas, rounded up for the surge and
 * down for the unavailable.
 */
export function readBound(value: number | string | undefined, desired: number, round: 'up' | 'down'): number {
  if (typeof value === 'number') return value;
  const percent = Number(/^([0-9]+)%$/.exec(value ?? '')?.[1] ?? '25');
  const exact = (desired * percent) / 100;
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}

/**
 * The next step of a rolling update: never more than desired + maxSurge replicas, never fewer available ones than
 * desired - maxUnavailable by its own doing. Nothing when there is nothing to do or when something must become
 * available first.
 */
export function planRollingUpdate(rollout: Rollout): readonly Scaling[] {
  const { desired, fresh, old } = rollout;
  // Both zero cannot move; the real server lets one be unavailable then.
  const maxUnavailable = rollout.maxSurge === 0 && rollout.maxUnavailable === 0 ? 1 : rollout.maxUnavailable;
  const total = fresh.replicas + sum(old.map((side) => side.replicas));
  if (fresh.replicas > desired) return [{ name: fresh.name, replicas: desired }];
  if (fresh.replicas < desired) {
    const room = desired + rollout.maxSurge - total;
    const added = Math.min(room, desired - fresh.replicas);
    if (added > 0) return [{ name: fresh.name, replicas: fresh.replicas + added }];
  }
  return scaleDownOld(rollout, desired - maxUnavailable, total);
}

function scaleDownOld(rollout: Rollout, minAvailable: number, total: number): readonly Scaling[] {
  const { fresh, old } = rollout;
  const freshMissing = fresh.replicas - fresh.available;
  let cleanable = total - minAvailable - freshMissing;
  if (cleanable <= 0) return [];
  const planned = new Map<string, number>();
  // Replicas that do not serve anyway go first.
  for (const side of old) {
    const gone = Math.min(cleanable, Math.max(0, side.replicas - side.available));
    if (gone > 0) planned.set(side.name, side.replicas - gone);
    cleanable -= gone;
  }
  const available = fresh.available + sum(old.map((side) => side.available));
  let spare = Math.min(available - minAvailable, cleanable);
  for (const side of old) {
    const left = planned.get(side.name) ?? side.replicas;
    const gone = Math.min(Math.max(0, spare), left);
    if (gone > 0) planned.set(side.name, left - gone);
    spare -= gone;
  }
  return [...planned].map(([name, replicas]) => ({ name, replicas }));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
