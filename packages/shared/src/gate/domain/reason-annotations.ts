import type { Annotation } from '../../domain/report/annotations.ts';
import { sentence } from '../../domain/sentence.ts';
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
    message: `${what === '' ? '' : `${sentence(what)} `}${fix}`,
    file: null,
    line: null,
    endLine: null,
  };
}

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
 *
 * @param action - name of the action
 * @param decision - what the gate says
 * @param decision.reasons - why
 * @param consequences - codes of rules that were not judged because of something that has a reason of its own
 */
export function reasonAnnotations(
  action: string,
  { reasons }: Decision,
  consequences: readonly string[],
): readonly Annotation[] {
  const unjudged = reasons.filter(({ code }) => consequences.includes(code));
  const causes = reasons.filter((reason) => !unjudged.includes(reason));
  const explained = new Set<Reason>();
  const annotations = causes.map((cause) => {
    const its = unjudged.filter((one) => isCauseOf(cause, one));
    for (const one of its) explained.add(one);
    const found = annotationOf(action, cause, cause.code === 'rule-warned' ? 'warning' : 'error');
    if (its.length === 0) return found;
    return { ...found, message: `${found.message} Not judged because of it: ${listRules(its)}.` };
  });
  const rest = new Map<string, Reason[]>();
  for (const one of unjudged.filter((reason) => !explained.has(reason))) {
    const key = `${one.code}\0${one.fix}`;
    rest.set(key, [...(rest.get(key) ?? []), one]);
  }
  return [
    ...annotations,
    ...[...rest.values()].flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [annotationOf(action, { ...first, rule: listRules(group) }, 'error')];
    }),
  ];
}

/** What is worth knowing, for the log of the step. */
export function noteAnnotations(action: string, { notes }: Decision): readonly Annotation[] {
  return notes.map((note) => annotationOf(action, note, 'warning'));
}
