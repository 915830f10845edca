import { nameFilter } from '../../../domain/glob.ts';
import { joinPath } from '../../../domain/path.ts';
import { StepFailure } from '../../../domain/problem.ts';
import type { StoredArtifact } from '../../../ports/artifacts.ts';
import { textAt } from '../../../domain/value.ts';
import type { ActionStep } from '../../../domain/workflow/workflow.ts';
import type { RunningStep } from '../job-state.ts';
import { refuseInputs, type GivenInputs } from '../../../domain/job/built-in/given-inputs.ts';

/** `actions/download-artifact`: one artifact by name or id, or all (or those of a pattern), from this run. */
export async function runDownload(
  step: RunningStep,
  use: ActionStep,
  inputs: GivenInputs,
): Promise<'success'> {
  refuseInputs(use, inputs, {
    'run-id': textAt(step.job.github, 'run_id'),
    repository: textAt(step.job.github, 'repository'),
  });
  const { artifacts, files } = step.job.ports;
  const folder = joinPath(step.job.folders.workspace, inputs.text('path', '.'));
  const chosen = choose(artifacts.list(), inputs);
  const flat = inputs.text('name') !== '' || inputs.flag('merge-multiple', false);
  await files.makeFolder(folder);
  step.log.line(`Found ${chosen.length} artifact(s)`);
  for (const artifact of chosen) {
    const into =
      flat || (inputs.text('artifact-ids') !== '' && chosen.length === 1)
        ? folder
        : joinPath(folder, artifact.name);
    await artifacts.restore(artifact.name, into);
    step.log.line(`Artifact ${artifact.name} (${artifact.digest}) was downloaded to ${into}`);
  }
  step.outputs.set('download-path', folder);
  return 'success';
}

function choose(stored: readonly StoredArtifact[], inputs: GivenInputs): readonly StoredArtifact[] {
  const name = inputs.text('name');
  const ids = inputs
    .text('artifact-ids')
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (name !== '' && ids.length > 0)
    throw new StepFailure(
      "Inputs 'name' and 'artifact-ids' cannot be used together. Please specify only one.",
    );
  if (name !== '') {
    const found = stored.filter((artifact) => artifact.name === name);
    if (found.length === 0)
      throw new StepFailure(`Unable to download artifact(s): Artifact not found for name: ${name}`);
    return found;
  }
  if (ids.length > 0) {
    const found = stored.filter((artifact) => ids.includes(String(artifact.id)));
    if (found.length < ids.length)
      throw new StepFailure(
        `Unable to download artifact(s): no artifact of this run for some of the ids ${ids.join(', ')}`,
      );
    return found;
  }
  const pattern = inputs.text('pattern');
  if (pattern === '') return stored;
  const filter = nameFilter([pattern]);
  return stored.filter((artifact) => filter.matches(artifact.name));
}
