import { canonicalJson, parseJson, type Json } from '@interlock/shared/domain/json';
import { checkSchema, schema as v } from '@interlock/shared/domain/schema';
import { commitShape } from '@interlock/shared/domain/subject';

import { readState, type Hold, type MoveState } from './state.ts';
import type { Traffic, TrafficChange } from './traffic.ts';

/** A commit that a person rolled back. What contains it is not promoted until somebody releases it. */
export interface Held extends Hold {
  readonly commit: string;
}

export type ReadHolds =
  | { readonly kind: 'holds'; readonly holds: readonly Held[] }
  | { readonly kind: 'unreadable'; readonly why: string };

const holdsField = v.array(
  v.strictObject({
    commit: v.pipe(v.string(), v.regex(commitShape)),
    by: v.pipe(v.string(), v.minLength(1), v.maxLength(253)),
    reason: v.nullable(v.pipe(v.string(), v.maxLength(1000))),
    at: v.pipe(v.string(), v.isoTimestamp(), v.endsWith('Z')),
  }),
);

/** What a record that is `held` holds. */
export function holdOf({ subject, hold, by, reason, since }: MoveState): Held {
  return { commit: subject.commit, ...(hold ?? { by, reason, at: since }) };
}

function ownHold(record: string | undefined): readonly Held[] {
  const read = readState(record);
  return read.kind === 'state' && read.state.phase === 'held' ? [holdOf(read.state)] : [];
}

/** Every commit that is held, the latest first; anything else in the list is unreadable. */
export function readHolds({ record, holds: text }: Pick<Traffic, 'record' | 'holds'>): ReadHolds {
  const own = ownHold(record);
  if (text === undefined) return { kind: 'holds', holds: own };
  const parsed = parseJson(text);
  if (!parsed.ok) return { kind: 'unreadable', why: parsed.failures.join('; ') };
  const checked = checkSchema(holdsField, parsed.value);
  if (!checked.ok)
    return {
      kind: 'unreadable',
      why: checked.problems.map((one) => `${one.path} ${one.message}`.trim()).join(' '),
    };
  const earlier = checked.value.filter((one) => own.every(({ commit }) => commit !== one.commit));
  return { kind: 'holds', holds: [...own, ...earlier] };
}

/** The text of a list of held commits; `null` for none. */
export function holdsText(holds: readonly Held[]): string | null {
  const list: Json = holds.map(({ commit, by, reason, at }) => ({ commit, by, reason, at }));
  return holds.length === 0 ? null : canonicalJson(list);
}

/** Lets a change also write which commits are held; none takes their list away. */
export function withHolds(change: TrafficChange, holds: readonly Held[]): TrafficChange {
  return { ...change, holds };
}

/** `commit 1234abcd…, rolled back by bob at 2026-01-01T00:00:00Z: orders fail`, for people. */
export function describeHeld({ commit, by, reason, at }: Held): string {
  return `commit ${commit}, rolled back by ${by} at ${at}${reason === null ? '' : `: ${reason}`}`;
}
