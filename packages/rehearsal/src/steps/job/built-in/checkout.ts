import { isInside, joinPath } from '../../../domain/path.ts';
import { StepFailure } from '../../../domain/problem.ts';
import type { ActionStep } from '../../../domain/workflow/workflow.ts';
import type { RunningStep } from '../job-state.ts';
import { refuseInputs, type GivenInputs } from '../../../domain/job/built-in/given-inputs.ts';

/** `actions/checkout`: puts the committed tree of the repository, or of a mapped one, into the workspace. */
export async function runCheckout(
  step: RunningStep,
  use: ActionStep,
  inputs: GivenInputs,
): Promise<'success'> {
  refuseInputs(use, inputs, {
    'ssh-key': '',
    submodules: 'false',
    lfs: 'false',
    'sparse-checkout': '',
    filter: '',
    'github-server-url': 'https://github.com',
  });
  const { job } = step;
  const { workspace } = job.folders;
  const folder = joinPath(workspace, inputs.text('path', '.'));
  if (!isInside(workspace, folder))
    throw new StepFailure(`Repository path '${folder}' is not under '${workspace}'`);
  const repository = inputs.text('repository');
  const done = await job.ports.repositories.checkout({
    repository: repository === '' ? null : repository,
    ref: inputs.text('ref') === '' ? null : inputs.text('ref'),
    folder,
    depth: inputs.whole('fetch-depth', 1),
    tags: inputs.flag('fetch-tags', false),
    clean: inputs.flag('clean', true),
    environment: { ...job.ports.host.environment, HOME: job.folders.home },
    onLine: (line) => {
      step.log.line(line);
    },
  });
  if (repository === '') job.permissionsUsed.add('contents: read');
  step.outputs.set('ref', done.ref);
  step.outputs.set('commit', done.commit);
  step.log.line(`HEAD is now at ${done.commit}`);
  return 'success';
}
