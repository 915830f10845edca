import type { Finding as Annotation } from '../../domain/report/annotations.ts';
import type { Reason } from '../../domain/verdict.ts';
import type { Decision } from './decision.ts';

function annotationOf(
  action: string,
  { code, rule, where, seen, limit, fix }: Reason,
  level: 'error' | 'warning',
): Annotation {
  const values = [seen === null ? null : `seen ${seen}`, limit === null ? null : `limit ${limit}`];
  const what = [rule ?? where, rule === null ? seen : values.filter((value) => value !== null).join(', ')]
    .filter((part) => part !== null && part !== '')
    .join(': ');
  return {
    level,
    blocking: level === 'error',
    inDiff: false,
    severity: level === 'error' ? 10 : 1,
    title: `${action}: ${code}`,
    message: `${what === '' ? '' : `${what}. `}${fix}`,
    file: null,
    line: null,
    endLine: null,
  };
}

/** Why the verdict is what it is, for the log of the step. */
export function reasonAnnotations(action: string, { reasons }: Decision): readonly Annotation[] {
  return reasons.map((reason) =>
    annotationOf(action, reason, reason.code === 'rule-warned' ? 'warning' : 'error'),
  );
}

/** What is worth knowing, for the log of the step. */
export function noteAnnotations(action: string, { notes }: Decision): readonly Annotation[] {
  return notes.map((note) => annotationOf(action, note, 'warning'));
}
