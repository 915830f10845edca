import { terminalProgress, type TerminalOptions } from '@interlock/rehearsal/adapters/terminal';
import type { RunRecord } from '@interlock/rehearsal/domain/record';
import { describe, expect, test } from 'vitest';

import { job, promotedRun, rolledBackRun, run, step } from '../report/sample-run.ts';
import { eventsOf } from './events.ts';
import { Screen } from './screen.ts';

/** Time that goes on when it is told to, and calls what is due on the way. */
function fakeTime(startMs: number) {
  let nowMs = startMs;
  let timers: { readonly at: number; readonly action: () => void }[] = [];
  return {
    now: () => nowMs,
    after: (delayMs: number, action: () => void) => {
      const timer = { at: nowMs + delayMs, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
    waiting: () => timers.length,
    goTo(at: number) {
      for (;;) {
        const due = timers.filter((timer) => timer.at <= at).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((timer) => timer !== due);
        nowMs = Math.max(nowMs, due.at);
        due.action();
      }
      nowMs = Math.max(nowMs, at);
    },
  };
}

interface Shown {
  readonly writes: readonly string[];
  readonly pictures: readonly string[];
  readonly screen: Screen;
}

function show(
  record: RunRecord,
  options: Partial<TerminalOptions> & { readonly width?: number; readonly height?: number } = {},
): Shown {
  const { width = 80, height = 24, ...rest } = options;
  const time = fakeTime(record.startedAt);
  const screen = new Screen(width, height);
  const writes: string[] = [];
  const pictures: string[] = [];
  const stream = {
    write: (text: string) => {
      writes.push(text);
      screen.write(text);
    },
  };
  const progress = terminalProgress(stream, {
    isTty: true,
    columns: width,
    rows: height,
    now: time.now,
    after: time.after,
    hasColor: false,
    ...rest,
  });
  for (const event of eventsOf(record)) {
    time.goTo(event.at);
    pictures.push(screen.text());
    progress.event(event);
  }
  progress.close();
  progress.close();
  expect(time.waiting()).toBe(0);
  return { writes, pictures, screen };
}

describe('a terminal', () => {
  test('shows one picture at a time and leaves the last one, the logs of what failed and the answer', () => {
    const { screen, pictures } = show(rolledBackRun, { height: 40 });
    const lines = screen.text().split('\n');
    expect(lines.filter((line) => line.startsWith('Promote '))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('✓ build'))).toHaveLength(1);
    expect(lines.at(-1)).toBe('❌ Promote: failed in promote / switch, at Switch traffic (1 m 03 s)');
    expect(lines).toContain('── promote / switch › Switch traffic, the end of its log ──');
    expect(
      pictures.some(
        (picture) => picture.includes('● promote / unit') && picture.includes('└ Judge the tests'),
      ),
    ).toBe(true);
  });

  test('keeps notices above the picture', () => {
    const lines = show(promotedRun, { width: 60 }).screen.text().split('\n');
    expect(lines.slice(0, 2).join('')).toBe(`ℹ ${promotedRun.notices[0]!}`);
    expect(lines[2]).toMatch(/^Promote/);
  });

  test('hides the cursor while it draws and gives it back', () => {
    const { writes, screen } = show(promotedRun);
    expect(writes[0]).toBe('\u001b[?25l');
    expect(screen.isCursorShown).toBe(true);
  });

  test.each([
    [80, 5],
    [40, 24],
    [29, 12],
    [20, 10],
    [11, 6],
    [2, 3],
  ])('leaves nothing behind in a window of %i by %i', (width, height) => {
    const { pictures, screen } = show(rolledBackRun, { width, height });
    const head = (text: string) => text.split('\n').filter((line) => /^P(?:r|…|$)/.test(line)).length;
    for (const picture of pictures) expect(head(picture)).toBeLessThanOrEqual(1);
    expect(screen.isCursorShown).toBe(true);
  });

  test('draws no more than ten times a second however much is said', () => {
    const log = Array.from({ length: 5_000 }, (_, line) => `line ${line}`);
    const { writes } = show(run([job('a', 'a', [step('s', 0, 1_000, { log })])]));
    expect(writes.length).toBeLessThanOrEqual(15);
    expect(writes.length).toBeGreaterThanOrEqual(10);
  });

  test('goes on counting while nothing is said', () => {
    const { pictures } = show(run([job('a', 'a', [step('s', 0, 7_500)])]));
    expect(pictures.some((picture) => /└ s 7 s/.test(picture))).toBe(true);
  });

  test('has colors where they are wanted, and only there', () => {
    const color = /\u001b\[\d+m/;
    expect(show(promotedRun, { hasColor: true }).writes.some((text) => color.test(text))).toBe(true);
    expect(show(promotedRun, { hasColor: false }).writes.some((text) => color.test(text))).toBe(false);
  });

  test('a window that gets narrower does not double the picture', () => {
    let columns = 100;
    const time = fakeTime(0);
    const writes: string[] = [];
    const progress = terminalProgress(
      { write: (text) => writes.push(text) },
      { isTty: true, columns: () => columns, rows: 24, now: time.now, after: time.after, hasColor: false },
    );
    progress.event({ kind: 'run-started', at: 0, workflow: 'W', jobs: ['a'.repeat(60)] });
    time.goTo(100);
    columns = 30;
    time.goTo(1_200);
    // One row for the head, three for the job that was 80 wide and has wrapped.
    expect(writes.at(-1)).toMatch(/^\u001b\[[45]A\r/);
    progress.close();
  });
});

describe('elsewhere than in a terminal', () => {
  test('lines are added and nothing is ever drawn over', () => {
    const { writes, screen } = show(rolledBackRun, { isTty: false, width: 500, height: 1000 });
    expect(writes.join('')).not.toContain('\u001b');
    const lines = screen.text().split('\n');
    expect(lines[0]).toBe('Promote: 8 jobs');
    expect(lines).toContain(
      '   12.0 s  … build › Run npm test has been running for 5.1 s: ✓ case 14 (42 ms)',
    );
    expect(lines).toContain('validate 1 of 20: GET /health 200 in 31 ms');
    expect(lines.at(-1)).toBe('❌ Promote: failed in promote / switch, at Switch traffic (1 m 03 s)');
  });

  test('a run that was broken off says nothing at the end that it does not know', () => {
    const time = fakeTime(0);
    const writes: string[] = [];
    const progress = terminalProgress(
      { write: (text) => writes.push(text) },
      { isTty: false, now: time.now, after: time.after },
    );
    progress.event({ kind: 'run-started', at: 0, workflow: 'W', jobs: [] });
    progress.close();
    expect(writes).toEqual(['W: 0 jobs\n']);
  });
});
