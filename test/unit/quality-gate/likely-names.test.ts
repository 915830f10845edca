import { describe, expect, it } from 'vitest';

import { likelyNames } from '@interlock/quality-gate/domain/likely-names';

import { runGate, testsGiven } from './gate.ts';

const known = new Set([
  'checkout › pays',
  'checkout › pays twice',
  'tests/a.py::Cart › test_adds[x "y"]',
  'cart › empties',
]);

describe('the name that was meant', () => {
  it.each([
    ['checkout.pays', ['checkout › pays']],
    ['Checkout > Pays', ['checkout › pays']],
    ['pays twice', ['checkout › pays twice']],
    ['test_adds[x "y"]', ['tests/a.py::Cart › test_adds[x "y"]']],
    ['cart › emptys', ['cart › empties']],
    ['refunds', []],
    ['›', []],
  ])('by %s', (wanted, meant) => {
    expect(likelyNames(wanted, known)).toEqual(meant);
  });

  it('is never more than a few', () => {
    const many = new Set(Array.from({ length: 20_000 }, (_, index) => `suite ${index} › renders`));
    expect(likelyNames('renders', many)).toHaveLength(3);
    expect(likelyNames(`suite 4 › rendes`, many)).toHaveLength(3);
  });

  it('is told where a test that must run is in no report', async () => {
    const { ports } = await runGate({
      inputs: { reports: testsGiven, require: '- tests.passed of checkout.pays >= 1' },
      files: { 'reports/junit.xml': '<testsuite><testcase classname="checkout" name="pays"/></testsuite>' },
    });
    const text = String(ports.files.contents.get('/temp/interlock/quality-gate/report.json'));
    const [reason] = (JSON.parse(text) as { reasons: { fix: string }[] }).reasons;
    expect(reason?.fix).toContain('no report lists a case of that name; there is "checkout › pays"');
  });
});
