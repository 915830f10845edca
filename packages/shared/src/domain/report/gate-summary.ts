import type { Obstacle, Sighting } from './blocking.ts';
import { findObstacles } from './blocking.ts';
import { shorten } from './cut.ts';
import type { Answer } from './first-line.ts';
import { firstLine } from './first-line.ts';
import type { Block, Inline } from './node.ts';
import { code, details, heading, lineBreak, list, paragraph, prose, strong, text } from './node.ts';
import { countOf } from './numbers.ts';
import { shownVerdict } from './outcome.ts';
import type { Part } from './part.ts';
import { priorities } from './part.ts';
import { ruleTable } from './rule-table.ts';

/** Something worth a line beneath the answer: `{name: 'commit', value: '4f2a…'}`. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** A few words, not a name. */
  readonly isProse?: boolean;
}

/** A further section of a report. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Folded sections go first when room is short. */
  readonly folded: boolean;
  /** What a person needs to mend what blocks: it stands before the rules. */
  readonly isUrgent?: boolean;
}

export interface GateSummary extends Answer {
  /** What was judged and with what: commit, artifact, baseline, policy. */
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
}

const longestFact = 200;
const sightingsShown = 5;
const fixesShown = 3;

const noReason =
  'No reason was recorded. This is a bug of this action: please report it with this run’s log.';
const nothingJudged = 'Nothing was judged. Give the gate at least one rule under `require`.';

const dot = text(' · ');

/** Facts on one line. */
export function factLine(facts: readonly Fact[]): readonly Block[] {
  if (facts.length === 0) return [];
  const pieces = facts.flatMap(({ name, value, isProse }, index): Inline[] => [
    ...(index === 0 ? [] : [dot]),
    text(isProse === true ? `${name}: ` : `${name} `),
    isProse === true ? text(shorten(value, longestFact)) : code(shorten(value, longestFact)),
  ]);
  return [paragraph(...pieces)];
}

const nameOf = ({ subject, member }: Sighting): string =>
  [subject, member === null ? null : `(${member})`].filter((part) => part !== null).join(' ');

/** A limit that a number is held to, or what was wanted instead. */
const limitWords = (limit: string | null): string => {
  if (limit === null) return '';
  return /^[<>=≤≥≠]/u.test(limit) ? `, limit ${limit}` : `, wanted: ${limit}`;
};

const seenAndLimit = ({ seen, limit }: Sighting, verb: string): string =>
  `${seen === null ? '' : `${verb} ${seen}`}${limitWords(limit)}`;

const place = ({ where }: Sighting): readonly Inline[] =>
  where === null ? [] : [text(', in '), code(where)];

const onlySighting = (obstacle: Obstacle, sighting: Sighting): readonly Inline[] => {
  const name = nameOf(sighting);
  if (obstacle.kind === 'inconclusive') {
    return [strong(name), text(` could not be judged (${obstacle.code})`), ...place(sighting)];
  }
  if (name === '') return [strong(obstacle.code), text(seenAndLimit(sighting, ':')), ...place(sighting)];
  const why = obstacle.kind === 'other' ? ` (${obstacle.code})` : '';
  return [strong(name), text(`${seenAndLimit(sighting, ' is')}${why}`), ...place(sighting)];
};

const shortName = (sighting: Sighting, sameSubject: boolean): string =>
  (sameSubject ? sighting.member : nameOf(sighting)) ?? sighting.where ?? '';

const manyHead = (
  { kind, code: reasonCode, sightings }: Obstacle,
  subject: string | null,
): readonly Inline[] => {
  const count = sightings.length;
  if (kind === 'other' && subject === null) return [strong(reasonCode), text(`, ${countOf(count, 'time')}`)];
  const did = kind === 'inconclusive' ? 'could not be judged' : 'failed';
  return subject === null
    ? [strong(countOf(count, 'rule')), text(` ${did} (${reasonCode})`)]
    : [strong(subject), text(` ${did} for ${count} (${reasonCode})`)];
};

const manySightings = (obstacle: Obstacle): readonly Inline[] => {
  const { sightings } = obstacle;
  const subject = sightings[0]?.subject ?? null;
  const sameSubject = subject !== null && sightings.every((sighting) => sighting.subject === subject);
  const limit = sightings[0]?.limit ?? null;
  const sameLimit = sightings.every((sighting) => sighting.limit === limit);
  const names = sightings.slice(0, sightingsShown).flatMap((sighting, index): Inline[] => {
    const name = shortName(sighting, sameSubject) || (sighting.where ?? sighting.seen ?? obstacle.code);
    const shown = sameLimit ? { ...sighting, limit: null } : sighting;
    const seen = obstacle.kind === 'inconclusive' ? '' : seenAndLimit(shown, '');
    return [text(index === 0 ? '' : '; '), code(name), text(seen)];
  });
  const left = sightings.length - sightingsShown;
  const common = sameLimit && limit !== null && obstacle.kind !== 'inconclusive' ? `; limit ${limit}` : '';
  return [
    ...manyHead(obstacle, sameSubject ? subject : null),
    text(': '),
    ...names,
    text(`${left > 0 ? `; and ${left} more` : ''}${common}`),
  ];
};

const whatToDo = (fixes: readonly string[]): readonly Inline[] => {
  const left = fixes.length - fixesShown;
  return [
    ...fixes.slice(0, fixesShown).flatMap((fix) => [lineBreak(), strong('Do'), ...prose(`: ${fix}`)]),
    ...(left > 0 ? [lineBreak(), text('… and likewise for the others, see the tables.')] : []),
  ];
};

/** One obstacle as a list item: what it is, and what to do about it. */
export function obstacleItem(obstacle: Obstacle, icon: string): readonly Inline[] {
  const [first] = obstacle.sightings;
  const what =
    first !== undefined && obstacle.sightings.length === 1
      ? onlySighting(obstacle, first)
      : manySightings(obstacle);
  return [text(`${icon} `), ...what, ...whatToDo(obstacle.fixes)];
}

const whatBlocks = (summary: GateSummary, obstacles: readonly Obstacle[]): readonly Block[] => {
  const verdict = shownVerdict(summary);
  const iconOf = (obstacle: Obstacle): string =>
    obstacle.kind === 'inconclusive' || (obstacle.kind === 'other' && verdict === 'inconclusive')
      ? '❔'
      : '❌';
  return [
    heading(3, 'What blocks, and how to fix it'),
    ...(obstacles.length === 0
      ? [paragraph(summary.results.length === 0 && summary.verdict === 'pass' ? nothingJudged : noReason)]
      : [
          list(
            obstacles.map((obstacle) => obstacleItem(obstacle, iconOf(obstacle))),
            { ordered: true, spaced: true },
          ),
        ]),
    ...(verdict === 'inconclusive'
      ? [
          paragraph(
            'Inconclusive is not a pass: what was not seen is not known to be good, and no move accepts it.',
          ),
        ]
      : []),
  ];
};

const worthKnowing = (obstacles: readonly Obstacle[]): readonly Block[] =>
  obstacles.length === 0
    ? []
    : [
        heading(3, 'Worth knowing'),
        list(
          obstacles.map((obstacle) => obstacleItem(obstacle, '⚠️')),
          { spaced: true },
        ),
      ];

/** A section as a part of a report. */
export function sectionPart(section: Section): Part {
  const urgency = section.isUrgent === true ? priorities.rules : priorities.section;
  return {
    name: section.title,
    priority: section.folded ? priorities.detail : urgency,
    blocks: section.folded
      ? [details(section.title, section.blocks)]
      : [heading(3, section.title), ...section.blocks],
  };
}

/**
 * The report of a gate: the answer, what blocks and how to fix it, one row a rule, further sections, folded detail.
 * For `fitSummary`, `fitComment` and `fitCheckSummary`. Never better than any of the results.
 */
export function gateSummary(summary: GateSummary): readonly Part[] {
  const verdict = shownVerdict(summary);
  const obstacles = findObstacles(summary.results, summary.reasons);
  const second = verdict === 'pass' ? worthKnowing(obstacles) : whatBlocks(summary, obstacles);
  return [
    {
      name: 'the answer',
      priority: priorities.answer,
      blocks: [heading(2, firstLine(summary)), ...factLine(summary.facts)],
    },
    ...(second.length === 0 ? [] : [{ name: 'what blocks', priority: priorities.blocking, blocks: second }]),
    ...summary.sections.filter(({ isUrgent }) => isUrgent === true).map(sectionPart),
    ...(summary.results.length === 0
      ? []
      : [
          {
            name: 'the rules',
            priority: priorities.rules,
            blocks: [heading(3, 'Rules'), ...ruleTable(summary.results)],
          },
        ]),
    ...summary.sections.filter(({ isUrgent }) => isUrgent !== true).map(sectionPart),
  ];
}
