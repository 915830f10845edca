import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition } from '../format.ts';
import { sumOf } from './tally.ts';
import { xmlCases, type XmlDialect } from './xml-cases.ts';

const outcomes: ReadonlyMap<string, CaseOutcome> = new Map<string, CaseOutcome>([
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['skip', 'skipped'],
  ['notrun', 'skipped'],
]);

const dialect: XmlDialect = {
  roots: ['assemblies', 'assembly'],
  cases: new Set(['test']),
  outcome: ({ result }) => outcomes.get(result?.toLowerCase() ?? '') ?? 'errored',
  nameOf: ({ name }) => name ?? '',
  suiteFailure: () => null,
  troubles: (element, { type }) =>
    element === 'error' ? `an error outside of any test (${type ?? 'no type'})` : null,
  totals: (element) => element === 'assembly',
  stated: (count) => {
    const total = count('total');
    const notRun = count('not-run') ?? 0;
    return {
      tests: total === null ? [] : [total, total + notRun],
      passed: count('passed'),
      failing: sumOf(count('failed'), count('errors')),
      skipped: sumOf(count('skipped'), count('not-run')),
    };
  },
  mustState: 'assembly',
};

/** xUnit.net 1, 2 and 3 (xunit.net, "Format of XML files"). */
export const xunit: FormatDefinition = {
  kind: 'tests',
  title: 'xUnit.net XML',
  recognizes: ({ root }) => root === 'assemblies' || root === 'assembly',
  open: () => xmlCases(dialect),
};
