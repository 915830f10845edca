import type { RunEvent, StepRecord } from '../record.ts';
import { durationBetween, formatDuration } from '../report/duration.ts';
import { describeStep, ICONS, LEVEL_ICONS, WORDS } from '../report/outcome.ts';
import { plainLine } from './cells.ts';
import type { Progress } from './state.ts';

const BEGIN_ICON = '▸';
const STILL_ICON = '…';
const NOTICE_ICON = 'ℹ';
const TIME_CELLS = 9;

/** A step that lasts longer than this says so, and again each time it has lasted twice as long. */
const FIRST_REMINDER_MS = 5_000;

/** The lines that an event adds to a log that nobody redraws; `progress` is the state after it. */
export function linesOf(event: RunEvent, progress: Progress): readonly string[] {
  const at = (text: string) => stamp(event.at, progress, text);
  switch (event.kind) {
    case 'run-started': {
      const count = `${event.jobs.length} ${event.jobs.length === 1 ? 'job' : 'jobs'}`;
      return [`${plainLine(event.workflow)}: ${count}`];
    }
    case 'notice':
      return [at(noticeLine(event.text))];
    case 'job-started':
      return [at(`${BEGIN_ICON} ${plainLine(event.job)}`)];
    case 'step-started':
      return [at(`${BEGIN_ICON} ${place(event.job, event.step)}`)];
    case 'step-finished': {
      const { step } = event;
      const text = `${ICONS[step.outcome]} ${place(event.job, step.name)} ${describeStep(step)}${took(step)}`;
      return [at(text), ...errorLines(step)];
    }
    case 'job-finished': {
      const { record } = event;
      const text = `${ICONS[record.conclusion]} ${plainLine(event.job)} ${WORDS[record.conclusion]}${took(record)}`;
      return [at(text), ...record.messages.map((message) => indent(plainLine(message)))];
    }
    case 'job-added':
    case 'step-line':
    case 'run-finished':
      return [];
  }
}

/** What the reader of a run must know, on one line. */
export function noticeLine(text: string): string {
  return `${NOTICE_ICON} ${plainLine(text)}`;
}

function place(job: string, step: string): string {
  return `${plainLine(job)} › ${plainLine(step)}`;
}

function took(record: { readonly startedAt: number | null; readonly finishedAt: number | null }): string {
  const duration = durationBetween(record.startedAt, record.finishedAt);
  return duration === null ? '' : ` (${formatDuration(duration)})`;
}

function errorLines(step: StepRecord): readonly string[] {
  return step.annotations
    .filter((annotation) => annotation.level === 'error')
    .flatMap((annotation) => annotation.message.split('\n'))
    .map((line) => indent(`${LEVEL_ICONS.error} ${plainLine(line)}`));
}

function indent(text: string): string {
  return `${' '.repeat(TIME_CELLS)}    ${text}`;
}

function stamp(at: number, progress: Progress, text: string): string {
  const elapsed = progress.startedAt === null ? '' : formatDuration(at - progress.startedAt);
  return `${elapsed.padStart(TIME_CELLS)}  ${text}`;
}

export interface Reminders {
  /** By job, for the step that is going on: how long it must have lasted before it is spoken of again. */
  readonly nextMs: ReadonlyMap<string, { readonly stepStartedAt: number; readonly afterMs: number }>;
}

export const NO_REMINDERS: Reminders = { nextMs: new Map() };

/** Lines for the steps that last long: what, for how long, and the last that was heard. */
export function remind(
  progress: Progress,
  before: Reminders,
  nowMs: number,
): { readonly lines: readonly string[]; readonly reminders: Reminders } {
  const lines: string[] = [];
  const nextMs = new Map<string, { stepStartedAt: number; afterMs: number }>();
  for (const { name, step } of progress.jobs.values()) {
    if (step === null) continue;
    const known = before.nextMs.get(name);
    const isSame = known?.stepStartedAt === step.startedAt;
    const afterMs = isSame ? known.afterMs : FIRST_REMINDER_MS;
    const lasted = nowMs - step.startedAt;
    const isDue = lasted >= afterMs;
    nextMs.set(name, {
      stepStartedAt: step.startedAt,
      afterMs: isDue ? Math.max(afterMs, lasted) * 2 : afterMs,
    });
    if (!isDue) continue;
    const last = plainLine(step.lastLine).trim();
    const heard = last === '' ? '' : `: ${last}`;
    const text = `${STILL_ICON} ${place(name, step.name)} has been running for ${formatDuration(lasted)}${heard}`;
    lines.push(stamp(nowMs, progress, text));
  }
  return { lines, reminders: { nextMs } };
}
