import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { realSuite } from '../harness/suite.ts';
import { asCheck, asComment, asSummary, launch, look } from './browser.ts';
import { builds } from './builds.ts';
import { gateOf, type Build, type Shown } from './gate.ts';
import { isSound, isTidy } from './sound.ts';

/** The first line of each build's summary, and what else people must find there. */
const expected: Readonly<
  Record<keyof typeof builds, readonly [firstLine: RegExp, sections: readonly string[]]>
> = {
  'all-green': [/^✅ quality-gate: pass, 7 of 7 rules$/u, ['Rules', 'Tests', 'Coverage']],
  'docs-only': [/^✅ .*1 not applicable$/u, ['Rules']],
  'first-run': [/^✅ .*not applicable$/u, ['Rules', 'Worth knowing']],
  'first-pull-request': [/^✅ .*not applicable$/u, ['Rules']],
  'one-failure': [
    /^❌ quality-gate: fail, tests\.failed 1 ≠ 0$/u,
    ['What blocks, and how to fix it', 'Tests that did not pass (1)', 'Rules'],
  ],
  'three-hundred-failures': [
    /^❌ quality-gate: fail, tests\.failed 300 ≠ 0$/u,
    ['What blocks, and how to fix it', 'Tests that did not pass (200 of 300 are listed)'],
  ],
  'truncated-report': [/^❌ quality-gate: fail, report-truncated: reports\/junit\.xml/u, []],
  'dead-shard': [/^❌ quality-gate: fail, report-count: .*3 files match, 4 demanded/u, []],
  'changed-lines-fall': [
    /^❌ quality-gate: fail, coverage\.changed-lines 20 % < 90 %, and 1 more$/u,
    ['Against the baseline', 'Changed lines that are not covered'],
  ],
  'lint-errors': [/^❌ .*lint\.errors 3 ≠ 0, and 1 more$/u, ['Lint and types']],
  'size-over-budget': [/^❌ .*size\.raw of "app-\*\.js" .* kB > 100 kB/u, ['Sizes', 'Against the baseline']],
  'benchmarks-slower': [
    /^❌ .*performance\.mean of BenchmarkTotal 5\.6µs > 4\.62µs/u,
    ['Performance', 'Against the baseline'],
  ],
  'benchmarks-noisy': [/^✅/u, ['Performance', 'Against the baseline']],
  duplication: [/^❌ .*duplication\.lines 15 % > 3 %/u, ['Duplication']],
  complexity: [/^❌ .*complexity\.max 23 > 20/u, ['Complexity']],
  waived: [/^❌ .*tests\.failed 1 ≠ 0$/u, ['Waived (1)', 'Worth knowing']],
  fork: [/^❌ .*tests\.failed 1 ≠ 0$/u, ['Tests that did not pass (1)']],
  'baseline-corrupt': [/^❔ quality-gate: inconclusive, baseline-corrupt/u, []],
  audit: [/^❌ .*\(audit: this step does not block, no move accepts it\)$/u, []],
  hostile: [/^❌ .*tests\.failed 9 ≠ 0, and 1 more$/u, ['Tests that did not pass (9)']],
  packages: [/^❌ .*tests\.failed 1 ≠ 0, and 2 more$/u, ['Tests', 'Coverage']],
  'everything-wrong': [
    /^❌ .*report-truncated: reports\/e2e\.xml.*, and \d+ more$/u,
    [
      'Waived (1)',
      'Against the baseline',
      'Lint and types',
      'Performance',
      'Sizes',
      'Complexity',
      'Duplication',
    ],
  ],
};

realSuite('what people see of a quality gate, in a real browser', ['chromium'], (programs) => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launch(programs.path('chromium'));
  });
  afterAll(() => browser.close());

  it.each(Object.keys(builds))(
    'shows %s: the answer first, then what blocks, all of it in view',
    async (name) => {
      const build = builds[name];
      const [firstLine, sections] = expected[name] ?? [];
      if (build === undefined || firstLine === undefined || sections === undefined)
        throw new Error(`Nothing is expected of ${name}.`);
      const shown = await gateOf(build);
      const { exitCode, summary } = shown;

      const seen = await look(browser, asSummary(summary), `gate-${name}`);
      isSound(seen);
      expect(seen.firstLine).toMatch(firstLine);
      const isGreen = seen.firstLine.startsWith('✅');
      expect(exitCode).toBe(isGreen || build.inputs['mode'] === 'audit' ? 0 : 1);
      // On the first screen: the answer, and what comes next.
      expect(seen.headings[0]?.bottom).toBeLessThan(120);
      expect(seen.headings[1]?.bottom).toBeLessThan(250);
      expect(seen.headings[1]?.text).toBe(isGreen ? 'Rules' : 'What blocks, and how to fix it');
      expect(seen.headings.map(({ text }) => text)).toEqual(expect.arrayContaining([...sections]));
      // What the first line counts is what the list has.
      const more = Number(/, and (\d+) more/u.exec(seen.firstLine)?.[1] ?? 0);
      if (!isGreen) expect(seen.items).toBe(more + 1);
      if (name !== 'hostile') isTidy(seen);
      // Drawings of one chart are of one width, whatever they show.
      expect(new Set(seen.drawings).size).toBeLessThanOrEqual(2);

      await isSaidElsewhere(name, build, shown, seen.firstLine);
    },
  );

  /** The comment, the check run and the terminal say the same. */
  async function isSaidElsewhere(
    name: string,
    build: Build,
    { comment, check, summary, offline }: Shown,
    firstLine: string,
  ) {
    const isForeign = build.isForeign === true;
    expect(comment !== null).toBe(build.change !== undefined && !isForeign);
    expect(check !== null).toBe(!isForeign);
    expect(summary.includes('No check run and no comment.')).toBe(isForeign);
    if (comment !== null) {
      const commented = await look(browser, asComment(comment), `gate-${name}-comment`);
      isSound(commented);
      expect(commented.firstLine).toBe(firstLine);
    }
    if (check !== null) {
      const checked = await look(browser, asCheck(check), `gate-${name}-check`);
      isSound(checked);
      expect(checked.firstLine).toBe(firstLine);
      const mode = build.inputs['mode'];
      expect(check.conclusion).toBe(
        mode === 'audit' ? 'neutral' : firstLine.startsWith('✅') ? 'success' : 'failure',
      );
    }
    const printed = (await offline()).split('\n');
    // What a run of a branch left is not asked for there, and nothing is audited.
    const isSame = !/branch=/u.test(build.inputs['baseline'] ?? '') && build.inputs['mode'] !== 'audit';
    if (isSame)
      expect(
        printed
          .slice(
            0,
            printed.findIndex((line) => /^═+$/u.test(line)),
          )
          .join(' '),
      ).toBe(firstLine);
    // The answer is said again at the end, unbroken, for whoever reads the last line alone.
    for (const line of printed.slice(0, -2))
      expect(Array.from(line.replaceAll(/\p{M}/gu, '')).length, line).toBeLessThanOrEqual(120);
  }
});
