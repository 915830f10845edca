import { describe, expect, it } from 'vitest';

import { lineCounter, lineCounts } from '@interlock/quality-gate/steps/line-counts';
import type { CoveredFile } from '@interlock/quality-gate/domain/coverage-measure';
import { fakeFiles } from '@interlock/shared/testing/fake-files';

const covered = (path: string, candidates: readonly string[] = [path]): CoveredFile => ({
  path,
  candidates,
  ratios: { lines: null, branches: null, functions: null },
  lines: new Uint8Array(),
  statedLines: null,
});

describe('the lines of covered files', () => {
  it('are counted where a report covers the file and it is there', async () => {
    const files = fakeFiles({
      '/w/a.js': '1\n2\n3\n',
      '/w/b.js': '1\r\n2',
      '/w/c.js': '1\n',
      '/w/empty.js': '',
      '/w/unchanged.js': '1\n',
      '/w/x/d.js': '1\n',
    });
    const reports = [
      covered('a.js'),
      covered('b.js'),
      covered('empty.js'),
      covered('gone.js'),
      covered('unchanged.js'),
      covered('d.js', ['x/d.js', 'y/d.js']),
    ];
    expect([...(await lineCounts({ files: reports }, '/w', files))]).toEqual([
      ['a.js', 3],
      ['b.js', 2],
      ['empty.js', 0],
      ['unchanged.js', 1],
    ]);
  });

  it.each([
    ['', 0],
    ['\n', 1],
    ['a', 1],
    ['a\n', 1],
    ['a\nb', 2],
    ['a\r\nb\r\n', 2],
    ['a\r\nb', 2],
    ['a\rb\rc', 3],
    ['a\r\rb\r', 3],
    ['\r\n\r\n', 2],
    ['a\n\n\n', 3],
    ['\ta\n\t', 2],
    ['a\u2028b\u2029c\u0085d', 4],
    ['ä\nö', 2],
  ])('%j has %i of them, in whatever pieces and encoding', (text, count) => {
    const utf16 = Uint8Array.from({ length: text.length * 2 }, (_, at) =>
      at % 2 === 0 ? text.charCodeAt(at / 2) & 255 : 0,
    );
    const utf8 = new TextEncoder().encode(text);
    const encodings = /^[\0-\u007f]*$/u.test(text) ? [utf8, utf16] : [utf8];
    for (const bytes of encodings)
      for (const size of [1, 2, 100]) {
        const counter = lineCounter();
        for (let at = 0; at < bytes.length; at += size) counter.add(bytes.subarray(at, at + size));
        expect(counter.end()).toBe(count);
      }
  });
});
