import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainLog } from '@interlock/shared/domain/plain-log';

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
