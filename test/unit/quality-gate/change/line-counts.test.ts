import { describe, expect, it } from 'vitest';

import type { Change } from '@interlock/quality-gate/domain/change/change';
import { lineCounts } from '@interlock/quality-gate/domain/change/line-counts';
import { rangesOf } from '@interlock/quality-gate/domain/change/line-ranges';
import type { CoveredFile } from '@interlock/quality-gate/domain/coverage-measure';
import { fakeFiles } from '@interlock/shared/testing/fake-files';

const covered = (path: string, candidates: readonly string[] = [path]): CoveredFile => ({
  path,
  candidates,
  ratios: { lines: null, branches: null, functions: null },
  lines: new Uint8Array(),
  statedLines: null,
});

const change: Change = {
  head: 'a'.repeat(40),
  bases: [],
  said: 'everything',
  touched: new Set(['a.js', 'b.js', 'c.js', 'empty.js', 'gone.js', 'x/d.js']),
  files: new Map(
    ['a.js', 'b.js', 'c.js', 'empty.js', 'gone.js', 'x/d.js'].map((path) => [
      path,
      { added: rangesOf([1]), blank: [] },
    ]),
  ),
  altered: new Set(),
  isRenameSearchCut: false,
};

describe('the lines of changed files', () => {
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
    expect([...(await lineCounts(change, reports, '/w', files))]).toEqual([
      ['a.js', 3],
      ['b.js', 2],
      ['empty.js', 0],
    ]);
  });
});
