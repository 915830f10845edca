import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { fileCommand, plainLog, workflowCommand } from '@interlock/shared/domain/workflow-command';

describe('a workflow command', () => {
  it.each([
    [workflowCommand('add-mask', 'a%b\r\nc'), '::add-mask::a%25b%0D%0Ac'],
    [
      workflowCommand('error', 'm', { title: 'a:b,c', file: 'x.ts', line: 3, endLine: undefined }),
      '::error title=a%3Ab%2Cc,file=x.ts,line=3::m',
    ],
    [workflowCommand('endgroup', ''), '::endgroup::'],
  ])('escapes what would end it: %s', (written, expected) => {
    expect(written).toBe(expected);
  });

  it('is one line whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (message, title) => {
        expect(workflowCommand('error', message, { title })).not.toMatch(/[\r\n]/u);
      }),
    );
  });
});

describe('text for the log', () => {
  it('is never taken for a command, wherever its lines end', () => {
    const hostile = fc
      .array(fc.constantFrom('::add-mask::x', '##[error]', ' ', '\t', '\n', '\r', '\r\n', 'a', '::', '#'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(hostile, (text) => {
        for (const line of plainLog(text).split(/\r\n|\n|\r/u)) {
          expect(line.trimStart().startsWith('::')).toBe(false);
          expect(line).not.toContain('##[');
        }
      }),
    );
  });

  it('is otherwise as it was', () => {
    expect(plainLog('std::vector<int> a::b\n  fine')).toBe('std::vector<int> a::b\n  fine');
  });
});

describe('an entry of a command file', () => {
  it('cannot be ended early', () => {
    expect(fileCommand('a', 'x\ny', 'D')).toBe('a<<D\nx\ny\nD\n');
    expect(() => fileCommand('a', 'x\nD\nb<<E', 'D')).toThrow(RangeError);
  });
});
