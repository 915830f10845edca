import { slackOf } from './comparison.ts';
import type { RuleContext } from './context.ts';
import { resolveLimit, type ResolvedLimit } from './limit.ts';
import { locateRule } from './parser.ts';
import type { ListedRuleProblem, WrittenRule } from './problem.ts';
import type { Operator } from './rule.ts';

type IndexedRule = WrittenRule & { readonly index: number };

/** One end of what a rule lets pass, as a number or as a distance from the baseline. */
interface Bound {
  readonly at: number;
  readonly open: boolean;
  readonly rule: IndexedRule;
}

interface Corridor {
  readonly slack: number;
  lower: Bound | null;
  upper: Bound | null;
}

const lowerOperators: readonly Operator[] = ['>=', '>', '=='];
const upperOperators: readonly Operator[] = ['<=', '<', '=='];

function isTighter(next: Bound, held: Bound | null, direction: 1 | -1): boolean {
  if (held === null) return true;
  const difference = direction * (next.at - held.at);
  return difference > 0 || (difference === 0 && next.open && !held.open);
}

/** Where a limit stands, on the scale that it can be compared on: numbers, or distances from the baseline. */
function standing(limit: ResolvedLimit): number | null {
  if (limit.kind === 'fixed') return limit.value;
  if (limit.offset === null) return 0;
  // Shares say nothing for certain: of a baseline of 0 they are all 0.
  if (limit.offset.kind === 'share') return null;
  return limit.offset.sign === '+' ? limit.offset.size : -limit.offset.size;
}

function isEmpty({ lower, upper, slack }: Corridor): boolean {
  if (lower === null || upper === null) return false;
  const gap = lower.at - upper.at;
  return lower.open || upper.open ? gap >= -slack : gap > slack;
}

/** Narrows the corridor of what the rule is about. Rules share one when they judge the same number of the same thing. */
function narrow(corridors: Map<string, Corridor>, indexed: IndexedRule, context: RuleContext): void {
  const { rule } = indexed;
  const metric = context.metrics.find((known) => known.id === rule.metric);
  if (metric === undefined) return;
  const resolved = resolveLimit(rule, metric, context.values);
  const at = resolved.ok ? standing(resolved.value) : null;
  if (!resolved.ok || at === null) return;
  const subject = JSON.stringify([rule.metric, rule.name, rule.scope, resolved.value.kind]);
  const corridor = corridors.get(subject) ?? {
    slack: slackOf(metric.dimension, resolved.value.kind, at),
    lower: null,
    upper: null,
  };
  corridors.set(subject, corridor);
  const bound = { at, open: rule.operator === '>' || rule.operator === '<', rule: indexed };
  if (lowerOperators.includes(rule.operator) && isTighter(bound, corridor.lower, 1)) corridor.lower = bound;
  if (upperOperators.includes(rule.operator) && isTighter(bound, corridor.upper, -1)) corridor.upper = bound;
}

function bodyOf(text: string): string {
  const located = locateRule(text);
  return located.ok ? located.value.body : text;
}

/**
 * Rules about the same number of the same thing that can never pass together. Each lets a range pass, and ranges that
 * do not all meet have two that do not: the tightest bounds tell.
 */
export function contradictions(
  rules: readonly IndexedRule[],
  context: RuleContext,
): readonly ListedRuleProblem[] {
  const corridors = new Map<string, Corridor>();
  for (const rule of rules) narrow(corridors, rule, context);
  return [...corridors.values()].filter(isEmpty).flatMap(({ lower, upper }) => {
    const pair = [lower, upper].flatMap((bound) => (bound === null ? [] : [bound.rule]));
    const [first, second] = pair.sort((a, b) => a.index - b.index);
    if (first === undefined || second === undefined) return [];
    return [
      {
        code: 'rules-contradict',
        message: `\`${bodyOf(second.text)}\` and \`${bodyOf(first.text)}\` can never both be true.`,
        column: 1,
        fix: 'Leave one of the two out, or mend its limit.',
        rule: second.text,
        index: second.index,
      },
    ];
  });
}
