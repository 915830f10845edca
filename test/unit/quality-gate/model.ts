import fc from 'fast-check';

import type { Counts } from '@interlock/reports/domain/tests/counts';

export type ModelOutcome = 'passed' | 'failed' | 'errored' | 'skipped' | 'flaky';

export interface ModelCase {
  readonly outcome: ModelOutcome;
  readonly name: string;
}

export interface ModelSuite {
  readonly name: string;
  readonly cases: readonly ModelCase[];
  readonly suites: readonly ModelSuite[];
}

const outcome = fc.constantFrom<ModelOutcome>('passed', 'failed', 'errored', 'skipped', 'flaky');
/** Names as tools really write them: blanks, slashes, `::`, quotes, brackets, any script. */
const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('a::b', 'a/b › c', '"quoted"', "it's", 'x[1]', 'a & b < c > d', ']]>', '名前'),
);

const { suite } = fc.letrec<{ suite: ModelSuite }>((tie) => ({
  suite: fc.record({
    name,
    cases: fc.array(fc.record({ outcome, name }), { maxLength: 6 }),
    suites: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constant([]),
      fc.array(tie('suite'), { maxLength: 3 }),
    ),
  }),
}));

/** A tree of suites. */
export const suiteArbitrary: fc.Arbitrary<ModelSuite> = suite;

export function totalsOf(suites: readonly ModelSuite[]): Counts {
  const counts = { passed: 0, failed: 0, errored: 0, skipped: 0, flaky: 0 };
  const visit = (at: ModelSuite): void => {
    for (const { outcome: ended } of at.cases) {
      counts[ended] += 1;
      if (ended === 'flaky') counts.passed += 1;
    }
    at.suites.forEach(visit);
  };
  suites.forEach(visit);
  return counts;
}

// Characters that XML cannot carry are left to the tests of single reports.
const escape = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;');

const bodies: Readonly<Record<ModelOutcome, string>> = {
  passed: '',
  failed: '<failure message="m"/>',
  errored: '<error message="m">trace</error>',
  skipped: '<skipped/>',
  flaky: '<flakyFailure message="m"/>',
};

/** One suite as JUnit XML. `nextId` makes the names of its cases unique. */
export function renderSuite(
  at: ModelSuite,
  options: { stated: boolean; lineEnd: string; nextId: () => number },
): string {
  const { lineEnd, nextId, stated } = options;
  const counts = totalsOf([at]);
  const attributes = stated
    ? ` tests="${counts.passed + counts.failed + counts.errored + counts.skipped}" failures="${counts.failed}" errors="${counts.errored}" skipped="${counts.skipped}"`
    : '';
  const cases = at.cases.map(
    (one) =>
      `<testcase classname="c" name="${escape(one.name)} ${nextId()}">${bodies[one.outcome]}</testcase>${lineEnd}`,
  );
  const suites = at.suites.map((inner) => renderSuite(inner, options));
  return `<testsuite name="${escape(at.name)}"${attributes}>${lineEnd}${cases.join('')}${suites.join('')}</testsuite>${lineEnd}`;
}

/** A whole JUnit file. */
export function renderReport(
  suites: readonly ModelSuite[],
  options: { stated?: boolean; lineEnd?: string; depth?: number } = {},
): string {
  let id = 0;
  const lineEnd = options.lineEnd ?? '\n';
  const nextId = (): number => (id += 1);
  const body = suites
    .map((at) => renderSuite(at, { stated: options.stated ?? true, lineEnd, nextId }))
    .join('');
  const depth = options.depth ?? 0;
  const wrapped = `${'<testsuite>'.repeat(depth)}${body}${'</testsuite>'.repeat(depth)}`;
  return `<?xml version="1.0" encoding="UTF-8"?>${lineEnd}<testsuites>${lineEnd}${wrapped}</testsuites>`;
}

/** Hits of lines by file. */
export type ModelCoverage = readonly { readonly path: string; readonly lines: readonly [number, number][] }[];

export const coverageArbitrary: fc.Arbitrary<ModelCoverage> = fc.array(
  fc.record({
    path: fc.constantFrom('src/a.js', 'src/b.js', 'lib/c.js'),
    lines: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 12,
    }),
  }),
  { minLength: 1, maxLength: 6 },
);

/** Records of lcov, one for each entry. */
export function renderLcov(coverage: ModelCoverage, lineEnd = '\n'): readonly string[] {
  return coverage.map(({ path, lines }) =>
    [`SF:${path}`, ...lines.map(([line, hits]) => `DA:${line},${hits}`), 'end_of_record', ''].join(lineEnd),
  );
}

export function coveredLines(coverage: ModelCoverage): { covered: number; total: number } {
  const lines = new Map<string, boolean>();
  for (const { path, lines: marked } of coverage)
    for (const [line, hits] of marked) {
      const key = `${path}:${line}`;
      lines.set(key, hits > 0 || lines.get(key) === true);
    }
  return { covered: [...lines.values()].filter(Boolean).length, total: lines.size };
}
