import type { MemberResult, RuleResult } from '../rule/result.ts';
import { shorten } from './cut.ts';
import type { Block, Inline } from './node.ts';
import { bar, code, details, lineBreak, prose, table, text } from './node.ts';
import { plainText } from './inline.ts';
import { countOf } from './numbers.ts';
import { blocks, outcomeWord } from './outcome.ts';

const badness: Readonly<Record<MemberResult['outcome'], number>> = {
  pass: 0,
  'not-applicable': 1,
  warn: 2,
  inconclusive: 3,
  fail: 4,
};

/** How far a value is on the bad side of its limit's direction; `null` when there is no value. */
const distanceOf = ({ value, bound }: MemberResult, operator: RuleResult['operator']): number | null => {
  if (value === null) return null;
  if (operator.startsWith('>')) return -value;
  if (operator.startsWith('<')) return value;
  return bound === null ? null : Math.abs(value - bound);
};

/** The members of a result, the worst first; what cannot be compared comes first of those that came out alike. */
const worstFirst = ({ members, operator }: RuleResult): readonly MemberResult[] =>
  [...members].sort((a, b) => {
    const [ofA, ofB] = [distanceOf(a, operator) ?? Infinity, distanceOf(b, operator) ?? Infinity];
    return badness[b.outcome] - badness[a.outcome] || (ofA === ofB ? 0 : ofB - ofA);
  });

/** Whether one member is known to be the worst, and not merely one of those that came out alike. */
const hasWorst = (result: RuleResult, worst: MemberResult): boolean => {
  const alike = result.members.filter(({ outcome }) => outcome === worst.outcome);
  return alike.length === 1 || alike.every((member) => distanceOf(member, result.operator) !== null);
};

/** Short texts of a narrow column stay on one line. */
const unbroken = (short: string): string => (short.length <= 20 ? short.replaceAll(' ', '\u00a0') : short);

const longestFix = 160;

/** What blocks is told in full above the table; here its first sentence is enough. */
const inShort = (fix: string): string => shorten(/^.*?[.!?](?= |$)/su.exec(fix)?.[0] ?? fix, longestFix);

const seenCell = (member: MemberResult, { dimension }: RuleResult): readonly Inline[] => {
  if (member.seen === null)
    return [text(unbroken(member.outcome === 'inconclusive' ? 'not known' : 'nothing seen'))];
  return dimension !== 'ratio' || member.value === null
    ? [text(unbroken(member.seen))]
    : [bar(member.value, unbroken(member.seen), { limit: member.bound, width: 10 })];
};

const whatToDo = (member: MemberResult): readonly Inline[] =>
  member.outcome === 'pass' || member.reason === null
    ? [text('')]
    : prose(blocks(member.outcome) ? inShort(member.reason.fix) : member.reason.fix);

const ruleCell = (result: RuleResult): readonly Inline[] => [
  code(result.rule),
  ...(result.note === null ? [] : [lineBreak(), text(result.note)]),
];

const row = (result: RuleResult): readonly (readonly Inline[])[] => {
  const [worst] = worstFirst(result);
  if (worst === undefined) {
    return [
      ruleCell(result),
      [text(unbroken('nothing seen'))],
      [],
      [text(unbroken(outcomeWord(result.outcome)))],
      [],
    ];
  }
  const many =
    result.members.length > 1 || worst.member !== null
      ? [
          lineBreak(),
          text(
            [
              worst.member,
              `${hasWorst(result, worst) ? 'the worst' : 'one'} of ${countOf(result.members.length, 'member')}`,
            ]
              .filter((part) => part !== null)
              .join(', '),
          ),
        ]
      : [];
  return [
    ruleCell(result),
    [...seenCell(worst, result), ...many],
    [text(unbroken(worst.limit))],
    [text(unbroken(outcomeWord(result.outcome)))],
    whatToDo(worst),
  ];
};

const memberTable = (result: RuleResult): Block => {
  const sorted = worstFirst(result);
  // Of files the member is the place.
  const hasPlaces = sorted.some(({ where, member }) => where !== null && where !== member);
  const blocking = result.members.filter((member) => blocks(member.outcome)).length;
  return details(
    [code(result.subject), text(`: ${countOf(result.members.length, 'member')}, ${blocking} blocking`)],
    [
      table(
        ['Member', 'Seen', 'Limit', 'Result', ...(hasPlaces ? ['Where'] : [])],
        sorted.map((member) => [
          member.member ?? '',
          seenCell(member, result),
          unbroken(member.limit),
          unbroken(outcomeWord(member.outcome)),
          ...(hasPlaces ? [member.where === null ? '' : code(member.where)] : []),
        ]),
      ),
    ],
  );
};

/** What is to do about several rules in a row is said once. */
function saidOnce(rows: readonly (readonly (readonly Inline[])[])[]): typeof rows {
  const toDo = rows.map((cells) => plainText(cells.at(-1) ?? []).trim());
  return rows.map((cells, index) =>
    index > 0 && toDo[index] !== '' && toDo[index] === toDo[index - 1]
      ? [...cells.slice(0, -1), [text('As above.')]]
      : cells,
  );
}

/** One row a rule, blocking ones first; the members of `each` folded beneath. */
export function ruleTable(results: readonly RuleResult[]): readonly Block[] {
  const sorted = [...results].sort((a, b) => badness[b.outcome] - badness[a.outcome]);
  const rows = saidOnce(sorted.map(row));
  const columns = ['Rule', 'Seen', 'Limit', 'Result', 'What to do'];
  const isAnythingToDo = rows.some((cells) => plainText(cells.at(-1) ?? []).trim() !== '');
  const shown = isAnythingToDo ? columns.length : columns.length - 1;
  return [
    table(
      columns.slice(0, shown),
      rows.map((cells) => cells.slice(0, shown)),
      { whenEmpty: 'No rule was judged.' },
    ),
    ...sorted.filter((result) => result.members.length > 1).map(memberTable),
  ];
}
