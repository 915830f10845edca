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

/** How far a value is on the bad side of its limit's direction; `null` when that cannot be told from the texts. */
const distanceOf = ({ seen, limit }: MemberResult): number | null => {
  const value = seen === null ? null : (ratioIn(seen) ?? countIn(seen));
  if (value === null) return null;
  if (/^[>≥]/u.test(limit)) return -value;
  if (/^[<≤]/u.test(limit)) return value;
  const wanted = ratioIn(limit) ?? countIn(limit.replace(/^=\s*/u, ''));
  return wanted === null ? null : Math.abs(value - wanted);
};

/** Below zero when `a` is worse. */
const compareMembers = (a: MemberResult, b: MemberResult): number =>
  badness[b.outcome] - badness[a.outcome] || (distanceOf(b) ?? 0) - (distanceOf(a) ?? 0);

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
  if (member.seen === null) return [text(unbroken('nothing seen'))];
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

const memberTable = (result: RuleResult): Block =>
  details(
    [
      code(ruleSubject(result.rule)),
      text(
        `: ${countOf(result.members.length, 'member')}, ${result.members.filter((member) => blocks(member.outcome)).length} blocking`,
      ),
    ],
    [
      table(
        ['Member', 'Seen', 'Limit', 'Result', 'Where'],
        [...result.members]
          .sort(compareMembers)
          .map((member) => [
            member.member ?? '',
            seenCell(member),
            unbroken(member.limit),
            unbroken(outcomeWord(member.outcome)),
            member.where === null ? '' : code(member.where),
          ]),
      ),
    ],
  );

/** One row a rule, blocking ones first; the members of `each` folded beneath. */
export function ruleTable(results: readonly RuleResult[]): readonly Block[] {
  const sorted = [...results].sort((a, b) => badness[b.outcome] - badness[a.outcome]);
  const rows = sorted.map(row);
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
