import type { Reason } from '../verdict.ts';
import { checkRule } from './checker.ts';
import { holds, slackOf } from './comparison.ts';
import type { RuleContext } from './context.ts';
import { digitsApart, formatValue } from './format.ts';
import { formatLimit, formatOffset, limitAt, resolveLimit } from './limit.ts';
import type { Metric } from './metric.ts';
import { standingOf, type Standing } from './noise.ts';
import type { Observation, Observations, Query } from './observation.ts';
import { worstOutcome } from './outcome.ts';
import { writtenSubject } from './parser.ts';
import { printLimit, printRule } from './printer.ts';
import type { RuleProblem, WrittenRule } from './problem.ts';
import { absence, placeOf, remedy, sentence, subjectOf, symbols, unfit, unresolvedLimit } from './reason.ts';
import type { Case, LimitReason } from './reason.ts';
import type { MemberResult, RuleResult } from './result.ts';
import type { Quantity, Rule } from './rule.ts';

type Seen = Extract<Observation, { kind: 'value' }>;

/** The numbers that a member was judged by, where there are any. */
interface Numbers {
  readonly value: number | null;
  readonly bound: number | null;
}

const noNumbers: Numbers = { value: null, bound: null };

function inconclusive(
  reason: LimitReason,
  member: string | null,
  numbers: Numbers = noNumbers,
): MemberResult {
  const { seen, limit, where } = reason;
  return { member, outcome: 'inconclusive', ...numbers, seen, limit, where, reason };
}

/** What a result says of its rule. */
function about(
  rule: Rule,
  text: string,
  metric: Metric | undefined,
): Omit<RuleResult, 'outcome' | 'members'> {
  return {
    rule: text,
    note: rule.note,
    metric: rule.metric,
    name: rule.name,
    subject: writtenSubject(text),
    dimension: metric?.dimension ?? null,
    operator: rule.operator,
  };
}

/** A rule that should have been refused before: what is wrong with it, in the place of a result. */
function unusable(
  rule: Rule,
  text: string,
  metric: Metric | undefined,
  problem: Omit<RuleProblem, 'column'>,
): RuleResult {
  const reason = {
    code: problem.code,
    rule: text,
    seen: null,
    limit: `${symbols[rule.operator]} ${printLimit(rule.limit)}`,
    where: null,
    fix: `${problem.message} ${problem.fix}`,
  };
  return { ...about(rule, text, metric), outcome: 'inconclusive', members: [inconclusive(reason, null)] };
}

function notApplicable(judged: Case, member: string | null, code: string, why: string): MemberResult {
  const limit = unresolvedLimit(judged);
  const fix = `Nothing to do: ${sentence(why, 'there is nothing to judge.')}`;
  const reason: Reason = { code, rule: judged.text, seen: null, limit, where: null, fix };
  return { member, outcome: 'not-applicable', ...noNumbers, seen: null, limit, where: null, reason };
}

/** Why a number cannot be one of this metric's, or `null`. A rounding error past the end of the range is let be. */
function unfitness(value: number, metric: Metric): 'not-a-number' | 'out-of-range' | null {
  if (!Number.isFinite(value)) return 'not-a-number';
  const slack = slackOf(metric.dimension, 'fixed', value);
  return value < metric.least - slack || value > metric.most + slack ? 'out-of-range' : null;
}

/** How a value beyond a limit that its baseline set stands to it, by the samples of both. */
function standing({ rule, limit }: Case, at: number, seen: Seen, baseline: Seen | null): Standing {
  if (limit.kind === 'fixed' || baseline === null || rule.operator === '==') return { kind: 'unknown' };
  const { offset } = limit;
  const moved = at - baseline.value;
  const share = baseline.value === 0 ? 1 : at / baseline.value;
  const samples = { seen: seen.samples ?? [], baseline: baseline.samples ?? [] };
  const toLimit =
    offset?.kind === 'share' ? (one: number) => one * share : (one: number): number => one + moved;
  return standingOf(samples, toLimit, at, rule.operator.startsWith('<') ? 'above' : 'below');
}

/** How many samples a comparison rests on. */
function sayCounts(seen: Seen, baseline: Seen | null): string {
  return `${seen.samples?.length ?? 0} samples, ${baseline?.samples?.length ?? 0} of the baseline`;
}

/** Compares a value that can be one with a limit that is a number. */
function compare(
  judged: Case,
  query: Query,
  member: string | null,
  seen: Seen,
  baselineSeen: Seen | null,
): MemberResult {
  const { rule, metric, style } = judged;
  const baseline = baselineSeen?.value ?? null;
  const limit =
    judged.limit.kind === 'fixed' ? judged.limit.value : limitAt(baseline ?? NaN, judged.limit.offset);
  const slack = slackOf(metric.dimension, judged.limit.kind, limit);
  const passed = holds(seen.value, rule.operator, limit, slack);
  const same = Math.abs(seen.value - limit) <= slack;
  const ends = [metric.least, metric.most];
  const extra = digitsApart(seen.value, same ? ends : [...ends, limit], metric.dimension, style);
  const format = (value: number): string => formatValue(value, metric.dimension, { extra, style });
  const limitValue = judged.limit.kind === 'fixed' ? formatLimit(judged.limit) : format(limit);
  const derived =
    judged.limit.kind === 'baseline'
      ? ` (baseline ${format(baseline ?? NaN)}${formatOffset(judged.limit.offset)})`
      : '';
  const limitText = `${symbols[rule.operator]} ${limitValue}${derived}`;
  const seenText = format(seen.value);
  const where = seen.where ?? placeOf(query);
  const numbers = { value: seen.value, bound: limit };
  if (passed)
    return { member, outcome: 'pass', ...numbers, seen: seenText, limit: limitText, where, reason: null };
  const noise = standing(judged, limit, seen, baselineSeen);
  const counts = sayCounts(seen, baselineSeen);
  if (noise.kind === 'within-noise') {
    const excused = `${seenText} (beyond the limit by no more than noise: ${counts})`;
    return { member, outcome: 'pass', ...numbers, seen: excused, limit: limitText, where, reason: null };
  }
  if (noise.kind === 'too-noisy') {
    const fix = `${subjectOf(query)} is beyond the limit, and its samples scatter so much (${counts}) that it may be ${formatValue(noise.most, 'ratio')} beyond or not at all. Measure more often, or on a quieter machine.`;
    const code = 'samples-too-noisy';
    return inconclusive(
      { code, rule: judged.text, seen: seenText, limit: limitText, where, fix },
      member,
      numbers,
    );
  }
  const proof = noise.kind === 'beyond' ? ` It is beyond noise: ${counts}.` : '';
  const detail = sentence(seen.detail ?? '', '');
  const reason: Reason = {
    code: rule.elseWarn ? 'rule-warned' : 'rule-violated',
    rule: judged.text,
    seen: seenText,
    limit: limitText,
    where,
    fix:
      remedy(judged, query, seenText, limitValue, limit) + proof + (detail === '' ? '' : ` Seen: ${detail}`),
  };
  return {
    member,
    outcome: rule.elseWarn ? 'warn' : 'fail',
    ...numbers,
    seen: seenText,
    limit: limitText,
    where,
    reason,
  };
}

function judgeQuery(judged: Case, query: Query, member: string | null): MemberResult {
  const { rule, metric, observations } = judged;
  if (rule.whenChanged && observations.changed(query) === 'untouched')
    return notApplicable(
      judged,
      member,
      'not-changed',
      'the change touches nothing that this rule is about.',
    );
  // Looked at before the baseline: a report that is missing must not hide behind a baseline that never was.
  const seen = observations.observe(query);
  if (seen.kind === 'absent') return inconclusive(absence(judged, query, seen), member);
  if (seen.kind === 'not-applicable') return notApplicable(judged, member, 'nothing-to-judge', seen.why);
  const problem = unfitness(seen.value, metric);
  if (problem !== null) return inconclusive(unfit(judged, query, seen, 'value', problem), member);
  if (judged.limit.kind === 'fixed') return compare(judged, query, member, seen, null);
  const baseline = observations.baseline(query);
  if (baseline.kind === 'never-existed')
    return notApplicable(judged, member, 'baseline-never-existed', baseline.why);
  if (baseline.kind === 'not-applicable')
    return notApplicable(judged, member, 'nothing-to-judge', baseline.why);
  if (baseline.kind === 'absent') return inconclusive(absence(judged, query, baseline), member);
  const flaw = unfitness(baseline.value, metric);
  if (flaw !== null) return inconclusive(unfit(judged, query, baseline, 'baseline', flaw), member);
  return compare(judged, query, member, seen, baseline);
}

function judgeMembers(judged: Case): readonly MemberResult[] {
  const { rule } = judged;
  const asked = { metric: rule.metric, name: rule.name };
  if (rule.scope === null) return [judgeQuery(judged, { ...asked, scope: { kind: 'whole' } }, null)];
  if (rule.scope.kind === 'path')
    return [judgeQuery(judged, { ...asked, scope: { kind: 'path', glob: rule.scope.glob } }, null)];
  const { member, glob } = rule.scope;
  const ids = judged.observations.members(member, glob, asked);
  if (ids.length > 0)
    return ids.map((id) => judgeQuery(judged, { ...asked, scope: { kind: 'member', member, id } }, id));
  const among = glob === null ? '' : ` that matches ${glob}`;
  const reason = {
    code: 'no-members',
    rule: judged.text,
    seen: null,
    limit: unresolvedLimit(judged),
    where: glob,
    fix: `There is no ${member}${among}, so nothing was judged. Mend ${glob === null ? 'the reports or the configuration that name them' : 'the glob'}, or leave the rule out.`,
  };
  return [inconclusive(reason, null)];
}

function withoutNote(rule: Rule): string {
  return printRule({ ...rule, note: null });
}

function judgeChecked(
  { rule, text }: WrittenRule,
  context: RuleContext,
  observations: Observations,
): RuleResult {
  const metric = context.metrics.find(({ id }) => id === rule.metric);
  const [problem] = checkRule(rule, context, text);
  if (problem !== undefined) return unusable(rule, text, metric, problem);
  const resolved = metric === undefined ? null : resolveLimit(rule, metric, context.values);
  if (metric === undefined || resolved?.ok !== true)
    throw new Error(`a rule that was found sound cannot be judged: ${text}`);
  const limit = resolved.value;
  const quantity = limit.kind === 'fixed' ? limit.quantity : limit.offset?.quantity;
  const style = quantity?.unit === 'kB' || quantity?.unit === 'MB' ? 'decimal' : 'binary';
  const members = judgeMembers({ rule, text, metric, limit, style, observations });
  const outcome = worstOutcome(members.map((member) => member.outcome));
  return { ...about(rule, text, metric), outcome, members };
}

/**
 * Judges one rule. `text` is what the user wrote, for the reader; without it the rule's canonical form is shown. A
 * rule that `checkRule` refuses is `inconclusive` with that problem's code, whoever forgot to ask.
 */
export function judgeRule(
  rule: Rule,
  metric: Metric,
  observations: Observations,
  values: ReadonlyMap<string, Quantity>,
  text = withoutNote(rule),
): RuleResult {
  return judgeChecked({ rule, text }, { metrics: [metric], values }, observations);
}

/** Rules that say something of their own: one that is there twice, note and spacing aside, is one. */
export function distinctRules(rules: readonly WrittenRule[]): readonly WrittenRule[] {
  const distinct = new Map<string, WrittenRule>();
  for (const written of rules) {
    const canonical = withoutNote(written.rule);
    if (!distinct.has(canonical)) distinct.set(canonical, written);
  }
  return [...distinct.values()];
}

/**
 * Judges several rules, in their order, each of `distinctRules` once. One whose metric is not among `metrics` is
 * `inconclusive`.
 */
export function judgeRules(
  rules: readonly WrittenRule[],
  metrics: readonly Metric[],
  observations: Observations,
  values: ReadonlyMap<string, Quantity>,
): readonly RuleResult[] {
  return distinctRules(rules).map((written) => judgeChecked(written, { metrics, values }, observations));
}
