import type { Kept } from '@interlock/shared/gate/steps/gate';

import type { outputs } from '../../domain/inputs.ts';
import type { Decided } from '../looking.ts';

/** Leaves a baseline for later runs, where the policy says so. */
export async function keep(decided: Decided): Promise<Kept<typeof outputs>> {
  const { policy, loaded, values, ports, folder } = decided;
  if (policy.baseline.kind === 'none') return { notes: [], outputs: {} };
  const { keepBaseline } = await import('./keep-baseline.ts');
  const { kept, findings } = await keepBaseline(
    {
      policy,
      decision: decided.decision,
      measurements: decided.measured.measurements,
      subject: decided.subject,
      service: loaded.configuration.service ?? null,
      source: loaded.source,
      policyRecord: decided.policyRecord,
      key: values['evidence-key']?.reveal() ?? null,
    },
    folder,
    ports,
  );
  const written: Kept<typeof outputs>['outputs'] =
    kept === null ? {} : { 'baseline-file': kept.path, 'baseline-name': kept.name };
  return { notes: findings, outputs: written };
}
