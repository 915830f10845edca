import type { Problem } from '../problem.ts';
import {
  defaultGrant,
  excesses,
  readPermissions,
  type DefaultPermissions,
  type Grant,
} from './permissions.ts';
import { haveOneOwner } from '../repository-owner.ts';
import type { CallJob } from './workflow.ts';
import type { WorkflowTree } from './workflow-tree.ts';

/**
 * Calls whose workflow or any of whose jobs, whatever its `if:`, asks for more than the calling job was granted. GitHub
 * starts nothing of such a run.
 */
export function excessiveCalls(
  loaded: WorkflowTree,
  settings: DefaultPermissions,
  inherited: Grant | null = null,
): readonly Problem[] {
  const ofWorkflow = readPermissions(loaded.workflow.permissions) ?? inherited;
  return loaded.workflow.jobs.flatMap((job) => {
    const called = loaded.calls.get(job.id);
    if (job.kind !== 'call' || called === undefined) return [];
    const ceiling =
      readPermissions(job.permissions) ??
      ofWorkflow ??
      defaultGrant(settings, haveOneOwner(loaded.source.repository, called.source.repository));
    return [...callExcesses(job, called, ceiling), ...excessiveCalls(called, settings, ceiling)];
  });
}

function callExcesses(job: CallJob, called: WorkflowTree, ceiling: Grant): readonly Problem[] {
  const asked = [
    { who: 'workflow', permissions: called.workflow.permissions },
    ...called.workflow.jobs.map((nested) => ({
      who: `nested job '${nested.id}'`,
      permissions: nested.permissions,
    })),
  ];
  return asked.flatMap(({ who, permissions }) => {
    const beyond = excesses(readPermissions(permissions) ?? new Map(), ceiling);
    if (beyond.length === 0) return [];
    const requested = beyond.map((each) => `${each.scope}: ${each.requested}`).join(', ');
    const allowed = beyond.map((each) => `${each.scope}: ${each.allowed}`).join(', ');
    return [
      {
        message: `Error calling workflow '${fullReference(job, called)}'. The ${who} is requesting '${requested}', but is only allowed '${allowed}'.`,
        place: job.idPlace,
      },
    ];
  });
}

/** A workflow of the same repository is named in full, at its commit. */
function fullReference(job: CallJob, { source, workflow }: WorkflowTree): string {
  const isLocal = job.uses.startsWith('./') || job.uses.startsWith('$/');
  return isLocal ? `${source.repository}/${workflow.path}@${source.sha}` : job.uses;
}
