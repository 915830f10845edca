import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Observations, Query } from '@interlock/shared/domain/rule/observation';
import type { Quantity, Rule } from '@interlock/shared/domain/rule/rule';
import { parseRule } from '@interlock/shared/domain/rule/parser';

function metric(id: string, rest: Partial<Metric> & Pick<Metric, 'dimension'>): Metric {
  const most = rest.dimension === 'ratio' ? 1 : Infinity;
  return { id, meaning: id, names: 'optional', scopes: [], least: 0, most, better: 'lower', ...rest };
}

/** A closed list as an action would publish it. */
export const metrics: readonly Metric[] = [
  metric('coverage.lines', {
    dimension: 'ratio',
    scopes: ['path', 'package', 'service', 'file'],
    better: 'higher',
  }),
  metric('coverage.branches', { dimension: 'ratio', scopes: ['path'], better: 'higher' }),
  metric('tests.count', { dimension: 'count', names: 'never', scopes: ['package'], better: 'higher' }),
  metric('tests.failed', { dimension: 'count', isWhole: true, scopes: ['path', 'package'] }),
  metric('table.rows', { dimension: 'count', names: 'required', better: 'higher' }),
  metric('table.newest-age', { dimension: 'duration', names: 'required' }),
  metric('performance.p95', { dimension: 'duration' }),
  metric('size.gzip', { dimension: 'size' }),
  metric('temperature.change', { dimension: 'count', least: -100, most: 100 }),
];

export const values: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ['min', { number: 80, unit: '%' }],
  ['age', { number: 2, unit: 'h' }],
]);

export function ruleOf(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failures));
  return parsed.value;
}

export function metricOf(rule: Rule): Metric {
  const found = metrics.find(({ id }) => id === rule.metric);
  if (found === undefined) throw new Error(`no metric ${rule.metric}`);
  return found;
}

/** A value that was seen. */
export function seen(value: number, where: string | null = null, detail: string | null = null): Observation {
  return { kind: 'value', value, where, detail };
}

export const absent: Observation = {
  kind: 'absent',
  code: 'report-missing',
  why: 'No report has it.',
  fix: 'Write one.',
};

/** Observations of one value, or of one for each member. */
export function observing(
  found: Observation | Readonly<Record<string, Observation>>,
  rest: Partial<Observations> = {},
): Observations & { readonly asked: Query[] } {
  const asked: Query[] = [];
  const isOne = (it: typeof found): it is Observation => typeof it.kind === 'string';
  return {
    asked,
    observe: (query) => {
      asked.push(query);
      if (isOne(found)) return found;
      return (query.scope.kind === 'member' ? found[query.scope.id] : undefined) ?? absent;
    },
    members: () => (isOne(found) ? [] : Object.keys(found)),
    baseline: () => ({ kind: 'never-existed', why: 'no run on main ever left one' }),
    changed: () => 'touched',
    ...rest,
  };
}
