import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readDemands } from '@interlock/quality-gate/domain/demands';
import { metrics, removables } from '@interlock/quality-gate/domain/metrics';
import { readRules } from '@interlock/shared/domain/rule/checker';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import { printRule } from '@interlock/shared/domain/rule/printer';
import type { Dimension, Operator, Rule, Scope } from '@interlock/shared/domain/rule/rule';

import { anyName } from '../shared/rule/arbitrary.ts';

const operators: readonly Operator[] = ['>=', '<=', '==', '<', '>'];

/** How many of a metric's units one of these is; written down anew. */
const units: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  ratio: { '%': 0.01 },
  count: { '': 1 },
  duration: { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 },
  size: { B: 1, kB: 1_000, MB: 1e6, KiB: 1_024, MiB: 1_048_576, GiB: 1_073_741_824 },
};
const allUnits = [...new Set(Object.values(units).flatMap((known) => Object.keys(known))), 'pp'];

/** Metrics that are means, medians or rates, and so may be any number; all other counts and sizes are whole. */
const anyNumber: ReadonlySet<string> = new Set([
  ...['complexity.mean', 'performance.throughput', 'performance.count', 'performance.bytes'],
]);

const isWhole = ({ id, dimension }: Metric): boolean =>
  (dimension === 'count' || dimension === 'size') && !anyNumber.has(id);

/** What people would write, on both sides of every bound. */
const numbers = [
  '0',
  '0.001',
  '0.5',
  '1',
  '2',
  '33.3',
  '50',
  '99.999',
  '100',
  '100.001',
  '1000000',
  '-1',
  '-0.5',
];
const offsets = ['0', '0.5', '1', '5', '99.5', '100', '150'];

/** Values that a metric may have, around a limit. */
function valuesAround(metric: Metric, limit: number): readonly number[] {
  const most = metric.dimension === 'ratio' ? 1 : 1e24;
  const near = 1e-6;
  const [below, above] = [Math.floor(limit), Math.ceil(limit)];
  return [0, 1, most, limit, limit - near, limit + near, below, above, below - 1, above + 1].filter(
    (value) => value >= 0 && value <= most && (!isWhole(metric) || Number.isInteger(value)),
  );
}

/** Numbers that were divided on their way are the same when they differ in their last digits alone. */
const isSame = (metric: Metric, a: number, b: number): boolean =>
  Math.abs(a - b) <= (isWhole(metric) ? 1e-4 : 1e-9 * Math.max(1, Math.abs(b)));

function passes(metric: Metric, value: number, operator: Operator, limit: number): boolean {
  if (isSame(metric, value, limit)) return operator !== '<' && operator !== '>';
  return operator.startsWith('>') ? value > limit : operator.startsWith('<') && value < limit;
}

/** Goes through values and limits, and tells whether any value passes and any fails. */
function triedOut(metric: Metric, operator: Operator, limits: readonly number[]): string | null {
  const outcomes = new Set(
    limits.flatMap((limit) =>
      valuesAround(metric, limit).map((value) => passes(metric, value, operator, limit)),
    ),
  );
  if (!outcomes.has(true)) return 'never-true';
  return outcomes.has(false) ? null : 'never-false';
}

const nameOf = ({ id, names }: Metric): string =>
  names === 'required' ? ` of ${id === 'baseline.removed' ? removables[0] : 'x'}` : '';

const codeOf = (text: string): string | null => {
  const read = readRules([text], { metrics, values: new Map() });
  return read.ok ? null : (read.failures[0]?.code ?? 'no code');
};

/** How rules come out that come out otherwise than they should. */
function strange(rules: Iterable<readonly [text: string, code: string | null]>): readonly string[] {
  const found: string[] = [];
  for (const [text, expected] of rules) {
    const code = codeOf(text);
    if (code !== expected) found.push(`${text} is ${code ?? 'accepted'}, not ${expected ?? 'accepted'}`);
  }
  return found.slice(0, 20);
}

describe.each(metrics.map((metric) => [metric.id, metric] as const))('rules on %s', (id, metric) => {
  const subject = `${id}${nameOf(metric)}`;
  const known = units[metric.dimension];

  it('that can never be true, or never be false, are errors, and no others: every operator, number and unit', () => {
    function* limits(): Generator<readonly [string, string | null]> {
      for (const operator of operators)
        for (const number of numbers)
          for (const unit of allUnits) {
            const factor = known[unit];
            const wrongUnit = unit === '' ? 'unit-missing' : 'unit-wrong';
            const code =
              factor === undefined ? wrongUnit : triedOut(metric, operator, [Number(number) * factor]);
            yield [`${subject} ${operator} ${number}${unit}`, code];
          }
    }
    expect(strange(limits())).toStrictEqual([]);
  });

  it('against a baseline that can never be true, or never be false, are errors, whatever the baseline is', () => {
    const baselines = [0, 1, 0.5, 0.25, 2, 10, 200, 1e6, 1e13].filter(
      (value) =>
        (metric.dimension !== 'ratio' || value <= 1) && (!isWhole(metric) || Number.isInteger(value)),
    );
    /** How far an offset moves a baseline; `null` where its unit may not stand there. */
    const moved = (baseline: number, size: number, unit: string): number | null => {
      if (metric.dimension === 'ratio') return unit === 'pp' ? baseline + size / 100 : null;
      if (unit === '%') return baseline * (1 + size / 100);
      const factor = known[unit];
      return factor === undefined ? null : baseline + size * factor;
    };
    function* limits(): Generator<readonly [string, string | null]> {
      for (const operator of operators) {
        yield [`${subject} ${operator} baseline`, triedOut(metric, operator, baselines)];
        for (const number of offsets)
          for (const unit of allUnits)
            for (const sign of ['+', '-']) {
              const size = Number(`${sign}${number}`);
              const found = baselines.flatMap((baseline) => moved(baseline, size, unit) ?? []);
              const code = found.length === 0 ? 'offset-unit-wrong' : triedOut(metric, operator, found);
              yield [`${subject} ${operator} baseline ${sign} ${number}${unit}`, code];
            }
      }
    }
    expect(strange(limits())).toStrictEqual([]);
  });

  it('may have the scopes that the README names, and no others', () => {
    const [unit = ''] = Object.keys(known);
    const limit = metric.dimension === 'ratio' ? '== 50%' : `== 5${unit}`;
    const scopes = {
      path: ['in "src/**"'],
      package: ['in each package', 'in each package "a*"'],
      file: ['in each file', 'in each file "src/**"'],
      service: ['in each service'],
    } as const;
    const rules = (['path', 'package', 'file', 'service'] as const).flatMap((scope) =>
      scopes[scope].map(
        (written) =>
          [
            `${subject} ${written} ${limit}`,
            metric.scopes.includes(scope) ? null : 'scope-not-allowed',
          ] as const,
      ),
    );
    expect(strange(rules)).toStrictEqual([]);
    const nameless = metric.names === 'required' ? 'name-required' : null;
    const nameful = metric.names === 'never' ? 'name-not-allowed' : null;
    expect(codeOf(`${id} ${limit}`)).toBe(nameless);
    expect(codeOf(`${id} of ${removables[0]} ${limit}`)).toBe(nameful);
  });

  it('are read again as they were printed, whatever is named', () => {
    const [unit = null] = Object.keys(known);
    const hostile = fc.oneof(
      anyName,
      fc.constantFrom(
        'a b/c::d',
        '[x](y)',
        '\\"',
        '😀\u200d👩',
        '\u202eabc\u202c',
        'שלום עולם',
        'مرحبا',
        "it's",
        '`',
      ),
    );
    const scopes: readonly fc.Arbitrary<Scope | null>[] = metric.scopes.map((scope) =>
      scope === 'path'
        ? hostile.map((glob) => ({ kind: 'path', glob }))
        : fc.option(hostile).map((glob) => ({ kind: 'each', member: scope, glob })),
    );
    fc.assert(
      fc.property(
        metric.names === 'never' ? fc.constant(null) : hostile,
        fc.oneof(fc.constant(null), ...scopes),
        fc.constantFrom(...operators),
        fc.boolean(),
        (name, scope, operator, isBaseline) => {
          const quantity = { number: 40, unit: unit === '' ? null : unit } as Extract<
            Rule['limit'],
            { kind: 'value' }
          >['quantity'];
          const rule: Rule = {
            ...{ metric: id, name, scope, operator, whenChanged: false, elseWarn: false, note: null },
            limit: isBaseline ? { kind: 'baseline', offset: null } : { kind: 'value', quantity },
          };
          const text = printRule(rule);
          expect(parseRule(text)).toStrictEqual({ ok: true, value: rule });
          expect(codeOf(text)).toBeNull();
          // What this version cannot judge is refused in words, never by throwing.
          const demands = readDemands([text]);
          if (!demands.ok) expect(demands.failures[0]?.fix).not.toBe('');
        },
      ),
      { numRuns: 40 },
    );
  });
});
