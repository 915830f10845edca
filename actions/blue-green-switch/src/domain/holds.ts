import { canonicalJson, isRecord, parseJson, type Json } from '@interlock/shared/domain/json';
import { checkSchema, schema as v } from '@interlock/shared/domain/schema';
import { commitShape } from '@interlock/shared/domain/subject';

import type { Service } from './objects.ts';
import type { ServicePatch } from './plan.ts';
import { readState, stateAnnotation, type Hold, type MoveState } from './state.ts';

/**
 * The annotation on the Service that keeps the holds of earlier records. They outlive the records of the moves that
 * follow, whatever becomes of those.
 */
export const holdsAnnotation = 'interlock/holds';

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

function ownHold(service: Service): readonly Held[] {
  const read = readState(service.annotations[stateAnnotation]);
  return read.kind === 'state' && read.state.phase === 'held' ? [holdOf(read.state)] : [];
}

/** Every commit that is held on a Service, the latest first; anything else in the annotation is unreadable. */
export function readHolds(service: Service): ReadHolds {
  const own = ownHold(service);
  const text = service.annotations[holdsAnnotation];
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

const fieldsOf = (json: Json | undefined): { readonly [key: string]: Json } => (isRecord(json) ? json : {});

/** Lets a patch of the Service also write which commits are held; none takes the annotation away. */
export function withHolds(service: Service, patch: ServicePatch, holds: readonly Held[]): ServicePatch {
  if (holds.length === 0 && service.annotations[holdsAnnotation] === undefined) return patch;
  const list: Json = holds.map(({ commit, by, reason, at }) => ({ commit, by, reason, at }));
  const text = holds.length === 0 ? null : canonicalJson(list);
  const json = fieldsOf(patch.json);
  const metadata = fieldsOf(json['metadata']);
  const annotations = { ...fieldsOf(metadata['annotations']), [holdsAnnotation]: text };
  return { ...patch, json: { ...json, metadata: { ...metadata, annotations } } };
}

/** `commit 1234abcd…, rolled back by bob at 2026-01-01T00:00:00Z: orders fail`, for people. */
export function describeHeld({ commit, by, reason, at }: Held): string {
  return `commit ${commit}, rolled back by ${by} at ${at}${reason === null ? '' : `: ${reason}`}`;
}
