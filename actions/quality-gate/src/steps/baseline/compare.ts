import type { RepositoryFiles } from '@interlock/checkout/domain/paths';

import { workflowPathOf } from '../../domain/baseline/baseline-name.ts';
import { sayFound, withBaseline } from '../../domain/baseline/comparison.ts';
import type { Measurements } from '../../domain/measurements.ts';
import type { Looking } from '../looking.ts';
import type { Asker } from './find-baseline.ts';

/** Finds what to compare with, where the policy says so. */
export async function addBaseline(
  measurements: Measurements,
  repository: RepositoryFiles | null,
  { policy, loaded, values, github, ports }: Looking,
): Promise<Measurements> {
  const { baseline: setting, gate } = policy;
  if (setting.kind === 'none') return measurements;
  const { configuration, source } = loaded;
  const { clock, digests, files, runner } = ports;
  const { run: context } = runner;
  const { findBaseline } = await import('./find-baseline.ts');
  return runner.group('Baseline', async () => {
    const asker: Asker = {
      owner: {
        repository: context.repository,
        workflow: workflowPathOf(context.workflowRef),
        gate,
        service: configuration.service ?? null,
      },
      runId: context.runId,
      commit: context.sha,
      nowMs: clock.now(),
      source,
      key: values['evidence-key']?.reveal() ?? null,
    };
    const looked = await findBaseline(setting, asker, { github, digests, files });
    runner.info(`baseline: ${sayFound(looked.found)}`);
    if (looked.trust !== null)
      runner.info(
        `its branch is ${looked.trust.isProtected ? 'protected' : 'the default branch, and not protected'}`,
      );
    return withBaseline(measurements, looked, repository, clock.now());
  });
}
