import type { Finding } from '@interlock/shared/domain/report/annotations';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Reason } from '@interlock/shared/domain/verdict';

import { intersectRanges, type LineRange } from './change/line-ranges.ts';
import type { Decision } from './decision.ts';
import { complexityFindings, duplicationFindings, type IsTouched } from './source-annotations.ts';
import { placedFindings, type PlacedFinding } from './static-shown.ts';
import type { Measurements, NotableTest } from './measurements.ts';
import { sentence } from '@interlock/shared/domain/sentence';

function reasonFinding({ code, rule, where, seen, limit, fix }: Reason, level: 'error' | 'warning'): Finding {
  const values = [seen === null ? null : `seen ${seen}`, limit === null ? null : `limit ${limit}`];
  const what = [rule ?? where, rule === null ? seen : values.filter((value) => value !== null).join(', ')]
    .filter((part) => part !== null && part !== '')
    .join(': ');
  return {
    level,
    blocking: level === 'error',
    inDiff: false,
    severity: level === 'error' ? 10 : 1,
    title: `quality-gate: ${code}`,
    message: `${what === '' ? '' : `${sentence(what)} `}${fix}`,
    file: null,
    line: null,
    endLine: null,
  };
}

/** Codes of rules that were not judged because of something that has a reason of its own. */
const consequences: readonly string[] = ['measurement-broken', 'baseline-not-known'];

const ruleText = ({ rule, where }: Reason): string =>
  `${rule ?? 'a rule'}${where === null ? '' : ` (${where})`}`;

const shownRules = 5;

function listRules(reasons: readonly Reason[]): string {
  const names = [...new Set(reasons.map(ruleText))];
  const more = names.length - shownRules;
  return names.slice(0, shownRules).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/** Whether a reason is why a rule could not be judged: the rule names it as `(place: code)`. */
const isCauseOf = ({ rule, where, code }: Reason, { fix }: Reason): boolean =>
  rule === null && where !== null && fix.includes(`(${where}: ${code})`);

/**
 * What blocks, each cause once: GitHub shows ten errors of a step, and one broken report keeps many rules from being
 * judged. Such rules are named with their cause; those whose cause is none of the reasons, once for all of them.
 */
function blockingFindings(reasons: readonly Reason[]): readonly Finding[] {
  const unjudged = reasons.filter(({ code }) => consequences.includes(code));
  const causes = reasons.filter((reason) => !unjudged.includes(reason));
  const explained = new Set<Reason>();
  const findings = causes.map((cause) => {
    const its = unjudged.filter((one) => isCauseOf(cause, one));
    for (const one of its) explained.add(one);
    const found = reasonFinding(cause, cause.code === 'rule-warned' ? 'warning' : 'error');
    if (its.length === 0) return found;
    return { ...found, message: `${found.message} Not judged because of it: ${listRules(its)}.` };
  });
  const rest = new Map<string, Reason[]>();
  for (const one of unjudged.filter((reason) => !explained.has(reason))) {
    const key = `${one.code}\0${one.fix}`;
    rest.set(key, [...(rest.get(key) ?? []), one]);
  }
  return [
    ...findings,
    ...[...rest.values()].flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [reasonFinding({ ...first, rule: listRules(group) }, 'error')];
    }),
  ];
}

type IsAdded = (file: string, line: number) => boolean;

/** Whether the change adds one of some lines; none, where the change is not known. */
function addedLines({ change }: Measurements): IsTouched {
  if (change?.kind !== 'known') return () => false;
  const { files } = change.change;
  return (file, lines) => intersectRanges(files.get(file)?.added ?? [], [lines]).length > 0;
}

function caseFinding({ outcome, name, message, file, line, report }: NotableTest, isAdded: IsAdded): Finding {
  return {
    level: 'error',
    blocking: false,
    inDiff: file !== null && line !== null && isAdded(file, line),
    severity: 5,
    title: `${outcome}: ${name}`,
    message: message === '' ? `See ${report}.` : message,
    file,
    line,
    endLine: null,
  };
}

/** Findings of linters and type checkers, each at its place; they block where a rule on them does not hold. */
function staticFindings(decision: Decision, { statics }: Measurements, isAdded: IsAdded): readonly Finding[] {
  const isFailed = (metric: string): boolean =>
    decision.results.some(({ rule, outcome }) => outcome === 'fail' && rule.startsWith(metric));
  const subjects = new Map((statics?.reports ?? []).map(({ path, report }) => [path, report.subject]));
  const findingOf = ({ level, tool, rule, message, file, line, report }: PlacedFinding): Finding => {
    const metric = subjects.get(report) === 'types' ? 'types.errors' : `lint.${level}s`;
    const blocking = isFailed(metric);
    return {
      level: level === 'error' && blocking ? 'error' : 'warning',
      blocking,
      inDiff: file !== null && line !== null && isAdded(file, line),
      severity: level === 'error' ? 5 : 3,
      title: rule === null ? tool : `${tool}: ${rule}`,
      message: message === '' ? `See ${report}.` : message,
      file,
      line,
      endLine: null,
    };
  };
  return placedFindings(statics).map(findingOf);
}

const sayUncovered = ({ from, to }: LineRange): string =>
  `${from === to ? `Line ${from} is` : `Lines ${from} to ${to} are`} new, and no test covers ${from === to ? 'it' : 'them'}.`;

/** Added lines that are not covered, where a rule on them does not hold; each at its place in the change. */
function uncoveredFindings(decision: Decision, measurements: Measurements): readonly Finding[] {
  const judged = decision.results.filter(({ rule }) => rule.startsWith('coverage.changed-lines'));
  const isFailed = judged.some(({ outcome }) => outcome === 'fail');
  if (!isFailed && !judged.some(({ outcome }) => outcome === 'warn')) return [];
  const findingAt = (file: string, { from, to }: LineRange, message: string): Finding => ({
    level: 'warning',
    blocking: isFailed,
    inDiff: true,
    severity: 4,
    title: 'Changed lines are not covered',
    message,
    file,
    line: from,
    endLine: to,
  });
  return (measurements.changed ?? []).flatMap(({ path, uncovered, isReported, lines: { total } }) =>
    isReported
      ? uncovered.map((range) => findingAt(path, range, sayUncovered(range)))
      : uncovered
          .slice(0, 1)
          .map((range) =>
            findingAt(
              path,
              range,
              `No report mentions the file, so ${countOf(total, 'new line')} of it count as not covered.`,
            ),
          ),
  );
}

/** What a decision shows in the log: what blocks, then tests that did not pass, then what is worth knowing. */
export function annotationsOf(decision: Decision, measurements: Measurements): readonly Finding[] {
  const isTouched = addedLines(measurements);
  const isAdded: IsAdded = (file, line) => isTouched(file, { from: line, to: line });
  return [
    ...blockingFindings(decision.reasons),
    ...measurements.notable
      .filter(({ outcome }) => outcome !== 'flaky')
      .map((test) => caseFinding(test, isAdded)),
    ...staticFindings(decision, measurements, isAdded),
    ...uncoveredFindings(decision, measurements),
    ...complexityFindings(decision, measurements, isTouched),
    ...duplicationFindings(decision, measurements, isTouched),
    ...decision.notes.map((note) => reasonFinding(note, 'warning')),
  ];
}
