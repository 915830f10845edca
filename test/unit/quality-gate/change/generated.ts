import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import fc from 'fast-check';

import { gitAt, makeRepository, type Repository } from './repository.ts';

const runFile = promisify(execFile);

/** One thing that a person does to the files of a folder; the numbers pick which file, where and how much. */
interface Deed {
  readonly kind:
    | 'edit'
    | 'insert'
    | 'remove'
    | 'rename'
    | 'move and edit'
    | 'create'
    | 'delete'
    | 'make executable'
    | 'end lines otherwise'
    | 'take the last line end'
    | 'link';
  readonly file: number;
  readonly at: number;
  readonly count: number;
}

/** What happens on a branch and on main until the branch is judged. */
export interface History {
  readonly files: number;
  readonly topic: readonly Deed[];
  readonly main: readonly Deed[];
  /** Whether main is merged into the branch in between. */
  readonly merges: boolean;
  readonly topicLater: readonly Deed[];
  readonly mainLater: readonly Deed[];
}

const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom(
    ...(['edit', 'insert', 'remove', 'rename', 'move and edit', 'create', 'delete'] as const),
    ...(['make executable', 'end lines otherwise', 'take the last line end', 'link'] as const),
  ),
  file: fc.nat({ max: 50 }),
  at: fc.nat({ max: 50 }),
  count: fc.integer({ min: 1, max: 3 }),
});
const deeds = fc.array(deed, { minLength: 1, maxLength: 5 });

/** Histories as they happen, with merges of main that may be given up. */
export const histories: fc.Arbitrary<History> = fc.record({
  files: fc.integer({ min: 2, max: 5 }),
  topic: deeds,
  main: deeds,
  merges: fc.boolean(),
  topicLater: deeds,
  mainLater: deeds,
});

const names = [
  'a.js',
  'with blank.js',
  'ünï.js',
  'it"s "quoted".js',
  'back\\slash.txt',
  'tab\there.js',
  '試験/名.js',
];
const separators = { lf: '\n', crlf: '\r\n' } as const;

/** Gives lines that stand nowhere else: what was added is then no matter of opinion. Some hold only white space. */
function lineSource(): (count: number) => readonly string[] {
  let given = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      given += 1;
      return given % 7 === 0
        ? ' '.repeat(given % 50) + '\t'.repeat(1 + Math.floor(given / 50))
        : `line ${given} of all`;
    });
}

const splitLines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];

async function listFiles(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git') && entry.name !== '.git')
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.git/'))
    .sort();
}

/** Does something to the files of a folder. */
async function act(
  folder: string,
  { kind, file, at, count }: Deed,
  fresh: (count: number) => readonly string[],
) {
  const paths = await listFiles(folder);
  const path = paths[file % Math.max(1, paths.length)];
  const newName = `moved/${file}-${at}-${names[at % names.length] ?? ''}`;
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  };
  if (kind === 'create')
    await write(
      `new/${newName}`,
      fresh(8 + count)
        .map((line) => `${line}\n`)
        .join(''),
    );
  else if (kind === 'link') {
    await mkdir(join(folder, 'links'), { recursive: true });
    await rm(join(folder, 'links', `${at}`), { force: true });
    await symlink('../README', join(folder, 'links', `${at}`));
  }
  if (path === undefined) return;
  const text = await readFile(join(folder, path), 'utf8');
  const lines = splitLines(text);
  const end = text.includes('\r\n') ? separators.crlf : separators.lf;
  const place = at % Math.max(1, lines.length);
  const more = fresh(count).map((line) => line + end);
  const edited = (removed: number, added: readonly string[]): string =>
    [...lines.slice(0, place), ...added, ...lines.slice(place + removed)].join('');
  if (kind === 'edit') await write(path, edited(count, more));
  else if (kind === 'insert') await write(path, edited(0, more));
  else if (kind === 'remove' && lines.length > 6) await write(path, edited(count, []));
  else if (kind === 'delete' && paths.length > 1) await rm(join(folder, path));
  else if (kind === 'make executable') await chmod(join(folder, path), 0o755);
  else if (kind === 'end lines otherwise')
    await write(path, end === '\n' ? text.replaceAll('\n', '\r\n') : text.replaceAll('\r\n', '\n'));
  else if (kind === 'take the last line end') await write(path, text.replace(/\r?\n$/u, ''));
  else if (kind === 'rename' || kind === 'move and edit') {
    await mkdir(dirname(join(folder, newName)), { recursive: true });
    await rename(join(folder, path), join(folder, newName));
    if (kind === 'move and edit') await write(newName, edited(1, more));
  }
}

/** Commits of a history that was played in a real repository. */
export interface Played {
  readonly repository: Repository;
  /** What main was when the branch last took it over, or began. */
  readonly base: string;
  readonly before: string;
  readonly head: string;
  readonly main: string;
  /** The head merged into main, as GitHub does it for a pull request; `null` where they conflict. */
  readonly merge: string | null;
}

/** Plays a history. */
export async function play(history: History): Promise<Played> {
  const repository = await makeRepository();
  const { folder } = repository;
  const git = (...args: readonly string[]): Promise<string> => repository.git(...args);
  const fresh = lineSource();
  const commit = async (all: readonly Deed[]): Promise<string> => {
    for (const one of all) await act(folder, one, fresh);
    return repository.commit({});
  };
  const merge = async (what: string, ...options: readonly string[]): Promise<boolean> => {
    try {
      await git('merge', '-q', '--no-edit', '-X', 'theirs', ...options, what);
      return true;
    } catch {
      await git('merge', '--abort');
      return false;
    }
  };
  for (let index = 0; index < history.files; index += 1) {
    const path = join(folder, 'src', names[index] ?? '');
    await mkdir(dirname(path), { recursive: true });
    await writeFile(
      path,
      fresh(14 + index)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
  let base = await commit([]);
  await git('checkout', '-q', '-b', 'topic');
  let before = await commit(history.topic);
  await git('checkout', '-q', 'main');
  const taken = await commit(history.main);
  await git('checkout', '-q', 'topic');
  if (history.merges && (await merge('main'))) base = taken;
  const head = await commit(history.topicLater);
  await git('checkout', '-q', 'main');
  const main = await commit(history.mainLater);
  await git('checkout', '-q', '--detach', 'main');
  const isMerged = await merge(head, '--no-ff');
  const merged = isMerged ? await git('rev-parse', 'HEAD') : null;
  before = await git('rev-parse', before);
  return { repository, base, before, head, main, merge: merged };
}

interface Entry {
  readonly mode: string;
  readonly content: string;
}

/** What objects hold, in the order in which they are asked for. */
async function contentsOf(folder: string, objects: readonly string[]): Promise<readonly string[]> {
  const asked = runFile('git', ['-C', folder, 'cat-file', '--batch'], {
    env: { PATH: process.env['PATH'] ?? '' },
    encoding: 'buffer',
  });
  asked.child.stdin?.end(objects.map((object) => `${object}\n`).join(''));
  const { stdout } = await asked;
  let at = 0;
  return objects.map(() => {
    const end = stdout.indexOf('\n', at);
    const length = Number(stdout.toString('utf8', at, end).split(' ')[2]);
    at = end + 1 + length + 1;
    return stdout.toString('utf8', end + 1, end + 1 + length);
  });
}

/** The files of a commit: nothing here has to do with differences. */
export async function treeAt(folder: string, commit: string): Promise<ReadonlyMap<string, Entry>> {
  const listed = await gitAt(folder, 'ls-tree', '-r', '-z', commit);
  const entries = [...listed.matchAll(/(\d+) \w+ ([0-9a-f]+)\t([^\0]*)\0/gu)].map(
    ([, mode = '', object = '', path = '']) => ({ mode, object, path }),
  );
  const contents = await contentsOf(
    folder,
    entries.map(({ object }) => object),
  );
  return new Map(entries.map(({ mode, path }, index) => [path, { mode, content: contents[index] ?? '' }]));
}

const isRegular = ({ mode }: Entry): boolean => mode.startsWith('100');

/** The share of a file that another one has, as renames are found by it; ends of lines do not matter to that. */
function likeness(from: string, to: string): number {
  const bare = (text: string): readonly string[] => splitLines(text.replaceAll('\r\n', '\n'));
  const known = new Set(bare(from));
  const length = (lines: readonly string[]): number =>
    lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
  const common = length(bare(to).filter((line) => known.has(line)));
  return common / Math.max(1, length(bare(from)), length(bare(to)));
}

/** What differs between two trees of which no line stands twice. */
export interface Differs {
  readonly touched: readonly string[];
  /** Numbers of lines that are new, by file; files without any are not there. */
  readonly added: Readonly<Record<string, readonly number[]>>;
  /** Whether a file is as much another one as it is not, so that whether it was renamed is a matter of opinion. */
  readonly isDoubtful: boolean;
}

/** Compares two trees as a person would. */
export function compare(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): Differs {
  const touched = [...new Set([...before.keys(), ...after.keys()])].filter((path) => {
    const [left, right] = [before.get(path), after.get(path)];
    return left?.mode !== right?.mode || left?.content !== right?.content;
  });
  const gone = [...before].filter(([path, entry]) => isRegular(entry) && !after.has(path));
  let isDoubtful = false;
  const added: Record<string, readonly number[]> = {};
  for (const [path, entry] of after) {
    if (!isRegular(entry) || !touched.includes(path)) continue;
    const same = before.get(path);
    const likest = gone
      .map(([, { content }]) => ({ content, share: likeness(content, entry.content) }))
      .toSorted((a, b) => b.share - a.share)[0];
    if (same === undefined && likest !== undefined && likest.share > 0.4 && likest.share < 0.6)
      isDoubtful = true;
    const wasRenamed = same === undefined && likest !== undefined && likest.share >= 0.5;
    const old = wasRenamed ? likest.content : same !== undefined && isRegular(same) ? same.content : '';
    const known = new Set(splitLines(old));
    const fresh = splitLines(entry.content).flatMap((line, index) => (known.has(line) ? [] : [index + 1]));
    if (fresh.length > 0) added[path] = fresh;
  }
  return { touched: touched.toSorted(), added, isDoubtful };
}

/** Whether a test ran a line; by its text alone, so that it is known of any line. */
const wasRun = (line: string): boolean => (createHash('md5').update(line).digest()[0] ?? 0) % 2 === 0;

/** Reports separate folders with either slash, so that they cannot name this file; nor is it code. */
const isReported = (path: string): boolean => !path.includes('\\');

/** A coverage report of a tree: each line that is not blank, run or not. */
export function coverageOf(tree: ReadonlyMap<string, Entry>): string {
  return [...tree]
    .filter(([path, entry]) => isRegular(entry) && isReported(path))
    .map(([path, { content }]) => {
      const lines = splitLines(content).flatMap((line, index) =>
        line.trim() === '' ? [] : [`DA:${index + 1},${wasRun(line) ? 1 : 0}\n`],
      );
      return `SF:${path}\n${lines.join('')}end_of_record\n`;
    })
    .join('');
}

/** Covered lines of those that were added and are not blank. */
export function coveredOf(
  tree: ReadonlyMap<string, Entry>,
  added: Differs['added'],
): { readonly covered: number; readonly total: number } {
  const lines = Object.entries(added)
    .filter(([path]) => isReported(path))
    .flatMap(([path, numbers]) => {
      const all = splitLines(tree.get(path)?.content ?? '');
      return numbers.map((number) => all[number - 1] ?? '');
    })
    .filter((line) => line.trim() !== '');
  return { covered: lines.filter(wasRun).length, total: lines.length };
}
