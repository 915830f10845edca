import { canonicalJson, parseJson, type Json } from '@interlock/shared/domain/json';
import { checkSchema, schema as v } from '@interlock/shared/domain/schema';
import { commitShape, digestShape, subjectJson, type Subject } from '@interlock/shared/domain/subject';

/**
 * How far a move has come.
 *
 * - `prepared`: owned; the traffic has not moved.
 * - `switching`: the traffic was given to the target and is not yet proven there.
 * - `undoing`: the traffic was led back and that is not yet proven.
 * - `holding`: proven on the target; the old color is kept as the way back.
 * - `held`: rolled back by a person; the same commit may not be prepared again.
 * - `finished`: nobody owns the environment; kept so that a rollback still knows what served before, and how large it was.
 */
export const phases = ['prepared', 'switching', 'undoing', 'holding', 'held', 'finished'] as const;
export type Phase = (typeof phases)[number];

export interface ColorOfDeployment {
  readonly color: string;
  readonly deployment: string;
}

/** What the target was when it was proven. */
export interface TargetIdentity {
  readonly uid: string;
  readonly generation: number;
  /** SHA-256, hex, of the Deployment's spec without `replicas`, so that scaling is no change of what serves. */
  readonly specDigest: string;
}

/** What the color that serves was when the traffic was taken from it: what an undo goes back to. */
export interface WayBackIdentity {
  readonly uid: string;
  /** SHA-256, hex, of the Deployment's spec without `replicas`. */
  readonly specDigest: string;
  /** Ready pods that served. */
  readonly replicas: number;
}

export interface RunIdentity {
  /** `owner/name`. */
  readonly repository: string;
  readonly id: number;
  readonly attempt: number;
}

export interface Hold {
  readonly by: string;
  readonly reason: string | null;
  /** RFC 3339, UTC. */
  readonly at: string;
}

/** The record that stands on what carries the traffic. It is enough to end the move without the configuration and without GitHub. */
export interface MoveState {
  readonly version: 1;
  readonly phase: Phase;
  /** Made by `prepare`: tells this ownership from any other. */
  readonly claim: string;
  /** Made by `switch`; `null` before. */
  readonly move: string | null;
  readonly environment: string;
  readonly subject: Subject;
  readonly run: RunIdentity;
  readonly by: string;
  readonly reason: string | null;
  /** The key of the color. */
  readonly label: string;
  readonly from: ColorOfDeployment;
  readonly to: ColorOfDeployment;
  readonly target: TargetIdentity | null;
  /** Of `from`, since `switch`; `null` before, and for a rollback by name. */
  readonly wayBack: WayBackIdentity | null;
  /** RFC 3339, UTC: of the ownership. */
  readonly since: string;
  /** RFC 3339, UTC: until when this phase may last. */
  readonly expires: string;
  /** Set by a rollback that a person asked for. */
  readonly hold: Hold | null;
}

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
const time = v.pipe(v.string(), v.isoTimestamp(), v.endsWith('Z'));
const free = v.nullable(v.pipe(v.string(), v.maxLength(1000)));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const color = v.strictObject({ color: word, deployment: word });

const stateField = v.strictObject({
  version: v.literal(1),
  phase: v.picklist(phases),
  claim: word,
  move: v.nullable(word),
  environment: word,
  subject: v.strictObject({
    commit: v.pipe(v.string(), v.regex(commitShape)),
    artifacts: v.array(v.strictObject({ name: word, digest: v.pipe(v.string(), v.regex(digestShape)) })),
  }),
  run: v.strictObject({ repository: word, id: count, attempt: count }),
  by: word,
  reason: free,
  label: word,
  from: color,
  to: color,
  target: v.nullable(v.strictObject({ uid: word, generation: count, specDigest: word })),
  wayBack: v.nullable(v.strictObject({ uid: word, specDigest: word, replicas: count })),
  since: time,
  expires: time,
  hold: v.nullable(v.strictObject({ by: word, reason: free, at: time })),
});

export type ReadState =
  | { readonly kind: 'none' }
  | { readonly kind: 'state'; readonly state: MoveState }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Reads the text of a record; an unknown version or key is unreadable, never passed over. */
export function readState(text: string | undefined): ReadState {
  if (text === undefined) return { kind: 'none' };
  const parsed = parseJson(text);
  if (!parsed.ok) return { kind: 'unreadable', why: parsed.failures.join('; ') };
  const checked = checkSchema(stateField, parsed.value);
  if (checked.ok) return { kind: 'state', state: checked.value };
  const why = checked.problems.map((one) => `${one.path} ${one.message}`.trim()).join(' ');
  return { kind: 'unreadable', why };
}

/** The text of a record. */
export function stateText(state: MoveState): string {
  const { subject, run, from, to, target, wayBack, hold, ...plain } = state;
  const json: Json = {
    ...plain,
    subject: subjectJson(subject),
    run: { ...run },
    from: { ...from },
    to: { ...to },
    target: target === null ? null : { ...target },
    wayBack: wayBack === null ? null : { ...wayBack },
    hold: hold === null ? null : { ...hold },
  };
  return canonicalJson(json);
}

/** What can happen to an ownership. */
export type StateEvent =
  | 'prepare'
  | 'switch'
  | 'prove'
  | 'undo'
  | 'take-back'
  | 'settle'
  | 'settle-held'
  | 'release'
  | 'finish'
  | 'close'
  | 'abandon'
  | 'adopt';

type From = Phase | 'none';

/**
 * Every change of phase that there is; what is not named here is not written.
 *
 * `prepare` from `prepared` or `holding` is the taking over of an ownership that ended; whether it ended is decided
 * in `claim.ts`. `undo` from `prepared`, `undoing` and `held` is a person's rollback of what was moved by hand, or the
 * hold that it adds to an undo under way. `take-back` ends an undo whose color lost its last pod in that very moment. `undo` from `finished`
 * goes back to what served before. `release` gives up an
 * ownership that moved nothing, or a hold. `finish` ends the time in which the old color is kept. `close` is a person's word
 * that the color which serves stays, although it was not proven; `abandon` that a record which contradicts what serves
 * is void.
 */
const transitions: Readonly<Record<StateEvent, Readonly<Partial<Record<From, From>>>>> = {
  prepare: {
    none: 'prepared',
    prepared: 'prepared',
    holding: 'prepared',
    held: 'prepared',
    finished: 'prepared',
  },
  adopt: { none: 'undoing' },
  switch: { prepared: 'switching' },
  prove: { switching: 'holding' },
  undo: {
    switching: 'undoing',
    holding: 'undoing',
    prepared: 'undoing',
    undoing: 'undoing',
    held: 'undoing',
    finished: 'undoing',
  },
  'take-back': { undoing: 'switching' },
  settle: { undoing: 'none' },
  'settle-held': { undoing: 'held' },
  release: { prepared: 'none', held: 'none' },
  finish: { holding: 'finished' },
  close: { switching: 'finished', undoing: 'finished' },
  abandon: {
    prepared: 'none',
    switching: 'none',
    undoing: 'none',
    holding: 'none',
    held: 'none',
    finished: 'none',
  },
};

/** Where an event leads; `null` when it is not allowed there. */
export function nextPhase(from: From, event: StateEvent): From | null {
  return transitions[event][from] ?? null;
}

/** The color that must get the traffic in a phase. */
export function servingIn(state: MoveState): ColorOfDeployment {
  const { phase } = state;
  return phase === 'switching' || phase === 'holding' || phase === 'finished' ? state.to : state.from;
}

/** Whether two runs are the same attempt of the same run. GitHub's names are the same in any case. */
export function isSameRun(left: RunIdentity, right: RunIdentity): boolean {
  return isSameRunAnyAttempt(left, right) && left.attempt === right.attempt;
}

/** Whether two are attempts of one run. */
export function isSameRunAnyAttempt(left: RunIdentity, right: RunIdentity): boolean {
  return left.id === right.id && left.repository.toLowerCase() === right.repository.toLowerCase();
}

/** Whether two subjects are the same commit and the same artifacts, in any order. */
export function isSameSubject(left: Subject, right: Subject): boolean {
  const key = ({ commit, artifacts }: Subject) =>
    [commit, ...artifacts.map(({ name, digest }) => `${name} ${digest}`).sort()].join('\n');
  return key(left) === key(right);
}

/** Whether the time of the phase is over. */
export function isExpired(state: MoveState, nowMs: number): boolean {
  return !(Date.parse(state.expires) > nowMs);
}

/** `run 12 attempt 1 of acme/shop, by alice, since 2026-01-01T00:00:00Z`, for people. */
export function describeOwner(state: MoveState): string {
  const { run, by, since } = state;
  return `run ${String(run.id)} attempt ${String(run.attempt)} of ${run.repository}, by ${by}, since ${since}`;
}
