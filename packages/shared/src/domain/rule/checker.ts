import { nearestWords } from '../nearest.ts';
import { failure, success, type Result } from '../result.ts';
import { emptinessOf, limitRange } from './comparison.ts';
import type { RuleContext } from './context.ts';
import { contradictions } from './contradiction.ts';
import { formatValue } from './format.ts';
import { formatLimit, resolveLimit } from './limit.ts';
import type { Metric } from './metric.ts';
import { locateRule, type RuleColumns } from './parser.ts';
import { printRule } from './printer.ts';
import type { ListedRuleProblem, RuleProblem, WrittenRule } from './problem.ts';
import type { Rule } from './rule.ts';

type Placed = Omit<RuleProblem, 'column'> & { readonly part: keyof RuleColumns };

const unplaced: RuleColumns = { metric: 1, name: 1, scope: 1, operator: 1, limit: 1, offset: 1 };

function quoted(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function unknownMetric(id: string, metrics: readonly Metric[]): Placed {
  const known = metrics.map((metric) => metric.id);
  const near = nearestWords(id.slice(0, 64), known);
  const group = `${id.split('.')[0] ?? ''}.`;
  const siblings = known.filter((name) => name.startsWith(group));
  const groups = [...new Set(known.map((name) => `${name.split('.')[0] ?? ''}.*`))];
  const custom = group === 'custom.' ? ' Or declare it under `custom`.' : '';
  const fix =
    near.length > 0
      ? `Did you mean ${quoted(near)}?`
      : siblings.length > 0
        ? `Known are ${quoted(siblings)}.`
        : `Known are ${quoted(groups)}.`;
  return {
    code: 'metric-unknown',
    message: `There is no metric \`${id.slice(0, 64)}\` here.`,
    fix: fix + custom,
    part: 'metric',
  };
}

function nameProblem(rule: Rule, metric: Metric): Placed | null {
  if (metric.names === 'required' && rule.name === null)
    return {
      code: 'name-required',
      message: `\`${metric.id}\` needs to be told of what.`,
      fix: `Write \`${metric.id} of NAME\`.`,
      part: 'operator',
    };
  if (metric.names === 'never' && rule.name !== null)
    return {
      code: 'name-not-allowed',
      message: `\`${metric.id}\` is not measured of anything by name.`,
      fix:
        metric.scopes.length > 0
          ? 'Leave `of` and the name out; for a part of the whole use `in`.'
          : 'Leave `of` and the name out.',
      part: 'name',
    };
  return null;
}

function scopeProblem(rule: Rule, metric: Metric): Placed | null {
  if (rule.scope === null) return null;
  const wanted = rule.scope.kind === 'path' ? 'path' : rule.scope.member;
  if (metric.scopes.includes(wanted)) return null;
  const allowed = metric.scopes.map((scope) => (scope === 'path' ? 'in "GLOB"' : `in each ${scope}`));
  return {
    code: 'scope-not-allowed',
    message: `\`${metric.id}\` is not measured ${wanted === 'path' ? 'by path' : `for each ${wanted}`}.`,
    fix: allowed.length === 0 ? 'Leave `in` and what follows it out.' : `It may have ${quoted(allowed)}.`,
    part: 'scope',
  };
}

function rangeOf(metric: Metric): string {
  const least = formatValue(metric.least, metric.dimension);
  if (metric.most === Infinity) return `${metric.isWhole === true ? 'a whole number, ' : ''}${least} or more`;
  return `from ${least} to ${formatValue(metric.most, metric.dimension)}`;
}

function limitProblem(rule: Rule, metric: Metric, values: RuleContext['values']): Placed | null {
  const resolved = resolveLimit(rule, metric, values);
  if (!resolved.ok) return resolved.failures[0] ?? null;
  const emptiness = emptinessOf(rule.operator, limitRange(metric, resolved.value), metric);
  if (emptiness === null) return null;
  const limit = `\`${rule.operator} ${formatLimit(resolved.value)}\``;
  return {
    code: emptiness,
    message: `${limit} can never be ${emptiness === 'never-true' ? 'true' : 'false'}: \`${metric.id}\` is ${rangeOf(metric)}.`,
    fix:
      emptiness === 'never-true'
        ? 'Write a limit that some value meets.'
        : 'Write a limit that some value fails, or leave the rule out.',
    part: 'limit',
  };
}

/**
 * Everything that is wrong with a parsed rule for these metrics and values; empty when it can be judged. The columns
 * are those of `text`, the rule as it was written; without one, of the rule as `printRule` writes it.
 */
export function checkRule(rule: Rule, context: RuleContext, text?: string): readonly RuleProblem[] {
  const metric = context.metrics.find((known) => known.id === rule.metric);
  const found: readonly (Placed | null)[] =
    metric === undefined
      ? [unknownMetric(rule.metric, context.metrics)]
      : [nameProblem(rule, metric), scopeProblem(rule, metric), limitProblem(rule, metric, context.values)];
  const problems = found.filter((problem) => problem !== null);
  if (problems.length === 0) return [];
  const located = locateRule(text ?? printRule(rule));
  const columns = located.ok ? located.value.columns : unplaced;
  return problems.map(({ code, message, fix, part }) => ({ code, message, column: columns[part], fix }));
}

/**
 * Everything that is wrong with several rules, each problem with its rule's text and index: what `checkRule` finds in
 * each, and pairs that can never both pass. The same rule twice is no problem.
 */
export function checkRules(
  rules: readonly WrittenRule[],
  context: RuleContext,
): readonly ListedRuleProblem[] {
  const each = rules.map(({ rule, text }, index) =>
    checkRule(rule, context, text).map((problem) => ({ ...problem, rule: text, index })),
  );
  const sound = rules.flatMap((written, index) => (each[index]?.length === 0 ? [{ ...written, index }] : []));
  return [...each.flat(), ...contradictions(sound, context)].sort((a, b) => a.index - b.index);
}

/**
 * Reads a list of rules as a user wrote it and checks it: every rule, or every problem of every rule together. No
 * rules at all are none; whether a gate may have none is for the gate.
 */
export function readRules(
  texts: readonly string[],
  context: RuleContext,
): Result<readonly WrittenRule[], ListedRuleProblem> {
  const located = texts.map((text) => ({ text, result: locateRule(text) }));
  const unread = located.flatMap(({ text, result }, index) =>
    result.ok ? [] : result.failures.map((problem) => ({ ...problem, rule: text, index })),
  );
  const read = located.flatMap(({ text, result }, index) =>
    result.ok ? [{ rule: result.value.rule, text, body: result.value.body, index }] : [],
  );
  // The columns are those of the text as given, so it is checked as given and shown without its note later.
  const checked = checkRules(read, context).map((problem) => ({
    ...problem,
    index: read[problem.index]?.index ?? problem.index,
  }));
  const problems = [...unread, ...checked].sort((a, b) => a.index - b.index);
  return problems.length > 0
    ? failure(...problems)
    : success(read.map(({ rule, body }) => ({ rule, text: body })));
}
