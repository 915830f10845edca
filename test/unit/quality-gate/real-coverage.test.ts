import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { measure } from '@interlock/quality-gate/domain/measure';
import { repositoryFiles } from '@interlock/checkout/domain/paths';
import { ratioOf, type CoveragePart } from '@interlock/reports/domain/coverage/coverage';

import { read, readCoverage } from './read.ts';

const folder = join(import.meta.dirname, 'fixtures', 'coverage');
const fixture = (name: string): string => readFileSync(join(folder, name), 'utf8');

/** What a report comes to, as `covered/total` of lines, branches and functions. */
function totalsOf(name: string): readonly (string | null)[] {
  const { files } = readCoverage(fixture(name));
  return (['lines', 'branches', 'functions'] as const).map((part: CoveragePart) => {
    const ratios = [...files.values()].map((file) => ratioOf(file, part)).filter((ratio) => ratio !== null);
    if (ratios.length === 0) return null;
    const sum = (of: 'covered' | 'total'): number => ratios.reduce((all, ratio) => all + ratio[of], 0);
    return `${sum('covered')}/${sum('total')}`;
  });
}

describe('coverage reports that tools really wrote', () => {
  it.each([
    // `coverage report`: "TOTAL 19 statements, 5 missed, 6 branches, 1 partial"; lcov: FNF 4 + 1, FNH 3.
    ['coverage-py-7.xml', ['14/19', '5/6', null]],
    ['coverage-py-7.json', ['14/19', '5/6', '3/5']],
    ['coverage-py-7.info', ['14/19', '5/6', '3/5']],
    // "All files | 53.84 | 41.66 | 50 | 63.63": statements, branches, functions, lines.
    ['nyc-17.info', ['7/11', '5/12', '2/4']],
    // A default of a parameter is a branch that Istanbul counts in Cobertura's totals and lists on no line.
    ['nyc-17-cobertura.xml', ['7/11', '4/11', '2/4']],
    ['nyc-17-clover.xml', ['7/11', '5/12', '2/4']],
    ['nyc-17-final.json', ['7/11', '5/12', '2/4']],
    ['nyc-17-summary.json', ['7/11', '5/12', '2/4']],
    // "All files | 80.76 | 33.33 | 50 | 80.76".
    ['c8-10.info', ['21/26', '3/9', '2/4']],
    ['c8-10-cobertura.xml', ['21/26', '3/9', '2/4']],
    ['c8-10-clover.xml', ['21/26', '3/9', '2/4']],
    ['c8-10-final.json', ['21/26', '3/9', '2/4']],
    ['c8-10-summary.json', ['21/26', '3/9', '2/4']],
    // "All files | 33.33 | 60 | 33.33 | 40".
    ['vitest-4.info', ['2/5', '3/5', '1/3']],
    ['vitest-4-cobertura.xml', ['2/5', '2/4', '1/3']],
    ['vitest-4-clover.xml', ['2/5', '3/5', '1/3']],
    ['vitest-4-final.json', ['2/5', '3/5', '1/3']],
    ['vitest-4-summary.json', ['2/5', '3/5', '1/3']],
    // `go tool cover -func` counts statements, 5 of 11; these are the lines that a person counts in its blocks.
    ['go-1.26.out', ['8/18', null, null]],
    // The CSV of the same run: lines 20 of which 10 missed, branches 8 and 4, methods 12 and 8.
    ['jacoco-0.8.xml', ['10/20', '4/8', '4/12']],
    // "price.c 9 lines, 6 exec, 66 %", and "4 branches, 2 taken, 50 %".
    ['gcovr-8-cobertura.xml', ['6/9', '2/4', '2/3']],
    ['gcovr-8-jacoco.xml', ['6/9', '2/4', '2/3']],
    ['gcovr-8-clover.xml', ['6/9', '0/0', '0/0']],
    ['gcovr-8.info', ['6/9', '2/4', '2/3']],
    // "Methods: 33.33% (1/3), Lines: 60.00% (3/5)": a method of Clover is covered when all of its lines are.
    ['phpunit-9-clover.xml', ['3/5', '0/0', '1/3']],
    ['phpunit-9-cobertura.xml', ['3/5', null, '2/3']],
    // "Line Coverage: 81.81% (9 / 11)" without the two lines of :nocov:, which a result set does not mark.
    ['simplecov-0.22.json', ['10/13', '3/4', null]],
  ])('%s has the totals that the tool printed', (name, expected) => {
    expect(totalsOf(name)).toStrictEqual(expected);
  });

  it.each([
    ['nyc-17-cobertura.xml', '5 of 12', '4 of 11'],
    ['vitest-4-cobertura.xml', '3 of 5', '2 of 4'],
  ])(
    '%s counts branches that it does not list, and is judged by the worse number',
    (name, stated, counted) => {
      const { disagreements, worseStated } = readCoverage(fixture(name));
      expect(disagreements).toStrictEqual([{ where: 'the report', what: 'branches', stated, counted }]);
      expect(worseStated).toStrictEqual({});
    },
  );

  it.each(readdirSync(folder).filter((name) => !/^(?:nyc|vitest)-.*cobertura/u.test(name)))(
    '%s agrees with itself',
    (name) => {
      const { disagreements, worseStated } = readCoverage(fixture(name));
      expect(disagreements).toStrictEqual([]);
      expect(worseStated ?? {}).toStrictEqual({});
    },
  );

  it.each([
    ['coverage-py-7.xml', ['src/shop/__init__.py', 'src/shop/price.py', 'src/shop/tax.py']],
    ['c8-10-cobertura.xml', ['src/price.js', 'src/tax.js']],
    ['nyc-17-clover.xml', ['src/price.js', 'src/tax.js']],
    ['vitest-4-final.json', ['vsrc/tax.ts', 'vsrc/unloaded.ts']],
    ['go-1.26.out', ['main.go', 'pkg/price/price.go']],
    [
      'jacoco-0.8.xml',
      [
        'core/src/main/java/com/acme/shop/Price.java',
        'web/src/main/java/com/acme/shop/Price.java',
        'web/src/main/java/com/acme/shop/Web.java',
      ],
    ],
    ['gcovr-8-cobertura.xml', ['price.c']],
    ['phpunit-9-cobertura.xml', ['src/Price.php']],
    ['simplecov-0.22.json', ['lib/price.rb']],
  ])('%s is about the files of the repository that it was made from, wherever that lies', (name, paths) => {
    const report = read(fixture(name));
    for (const root of ['/home/runner/work/shop/shop', '/elsewhere']) {
      const entry = { kind: 'coverage', files: ['*'], except: [], package: null, min: 1, max: null } as const;
      const { coverage, findings } = measure(
        [{ ...entry, format: null }],
        [{ path: 'reports/one', sizeBytes: 1, entries: [0], read: report }],
        repositoryFiles([...paths, 'README.md'], root, true),
      );
      expect(coverage?.files.map(({ path, candidates }) => [path, candidates])).toStrictEqual(
        paths.map((path) => [path, [path]]),
      );
      expect(findings).toStrictEqual([]);
    }
  });
});
