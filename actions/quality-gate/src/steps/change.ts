import type { Change, FoundChange } from '@interlock/checkout/domain/change';
import type { Checkout } from '@interlock/checkout/domain/checkout';
import { findChange } from '@interlock/checkout/steps/find-change';
import type { LoadedConfiguration } from '@interlock/shared/domain/configuration/source';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Ports } from '@interlock/shared/ports/ports';
import { begun } from '@interlock/shared/steps/begun';

import { questionsOf, withChange } from '../domain/change/change-measure.ts';
import type { Measurements } from '../domain/measurements.ts';
import type { Policy } from '../domain/policy.ts';

function sayChange({ touched, bases, said }: Change): string {
  const against = bases.map((base) => base.slice(0, 8)).join(' and ');
  return `${countOf(touched.size, 'file')} touched since ${against === '' ? said : `${against} (${said})`}`;
}

/** What the change is, where coverage is given or a rule asks for it; `null` where nobody looks at it. */
export function askForChange(
  policy: Policy,
  checkout: Checkout,
  { source, target }: LoadedConfiguration,
  ports: Ports,
): Promise<FoundChange> | null {
  const asked = questionsOf(policy.rules);
  const hasCoverage = policy.reports.some(({ kind }) => kind === 'coverage');
  if (!hasCoverage && !asked.changedLines && !asked.whenChanged) return null;
  // On GitHub the configuration was read from the branch that the change is for.
  const branch = target ?? { name: source.ref, commit: source.commit };
  return begun(findChange(checkout, ports.runner.run, branch, ports));
}

/** Lays the change over the measurements, where somebody looks at it. */
export async function addChange(
  measurements: Measurements,
  counts: ReadonlyMap<string, number>,
  { rules }: Policy,
  finding: Promise<FoundChange> | null,
  { runner }: Ports,
): Promise<Measurements> {
  if (finding === null) return measurements;
  const asked = questionsOf(rules);
  return runner.group('Change', async () => {
    const found = await finding;
    runner.info(found.kind === 'known' ? sayChange(found.change) : `${found.code}: ${found.why}`);
    if (found.kind === 'unknown') return withChange(measurements, found, asked);
    return withChange(measurements, { ...found, change: { ...found.change, lineCounts: counts } }, asked);
  });
}
