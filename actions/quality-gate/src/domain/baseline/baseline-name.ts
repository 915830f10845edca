import type { Digests } from '@interlock/shared/ports/digests';

/** The file inside of the artifact. */
export const baselineFileName = 'baseline.json';

/** What a baseline is of. */
export interface BaselineOwner {
  /** `owner/name`. */
  readonly repository: string;
  /** Path of the workflow file. */
  readonly workflow: string;
  readonly gate: string;
  readonly service: string | null;
  readonly branch: string;
}

/**
 * The name of the artifact: readable, and different for every workflow, gate, service and branch, so that one list by
 * name finds no other's.
 */
export function baselineName(owner: BaselineOwner, digests: Digests): string {
  const { workflow, gate, service, branch } = owner;
  const digest = digests.sha256(JSON.stringify([workflow, gate, service, branch])).slice(0, 12);
  return `interlock-baseline-${gate}-${digest}`;
}

/** The workflow file of `owner/name/.github/workflows/x.yml@ref`, as the API names it. */
export function workflowPathOf(workflowRef: string): string {
  return (workflowRef.split('@')[0] ?? '').split('/').slice(2).join('/');
}
