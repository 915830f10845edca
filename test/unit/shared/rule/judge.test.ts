import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeRule, judgeRules } from '@interlock/shared/domain/rule/judge';
import type { Observation, Observations } from '@interlock/shared/domain/rule/observation';
import { verdictOfRules } from '@interlock/shared/domain/rule/outcome';
import type { MemberResult, RuleResult } from '@interlock/shared/domain/rule/result';
import { absent, metricOf, metrics, observing, ruleOf, seen, values } from './metrics.ts';

function judge(text: string, observations: Observations): RuleResult {
  const rule = ruleOf(text);
  return judgeRule(rule, metricOf(rule), observations, values);
}

/** The result of a rule without `each`. */
function only(text: string, found: Observation, rest: Partial<Observations> = {}): MemberResult {
  const { members } = judge(text, observing(found, rest));
  if (members.length !== 1 || members[0] === undefined) throw new Error('not one');
  return members[0];
}

describe('judgeRule', () => {
  test.each<[text: string, value: number, outcome: string]>([
    ['coverage.lines >= 80%', 0.8, 'pass'],
    ['coverage.lines >= 80%', 4 / 5, 'pass'],
    ['coverage.lines >= 80%', 1 - 0.2, 'pass'],
    ['coverage.lines >= 80%', 0.79999999, 'fail'],
    ['coverage.lines >= 80%', 79_999_999 / 100_000_000, 'fail'],
    ['coverage.lines <= 30%', 0.1 + 0.2, 'pass'],
    ['coverage.lines > 30%', 0.1 + 0.2, 'fail'],
    ['coverage.lines < 30%', 0.1 + 0.2, 'fail'],
    ['coverage.lines == 30%', 0.1 + 0.2, 'pass'],
    ['coverage.lines >= 100%', 1, 'pass'],
    ['coverage.lines >= 100%', 0.9999999999, 'fail'],
    ['tests.failed == 0', 0, 'pass'],
    ['tests.failed == 0', 1, 'fail'],
    ['tests.failed <= 0.3', 0.1 + 0.2, 'fail'],
    ['tests.count >= 120', 119, 'fail'],
    ['tests.count > 120', 120, 'fail'],
    ['performance.p95 < 1.5s', 1499, 'pass'],
    ['performance.p95 < 1.5s', 1500, 'fail'],
    ['table.newest-age of x <= 2h', 7_200_000, 'pass'],
    ['size.gzip <= 1.1MiB', 1_153_433, 'pass'],
    ['size.gzip <= 500kB', 500_001, 'fail'],
    ['temperature.change >= -5', -5, 'pass'],
    ['coverage.lines >= $min', 0.81, 'pass'],
    ['coverage.lines >= $min', 0.79, 'fail'],
  ])('%s of %d is a %s', (text, value, outcome) => {
    expect(only(text, seen(value)).outcome).toBe(outcome);
  });

  test.each<[text: string, value: number, baseline: number, outcome: string]>([
    ['coverage.lines >= baseline', 0.8, 0.8, 'pass'],
    ['coverage.lines >= baseline - 0.5pp', 0.814, 0.819, 'pass'],
    ['coverage.lines >= baseline - 0.5pp', 0.8139, 0.819, 'fail'],
    ['tests.count >= baseline + 10%', 11, 10, 'pass'],
    ['tests.count <= baseline + 10%', 110, 100, 'pass'],
    ['tests.count <= baseline + 10%', 111, 100, 'fail'],
    ['tests.count >= baseline + 0.1%', 3003, 3000, 'pass'],
    ['tests.count >= baseline - 2', 118, 120, 'pass'],
    ['tests.count >= baseline - 2', 117, 120, 'fail'],
    ['performance.p95 <= baseline + 50ms', 250, 200, 'pass'],
    ['size.gzip <= baseline + 2%', 0, 0, 'pass'],
    ['size.gzip <= baseline + 2%', 1, 0, 'fail'],
  ])('%s of %d, where it was %d, is a %s', (text, value, baseline, outcome) => {
    expect(only(text, seen(value), { baseline: () => seen(baseline) }).outcome).toBe(outcome);
  });

  test('a failure says what was seen, what was allowed, where, and what to do', () => {
    expect(only('coverage.lines in src/** >= 80%', seen(214 / 300, 'lcov.info', '214 of 300 lines'))).toEqual(
      {
        member: null,
        outcome: 'fail',
        value: 214 / 300,
        bound: 0.8,
        seen: '71.3 %',
        limit: '≥ 80 %',
        where: 'lcov.info',
        reason: {
          code: 'rule-violated',
          rule: 'coverage.lines in "src/**" >= 80%',
          seen: '71.3 %',
          limit: '≥ 80 %',
          where: 'lcov.info',
          fix: 'Bring coverage.lines in src/** from 71.3 % up to 80 % or more. Seen: 214 of 300 lines.',
        },
      },
    );
  });

  test('a limit that was worked out is shown with what it was worked out from', () => {
    const limitOf = (text: string, value: number, baseline: number): string =>
      only(text, seen(value), { baseline: () => seen(baseline) }).limit;
    expect(limitOf('coverage.lines >= baseline - 0.5pp', 0.9, 0.819)).toBe(
      '≥ 81.4 % (baseline 81.9 % − 0.5 pp)',
    );
    expect(limitOf('performance.p95 <= baseline + 10%', 500, 400)).toBe('≤ 440ms (baseline 400ms + 10 %)');
    expect(limitOf('tests.count >= baseline', 5, 5)).toBe('≥ 5 (baseline 5)');
    expect(limitOf('size.gzip <= baseline + 2kB', 5, 10_000)).toBe('≤ 12 kB (baseline 10 kB + 2 kB)');
    expect(only('coverage.lines >= $min', seen(0.9)).limit).toBe('≥ 80 % ($min)');
  });

  test('a value that fails never reads like its limit', () => {
    expect(only('coverage.lines >= 80%', seen(0.79996))).toMatchObject({ seen: '79.996 %', limit: '≥ 80 %' });
    expect(only('performance.p95 <= 90m', seen(5_400_001))).toMatchObject({ seen: '1h 30m 0.001s' });
    expect(only('size.gzip <= 1MiB', seen(1_048_577))).toMatchObject({ seen: '1.000001 MiB' });
    expect(
      only('coverage.lines >= baseline - 0.5pp', seen(0.81399), { baseline: () => seen(0.819) }),
    ).toMatchObject({ seen: '81.399 %', limit: '≥ 81.4 % (baseline 81.9 % − 0.5 pp)' });
    const cases: fc.Arbitrary<[string, number]> = fc.oneof(
      fc
        .tuple(fc.integer({ min: 1, max: 9999 }), fc.double({ min: 0, max: 1, noNaN: true }))
        .map<[string, number]>(([limit, value]) => [`coverage.lines >= ${limit / 100}%`, value]),
      fc
        .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 1_000_000 }))
        .map<[string, number]>(([limit, distance]) => [
          `coverage.lines >= ${limit / 100}%`,
          Math.max(0, limit / 10_000 - distance * 1e-12),
        ]),
      fc
        .tuple(fc.nat({ max: 5000 }), fc.double({ min: 0, max: 10_000, noNaN: true }))
        .map<[string, number]>(([limit, value]) => [`tests.failed <= ${limit}`, value]),
    );
    let failed = 0;
    fc.assert(
      fc.property(cases, ([text, value]) => {
        const result = only(text, seen(value));
        if (result.outcome !== 'fail') return;
        failed += 1;
        expect(result.limit).not.toBe(`${result.limit.slice(0, 1)} ${result.seen ?? ''}`);
      }),
      { numRuns: 2000 },
    );
    expect(failed).toBeGreaterThan(300);
  });

  test('what is almost nothing, or almost all, is not shown as nothing or all', () => {
    expect(only('coverage.lines >= 80%', seen(0.99999)).seen).toBe('99.999 %');
    expect(only('coverage.lines <= 80%', seen(0.0000123)).seen).toBe('0.001 %');
  });

  test('sizes are shown as the limit beside them was written', () => {
    expect(only('size.gzip <= 500kB', seen(512_000)).seen).toBe('512 kB');
    expect(only('size.gzip <= 500KiB', seen(512_000))).toMatchObject({ seen: '500 KiB', outcome: 'pass' });
  });

  test('asks for the whole, the path or the member, by name', () => {
    const observations = observing(seen(1), { members: () => ['web', 'api'] });
    judge('tests.failed of "a b" in src/** == 1', observations);
    judge('tests.failed in each package == 1', observations);
    judge('tests.failed == 1', observations);
    expect(observations.asked).toEqual([
      { metric: 'tests.failed', name: 'a b', scope: { kind: 'path', glob: 'src/**' } },
      { metric: 'tests.failed', name: null, scope: { kind: 'member', member: 'package', id: 'web' } },
      { metric: 'tests.failed', name: null, scope: { kind: 'member', member: 'package', id: 'api' } },
      { metric: 'tests.failed', name: null, scope: { kind: 'whole' } },
    ]);
  });
});

describe('what was not seen', () => {
  test('is inconclusive, with the code and fix of whoever looked', () => {
    expect(only('tests.failed == 0', absent)).toMatchObject({
      outcome: 'inconclusive',
      seen: null,
      limit: '= 0',
      reason: { code: 'report-missing', fix: 'No report has it. Write one.' },
    });
  });

  test('is inconclusive with a code and fix of its own when whoever looked gave none', () => {
    expect(only('tests.failed == 0', { kind: 'absent', code: '', why: ' ', fix: '' }).reason).toMatchObject({
      code: 'not-measured',
      fix: 'Nothing measured tests.failed. Make sure that tests.failed is reported.',
    });
  });

  test.each<[text: string, value: number, code: string]>([
    ['coverage.lines >= 80%', NaN, 'value-not-a-number'],
    ['coverage.lines >= 80%', Infinity, 'value-not-a-number'],
    ['tests.failed <= 3', -Infinity, 'value-not-a-number'],
    ['tests.failed <= 3', -1, 'value-out-of-range'],
    ['coverage.lines >= 80%', 1.3, 'value-out-of-range'],
    ['coverage.lines <= 80%', -0.1, 'value-out-of-range'],
    ['temperature.change <= 5', -101, 'value-out-of-range'],
  ])('a value that cannot be one is inconclusive: %s of %d', (text, value, code) => {
    const result = only(text, seen(value, 'lcov.info'));
    expect(result).toMatchObject({ outcome: 'inconclusive', where: 'lcov.info', reason: { code } });
    expect(result.reason?.fix).toContain('Mend lcov.info');
  });

  test('a value that rounding carried past the end of the range is a value', () => {
    expect(only('coverage.lines >= 80%', seen(1 + 2 ** -52)).outcome).toBe('pass');
  });

  test('a baseline that is lost, or cannot be one, is inconclusive', () => {
    const against = (baseline: Observation): MemberResult =>
      only('coverage.lines >= baseline', seen(0.9), { baseline: () => baseline });
    expect(against({ ...absent, code: 'baseline-lost' } as Observation)).toMatchObject({
      outcome: 'inconclusive',
      limit: '≥ baseline',
      reason: { code: 'baseline-lost' },
    });
    expect(against(seen(NaN)).reason?.code).toBe('baseline-not-a-number');
    expect(against(seen(-1)).reason?.code).toBe('baseline-out-of-range');
  });

  test('a baseline that never existed is not applicable, but hides no missing report', () => {
    expect(only('coverage.lines >= baseline', seen(0.9))).toMatchObject({
      outcome: 'not-applicable',
      reason: { code: 'baseline-never-existed', fix: 'Nothing to do: no run on main ever left one.' },
    });
    expect(only('coverage.lines >= baseline', absent).outcome).toBe('inconclusive');
    expect(only('coverage.lines >= baseline', seen(NaN)).outcome).toBe('inconclusive');
  });

  test('proof that there is nothing to judge is not applicable', () => {
    const nothing: Observation = { kind: 'not-applicable', why: 'no changed line can be covered' };
    expect(only('coverage.lines >= 90%', nothing)).toMatchObject({
      outcome: 'not-applicable',
      reason: { code: 'nothing-to-judge', fix: 'Nothing to do: no changed line can be covered.' },
    });
    expect(only('coverage.lines >= baseline', seen(0.9), { baseline: () => nothing }).reason?.code).toBe(
      'nothing-to-judge',
    );
  });

  test('a rule that should have been refused is inconclusive, whatever was seen', () => {
    for (const [text, code] of [
      ['coverage.lines >= 0.8', 'unit-missing'],
      ['coverage.lines >= 0%', 'never-false'],
      ['coverage.lines >= $nothing', 'value-unknown'],
      ['table.rows >= 1', 'name-required'],
    ] as const)
      expect(only(text, seen(1))).toMatchObject({ outcome: 'inconclusive', reason: { code } });
    const rule = ruleOf('tests.failed == 0');
    const result = judgeRule(rule, metricOf(ruleOf('tests.count > 0')), observing(seen(0)), values);
    expect(result).toMatchObject({
      outcome: 'inconclusive',
      members: [{ reason: { code: 'metric-unknown' } }],
    });
  });
});

describe('when changed', () => {
  const rule = 'coverage.lines in src/** >= 80% when changed';

  test('a change that touches nothing of it is not applicable, and nothing is looked at', () => {
    const observations = observing(seen(0.5), { changed: () => 'untouched' });
    expect(judge(rule, observations)).toMatchObject({
      outcome: 'not-applicable',
      members: [{ reason: { code: 'not-changed' } }],
    });
    expect(observations.asked).toEqual([]);
  });

  test('a change that touches it, or that could not be worked out, is judged', () => {
    expect(only(rule, seen(0.5), { changed: () => 'touched' }).outcome).toBe('fail');
    expect(only(rule, seen(0.5), { changed: () => 'unknown' }).outcome).toBe('fail');
    expect(only(rule, absent, { changed: () => 'unknown' }).outcome).toBe('inconclusive');
  });

  test('a rule without it is judged whatever changed', () => {
    expect(only('coverage.lines >= 80%', seen(0.5), { changed: () => 'untouched' }).outcome).toBe('fail');
  });
});

describe('each', () => {
  const rule = 'coverage.lines in each package >= 70%';

  test('judges every member, and the worst decides', () => {
    const result = judge(rule, observing({ web: seen(0.9), api: seen(0.5), cli: absent }));
    expect(result.outcome).toBe('fail');
    expect(result.members.map(({ member, outcome, seen: value }) => [member, outcome, value])).toEqual([
      ['web', 'pass', '90 %'],
      ['api', 'fail', '50 %'],
      ['cli', 'inconclusive', null],
    ]);
    expect(result.members[1]).toMatchObject({ where: 'api' });
    expect(result.members[1]?.reason?.fix).toContain('coverage.lines in package api');
  });

  test('one member that nobody measured makes the rule inconclusive, also under `else warn`', () => {
    const found = { web: seen(0.5), api: absent };
    expect(judge(`${rule} else warn`, observing(found)).outcome).toBe('inconclusive');
    expect(judge(rule, observing({ web: seen(0.9), api: absent })).outcome).toBe('inconclusive');
  });

  test('members that do not apply leave it to the others', () => {
    const nothing: Observation = { kind: 'not-applicable', why: 'x' };
    expect(judge(rule, observing({ web: seen(0.9), api: nothing })).outcome).toBe('pass');
    expect(judge(rule, observing({ web: nothing, api: nothing })).outcome).toBe('not-applicable');
  });

  test('no member is inconclusive', () => {
    expect(judge(rule, observing({}, { members: () => [] }))).toMatchObject({
      outcome: 'inconclusive',
      members: [{ member: null, limit: '≥ 70 %', reason: { code: 'no-members' } }],
    });
    const picked = judge('coverage.lines in each package "x/*" >= 70%', observing({}, { members: () => [] }));
    expect(picked.members[0]?.reason?.fix).toContain('Mend the glob');
  });
});

describe('else warn', () => {
  test('turns a failure into a warning, and nothing else', () => {
    expect(only('tests.failed == 0 else warn', seen(3))).toMatchObject({
      outcome: 'warn',
      reason: { code: 'rule-warned' },
    });
    expect(only('tests.failed == 0 else warn', seen(0)).outcome).toBe('pass');
    expect(only('tests.failed == 0 else warn', absent).outcome).toBe('inconclusive');
    expect(only('tests.failed == 0 else warn', seen(NaN)).outcome).toBe('inconclusive');
  });
});

describe('a failing rule says which way to go', () => {
  test.each<[text: string, value: number, fix: string]>([
    ['tests.count >= 120', 119, 'Bring tests.count from 119 up to 120 or more.'],
    ['tests.count > 120', 120, 'Bring tests.count from 120 to more than 120.'],
    ['tests.failed <= 2', 3, 'Bring tests.failed from 3 down to 2 or less.'],
    ['tests.failed < 2', 3, 'Bring tests.failed from 3 to less than 2.'],
    ['tests.failed of "a b" == 0', 3, 'Bring tests.failed of a b from 3 to 0.'],
  ])('%s of %d', (text, value, fix) => {
    expect(only(text, seen(value)).reason?.fix).toBe(fix);
  });

  test('and when the baseline leaves no way, it says that', () => {
    const result = only('coverage.lines >= baseline + 5pp', seen(1), { baseline: () => seen(0.98) });
    expect(result).toMatchObject({ outcome: 'fail', limit: '≥ 103 % (baseline 98 % + 5 pp)' });
    expect(result.reason?.fix).toContain('mend the offset');
  });
});

describe('judgeRules', () => {
  test('judges in the order of the rules, each once', () => {
    const rules = ['tests.failed  == 0', 'tests.count >= 1', 'tests.failed == 0 # again'].map((text) => ({
      text,
      rule: ruleOf(text),
    }));
    const results = judgeRules(rules, metrics, observing(seen(0)), values);
    expect(results.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['tests.failed  == 0', 'pass'],
      ['tests.count >= 1', 'fail'],
    ]);
  });

  test('a rule about an unknown metric is inconclusive', () => {
    const rules = [{ text: 'tests.fialed == 0', rule: ruleOf('tests.fialed == 0') }];
    const [result] = judgeRules(rules, metrics, observing(seen(0)), values);
    expect(result).toMatchObject({ outcome: 'inconclusive', members: [{ limit: '= 0' }] });
    expect(result?.members[0]?.reason).toMatchObject({ code: 'metric-unknown' });
    expect(result?.members[0]?.reason?.fix).toContain('`tests.failed`');
  });
});

const anyObservation: fc.Arbitrary<Observation> = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => seen(value)) },
  { weight: 2, arbitrary: fc.double().map((value) => seen(value)) },
  { weight: 2, arbitrary: fc.constant(absent) },
  { weight: 1, arbitrary: fc.constant<Observation>({ kind: 'not-applicable', why: 'x' }) },
);

const anyLimit = fc.oneof(
  fc.integer({ min: 1, max: 99 }).map((limit) => `${limit}%`),
  fc.constantFrom('$min', '$lost', 'baseline', 'baseline - 5pp', 'baseline + 5pp'),
);

const anyText = fc
  .record({
    scope: fc.constantFrom('', ' in src/**', ' in each package'),
    operator: fc.constantFrom('>=', '>', '<=', '<', '=='),
    limit: anyLimit,
    ending: fc.constantFrom('', ' when changed', ' else warn', ' when changed else warn'),
  })
  .map(({ scope, operator, limit, ending }) => `coverage.lines${scope} ${operator} ${limit}${ending}`);

const anyBaseline = fc.oneof(
  anyObservation,
  fc.constant({ kind: 'never-existed' as const, why: 'none yet' }),
);

describe('over all rules and observations', () => {
  test('a pass has seen everything that it needed, and its verdict is no better than that', () => {
    const passes = { plain: 0, baseline: 0, each: 0 };
    fc.assert(
      fc.property(
        anyText,
        fc.array(anyObservation, { maxLength: 3 }),
        anyBaseline,
        fc.constantFrom('touched' as const, 'untouched' as const, 'unknown' as const),
        (text, found, baseline, changed) => {
          const byMember = Object.fromEntries(found.map((one, index) => [`m${index}`, one]));
          const isEach = text.includes('each');
          const observations = observing(isEach ? byMember : (found[0] ?? absent), {
            members: () => Object.keys(byMember),
            baseline: () => baseline,
            changed: () => changed,
          });
          const result = judge(text, observations);
          expect(result.members.length).toBeGreaterThan(0);
          for (const member of result.members) {
            expect(member.reason === null).toBe(member.outcome === 'pass');
            expect(member.reason?.fix).not.toBe('');
          }
          const passed = result.outcome === 'pass' || result.outcome === 'warn';
          expect(verdictOfRules([result]) === 'pass').toBe(passed || result.outcome === 'not-applicable');
          const sound = (one: Observation | typeof baseline | undefined): boolean =>
            one?.kind === 'value' && one.value >= -1e-12 && one.value <= 1 + 1e-12;
          if (!passed) return;
          const used = isEach ? found : found.slice(0, 1);
          expect(used.length).toBeGreaterThan(0);
          expect(used.some(sound)).toBe(true);
          expect(used.every((one) => one.kind === 'not-applicable' || sound(one))).toBe(true);
          expect(text).not.toContain('$lost');
          if (text.includes('baseline')) expect(sound(baseline)).toBe(true);
          passes[isEach ? 'each' : text.includes('baseline') ? 'baseline' : 'plain'] += 1;
        },
      ),
      { numRuns: 5000 },
    );
    for (const count of Object.values(passes)) expect(count).toBeGreaterThan(30);
  });

  test('a better value never turns a pass into a failure', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        anyLimit,
        fc.boolean(),
        fc.boolean(),
        unit,
        unit,
        unit,
        (limit, strict, rising, a, b, base) => {
          const operator = (rising ? '>' : '<') + (strict ? '' : '=');
          const [worse, better] = a < b === rising ? [a, b] : [b, a];
          const outcome = (value: number): string =>
            only(`coverage.lines ${operator} ${limit}`, seen(value), { baseline: () => seen(base) }).outcome;
          if (outcome(worse) === 'pass') expect(outcome(better)).toBe('pass');
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('the published codes', () => {
  test('are all of those that a result of ours can have', () => {
    const docs = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8');
    const section = docs.split('### Codes of reasons\n')[1]?.split(/\n##/)[0] ?? '';
    const published = [...section.matchAll(/^\| `([a-z-]+)` +\| `([a-z-]+)`/gm)].map(
      ([, code, outcome]) => `${outcome} ${code}`,
    );
    const nothing: Observation = { kind: 'not-applicable', why: 'x' };
    const blank: Observation = { kind: 'absent', code: '', why: '', fix: '' };
    const lost = { baseline: () => seen(NaN) };
    const results = [
      only('tests.failed == 0', seen(1)),
      only('tests.failed == 0 else warn', seen(1)),
      only('tests.failed == 0', blank),
      only('tests.failed == 0', seen(NaN)),
      only('tests.failed == 0', seen(-1)),
      only('tests.failed == baseline', seen(0), lost),
      only('tests.failed == baseline', seen(0), { baseline: () => seen(-1) }),
      only('tests.failed in each package == 0', seen(0)),
      only('tests.failed == 0 when changed', seen(0), { changed: () => 'untouched' }),
      only('tests.failed == 0', nothing),
      only(
        'tests.failed <= baseline',
        { kind: 'value', value: 9, where: null, detail: null, samples: [1, 2, 9, 20, 30] },
        {
          baseline: () => ({
            kind: 'value',
            value: 4,
            where: null,
            detail: null,
            samples: [1, 2, 4, 18, 30],
          }),
        },
      ),
      only('tests.failed == baseline', seen(0)),
    ];
    expect(results.map(({ outcome, reason }) => `${outcome} ${reason?.code ?? ''}`).sort()).toEqual(
      [...published].sort(),
    );
  });
});
