import type { Reason } from '../verdict.ts';
import { emptinessOf } from './comparison.ts';
import { formatValue, type SizeStyle } from './format.ts';
import { formatLimit, type ResolvedLimit } from './limit.ts';
import type { Metric } from './metric.ts';
import type { Observation, Observations, Query } from './observation.ts';
import type { Operator, Rule } from './rule.ts';

/** Operators as a person reads them. */
export const symbols: Readonly<Record<Operator, string>> = {
  '>=': '≥',
  '<=': '≤',
  '==': '=',
  '<': '<',
  '>': '>',
};

/** A rule being judged: it, and all that saying why needs. */
export interface Case {
  readonly rule: Rule;
  readonly text: string;
  readonly metric: Metric;
  readonly limit: ResolvedLimit;
  readonly style: SizeStyle;
  readonly observations: Observations;
}

/** A reason that a limit belongs to. */
export type LimitReason = Reason & { readonly limit: string };

/** Text from a source of observations as a sentence, or the other when it is blank. */
export function sentence(text: string, otherwise: string): string {
  const trimmed = text.trim();
  if (trimmed === '') return otherwise;
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** What of a query a fix speaks of, e.g. `coverage.lines in src/pay/**`. */
export function subjectOf(query: Query): string {
  const { scope } = query;
  const name = query.name === null ? '' : ` of ${query.name}`;
  if (scope.kind === 'whole') return query.metric + name;
  return `${query.metric}${name} in ${scope.kind === 'path' ? scope.glob : `${scope.member} ${scope.id}`}`;
}

/** Where a query looks, when it is not everywhere. */
export function placeOf(query: Query): string | null {
  if (query.scope.kind === 'whole') return null;
  return query.scope.kind === 'path' ? query.scope.glob : query.scope.id;
}

/** The limit, with its operator, before any baseline was looked up. */
export function unresolvedLimit({ rule, limit }: Case): string {
  return `${symbols[rule.operator]} ${formatLimit(limit)}`;
}

/** A number that cannot be one of its metric's, as a reason. */
export function unfit(
  judged: Case,
  query: Query,
  observed: Extract<Observation, { kind: 'value' }>,
  which: 'value' | 'baseline',
  problem: 'not-a-number' | 'out-of-range',
): LimitReason {
  const { metric } = judged;
  const seen = formatValue(observed.value, metric.dimension, { style: judged.style });
  const range =
    metric.most === Infinity
      ? `${formatValue(metric.least, metric.dimension)} or more`
      : `${formatValue(metric.least, metric.dimension)} to ${formatValue(metric.most, metric.dimension)}`;
  const source = observed.where === null ? 'what reports it' : observed.where;
  const subject = which === 'value' ? subjectOf(query) : `The baseline of ${subjectOf(query)}`;
  return {
    code: `${which}-${problem}`,
    rule: judged.text,
    seen: which === 'value' ? seen : null,
    limit: unresolvedLimit(judged),
    where: observed.where ?? placeOf(query),
    fix: `${subject} is ${seen}, which it cannot be (${range}). Mend ${source}, or the tool that wrote it.`,
  };
}

/** An observation of nothing, as a reason; a source that gives no code or fix still gets one. */
export function absence(
  judged: Case,
  query: Query,
  absent: Extract<Observation, { kind: 'absent' }>,
): LimitReason {
  const subject = subjectOf(query);
  const why = sentence(absent.why, `Nothing measured ${subject}.`);
  return {
    code: absent.code.trim() === '' ? 'not-measured' : absent.code,
    rule: judged.text,
    seen: null,
    limit: unresolvedLimit(judged),
    where: placeOf(query),
    fix: `${why} ${sentence(absent.fix, `Make sure that ${subject} is reported.`)}`,
  };
}

/** What a failing rule asks for. */
export function remedy(judged: Case, query: Query, seen: string, limitText: string, limit: number): string {
  const { metric, rule } = judged;
  const subject = subjectOf(query);
  if (emptinessOf(rule.operator, { least: limit, most: limit }, metric) === 'never-true')
    return `From this baseline no value of ${metric.id} can meet the limit: mend the offset in the rule.`;
  switch (rule.operator) {
    case '>=':
      return `Bring ${subject} from ${seen} up to ${limitText} or more.`;
    case '>':
      return `Bring ${subject} from ${seen} to more than ${limitText}.`;
    case '<=':
      return `Bring ${subject} from ${seen} down to ${limitText} or less.`;
    case '<':
      return `Bring ${subject} from ${seen} to less than ${limitText}.`;
    case '==':
      return `Bring ${subject} from ${seen} to ${limitText}.`;
  }
}
