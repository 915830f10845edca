import { compileGlob } from '@interlock/shared/domain/glob';

/** Endings of files whose lines run; shell, queries, markup and headers are not among them. */
const codeEndings: readonly string[] = [
  ...['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts', 'vue', 'svelte', 'astro'],
  ...['py', 'rb', 'php', 'pl', 'pm', 'lua', 'r', 'jl'],
  ...['go', 'rs', 'c', 'cc', 'cpp', 'cxx', 'm', 'mm', 'swift', 'dart', 'zig', 'nim', 'cr'],
  ...['java', 'kt', 'scala', 'groovy', 'clj', 'cs', 'fs', 'vb', 'ex', 'exs', 'erl', 'hs', 'ml', 'elm'],
];

/**
 * Files that coverage tools leave out by themselves: tests and what belongs to them, declarations without code, the
 * configuration of tools, dependencies.
 */
const leftOutGlobs: readonly string[] = [
  '**/{test,tests,__tests__,__mocks__,spec,specs,e2e,testdata}/**',
  '**/*.{test,spec,stories}.*',
  '**/*{_test,_spec}.*',
  '**/{test_*,conftest,setup}.py',
  '**/*{Test,Tests,Spec}.{java,kt,scala,groovy,cs,fs,vb,php,swift}',
  '**/*.d.{ts,mts,cts}',
  '**/*.config.{js,mjs,cjs,ts,mts,cts}',
  '**/.*.{js,mjs,cjs,ts}',
  '**/{node_modules,site-packages,.venv}/**',
];

const leftOut = leftOutGlobs.map((glob) => compileGlob(glob));
const code: ReadonlySet<string> = new Set(codeEndings);

/** The ending of a file's name in lower case; empty where it has none. */
export function endingOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/**
 * Whether a file that no report mentions should be in one: it is code, by a published list or because the reports
 * cover others with its ending, and it is none of the files that coverage tools leave out.
 *
 * @param path - relative to the root of the repository
 * @param measured - endings of the files that the reports cover
 */
export function shouldBeReported(path: string, measured: ReadonlySet<string>): boolean {
  const ending = endingOf(path);
  if (ending === '' || !(code.has(ending) || measured.has(ending))) return false;
  return !leftOut.some((matches) => matches(path));
}

/** Both lists in Markdown, as the README shows them. */
export function codeFilesTable(): string {
  const list = (entries: readonly string[]): string => entries.map((entry) => `\`${entry}\``).join(', ');
  return [
    '| changed files that no report mentions | which |',
    '| --- | --- |',
    `| are code by their ending, beside those with an ending that the reports cover | ${list(codeEndings)} |`,
    `| are left out all the same | ${list(leftOutGlobs)} |`,
  ].join('\n');
}
