import type { StepRecord } from '../record.ts';
import { decisiveStep } from '../report/answer.ts';
import { formatDuration } from '../report/duration.ts';
import { ICONS, WORDS } from '../report/outcome.ts';
import { cellWidth, fitCells, plainLine } from './cells.ts';
import { type Line, span, type Tone } from './paint.ts';
import type { JobProgress, Progress } from './state.ts';

const INDENT = '  ';
const LEAST_NAME_CELLS = 12;
const TIME_CELLS = 9;
/** Below this, the step is left out: there is room for the job's name alone. */
const LEAST_STEP_COLUMNS = 30;

const WAITING_ICON = '·';
const RUNNING_ICON = '●';

/** The live view: a line for each job, and under a running one what it is doing; at most `rows` lines. */
export function drawTree(progress: Progress, nowMs: number, columns: number, rows: number): readonly Line[] {
  const head: Line = [
    span(progress.workflow, 'strong'),
    span(progress.startedAt === null ? '' : `  ${formatElapsed(nowMs - progress.startedAt)}`, 'soft'),
  ];
  const jobs = [...progress.jobs.values()];
  const nameCells = fitNames(jobs, columns);
  const blocks = jobs.map((job) => ({ job, lines: drawJob(job, nowMs, columns, nameCells) }));
  const room = Math.max(1, rows - 1);
  const height = blocks.reduce((sum, block) => sum + block.lines.length, 0);
  if (height <= room) return [head, ...blocks.flatMap((block) => block.lines)];
  return [head, ...chooseBlocks(blocks, room - 1)];
}

interface Block {
  readonly job: JobProgress;
  readonly lines: readonly Line[];
}

/** What is left out when the terminal is too low, first to last. Failed and running jobs go last of all. */
const LEFT_OUT_FIRST: readonly JobProgress['state'][] = [
  'skipped',
  'success',
  'waiting',
  'cancelled',
  'running',
  'failure',
];

function chooseBlocks(blocks: readonly Block[], room: number): readonly Line[] {
  let height = blocks.reduce((sum, block) => sum + block.lines.length, 0);
  const hidden = new Set<Block>();
  for (const state of LEFT_OUT_FIRST) {
    for (const block of blocks) {
      if (height <= room) break;
      if (block.job.state !== state) continue;
      hidden.add(block);
      height -= block.lines.length;
    }
  }
  const counts = new Map<string, number>();
  for (const { job } of hidden) counts.set(wordOf(job), (counts.get(wordOf(job)) ?? 0) + 1);
  const told = [...counts].map(([word, count]) => `${count} ${word}`).join(', ');
  return [
    ...blocks.filter((block) => !hidden.has(block)).flatMap((block) => block.lines),
    [span(`${INDENT}… and ${told}`, 'soft')],
  ];
}

function fitNames(jobs: readonly JobProgress[], columns: number): number {
  const widest = Math.max(LEAST_NAME_CELLS, ...jobs.map((job) => cellWidth(plainLine(job.name))));
  return Math.min(widest, Math.max(LEAST_NAME_CELLS, columns - INDENT.length - 2 - TIME_CELLS - 12));
}

function drawJob(job: JobProgress, nowMs: number, columns: number, nameCells: number): readonly Line[] {
  const name = fitCells(plainLine(job.name), nameCells);
  const padding = ' '.repeat(Math.max(0, nameCells - cellWidth(name)));
  const tone = toneOf(job);
  const end = job.finishedAt ?? nowMs;
  const took = job.startedAt === null ? '' : formatTook(job, end - job.startedAt);
  const line: Line = [
    span(`${INDENT}${iconOf(job)} `, tone),
    span(name + padding, job.state === 'waiting' || job.state === 'skipped' ? 'soft' : 'plain'),
    span(`  ${took.padStart(TIME_CELLS)}`, 'soft'),
    span(`  ${wordOf(job)}`, tone),
  ];
  const below = columns < LEAST_STEP_COLUMNS ? null : drawBelow(job, nowMs);
  return below === null ? [line] : [line, below];
}

/** While a job runs, its step and the last line of it; once it has failed, the step and why. */
function drawBelow(job: JobProgress, nowMs: number): Line | null {
  if (job.step !== null) {
    const took = formatElapsed(nowMs - job.step.startedAt);
    const last = plainLine(job.step.lastLine).trim();
    return [
      span(`${INDENT}  └ ${plainLine(job.step.name)} `),
      span(`${took}${last === '' ? '' : `  ${last}`}`, 'soft'),
    ];
  }
  if (job.state !== 'failure' || job.record === null) return null;
  const step = decisiveStep(job.record);
  const why = plainLine(step === null ? (job.record.messages[0] ?? '') : reasonOf(step));
  const where = step === null ? '' : plainLine(step.name);
  const told = [where, why].filter((part) => part !== '').join(': ');
  return told === '' ? null : [span(`${INDENT}  └ ${told}`, 'failure')];
}

/** Why a step failed, on one line: its first error, else the last line of its log. */
function reasonOf(step: StepRecord): string {
  const error = step.annotations.find((annotation) => annotation.level === 'error');
  return (error?.message ?? step.log.findLast((line) => line.trim() !== '') ?? '').split('\n', 1)[0] ?? '';
}

/** Whole seconds while it runs, so that nothing flickers. */
function formatElapsed(ms: number): string {
  return ms < 60_000
    ? `${Math.max(0, Math.floor(ms / 1000))} s`
    : formatDuration(Math.floor(ms / 1000) * 1000);
}

function formatTook(job: JobProgress, ms: number): string {
  return job.state === 'running' ? formatElapsed(ms) : formatDuration(ms);
}

function iconOf(job: JobProgress): string {
  if (job.state === 'waiting') return WAITING_ICON;
  return job.state === 'running' ? RUNNING_ICON : ICONS[job.state];
}

function wordOf(job: JobProgress): string {
  return job.state === 'waiting' || job.state === 'running' ? job.state : WORDS[job.state];
}

function toneOf(job: JobProgress): Tone {
  return job.state === 'waiting' || job.state === 'skipped' ? 'soft' : job.state;
}
