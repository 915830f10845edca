import type { Finding } from '@interlock/shared/domain/report/annotations';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { Decision } from './decision.ts';
import type { Measurements, NotableTest } from './measure.ts';

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

function caseFinding({ outcome, name, message, file, line, report }: NotableTest): Finding {
  return {
    level: 'error',
    blocking: false,
    inDiff: false,
    severity: 5,
    title: `${outcome}: ${name}`,
    message: message === '' ? `See ${report}.` : message,
    file,
    line,
    endLine: null,
  };
}

/** What a decision shows in the log: what blocks, then tests that did not pass, then what is worth knowing. */
export function annotationsOf(decision: Decision, measurements: Measurements): readonly Finding[] {
  return [
    ...decision.reasons.map((reason) =>
      reasonFinding(reason, reason.code === 'rule-warned' ? 'warning' : 'error'),
    ),
    ...measurements.notable.filter(({ outcome }) => outcome !== 'flaky').map(caseFinding),
    ...decision.notes.map((note) => reasonFinding(note, 'warning')),
  ];
}
