import type { MemberResult, RuleResult } from '../rule/result.ts';
import { shorten } from './cut.ts';
import type { Block, Inline } from './node.ts';
import { bar, code, details, lineBreak, prose, table, text } from './node.ts';
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

const worstMember = (result: RuleResult): MemberResult | undefined =>
  result.members.reduce<MemberResult | undefined>(
    (worst, next) => (worst === undefined || badness[next.outcome] > badness[worst.outcome] ? next : worst),
    undefined,
  );

/** Short texts of a narrow column stay on one line. */
const unbroken = (short: string): string => (short.length <= 20 ? short.replaceAll(' ', '\u00a0') : short);

/** What blocks is told in full above the table. */
const longestFix = 120;

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
    : prose(blocks(member.outcome) ? shorten(member.reason.fix, longestFix) : member.reason.fix);

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
            `${worst.member ?? ''}, the worst of ${countOf(result.members.length, 'member')}`.replace(
              /^, /,
              '',
            ),
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
          .sort((a, b) => badness[b.outcome] - badness[a.outcome])
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
  return [
    table(['Rule', 'Seen', 'Limit', 'Result', 'What to do'], sorted.map(row), {
      whenEmpty: 'No rule was judged.',
    }),
    ...sorted.filter((result) => result.members.length > 1).map(memberTable),
  ];
}
