import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lineCounter, shortFiles } from '@interlock/quality-gate/steps/line-counts';
import type { CoveredFile } from '@interlock/quality-gate/domain/kinds/coverage/coverage-measure';
import { fakeFiles } from '@interlock/shared/testing/fake-files';

const covered = (path: string, highest: number, candidates: readonly string[] = [path]): CoveredFile => ({
  path,
  candidates,
  ratios: { lines: null, branches: null, functions: null },
  lines: Uint8Array.from({ length: highest + 1 }, (_, at) => (at === highest ? 2 : 0)),
  statedLines: null,
});

const { signal } = new AbortController();

describe('the lines of covered files', () => {
  it('are counted where a report lists more of a file that is there', async () => {
    const files = fakeFiles(
      {
        '/w/a.js': '1\n2\n3\n',
        '/w/b.js': '1\r\n2',
        '/w/c.js': '1\n',
        '/w/empty.js': '',
        '/w/mac.js': '1\r2\r3\r',
        '/w/whole.js': '1\n2\n3',
        '/w/x/d.js': '1\n',
        '/w/linked/e.js': '1\n',
        '/w/nothing.js': '',
      },
      ['/w/linked'],
    );
    const reports = [
      covered('a.js', 4),
      covered('b.js', 3),
      covered('empty.js', 1),
      covered('gone.js', 1),
      covered('mac.js', 3),
      covered('whole.js', 3),
      covered('d.js', 9, ['x/d.js', 'y/d.js']),
      covered('linked/e.js', 9),
      covered('nothing.js', 0),
    ];
    expect([...(await shortFiles({ files: reports }, '/w', { files, signal }))]).toEqual([
      ['a.js', 3],
      ['b.js', 2],
      ['empty.js', 0],
    ]);
  });

  it('are what the quick look finds as well, whatever the content', async () => {
    const parts = fc.constantFrom('a', ' ', '\n', '\r', '\r\n', '\0', '\u0085', '\u2028', '\u010a');
    const content = fc.oneof(
      fc.array(parts).map((all) => new TextEncoder().encode(all.join(''))),
      fc.array(parts).map((all) => new Uint8Array(Buffer.from(all.join(''), 'utf16le'))),
    );
    await fc.assert(
      fc.asyncProperty(content, fc.nat(12), async (bytes, highest) => {
        const counter = lineCounter();
        counter.add(bytes);
        const count = counter.end();
        const files = fakeFiles({ '/w/a.js': bytes });
        const found = await shortFiles({ files: [covered('a.js', highest)] }, '/w', { files, signal });
        expect([...found]).toEqual(count < highest ? [['a.js', count]] : []);
      }),
    );
  });

  it('are no longer counted once the run is cancelled', async () => {
    const cancelled = AbortSignal.abort(new Error('cancelled'));
    const ports = { files: fakeFiles({ '/w/a.js': '' }), signal: cancelled };
    await expect(shortFiles({ files: [covered('a.js', 1)] }, '/w', ports)).rejects.toThrow('cancelled');
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
