import type { Finding } from '@interlock/shared/domain/report/annotations';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Reason } from '@interlock/shared/domain/verdict';

import { intersectRanges, type LineRange } from './change/line-ranges.ts';
import type { Decision } from './decision.ts';
import { complexityFindings, duplicationFindings, type IsTouched } from './source-annotations.ts';
import { placedFindings, type PlacedFinding } from './static-shown.ts';
import type { Measurements, NotableTest } from './measurements.ts';

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
    message: `${what === '' ? '' : `${what}. `}${fix}`,
    file: null,
    line: null,
    endLine: null,
  };
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
    ...decision.reasons.map((reason) =>
      reasonFinding(reason, reason.code === 'rule-warned' ? 'warning' : 'error'),
    ),
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
