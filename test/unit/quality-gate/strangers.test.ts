import { describe, expect, it } from 'vitest';

import { codes } from '@interlock/quality-gate/domain/codes';
import { testFindings } from '@interlock/quality-gate/domain/kinds/tests/test-findings';

import { runGate, testsGiven } from './gate.ts';
import { readTests } from './read.ts';
import { strangers } from './stranger-samples.ts';

describe.each(strangers.map((one) => [one.tool, one] as const))('%s', (_tool, { text, counts, told }) => {
  it('is counted as a person counts it, and says no more against itself than that', () => {
    const report = readTests(text);
    expect(report.counts).toStrictEqual(counts);
    expect(testFindings('x', report).map(({ code }) => code)).toStrictEqual(told);
  });

  it('passes when nothing in it failed, and only then', async () => {
    const isGood =
      counts.failed + counts.errored === 0 && told.every((code) => codes[code].effect === 'note');
    const outcome = await runGate({ inputs: { reports: testsGiven }, files: { 'reports/a.xml': text } });
    expect(outcome.verdict).toBe(isGood ? 'pass' : 'fail');
    expect(outcome.output('tests')).toMatchObject(counts);
  });
});

describe('what a passing report of Catch2 says', () => {
  it('is nothing about its maker, nor about its assertions', async () => {
    const passing = strangers.find(({ tool }) => tool.startsWith('Catch2 3, all'));
    const { ports, verdict } = await runGate({
      inputs: { reports: testsGiven },
      files: { 'reports/a.xml': passing?.text ?? '' },
    });
    expect(verdict).toBe('pass');
    expect(`${ports.runner.summary()}${ports.runner.log.join('\n')}`).not.toMatch(/maker|26|differ/u);
  });
});
