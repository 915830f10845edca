import { formatNames, kindOf, type Format } from '@interlock/reports/domain/format-names';
import { countOf } from '@interlock/shared/domain/report/numbers';

/** Folders that reports are written to by default, and files of the root that tools write. */
export const usualFolders = [
  ...['reports', 'coverage', 'test-results', 'TestResults', 'junit'],
  ...[
    'build/test-results',
    'build/reports',
    'target/surefire-reports',
    'target/failsafe-reports',
    'target/site',
  ],
] as const;
const usualNames = ['xml', 'trx', 'json', 'ndjson', 'info', 'lcov', 'tap', 'sarif', 'out'] as const;
const rootFiles = [
  ...['junit*.xml', 'test-results*.xml', '*.trx', '*.tap', '*.sarif', '*.lcov'],
  ...['lcov.info', 'coverage.xml', 'cobertura.xml', 'coverage.json', 'coverage.out', 'cover.out'],
] as const;

/** Globs of what may be a report: in the usual folders, in those of packages up to two folders down, and in the root. */
export const usualGlobs: readonly string[] = [
  ...['', '*/', '*/*/'].map((above) => `${above}{${usualFolders.join(',')}}/**/*.{${usualNames.join(',')}}`),
  ...rootFiles,
];
/** What is never a report, or not one of this checkout. */
export const unusualGlobs: readonly string[] = ['**/node_modules/**', '**/.git/**', '**/vendor/**'];

/** A file that is a report by its content. */
export interface FoundReport {
  /** Relative to where globs begin. */
  readonly path: string;
  readonly format: Format;
  /** Whether it is a file of the repository, which no run has written. */
  readonly isCommitted: boolean;
}

/** Reports of one format in one folder. */
interface Group {
  readonly folder: string;
  readonly format: Format;
  readonly kind: string;
  readonly paths: readonly string[];
  /** Why they are not in the command. */
  readonly left: string | null;
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const endOf = (path: string): string => path.slice(path.lastIndexOf('.'));

/** A path as a glob that matches it: what a glob has a meaning of its own for stands for any one character. */
const asGlob = (path: string): string => path.replaceAll(/[!-,:-?[-^`{-~]/gu, '?');

function groupsOf(reports: readonly FoundReport[]): readonly Group[] {
  const found = new Map<string, FoundReport[]>();
  for (const report of reports) {
    const key = [report.isCommitted, folderOf(report.path), report.format].join('\0');
    found.set(key, [...(found.get(key) ?? []), report]);
  }
  const order = (format: Format): number => formatNames.indexOf(format);
  const groups = [...found.values()].flatMap((members) => {
    const [first] = members;
    if (first === undefined) return [];
    const { format, isCommitted } = first;
    const left = isCommitted ? 'committed, so no report of this run' : null;
    const paths = members.map(({ path }) => path);
    return [{ folder: folderOf(first.path), format, kind: kindOf(format), paths, left }];
  });
  groups.sort((a, b) => order(a.format) - order(b.format) || (a.folder < b.folder ? -1 : 1));
  // A tool often writes one result in several formats: each would be counted.
  const taken = new Map<string, Format>();
  return groups.map((group): Group => {
    if (group.left !== null) return group;
    const key = `${group.kind}\0${group.folder}`;
    const other = taken.get(key);
    if (other === undefined) taken.set(key, group.format);
    return other === undefined ? group : { ...group, left: `most likely the same as ${other} beside it` };
  });
}

/** Globs for the reports of a group: one for all files of a name's ending where no other file there has it. */
function globsOf({ folder, paths }: Group, all: readonly string[]): readonly string[] {
  const ends = new Set(paths.map(endOf));
  return [...ends].flatMap((end) => {
    const mine = paths.filter((path) => endOf(path) === end);
    const there = all.filter((path) => folderOf(path) === folder && endOf(path) === end);
    return mine.length > 1 && there.length === mine.length ? [`${asGlob(folder)}*${end}`] : mine.map(asGlob);
  });
}

/** What was found, a line for each format in a folder, and the value of `--reports` that names it; `null` for none. */
export function describeFound(
  reports: readonly FoundReport[],
  all: readonly string[],
): { readonly lines: readonly string[]; readonly reports: string | null } {
  const groups = groupsOf(reports);
  const rows = groups.map((group) => {
    const { kind, format, paths, left } = group;
    const globs = globsOf(group, all);
    const shown = globs.length > 3 ? `${globs.slice(0, 3).join(', ')}, …` : globs.join(', ');
    return [
      kind,
      countOf(paths.length, 'file'),
      format,
      `${shown}${left === null ? '' : ` (left out: ${left})`}`,
    ];
  });
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const entries = groups
    .filter(({ left }) => left === null)
    .flatMap((group) => globsOf(group, all).map((glob) => `{${group.kind}: ${JSON.stringify(glob)}}`));
  return {
    lines: rows.map((row) =>
      row.map((cell, column) => (column < 3 ? cell.padEnd(widths[column] ?? 0) : cell)).join('  '),
    ),
    reports: entries.length === 0 ? null : `[${entries.join(', ')}]`,
  };
}
