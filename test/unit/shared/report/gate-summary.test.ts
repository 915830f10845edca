import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitSummary } from '@interlock/shared/domain/report/budget';
import { firstLine } from '@interlock/shared/domain/report/first-line';
import type { GateSummary } from '@interlock/shared/domain/report/gate-summary';
import { gateSummary } from '@interlock/shared/domain/report/gate-summary';
import { codeBlock, paragraph } from '@interlock/shared/domain/report/node';
import type { RuleOutcome } from '@interlock/shared/domain/rule/result';
import { verdicts } from '@interlock/shared/domain/verdict';
import { untrusted } from './arbitraries.ts';
import { readRendered, triggersIn } from './rendered.ts';
import { failing, member, reason, result } from './results.ts';

const answer = (changes: Partial<GateSummary>): GateSummary => ({
  gate: 'unit',
  verdict: 'pass',
  results: [],
  reasons: [],
  facts: [],
  sections: [],
  ...changes,
});

const markdownOf = (changes: Partial<GateSummary>): string =>
  fitSummary(gateSummary(answer(changes)), 'report.json').markdown;

describe('firstLine', () => {
  it('tells a pass by its rules', () => {
    const results = Array.from({ length: 7 }, (_, index) => result(`tests.count >= ${index}`, 'pass'));
    expect(firstLine(answer({ results }))).toBe('✅ unit: pass, 7 of 7 rules');
  });

  it('tells warnings and rules that did not apply', () => {
    const results = [result('a >= 1', 'pass'), result('b >= 1', 'warn'), result('c >= 1', 'not-applicable')];
    expect(firstLine(answer({ results }))).toBe('✅ unit: pass, 1 of 3 rules, 1 warning, 1 not applicable');
  });

  it('tells a fail by the rule, what was seen and the limit it misses', () => {
    expect(firstLine(answer({ verdict: 'fail', results: [failing()] }))).toBe(
      '❌ unit: fail, coverage.changed-lines 71.4 % < 90 %',
    );
  });

  it('tells the cause before the rules that suffer from it', () => {
    const missing = reason({
      code: 'report-missing',
      rule: null,
      seen: null,
      limit: null,
      where: 'reports/*.xml',
      fix: 'Run the tests.',
    });
    const results = [result('tests.failed == 0', 'inconclusive', [member('inconclusive')])];
    expect(firstLine(answer({ verdict: 'inconclusive', results, reasons: [missing] }))).toBe(
      '❔ unit: inconclusive, report-missing: reports/*.xml, and 1 more',
    );
  });

  it('counts what blocks as the list beneath it does', () => {
    const broken = (metric: string) =>
      result(`${metric} == 0`, 'inconclusive', [
        member('inconclusive', { reason: reason({ code: 'measurement-broken', fix: 'Mend it.' }) }),
      ]);
    const changes = {
      verdict: 'fail',
      results: [failing(), broken('tests.failed'), broken('tests.errored'), broken('tests.flaky')],
    } as const;
    expect(firstLine(answer(changes))).toMatch(/, and 1 more$/u);
    expect(markdownOf(changes).match(/^\d+\. /gmu)).toStrictEqual(['1. ', '2. ']);
  });

  it('tells a pass without rules by what it rests upon', () => {
    expect(firstLine(answer({ gate: 'people', passedBy: 'approved by alice and bob' }))).toBe(
      '✅ people: pass, approved by alice and bob',
    );
  });

  it('makes no pass of nothing: no rules, or a rule that looked at nothing', () => {
    expect(firstLine(answer({}))).toBe('❔ unit: inconclusive, nothing was judged');
    expect(firstLine(answer({ passedBy: ' ' }))).toContain('inconclusive');
    expect(firstLine(answer({ results: [result('a >= 1', 'pass', [])] }))).toBe(
      '❔ unit: inconclusive, a could not be judged (no-reason)',
    );
    expect(markdownOf({})).toContain('Nothing was judged. Give the gate at least one rule');
  });

  it('says so in audit mode', () => {
    expect(firstLine(answer({ verdict: 'fail', results: [failing()], mode: 'audit' }))).toContain(
      '(audit: this step does not block, no move accepts it)',
    );
  });

  it('is never better than any result, and always one line', () => {
    const outcome = fc.constantFrom<RuleOutcome>('pass', 'warn', 'fail', 'inconclusive', 'not-applicable');
    fc.assert(
      fc.property(
        fc.constantFrom(...verdicts),
        fc.array(fc.tuple(untrusted, outcome, fc.array(outcome, { maxLength: 3 }), untrusted)),
        (verdict, rules) => {
          const results = rules.map(([rule, worst, members, seen]) =>
            result(
              rule,
              worst,
              members.map((each) => member(each, { seen })),
            ),
          );
          const line = firstLine(answer({ verdict, results }));
          const outcomes = rules.flatMap(([, worst, members]) => [
            worst,
            ...(members.length === 0 ? (['inconclusive'] as const) : members),
          ]);
          const bad =
            verdict !== 'pass' ||
            rules.length === 0 ||
            outcomes.some((each) => each === 'fail' || each === 'inconclusive');
          expect(line.startsWith('✅')).toBe(!bad);
          expect(line.startsWith('❌')).toBe(verdict === 'fail' || outcomes.includes('fail'));
          expect(line).not.toContain('\n');
        },
      ),
    );
  });
});

describe('gateSummary', () => {
  it('gives the answer first, then what blocks and how to fix it, then the rules', () => {
    const markdown = markdownOf({
      verdict: 'fail',
      results: [
        result('tests.failed == 0', 'pass', [member('pass', { seen: '0', limit: '= 0' })]),
        failing(),
      ],
      facts: [{ name: 'commit', value: '4f2a9c1' }],
    });
    const order = [
      '## ❌ unit: fail, coverage.changed-lines 71.4 % &lt; 90 %',
      'commit `4f2a9c1`',
      '### What blocks, and how to fix it',
      '1. ❌ **coverage.changed-lines** is 71.4 %, limit ≥ 90 %, in `coverage/lcov.info`<br>**Do**: Cover src/pay.ts.',
      '### Rules',
      '| `coverage.changed-lines >= 90%` |',
      '| `tests.failed == 0` |',
    ].map((piece) => markdown.indexOf(piece));
    expect(order.every((position) => position >= 0)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('has one row a rule with a bar for a ratio, and folds the members of each', () => {
    const web = member('fail', {
      member: 'web',
      seen: '61.2 %',
      limit: '≥ 70 %',
      reason: reason({ fix: 'Test web.' }),
    });
    const api = member('pass', { member: 'api', seen: '88 %', limit: '≥ 70 %' });
    const markdown = markdownOf({
      verdict: 'fail',
      results: [result('coverage.lines in each package >= 70%', 'fail', [api, web])],
    });
    expect(markdown).toContain('web, the worst of 2 members');
    expect(markdown).toContain('`██████░│░░░`');
    expect(markdown).toContain(
      '<details><summary><code>coverage.lines in each package</code>: 2 members, 1 blocking',
    );
  });

  it.each([
    ['of the least, where more is better', '≥ 70 %', ['80 %', '72 %', '90 %'], 'b, the worst of 3 members'],
    ['of the most, where less is better', '≤ 1,500', ['9', '20', '1,204'], 'c, the worst of 3 members'],
    ['farthest from what it should be', '= 0', ['1', '12', '3'], 'b, the worst of 3 members'],
    ['that is the largest', '≤ 3 KiB', ['2 B', '1 KiB', '3 B'], 'b, the worst of 3 members'],
    ['that took the longest', '≤ 3s', ['800ns', '2.5µs', '1.2ms'], 'c, the worst of 3 members'],
    ['that cannot be compared, as one of them', '≤ 3h', ['1h 2m', '2s', '3s'], 'a, one of 3 members'],
  ])('shows of members that came out alike the one %s', (_, limit, values, expected) => {
    const members = values.map((seen, index) => member('pass', { member: 'abc'.charAt(index), seen, limit }));
    const operator = { '≥': '>=', '≤': '<=' }[limit.charAt(0)] ?? '==';
    const markdown = markdownOf({
      results: [result(`x in each package ${operator} 1`, 'pass', members)],
    });
    expect(markdown).toContain(expected);
    // Nothing is to be done: there is no column for it.
    expect(markdown).toContain('| Rule | Seen | Limit | Result |');
  });

  it('says once what is to do about rules in a row', () => {
    const unknown = (metric: string, fix: string) =>
      result(`${metric} == 0`, 'inconclusive', [
        member('inconclusive', { seen: null, reason: reason({ code: 'broken', fix }) }),
      ]);
    const markdown = markdownOf({
      verdict: 'inconclusive',
      results: [unknown('a', 'Mend it.'), unknown('b', 'Mend it.'), unknown('c', 'Mend this.')],
    });
    const toDo = markdown
      .split('\n')
      .flatMap((line) => (/^\| `[abc] == 0`/u.test(line) ? [line.split('|').at(-2)?.trim()] : []));
    expect(toDo).toStrictEqual(['Mend it.', 'As above.', 'Mend this.']);
    expect(markdown).toContain('not\u00a0known');
  });

  it('puts what is urgent before the rules', () => {
    const section = (title: string, isUrgent: boolean) => ({
      title,
      isUrgent,
      folded: false,
      blocks: [paragraph('x')],
    });
    const markdown = markdownOf({
      verdict: 'fail',
      results: [failing()],
      sections: [section('Later', false), section('Now', true)],
    });
    const order = ['### What blocks', '### Now', '### Rules', '### Later'].map((title) =>
      markdown.indexOf(title),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order[0]).toBeGreaterThan(0);
  });

  it('says of what is no number what was wanted, and no limit', () => {
    const missing = reason({
      code: 'built-missing',
      rule: null,
      seen: 'none',
      limit: 'one that ties every artifact to the commit',
      where: null,
      fix: 'Run record-build.',
    });
    expect(markdownOf({ verdict: 'fail', reasons: [missing] })).toContain(
      '**built-missing**: none, wanted: one that ties every artifact to the commit',
    );
  });

  it('names forty failing members of one rule as one obstacle', () => {
    const members = Array.from({ length: 40 }, (_, index) =>
      member('fail', {
        member: `p${index}`,
        seen: '1 %',
        limit: '≥ 70 %',
        reason: reason({ fix: `Test p${index}.` }),
      }),
    );
    const markdown = markdownOf({
      verdict: 'fail',
      results: [result('coverage.lines in each package >= 70%', 'fail', members)],
    });
    expect(markdown).toContain('failed for 40 (rule-violated): `p0` 1 %; ');
    expect(markdown).toContain('and 35 more; limit ≥ 70 %');
    expect(markdown).toContain('and likewise for the others');
    expect(markdown).not.toContain('2. ❌');
  });

  it('does not repeat a reason that a rule already carries, and keeps the others', () => {
    const other = reason({ code: 'report-truncated', rule: null, fix: 'Run the tests again.' });
    const markdown = markdownOf({ verdict: 'fail', results: [failing()], reasons: [reason(), other] });
    expect(markdown.match(/\*\*Do\*\*/g)).toHaveLength(2);
    expect(markdown).toContain('1. ❌ **report-truncated**');
  });

  it('says that inconclusive is not a pass', () => {
    const markdown = markdownOf({
      verdict: 'inconclusive',
      results: [result('tests.failed == 0', 'inconclusive')],
    });
    expect(markdown).toContain('Inconclusive is not a pass');
    expect(markdown).toContain('could not be judged (rule-violated)');
  });

  it('says when a verdict came without a reason', () => {
    expect(markdownOf({ verdict: 'fail' })).toContain('No reason was recorded');
    expect(firstLine(answer({ verdict: 'fail' }))).toBe('❌ unit: fail, no reason was given');
  });

  it('does not list what blocks on a pass, but lists what is worth knowing', () => {
    const note = reason({ code: 'waiver-expires', rule: null, fix: 'Renew it.' });
    const markdown = markdownOf({ results: [result('a >= 1', 'pass')], reasons: [note] });
    expect(markdown).not.toContain('What blocks');
    expect(markdown).toContain('### Worth knowing');
  });

  it('lets no name, value or fix of anybody be more than text', () => {
    fc.assert(
      fc.property(untrusted, untrusted, untrusted, (one, two, three) => {
        const markdown = markdownOf({
          gate: one,
          verdict: 'fail',
          results: [
            { ...failing(), rule: two, note: three },
            result(one, 'inconclusive', [
              member('inconclusive', {
                member: two,
                where: three,
                reason: reason({ code: one, fix: three }),
              }),
              member('fail', { member: one, seen: two, limit: three }),
            ]),
          ],
          reasons: [reason({ code: one, rule: two, seen: three, where: one, fix: two })],
          facts: [{ name: one, value: two }],
          sections: [{ title: one, folded: true, blocks: [codeBlock(two), paragraph(three)] }],
        });
        const rendered = readRendered(markdown);
        expect(rendered.links).toEqual([]);
        expect(rendered.comments).toBe(0);
        expect(triggersIn(rendered.prose)).toEqual([]);
        const known = 'h2 h3 p ol ul li strong code br table thead tbody tr th td details summary pre'.split(
          ' ',
        );
        expect(rendered.elements.filter((name) => !known.includes(name))).toEqual([]);
        expect(rendered.elements.filter((name) => name === 'details')).toHaveLength(2);
        expect(rendered.elements[0]).toBe('h2');
      }),
      { numRuns: 300 },
    );
  });
});
