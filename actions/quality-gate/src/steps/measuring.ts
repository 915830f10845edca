import type { Checkout } from '@interlock/checkout/domain/checkout';
import { findCheckout, listRepository, listTracked } from '@interlock/checkout/steps/checkout';
import { formatsOf } from '@interlock/reports/steps/load-formats';
import type { Material } from '@interlock/shared/gate/domain/material';
import type { Measuring } from '@interlock/shared/gate/steps/gate';
import type { Ports } from '@interlock/shared/ports/ports';
import { begun } from '@interlock/shared/steps/begun';

import { findingsBeside, judge } from '../domain/judging.ts';
import { withoutLinesPastEnd } from '../domain/kinds/coverage/lines-past-end.ts';
import { kinds } from '../domain/kinds/kinds.ts';
import { measure, withSonar } from '../domain/measure.ts';
import type { Measurements } from '../domain/measurements.ts';
import { repeatedFindings } from '../domain/repeated-reports.ts';
import { subjectFindings } from '../domain/subject-findings.ts';
import { addBaseline } from './baseline/compare.ts';
import { addChange, askForChange } from './change.ts';
import { readJobs } from './job-times.ts';
import { shortFiles } from './line-counts.ts';
import type { Looking, Measured, Values } from './looking.ts';
import { readReports } from './reading.ts';
import { asksForBrotli } from './size-reading.ts';
import { askSonar } from './sonarqube/ask-sonar.ts';

/** Begins to load the readers of what the inputs name; the configuration may name more, which are loaded when read. */
function loadReaders({ reports }: Values): void {
  for (const { kind } of reports ?? []) if (kind !== 'sonarqube') void begun(formatsOf(kind));
}

/** Reads the files of reports, and the jobs of the run. */
async function readAll({ policy, values, ports }: Looking, checkout: Checkout) {
  return ports.runner.group('Reports', async () => {
    const ofFiles = await readReports(
      policy.reports,
      values['working-directory'] ?? '',
      asksForBrotli(policy.rules),
      checkout,
      ports,
    );
    const ofJobs = await readJobs(policy.reports, values.token?.reveal() ?? '', ports);
    return {
      unmatched: ofFiles.unmatched,
      readings: [...ofFiles.readings, ...ofJobs.readings],
      materials: [...ofFiles.materials, ...ofJobs.materials],
    };
  });
}

/** What the verdict rests on: what was read, and what it was compared with. */
function materialsOf(read: readonly Material[], { comparison }: Measurements): readonly Material[] {
  return comparison?.found.kind === 'known' ? [...read, comparison.found.material] : read;
}

/** Asks git while the configuration is still being read; gives what reads the reports and measures. */
export function beginMeasuring(
  values: Values,
  ports: Ports,
): (looking: Looking) => Promise<Measuring<Measured>> {
  const checkingOut = begun(findCheckout(values['working-directory'] ?? '', ports));
  const listing = begun(checkingOut.then((found) => listTracked(found, ports)));
  loadReaders(values);
  return async (looking) => {
    const { policy, waivers, subject } = looking;
    const checkout = await checkingOut;
    const findingChange = askForChange(policy, checkout, looking.loaded, ports);
    const { readings, materials, unmatched } = await readAll(looking, checkout);
    const asked = await askSonar(looking);
    const areFilesNeeded = policy.reports.some(({ kind }) => kinds[kind].isOfFiles);
    const repository = await listRepository(checkout, await listing, areFilesNeeded, ports);
    const reported = withSonar(
      measure(policy.reports, readings, repository, waivers?.use ?? null, unmatched),
      asked.sonar,
    );
    const counts = await shortFiles(reported.coverage, checkout.root, {
      files: ports.files,
      signal: ports.runner.cancellation,
    });
    const inFiles = withoutLinesPastEnd(reported, counts);
    const changed = await addChange(inFiles, counts, policy, findingChange, ports);
    const measurements = await addBaseline(changed, repository, looking);
    const { tests, static: statics } = measurements;
    return {
      measured: { measurements, readings },
      judge: (rules) => judge(measurements, rules),
      findings: (results) => [
        ...subjectFindings(subject, checkout, ports.runner.run),
        ...repeatedFindings(materials),
        ...findingsBeside(measurements, policy.rules, results),
      ],
      materials: materialsOf([...materials, ...asked.materials], measurements),
      waivable: {
        tests: tests !== null,
        tools: (statics?.reports ?? []).flatMap(({ report }) => report.tools),
      },
    };
  };
}
