import { describe, expect, it } from 'vitest';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import {
  planAnnotations,
  planCheckAnnotations,
  rankAnnotations,
} from '@interlock/shared/domain/report/annotations';
import { utf8Bytes } from '@interlock/shared/domain/report/cut';

const annotation = (changes: Partial<Annotation> = {}): Annotation => ({
  level: 'error',
  blocking: false,
  inDiff: false,
  severity: 5,
  title: 'title',
  message: 'message',
  file: 'src/a.ts',
  line: 3,
  endLine: null,
  ...changes,
});

const many = (count: number, changes: Partial<Annotation> = {}): Annotation[] =>
  Array.from({ length: count }, (_, index) => annotation({ title: `t${index}`, ...changes }));

describe('rankAnnotations', () => {
  it('puts what blocks first, then what the change touches, then level and severity, then as given', () => {
    const ranked = rankAnnotations([
      annotation({ title: 'g' }),
      annotation({ title: 'f', severity: 9 }),
      annotation({ title: 'e', severity: NaN }),
      annotation({ title: 'd', inDiff: true, level: 'notice' }),
      annotation({ title: 'c', inDiff: true }),
      annotation({ title: 'b', blocking: true }),
      annotation({ title: 'a', blocking: true, inDiff: true, level: 'warning' }),
      annotation({ title: 'h' }),
    ]);
    expect(ranked.map(({ title }) => title).join('')).toBe('abcdefgh');
  });
});

describe('planAnnotations', () => {
  it('shows ten of a level when there are ten', () => {
    expect(planAnnotations(many(10), 'the summary')).toHaveLength(10);
  });

  it('shows nine and the remainder when there are eleven, for each level by itself', () => {
    const planned = planAnnotations([...many(11), ...many(214, { level: 'warning' })], 'the summary');
    expect(planned.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(planned.filter(({ level }) => level === 'warning')).toHaveLength(10);
    expect(planned.at(-1)).toMatchObject({
      title: '205 more warnings',
      message:
        '205 of 214 warnings are not shown here, because GitHub shows 10 of each level a step. All are in the summary.',
      file: null,
    });
  });

  it('keeps room for the annotations that the step writes itself', () => {
    expect(planAnnotations(many(20), 'the summary', { error: 1 })).toHaveLength(9);
    expect(planAnnotations(many(20), 'the summary', { error: 12 })).toHaveLength(0);
  });

  it('cuts messages to 4,096 bytes and titles to 255, and shows hidden characters', () => {
    const [planned] = planAnnotations(
      [annotation({ message: '😀'.repeat(5000), title: `\u202e\n${'t'.repeat(300)}` })],
      'x',
    );
    expect(utf8Bytes(planned!.message)).toBeLessThanOrEqual(4096);
    expect(planned!.message).toContain('20000 bytes in all');
    expect(planned!.title.length).toBeLessThanOrEqual(255);
    expect(planned!.title).toContain('⟨U+202E⟩');
    expect(planned!.title).not.toContain('\n');
  });

  it('drops a line that is none, and a line without a file', () => {
    const lines = planAnnotations(
      [
        annotation({ line: 0 }),
        annotation({ line: 2.5 }),
        annotation({ file: null }),
        annotation({ line: 9, endLine: 3 }),
      ],
      'x',
    );
    expect(lines.map(({ line, endLine }) => [line, endLine])).toEqual([
      [null, null],
      [null, null],
      [null, null],
      [9, null],
    ]);
  });
});

describe('planCheckAnnotations', () => {
  it('counts what cannot be placed and names levels as check runs do', () => {
    const { annotations, withoutPlace } = planCheckAnnotations([
      annotation({ line: null }),
      annotation({ level: 'warning', line: 4, endLine: 6 }),
      annotation({ file: null }),
    ]);
    expect(withoutPlace).toBe(1);
    expect(annotations).toMatchObject([
      { level: 'failure', startLine: 1, endLine: 1 },
      { level: 'warning', startLine: 4, endLine: 6 },
    ]);
  });
});
