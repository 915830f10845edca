import { nearestWords } from '@interlock/shared/domain/nearest';

import type { Head, UsableReport } from './format.ts';
import { formatNames, kindOf, syntaxOf, type Format } from './format-names.ts';
import type { Syntax } from './named-format.ts';

type Kind = UsableReport['kind'];

/** Letters of a name that is compared with those of formats: of fewer any two are alike. */
const leastLetters = 4;
const mostLetters = 40;

/** How the first characters of a report are written. */
function writtenAs({ root, text }: Head): Syntax {
  if (root !== null || text.startsWith('<')) return 'XML';
  return /^[[{]/u.test(text) ? 'JSON' : 'text';
}

/**
 * The formats that come nearest to a report that is none: of the kind that its entry says, where it says one; those
 * named like its root element or one of its keys first, then those that are written alike, then the most common.
 *
 * @param kind - of what kind they are; `null` for any
 * @param head - the first characters of the report; `null` where only the name of a format is looked for
 * @param wanted - names that it was meant to have
 * @param most - how many
 */
export function nearestFormats(
  kind: Kind | null,
  head: Head | null,
  wanted: readonly string[],
  most = 3,
): readonly Format[] {
  const known = formatNames.filter((name) => kind === null || kindOf(name) === kind);
  const words = wanted.filter(({ length }) => length >= leastLetters && length <= mostLetters).slice(0, 20);
  const near = words.flatMap((word) => nearestWords(word, known, most));
  const alike = head === null ? [] : known.filter((name) => syntaxOf(name) === writtenAs(head));
  const names = new Set<string>([...near, ...alike, ...known]);
  return [...names].slice(0, most).flatMap((name) => known.filter((format) => format === name));
}

/** `Formats of the kind "tests" that come nearest: junit, nunit3, trx; all 12 are listed …` */
export function sayNearest(kind: Kind | null, head: Head | null, wanted: readonly string[]): string {
  const count = formatNames.filter((name) => kind === null || kindOf(name) === kind).length;
  if (count === 0) return `The kind "${kind ?? ''}" has no format.`;
  const nearest = nearestFormats(kind, head, wanted);
  const which = kind === null ? 'Formats' : `Formats of the kind "${kind}"`;
  const rest =
    count > nearest.length ? `; all ${count} are listed under "Formats" in the README of quality-gate` : '';
  return `${which} that come nearest: ${nearest.join(', ')}${rest}.`;
}
