import { expect, it } from 'vitest';

import { runGate } from './gate.ts';

it('shows the twenty files with the lowest share of covered lines, of equal ones the first, and counts the others', async () => {
  const name = (at: number) => `src/f${String(at).padStart(2, '0')}.js`;
  const all = Array.from({ length: 60 }, (_, at) => at);
  /** Every fifth is whole, every third half, the others a quarter. */
  const marks = (at: number) => (at % 5 === 0 ? [1, 1, 1, 1] : at % 3 === 0 ? [1, 1, 0, 0] : [1, 0, 0, 0]);
  const lcov = all
    .toReversed()
    .map(
      (at) =>
        `SF:${name(at)}\n${marks(at)
          .map((hit, index) => `DA:${String(index + 1)},${String(hit)}\n`)
          .join('')}end_of_record\n`,
    )
    .join('');
  const { ports } = await runGate({
    inputs: { reports: '- coverage: lcov.info', require: '- coverage.lines >= 1%' },
    files: { 'lcov.info': lcov },
    tracked: all.map(name),
  });
  const section = /Least covered files[\s\S]*?<\/details>/u.exec(ports.runner.summary())?.[0] ?? '';
  const shown = Array.from(section.matchAll(/src\/f(\d\d)/gu), ([, at]) => Number(at));
  const quarter = all.filter((at) => at % 5 !== 0 && at % 3 !== 0);
  expect(shown).toStrictEqual(quarter.slice(0, 20));
  expect(section).toContain('… and 28 more not shown');
});
