import { isObjectName } from '@interlock/kubernetes/domain/place';
import type { Leftover } from '@interlock/kubernetes/ports/kubernetes';
import { isRecord, parseJson } from '@interlock/shared/domain/json';
import type { Runner } from '@interlock/shared/ports/runner';

/** What this step began, kept by the runner for its own post phase, also when the process is killed. */
export interface Begun {
  readonly operation: string;
  /** Name of the router. */
  readonly router: string;
  readonly namespace: string;
  readonly name: string;
  /** Of what carries the traffic: tells it from one of the same name, made anew or in another cluster. */
  readonly uid: string;
  readonly claim: string;
  /** `null` when the step can only have taken the ownership. */
  readonly move: string | null;
  readonly label: string;
  readonly from: string;
  readonly context: string | null;
}

const begunKey = 'interlock-begun';
const targetFailsKey = 'interlock-target-fails';
const leftoversKey = 'interlock-leftovers';

/** Keeps what is about to be written; to be called before the first write. */
export function saveBegun(runner: Runner, begun: Begun): void {
  const { operation, router, namespace, name, uid, claim, move, label, from, context } = begun;
  runner.saveState(
    begunKey,
    JSON.stringify({ operation, router, namespace, name, uid, claim, move, label, from, context }),
  );
}

/** What the main phase of this step began; `null` when it wrote nothing. Throws on what it cannot read. */
export function readBegun(runner: Runner): Begun | null {
  const text = runner.state(begunKey);
  if (text === '') return null;
  const parsed = parseJson(text);
  const value = parsed.ok && isRecord(parsed.value) ? parsed.value : {};
  const { operation, router, namespace, name, uid, claim, move, label, from, context } = value;
  if (
    typeof operation !== 'string' ||
    typeof router !== 'string' ||
    typeof namespace !== 'string' ||
    typeof name !== 'string' ||
    typeof uid !== 'string' ||
    typeof claim !== 'string' ||
    (typeof move !== 'string' && move !== null) ||
    typeof label !== 'string' ||
    typeof from !== 'string' ||
    (typeof context !== 'string' && context !== null) ||
    !isObjectName(namespace) ||
    !isObjectName(name)
  )
    throw new Error('the state that main saved cannot be read');
  return { operation, router, namespace, name, uid, claim, move, label, from, context };
}

/** Keeps that the target was seen to fail: the post phase, which probes nothing, then does not wait for more than one pod. */
export function saveTargetFails(runner: Runner): void {
  runner.saveState(targetFailsKey, 'true');
}

/** Whether main saw the target fail. */
export function readTargetFails(runner: Runner): boolean {
  return runner.state(targetFailsKey) === 'true';
}

/** Keeps what must be ended by post when main is killed. */
export function saveLeftover(runner: Runner, leftover: Leftover): void {
  runner.saveState(leftoversKey, JSON.stringify({ pid: leftover.pid, folder: leftover.folder }));
}

/** What main left behind; `null` when nothing. */
export function readLeftover(runner: Runner): Leftover | null {
  const parsed = parseJson(runner.state(leftoversKey));
  if (!parsed.ok || !isRecord(parsed.value)) return null;
  const { pid, folder } = parsed.value;
  return typeof pid === 'number' && Number.isInteger(pid) && pid > 1 && typeof folder === 'string'
    ? { pid, folder }
    : null;
}
