import { expect, it } from 'vitest';

import { compareWith, given, junit, lcov, runOnMain } from './world.ts';

const sectionOf = (summary: string): string =>
  summary.split('### Against the baseline\n')[1]?.split('\n### ')[0] ?? '';

it('shows what moved since the baseline, drawn and in words, the worse first', async () => {
  const left = await runOnMain();
  const outcome = await compareWith(left, {
    ...given,
    files: {
      'reports/junit.xml': junit({ passed: ['adds', 'rounds', 'more'] }),
      'coverage/lcov.info': lcov({ 'src/a.js': [5, 10] }),
    },
  });
  const shown = sectionOf(outcome.ports.runner.summary());
  expect(shown).toMatch(/main at a{8}, run 4711/u);
  const rows = shown.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows[0]).toBe(
    '| `coverage.lines` | `█████████░`\u00a090\u00a0% | `█████░░░░░`\u00a050\u00a0% | −40.0\u00a0pp,\u00a0**worse** |',
  );
  expect(rows).toContain('| `tests.count` | 2 | 3 | +1,\u00a0better |');
  expect(rows.some((row) => row.includes('tests.failed'))).toBe(false);
});

it('says that nothing changed, and shows no table', async () => {
  const outcome = await compareWith(await runOnMain());
  const shown = sectionOf(outcome.ports.runner.summary());
  expect(shown).toContain('Nothing has changed, ');
  expect(shown).not.toContain('|');
});

it('is not there where nothing is compared with', async () => {
  const { outcome } = await runOnMain();
  expect(outcome.ports.runner.summary()).not.toContain('Against the baseline');
});
