import { rewriteSelfReferences } from './self-reference.ts';

/**
 * Lines of a workflow that act's parser refuses. A copy without them is what act runs; what they are for (no
 * deployment of GitHub's own, a queue instead of the silent end of whoever waits) act does not have either.
 */
export const unknownToAct = [
  { line: /^ +deployment: false\n/gmu, why: 'environments without a deployment' },
  { line: /^ +queue: max\n/gmu, why: 'a concurrency group with a queue' },
] as const;

/** A workflow or an action as act can read it. */
export function writeForAct(text: string): string {
  return unknownToAct.reduce(
    (rest, { line }) => rest.replace(line, ''),
    rewriteSelfReferences(text, 'pinned'),
  );
}
