import { execFile } from 'node:child_process';

import type {
  GitChange,
  GitCommit,
  GitComparison,
  GitEntry,
  GitRef,
  GitWorkflowFile,
} from '../domain/github/facts.ts';
import { COMMIT_FORMAT, parseChanges, parseCommits, parseTree } from '../domain/github/git-output.ts';

const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;
const MAX_COMMITS = 10_000;
const WORKFLOWS = '.github/workflows';

export interface GithubRepository {
  /** A branch, a tag, a full ref or a commit id (also shortened); null when there is none. */
  readonly commit: (ref: string) => Promise<GitCommit | null>;
  /** Commits at or before a ref that touched a path (all, where it is empty), the newest first; null when there is no such ref. */
  readonly history: (
    ref: string,
    path: string,
    part: { readonly skip: number; readonly most: number },
  ) => Promise<readonly GitCommit[] | null>;
  /** Exactly this ref, without `refs/`. */
  readonly ref: (name: string) => Promise<GitRef | null>;
  readonly entry: (commit: string, path: string) => Promise<GitEntry | null>;
  readonly comparison: (base: string, head: string) => Promise<GitComparison | null>;
  /** Against the first parent; against nothing for a first commit. */
  readonly changes: (commit: string) => Promise<readonly GitChange[]>;
  readonly workflows: (commit: string) => Promise<readonly GitWorkflowFile[]>;
}

export interface RepositoryOptions {
  readonly folder: string;
  /** The ref of the run, which need not exist here (`refs/pull/7/merge`): it stands for `sha`. */
  readonly ref: string;
  readonly sha: string;
}

interface GitResult {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Reads a local git repository as GitHub would see it. Never writes, never fetches. */
export function openGithubRepository(options: RepositoryOptions): GithubRepository {
  const runGit = (args: readonly string[]): Promise<GitResult> =>
    new Promise((resolve, reject) => {
      execFile(
        'git',
        ['--no-replace-objects', '-c', 'protocol.allow=never', '-C', options.folder, ...args],
        { encoding: 'buffer', maxBuffer: MAX_OUTPUT_BYTES, env: gitEnvironment(process.env) },
        (error, stdout, stderr) => {
          const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
          if (exitCode === null) {
            reject(new Error(`git could not be run in ${options.folder}`, { cause: error }));
          } else resolve({ exitCode, stdout, stderr: stderr.toString('utf8') });
        },
      );
    });

  const read = async (args: readonly string[]): Promise<Buffer> => {
    const { exitCode, stdout, stderr } = await runGit(args);
    if (exitCode !== 0) throw new Error(`git ${args[0] ?? ''} failed with ${exitCode}: ${stderr.trim()}`);
    return stdout;
  };
  const readText = async (args: readonly string[]) => (await read(args)).toString('utf8');

  /** The id that a revision names, null when it names none. */
  const resolveId = async (revision: string): Promise<string | null> => {
    const { exitCode, stdout } = await runGit([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      revision,
    ]);
    return exitCode === 0 ? stdout.toString('utf8').trim() : null;
  };

  const resolveCommit = async (ref: string): Promise<string | null> => {
    if (!isRefName(ref)) return null;
    if (isRunRef(ref, options.ref)) return options.sha;
    const names = ref.startsWith('refs/')
      ? [ref]
      : [`refs/heads/${ref}`, `refs/tags/${ref}`, `refs/${ref}`, `refs/remotes/origin/${ref}`];
    for (const name of names) {
      const found = await resolveId(`${name}^{commit}`);
      if (found !== null) return found;
    }
    return /^[0-9a-f]{4,64}$/i.test(ref) ? resolveId(`${ref}^{commit}`) : null;
  };

  const logOf = async (args: readonly string[]): Promise<GitCommit[]> =>
    parseCommits(await readText(['log', '-z', '--no-show-signature', `--format=${COMMIT_FORMAT}`, ...args]));

  const commit = async (ref: string): Promise<GitCommit | null> => {
    const sha = await resolveCommit(ref);
    if (sha === null) return null;
    return (await logOf(['--max-count=1', '--end-of-options', sha]))[0] ?? null;
  };

  const history: GithubRepository['history'] = async (ref, path, { skip, most }) => {
    const sha = await resolveCommit(ref);
    if (sha === null) return null;
    const part = [`--skip=${skip}`, `--max-count=${most}`];
    return logOf([...part, '--end-of-options', sha, '--', ...(path === '' ? [] : [path])]);
  };

  const changesBetween = async (base: string, head: string): Promise<GitChange[]> => {
    const common = ['diff-tree', '-r', '-M', '--no-color', '--no-ext-diff', '--no-textconv', '--full-index'];
    const [raw, patch] = await Promise.all([
      readText([...common, '-z', '--raw', '--numstat', '--end-of-options', base, head]),
      readText([...common, '--patch', '--unified=3', '--end-of-options', base, head]),
    ]);
    return parseChanges(raw, patch);
  };

  const entry = async (commitId: string, path: string): Promise<GitEntry | null> => {
    const treeOf = async (id: string): Promise<GitEntry> => ({
      kind: 'dir',
      sha: id,
      items: parseTree(await readText(['ls-tree', '-z', '-l', '--end-of-options', id])),
    });
    if (path === '') {
      const root = await resolveId(`${commitId}^{tree}`);
      return root === null ? null : treeOf(root);
    }
    const found = parseTree(
      await readText(['ls-tree', '-z', '-l', '--full-tree', '--end-of-options', commitId, path]),
    )[0];
    if (found === undefined || found.name !== path) return null;
    switch (found.type) {
      case 'dir':
        return treeOf(found.sha);
      case 'submodule':
        return { kind: 'submodule', sha: found.sha };
      case 'symlink':
        return {
          kind: 'symlink',
          sha: found.sha,
          size: found.size,
          target: await readText(['cat-file', 'blob', found.sha]),
        };
      case 'file': {
        const bytes = await read(['cat-file', 'blob', found.sha]);
        return { kind: 'file', sha: found.sha, size: found.size, bytes, base64: bytes.toString('base64') };
      }
    }
  };

  return {
    commit,
    entry,

    async ref(name) {
      const full = `refs/${name}`;
      if (!isRefName(full)) return null;
      if (full === options.ref) return { ref: full, type: 'commit', sha: options.sha };
      for (const candidate of [full, full.replace(/^refs\/heads\//, 'refs/remotes/origin/')]) {
        const sha = await resolveId(candidate);
        if (sha === null) continue;
        const type = objectType((await readText(['cat-file', '-t', sha])).trim());
        return { ref: full, type, sha };
      }
      return null;
    },

    async comparison(base, head) {
      const [baseCommit, headCommit] = await Promise.all([commit(base), commit(head)]);
      if (baseCommit === null || headCommit === null) return null;
      const found = await runGit(['merge-base', baseCommit.sha, headCommit.sha]);
      // 1: no common ancestor. Anything else is a broken repository.
      if (found.exitCode === 1) return null;
      if (found.exitCode !== 0) throw new Error(`git merge-base failed: ${found.stderr.trim()}`);
      const mergeBase = await commit(found.stdout.toString('utf8').trim());
      if (mergeBase === null) return null;
      const symmetric = `${baseCommit.sha}...${headCommit.sha}`;
      const [counts, commits, changes] = await Promise.all([
        readText(['rev-list', '--left-right', '--count', symmetric]),
        logOf([
          '--reverse',
          '--topo-order',
          `--max-count=${MAX_COMMITS}`,
          `${baseCommit.sha}..${headCommit.sha}`,
        ]),
        changesBetween(mergeBase.sha, headCommit.sha),
      ]);
      const [behindBy, aheadBy] = counts.trim().split('\t').map(Number);
      if (behindBy === undefined || aheadBy === undefined) throw new Error('git rev-list gave no two counts');
      return { base: baseCommit, head: headCommit, mergeBase, aheadBy, behindBy, commits, changes };
    },

    history,

    async changes(commitId) {
      const parent = await resolveId(`${commitId}^1`);
      return changesBetween(parent ?? emptyTree(commitId), commitId);
    },

    async workflows(commitId) {
      const folder = await entry(commitId, WORKFLOWS);
      if (folder === null || folder.kind !== 'dir') return [];
      const files = folder.items.filter((item) => item.type === 'file' && /\.ya?ml$/.test(item.name));
      return Promise.all(
        files.map(async (item) => ({
          path: `${WORKFLOWS}/${item.name}`,
          text: await readText(['cat-file', 'blob', item.sha]),
        })),
      );
    },
  };
}

/** The tree without entries, which git knows without storing it; its id depends on the repository's hash. */
function emptyTree(commitId: string): string {
  return commitId.length === 40
    ? '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
    : '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321';
}

/** What could not be a ref or would be read as a revision expression is refused before git sees it. */
function isRefName(ref: string): boolean {
  if (ref === '' || ref.startsWith('-') || ref.endsWith('/') || ref.endsWith('.lock')) return false;
  return !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\//.test(ref);
}

function isRunRef(asked: string, runRef: string): boolean {
  return asked === runRef || asked === runRef.replace(/^refs\//, '') || asked === shortName(runRef);
}

function shortName(ref: string): string {
  return ref.replace(/^refs\/(heads|tags|pull)\//, (_, kind: string) => (kind === 'pull' ? 'pull/' : ''));
}

function objectType(text: string): GitRef['type'] {
  if (text === 'commit' || text === 'tag' || text === 'tree' || text === 'blob') return text;
  throw new Error(`git names an unknown type of object: ${text}`);
}

/** No variable that points git elsewhere, and nothing that could ask a person or the network. */
function gitEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, HOME } = environment;
  return {
    ...(PATH === undefined ? {} : { PATH }),
    ...(HOME === undefined ? {} : { HOME }),
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LITERAL_PATHSPECS: '1',
  };
}
