import type { JobRecord } from '../record.ts';

export interface PlacedJob {
  readonly job: JobRecord;
  /** Position in the record's list. */
  readonly index: number;
  /** 0 for jobs that need nothing, else one more than the latest stage of what is needed. */
  readonly stage: number;
  /** From the top of its stage. */
  readonly row: number;
}

export interface Edge {
  readonly from: PlacedJob;
  readonly to: PlacedJob;
}

export interface JobGraph {
  readonly jobs: readonly PlacedJob[];
  readonly edges: readonly Edge[];
  readonly stages: number;
  readonly rows: number;
}

/**
 * Puts jobs into stages by what they need. A need names a job by its id, and with it all jobs of its matrix; or a
 * called workflow, and with it all its jobs. It is looked for among the jobs of the same workflow first, then in the
 * workflows that call it.
 */
export function layOutJobs(jobs: readonly JobRecord[]): JobGraph {
  const index = indexJobs(jobs);
  const needs = jobs.map((job, at) => job.needs.flatMap((need) => findNeeded(index, job, need, at)));
  const stages = stagesOf(needs);
  const rows = new Map<number, number>();
  const placed = jobs.map((job, index): PlacedJob => {
    const stage = stages[index] ?? 0;
    const row = rows.get(stage) ?? 0;
    rows.set(stage, row + 1);
    return { job, index, stage, row };
  });
  const edges = placed.flatMap((to) =>
    (needs[to.index] ?? []).flatMap((need) => {
      const from = placed[need];
      return from === undefined || from.stage >= to.stage ? [] : [{ from, to }];
    }),
  );
  return {
    jobs: placed,
    edges: withoutShortcuts(edges),
    stages: rows.size,
    rows: Math.max(0, ...rows.values()),
  };
}

type JobIndex = ReadonlyMap<string, readonly number[]>;

/** The shown names of the calls around a job: `a / b / c` is in `a` and, within that, in `b`. */
function callsAround(job: JobRecord): readonly string[] {
  return job.name.split(' / ').slice(0, -1);
}

const keyOf = (calls: readonly string[], name: string) => [...calls, name].join('\0');

/** Positions of jobs by where they are and each name that they can be needed by there. */
function indexJobs(jobs: readonly JobRecord[]): JobIndex {
  const index = new Map<string, number[]>();
  const add = (key: string, at: number) => {
    const known = index.get(key);
    if (known === undefined) index.set(key, [at]);
    else if (known.at(-1) !== at) known.push(at);
  };
  for (const [at, job] of jobs.entries()) {
    const calls = callsAround(job);
    add(keyOf(calls, job.id), at);
    add(keyOf([], job.name), at);
    for (const [depth, call] of calls.entries()) {
      const around = calls.slice(0, depth);
      add(keyOf(around, call), at);
      // Of a call with a matrix each one is shown with its values: `promote (eu, 1)`.
      add(keyOf(around, call.replace(/ \([^()]*\)$/, '')), at);
    }
  }
  return index;
}

function findNeeded(index: JobIndex, job: JobRecord, need: string, self: number): readonly number[] {
  const calls = callsAround(job);
  for (let depth = calls.length; depth >= 0; depth -= 1) {
    const found = index.get(keyOf(calls.slice(0, depth), need))?.filter((at) => at !== self) ?? [];
    if (found.length > 0) return found;
  }
  return [];
}

/** Longest way from a job that needs nothing. A circle, which no run has, is cut where it is met. */
function stagesOf(needs: readonly (readonly number[])[]): readonly number[] {
  const stages: (number | 'open' | undefined)[] = [];
  const stageOf = (index: number): number => {
    const known = stages[index];
    if (typeof known === 'number') return known;
    if (known === 'open') return 0;
    stages[index] = 'open';
    const stage = (needs[index] ?? []).reduce((latest, need) => Math.max(latest, stageOf(need) + 1), 0);
    stages[index] = stage;
    return stage;
  };
  return needs.map((_, index) => stageOf(index));
}

/** Leaves out edges that another way already shows, so that the picture stays readable. */
function withoutShortcuts(edges: readonly Edge[]): readonly Edge[] {
  const next = new Map<number, number[]>();
  for (const { from, to } of edges) {
    const known = next.get(from.index);
    if (known === undefined) next.set(from.index, [to.index]);
    else known.push(to.index);
  }
  const reachable = new Map<number, ReadonlySet<number>>();
  const reach = (index: number): ReadonlySet<number> => {
    const known = reachable.get(index);
    if (known !== undefined) return known;
    const found = new Set<number>();
    for (const follower of next.get(index) ?? []) {
      found.add(follower);
      for (const later of reach(follower)) found.add(later);
    }
    reachable.set(index, found);
    return found;
  };
  return edges.filter(
    ({ from, to }) =>
      !(next.get(from.index) ?? []).some((between) => between !== to.index && reach(between).has(to.index)),
  );
}
