import { execFileSync } from 'node:child_process';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readManifest } from '@interlock/quality-gate/domain/manifest';
import { baseMissing, nothingToCompareWith } from '@interlock/rehearsal/domain/command-line/base-branch';
import { describeFound, type FoundReport } from '@interlock/rehearsal/domain/command-line/found-reports';
import { shellText } from '@interlock/rehearsal/domain/command-line/shell-text';
import { compileGlob } from '@interlock/shared/domain/glob';
import { parse } from 'yaml';

const report = (path: string, format: FoundReport['format'], isCommitted = false): FoundReport => ({
  path,
  format,
  isCommitted,
});
const describeAll = (reports: readonly FoundReport[], others: readonly string[] = []) =>
  describeFound(reports, [...reports.map(({ path }) => path), ...others]);

describe('reports that were found', () => {
  it('are listed with kind and count, and named in one value that the gate reads', () => {
    const { lines, reports } = describeAll([
      report('reports/a.xml', 'junit'),
      report('reports/b.xml', 'junit'),
      report('coverage/lcov.info', 'lcov'),
    ]);
    expect(lines).toStrictEqual([
      'tests     2 files  junit  reports/*.xml',
      'coverage  1 file   lcov   coverage/lcov.info',
    ]);
    expect(reports).toBe('[{tests: "reports/*.xml"}, {coverage: "coverage/lcov.info"}]');
  });

  it('are named one by one where a glob would take in what is no report of their kind', () => {
    const both = [report('out/a.xml', 'junit'), report('out/b.xml', 'junit')];
    expect(describeAll(both, ['out/settings.xml']).reports).toBe(
      '[{tests: "out/a.xml"}, {tests: "out/b.xml"}]',
    );
  });

  it('count once where a tool wrote one result in several formats', () => {
    const { lines, reports } = describeAll([
      report('coverage/clover.xml', 'clover'),
      report('coverage/lcov.info', 'lcov'),
    ]);
    expect(reports).toBe('[{coverage: "coverage/lcov.info"}]');
    expect(lines[1]).toContain('coverage/clover.xml (left out: most likely the same as lcov beside it)');
  });

  it('are left out where they are files of the repository, and then there is nothing to judge', () => {
    const { lines, reports } = describeAll([report('reports/a.xml', 'junit', true)]);
    expect(lines).toStrictEqual([expect.stringContaining('left out: committed')]);
    expect(reports).toBeNull();
  });

  it('are matched by what is named, whatever their names are', () => {
    const name = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (names) => {
        const paths = names.map((text) => `reports/${text.replaceAll(/[/\\]/gu, '_')}.xml`);
        const { reports } = describeAll(paths.map((path) => report(path, 'junit')));
        const { entries, problems } = readManifest(parse(reports ?? ''));
        expect(problems).toStrictEqual([]);
        const globs = entries.flatMap((entry) => ('files' in entry ? entry.files : [])).map(compileGlob);
        expect(paths.filter((path) => !globs.some((matches) => matches(path)))).toStrictEqual([]);
      }),
    );
  });
});

describe('a command that is shown', () => {
  it.each([[['a', "it's", '$HOME', 'a b', '', '*', '"x"', '~', 'HEAD~1', '`id`', '\\', 'a\nb', '!']]])(
    'is read back by a shell as it was meant: %j',
    (words) => {
      const script = `for word in ${shellText(words)}; do printf '%s\\0' "$word"; done`;
      const told = execFileSync('sh', ['-c', script], { encoding: 'utf8' });
      expect(told.split('\0').slice(0, -1)).toStrictEqual(words);
    },
  );

  it('has no quotes where none are needed', () => {
    expect(shellText(['node', '../x/index.js', '--base', 'HEAD~1'])).toBe('node ../x/index.js --base HEAD~1');
  });
});

describe('nothing to compare with', () => {
  it.each([
    ['the branch that changes are usually for', ['feature', 'main', 'old'], 'Add `--base main`.'],
    ['that of a remote', ['feature', 'upstream/master'], 'Add `--base upstream/master`.'],
    ['any other branch', ['feature'], 'Add `--base feature`.'],
    ['the commit before, without another branch', [], 'Add `--base HEAD~1`'],
  ])('proposes %s', (_, others, fix) => {
    const said = nothingToCompareWith('change', others, true);
    expect(said.fix).toContain(fix);
    for (const name of others) expect(said.fix).toContain(name);
    expect(`${said.why} ${said.fix}`).not.toMatch(/actions\/checkout|fetch-depth/u);
  });

  it('says what to do with the only commit of the only branch', () => {
    expect(nothingToCompareWith('main', [], false).fix).toContain('--base COMMIT');
  });

  it('names the branches where `--base` is none, the nearest first', () => {
    expect(baseMissing('mian', ['main', 'other'])).toBe(
      '--base \'mian\' is no commit of this clone; fetch it, or name another. Did you mean "main"? Other branches here: main, other.',
    );
  });
});
