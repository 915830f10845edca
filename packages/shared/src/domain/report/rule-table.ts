import type { MemberResult, RuleResult } from '../rule/result.ts';
import { shorten } from './cut.ts';
import type { Block, Inline } from './node.ts';
import { bar, code, details, lineBreak, prose, table, text } from './node.ts';
import { plainText } from './inline.ts';
import { countOf } from './numbers.ts';
import { blocks, outcomeWord } from './outcome.ts';
import { ratioIn, ruleSubject } from './rule-text.ts';

const badness: Readonly<Record<MemberResult['outcome'], number>> = {
  pass: 0,
  'not-applicable': 1,
  warn: 2,
  inconclusive: 3,
  fail: 4,
};

const countIn = (shown: string): number | null =>
  /^\d[\d,]*(?:\.\d+)?$/u.test(shown) ? Number(shown.replaceAll(',', '')) : null;

const unitSizes: Readonly<Record<string, number>> = {
  ...{ B: 1, kB: 1e3, MB: 1e6, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 },
  ...{ ns: 1e-6, µs: 1e-3, ms: 1, s: 1e3 },
};

/** A size in bytes or a time in ms, of one unit. */
const measureIn = (shown: string): number | null => {
  const [, digits, unit] = /^(\d[\d,]*(?:\.\d+)?)\s?([a-zµ]+)$/iu.exec(shown) ?? [];
  const size = unitSizes[unit ?? ''];
  return digits === undefined || size === undefined ? null : Number(digits.replaceAll(',', '')) * size;
};

/** How far a value is on the bad side of its limit's direction; `null` when that cannot be told from the texts. */
const distanceOf = ({ seen, limit }: MemberResult): number | null => {
  const value = seen === null ? null : (ratioIn(seen) ?? countIn(seen) ?? measureIn(seen));
  if (value === null) return null;
  if (/^[>≥]/u.test(limit)) return -value;
  if (/^[<≤]/u.test(limit)) return value;
  const wanted = ratioIn(limit) ?? countIn(limit.replace(/^=\s*/u, ''));
  return wanted === null ? null : Math.abs(value - wanted);
};

/** Below zero when `a` is worse; what cannot be compared comes first of those that came out alike. */
const compareMembers = (a: MemberResult, b: MemberResult): number => {
  const [ofA, ofB] = [distanceOf(a) ?? Infinity, distanceOf(b) ?? Infinity];
  return badness[b.outcome] - badness[a.outcome] || (ofA === ofB ? 0 : ofB - ofA);
};

const worstMember = (result: RuleResult): MemberResult | undefined =>
  [...result.members].sort(compareMembers)[0];

/** Whether one member is known to be the worst, and not merely one of those that came out alike. */
const hasWorst = (result: RuleResult, worst: MemberResult): boolean => {
  const alike = result.members.filter(({ outcome }) => outcome === worst.outcome);
  return alike.length === 1 || alike.every((member) => distanceOf(member) !== null);
};

/** Short texts of a narrow column stay on one line. */
const unbroken = (short: string): string => (short.length <= 20 ? short.replaceAll(' ', '\u00a0') : short);

const longestFix = 160;

/** What blocks is told in full above the table; here its first sentence is enough. */
const inShort = (fix: string): string => shorten(/^.*?[.!?](?= |$)/su.exec(fix)?.[0] ?? fix, longestFix);

const seenCell = (member: MemberResult): readonly Inline[] => {
  if (member.seen === null)
    return [text(unbroken(member.outcome === 'inconclusive' ? 'not known' : 'nothing seen'))];
  const share = ratioIn(member.seen);
  return share === null
    ? [text(unbroken(member.seen))]
    : [bar(share, unbroken(member.seen), { limit: ratioIn(member.limit), width: 10 })];
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
  const worst = worstMember(result);
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
    [...seenCell(worst), ...many],
    [text(unbroken(worst.limit))],
    [text(unbroken(outcomeWord(result.outcome)))],
    whatToDo(worst),
  ];
};

const memberTable = (result: RuleResult): Block => {
  const sorted = [...result.members].sort(compareMembers);
  // Of files the member is the place.
  const hasPlaces = sorted.some(({ where, member }) => where !== null && where !== member);
  const blocking = result.members.filter((member) => blocks(member.outcome)).length;
  return details(
    [
      code(ruleSubject(result.rule)),
      text(`: ${countOf(result.members.length, 'member')}, ${blocking} blocking`),
    ],
    [
      table(
        ['Member', 'Seen', 'Limit', 'Result', ...(hasPlaces ? ['Where'] : [])],
        sorted.map((member) => [
          member.member ?? '',
          seenCell(member),
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
