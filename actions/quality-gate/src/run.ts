import { defineGate } from '@interlock/shared/gate/steps/define-gate';

import { annotationsOf } from './domain/annotations.ts';
import { sayFound } from './domain/baseline/comparison.ts';
import { consequences } from './domain/codes.ts';
import { inputs, outputs } from './domain/inputs.ts';
import { policyOf, type Policy } from './domain/policy.ts';
import { reportFile, reportText, shownBaseline } from './domain/report-file.ts';
import { sectionsOf } from './domain/summary.ts';
import { shownTotals } from './domain/totals.ts';
import { keep } from './steps/baseline/keep.ts';
import type { Measured } from './steps/looking.ts';
import { beginMeasuring } from './steps/measuring.ts';

export { reportSchema } from './domain/report-file.ts';

/** Judges the reports of a build by rules: tests, coverage, findings, sizes; one verdict, nothing passed over. */
export const qualityGate = defineGate<typeof inputs, typeof outputs, Policy, Measured>({
  action: 'quality-gate',
  inputs,
  outputs,
  consequences,
  policyOf: (values, read) =>
    policyOf(
      { gate: values.gate, service: values.service },
      {
        reports: values.reports ?? [],
        rules: values.require ?? [],
        mode: values.mode,
        baseline: values.baseline,
        waivers: values.waivers,
      },
      read,
    ),
  additionsOf: ({ reports, require, waivers, baseline, 'working-directory': folder }) => ({
    reports,
    require: require?.map(({ text }) => text) ?? null,
    waivers,
    baseline: baseline === null || baseline.kind === 'none' ? null : baseline.text,
    'working-directory': folder,
  }),
  begin: beginMeasuring,
  keep,
  reportText: ({ measured }, body) => reportText(reportFile(body, measured.measurements)),
  summaryOf: ({ policy, decision, measured: { measurements, readings } }) => ({
    facts:
      measurements.comparison === null
        ? []
        : [{ name: 'baseline', value: sayFound(measurements.comparison.found), isProse: true }],
    sections: sectionsOf(policy, decision, measurements, readings),
  }),
  annotationsOf: ({ decision, measured }) => annotationsOf(decision, measured.measurements),
  outputsOf: ({ measured: { measurements } }) => {
    const totals = shownTotals(measurements);
    return {
      tests: JSON.stringify(totals.tests),
      coverage: JSON.stringify(totals.coverage),
      baseline: JSON.stringify(shownBaseline(measurements)),
      'new-failures': JSON.stringify(measurements.comparison?.newFailures ?? null),
      'baseline-file': '',
      'baseline-name': '',
    };
  },
});
