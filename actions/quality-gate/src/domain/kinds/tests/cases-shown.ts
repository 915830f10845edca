import { shorten } from '@interlock/shared/domain/report/cut';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import {
  code,
  details,
  lineBreak,
  strong,
  table,
  text,
  type Block,
  type Inline,
} from '@interlock/shared/domain/report/node';
import { countOf, formatCount } from '@interlock/shared/domain/report/numbers';

import type { NotableTest } from './test-measure.ts';
import type { ShownTests } from '../../totals.ts';

const icons = { failed: '❌\u00a0failed', errored: '❌\u00a0errored', flaky: '⚠️\u00a0flaky' } as const;
const shownRows = 20;
/** So many tests of one message are told as one thing. */
const leastAlike = 3;
const shownOfGroup = 3;

/** Tests that ended alike, in the order of the reports; of one alone nothing is alike. */
type Group = readonly [NotableTest, ...NotableTest[]];

/** A message without what differs from test to test: numbers, ports, ids, times. */
const shapeOf = (message: string): string => message.replaceAll(/0x[\da-f]+|[\da-f]{8,}|\d+/giu, '#');

/** Tests of one message together, where there are several of it; the largest groups first. */
function groupAlike(cases: readonly NotableTest[]): readonly Group[] {
  const groups = new Map<string, [NotableTest, ...NotableTest[]]>();
  for (const one of cases) {
    // Tests without a message have nothing in common.
    if (one.message === '') continue;
    const key = JSON.stringify([one.outcome, shapeOf(one.message)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  const alike = [...groups.values()].filter(({ length }) => length >= leastAlike);
  const told = new Set(alike.flat());
  const alone = cases.filter((one) => !told.has(one)).map((one): Group => [one]);
  return [...alike.sort((a, b) => b.length - a.length), ...alone];
}

const placeOf = ({ file, line, report }: NotableTest): Inline =>
  code(file === null ? report : `${file}${line === null ? '' : `:${line}`}`);

const nameAndPlace = (one: NotableTest): readonly Inline[] => [
  text(shorten(one.name, 160)),
  lineBreak(),
  placeOf(one),
];

function testCell(group: Group): readonly Inline[] {
  const [first] = group;
  if (group.length === 1) return nameAndPlace(first);
  const left = group.length - shownOfGroup;
  return [
    strong(countOf(group.length, 'test')),
    ...group
      .slice(0, shownOfGroup)
      .flatMap((one) => [lineBreak(), text(`${shorten(one.name, 80)} `), placeOf(one)]),
    ...(left > 0 ? [lineBreak(), text(`and ${formatCount(left)} more`)] : []),
  ];
}

function messageCell([first, ...others]: Group): string {
  const isSame = others.every(({ message }) => message === first.message);
  return `${shorten(first.message, 240)}${isSame ? '' : ' (the others differ in numbers alone)'}`;
}

const tableOf = (groups: readonly Group[]): Block =>
  table(
    ['Result', 'Test', 'Message'],
    groups.map((group) => [icons[group[0].outcome], testCell(group), messageCell(group)]),
    { rowCap: 200, cellCap: 600 },
  );

/** A report keeps no more cases than its cap: how many there are besides is said. */
function sayListed(listed: number, tests: ShownTests | null): string {
  const all = tests === null ? 0 : tests.failed + tests.errored + tests.flaky;
  return all > listed ? `${formatCount(listed)} of ${formatCount(all)} are listed` : formatCount(listed);
}

/** Failures first, those of one message together; what is beyond the first rows is folded. */
function blocksOf(cases: readonly NotableTest[]): readonly Block[] {
  const failing = cases.filter(({ outcome }) => outcome !== 'flaky');
  const flaky = cases.filter(({ outcome }) => outcome === 'flaky');
  const rows = [...groupAlike(failing), ...groupAlike(flaky)];
  const isGrouped = rows.length < cases.length;
  const rest = rows.slice(shownRows);
  const alone = [...failing, ...flaky].map((one): Group => [one]);
  return [
    tableOf(rows.slice(0, shownRows)),
    ...(isGrouped ? [details(`All ${formatCount(cases.length)}, one by one`, [tableOf(alone)])] : []),
    ...(!isGrouped && rest.length > 0 ? [details(`${formatCount(rest.length)} more`, [tableOf(rest)])] : []),
  ];
}

/** Tests that failed, could not run, or passed only when they ran again. */
export function caseSections(cases: readonly NotableTest[], tests: ShownTests | null): readonly Section[] {
  if (cases.length === 0) return [];
  const isUrgent = cases.some(({ outcome }) => outcome !== 'flaky');
  const title = isUrgent ? 'Tests that did not pass' : 'Tests that did not pass at once';
  return [
    {
      title: `${title} (${sayListed(cases.length, tests)})`,
      folded: false,
      isUrgent,
      blocks: blocksOf(cases),
    },
  ];
}
