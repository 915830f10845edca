import type { MoveResult } from '../move-result.ts';
import type { Reason } from '../verdict.ts';
import { findObstacles } from './blocking.ts';
import { shorten } from './cut.ts';
import { obstacleInShort } from './first-line.ts';
import type { Fact, Section } from './gate-summary.ts';
import { factLine, obstacleItem, sectionPart } from './gate-summary.ts';
import type { Block, Inline } from './node.ts';
import { bar, code, codeBlock, heading, list, paragraph, table, text } from './node.ts';
import { formatCount, formatRatio, formatSeconds } from './numbers.ts';
import type { Part } from './part.ts';
import { priorities } from './part.ts';
import { visibleText } from './visible-text.ts';

export interface MovePhase {
  /** `prepare`, `switch`, `validate`. */
  readonly name: string;
  readonly seconds: number;
  readonly state: 'good' | 'bad' | 'unknown';
  /** What happened, e.g. `3 of 3 checks`. */
  readonly detail: string;
}

export interface MoveSummary {
  readonly environment: string;
  /** What was asked for. A rollback that was asked for is no failure, and neither is leading back by `recover`. */
  readonly operation: 'prepare' | 'switch' | 'rollback' | 'recover' | 'status' | 'finish' | 'plan';
  readonly result: MoveResult;
  /** e.g. `blue 1.4.0`; `null` when it is not known. */
  readonly from: string | null;
  readonly to: string | null;
  /** What was read back as serving; `null` when it could not be read. */
  readonly serving: string | null;
  /** Requests that were sent during the move; `null` when none were counted. */
  readonly requests: number | null;
  readonly failedRequests: number | null;
  readonly movedInSeconds: number | null;
  readonly phases: readonly MovePhase[];
  /** A command that works from a laptop; `null` when there is nothing to undo. */
  readonly undoCommand: string | null;
  readonly reasons: readonly Reason[];
  /** Who moved, why, subject, change ticket. */
  readonly facts: readonly Fact[];
  readonly sections: readonly Section[];
  readonly dryRun: boolean;
}

const orUnknown = (value: string | null): string => value ?? 'not known';

const isBad = ({ result, operation }: MoveSummary): boolean =>
  !(
    result === 'switched' ||
    result === 'unchanged' ||
    (result === 'rolled-back' && (operation === 'rollback' || operation === 'recover'))
  );

const servingWord = ({ serving, reasons }: MoveSummary): string => {
  if (serving !== null) return `${serving} serves`;
  return reasons.some(({ code: name }) => name === 'no-endpoints-ready')
    ? 'nothing serves'
    : 'what serves is not known';
};

const resultWords = (move: MoveSummary): string => {
  const { result, operation, to, from } = move;
  switch (result) {
    case 'switched':
      // A switch whose outcome nobody read back is not good news.
      return `${move.serving === null ? '❔' : '✅'} switched, ${servingWord(move)}`;
    case 'rolled-back':
      if (operation !== 'rollback' && operation !== 'recover') return `❌ rolled back, ${servingWord(move)}`;
      return `${move.serving === null ? '❔' : '✅'} ${operation === 'rollback' ? 'rolled back as asked' : 'recovered: led back'}, ${servingWord(move)}`;
    case 'rollback-failed':
      return `🚨 act now: rollback failed, ${servingWord(move)}`;
    case 'unchanged':
      return `➖ unchanged, ${servingWord(move)}`;
    case 'superseded':
      return `❌ superseded by another move, ${servingWord(move)}`;
    case 'refused':
      return `❌ refused, nothing was changed, ${servingWord(move)}`;
    case 'unknown':
      return `🚨 act now: the move from ${orUnknown(from)} to ${orUnknown(to)} has not ended, ${servingWord(move)}`;
  }
};

/**
 * The answer of a move on one line of plain text: `✅ production: switched, green 1.5.0 serves`,
 * `❌ production: rolled back, blue 1.4.0 serves; validation-failed in /health`. Not escaped.
 */
export function moveFirstLine(move: MoveSummary): string {
  const words = resultWords(move);
  const gap = words.indexOf(' ');
  const [first] = findObstacles([], move.reasons);
  const why = isBad(move) && first !== undefined ? `; ${shorten(obstacleInShort(first), 200)}` : '';
  const dry = move.dryRun ? ' (dry run: nothing was written)' : '';
  return visibleText(`${words.slice(0, gap)} ${move.environment}:${words.slice(gap)}${why}${dry}`);
}

const isCount = (count: number | null): count is number => count !== null && Number.isFinite(count);

const requestCells = ({ requests, failedRequests }: MoveSummary): readonly Inline[] => {
  if (!isCount(requests) || !isCount(failedRequests)) return [text('not counted')];
  if (requests === 0) return [text('0 sent: nothing is known of what users saw')];
  const icon = failedRequests === 0 ? '✅' : '❌';
  const share = failedRequests / requests;
  return [
    text(`${icon} ${formatCount(failedRequests)} of ${formatCount(requests)} failed`),
    ...(failedRequests === 0 ? [] : [text(` (${formatRatio(share, 2)})`)]),
  ];
};

const stateTable = (move: MoveSummary): Block =>
  table(
    ['Serving now', orUnknown(move.serving)],
    [
      ['From → to', `${orUnknown(move.from)} → ${orUnknown(move.to)}`],
      ['Requests during the move', requestCells(move)],
      ['Moved in', move.movedInSeconds === null ? 'not measured' : formatSeconds(move.movedInSeconds)],
    ],
  );

const phaseIcons: Readonly<Record<MovePhase['state'], string>> = {
  good: '✅ done',
  bad: '❌ failed',
  unknown: '❔ not known',
};

/** Below this there is nothing to compare: the bar of what ended at once would be full. */
const shortestDrawnSeconds = 1;

const phaseTable = (phases: readonly MovePhase[]): Block => {
  const total = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const isDrawn = phases.length > 1 && total >= shortestDrawnSeconds;
  return table(
    ['Phase', 'Result', { title: 'Time', align: 'left' }, 'What happened'],
    phases.map((phase) => [
      phase.name,
      phaseIcons[phase.state],
      isDrawn
        ? [bar(phase.seconds / total, formatSeconds(phase.seconds), { width: 10 })]
        : [text(formatSeconds(phase.seconds))],
      phase.detail,
    ]),
  );
};

const undoHeading = (move: MoveSummary): string => {
  if (move.result === 'unknown' || move.result === 'rollback-failed') return 'Do this now';
  return move.result === 'switched' ? 'How to undo' : 'By hand';
};

const undo = (move: MoveSummary): readonly Block[] =>
  move.undoCommand === null
    ? []
    : [
        heading(3, undoHeading(move)),
        paragraph('From any machine whose ', code('kubectl'), ' reaches this cluster; needs no GitHub:'),
        codeBlock(move.undoCommand, { language: 'sh' }),
      ];

const whatFailed = (move: MoveSummary): readonly Block[] => {
  const obstacles = findObstacles([], move.reasons);
  const bad = isBad(move);
  if (obstacles.length === 0) {
    return bad
      ? [
          heading(3, 'What happened, and what to do'),
          paragraph(
            'No reason was recorded. This is a bug of this action: please report it with this run’s log.',
          ),
        ]
      : [];
  }
  return [
    heading(3, bad ? 'What happened, and what to do' : 'Worth knowing'),
    list(
      obstacles.map((obstacle) => obstacleItem(obstacle, bad ? '❌' : '⚠️')),
      { ordered: bad, spaced: true },
    ),
  ];
};

/**
 * The report of a move: the answer, what happened and what to do, what serves now, the phases, how to undo it. When
 * nobody knows what serves, the command that puts it right comes first. For `fitSummary`.
 */
export function moveSummary(move: MoveSummary): readonly Part[] {
  const urgent = move.result === 'unknown' || move.result === 'rollback-failed';
  const undoPart: Part = { name: 'how to undo', priority: priorities.blocking, blocks: undo(move) };
  const parts: readonly Part[] = [
    {
      name: 'the answer',
      priority: priorities.answer,
      blocks: [heading(2, moveFirstLine(move)), ...factLine(move.facts)],
    },
    ...(urgent ? [undoPart] : []),
    { name: 'what happened', priority: priorities.blocking, blocks: whatFailed(move) },
    {
      name: 'what serves',
      priority: priorities.rules,
      blocks: [heading(3, 'What serves now'), stateTable(move)],
    },
    ...(urgent ? [] : [undoPart]),
    {
      name: 'the phases',
      priority: priorities.section,
      blocks: move.phases.length === 0 ? [] : [heading(3, 'Phases'), phaseTable(move.phases)],
    },
    ...move.sections.map(sectionPart),
  ];
  return parts.filter((part) => part.blocks.length > 0);
}
