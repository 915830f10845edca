import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import {
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { RepositoryMap } from '../domain/command-line/arguments.ts';
import type { PullRequestFacts, RepositoryFacts } from '../domain/event/event.ts';
import { messageOf } from '@interlock/shared/domain/errors';
import { StartupFailure, StepFailure, UsageProblem } from '../domain/problem.ts';
import type { CheckoutRequest, Repositories, Source } from '../ports/repositories.ts';
import { createGit, type Git } from './git.ts';

export interface RepositoryOptions {
  /** The folder in which the user is. */
  readonly folder: string;
  /** A folder of the run's own. */
  readonly runFolder: string;
  /** What git itself needs, such as PATH. */
  readonly environment: Readonly<Record<string, string>>;
  readonly ref: string | null;
  /** Whether the run is for a pull request: then its commit is the merge of the branch into the default one. */
  readonly pullRequest: boolean;
  readonly name: string | null;
  readonly maps: readonly RepositoryMap[];
  readonly notice: (text: string) => void;
}

export interface OpenRepositories {
  readonly repositories: Repositories;
  readonly facts: RepositoryFacts;
  /** The top folder of the user's repository. */
  readonly top: string;
  /** A bare repository with the refs and objects of the user's, which only the run writes to. */
  readonly mirror: string;
}

/**
 * Opens the repository of the run. The user's own is only read: everything works on bare mirrors that share its
 * objects, so that whatever a step does (a push, a gc) never reaches it.
 * @throws UsageProblem outside a git repository, or for a ref that is not there
 */
export async function openRepositories(options: RepositoryOptions): Promise<OpenRepositories> {
  const git = await isolatedGit(options);
  const inside = await git.try(['rev-parse', '--show-toplevel'], { folder: options.folder });
  if (inside.code !== 0)
    throw new UsageProblem([
      `${options.folder} is not in a git repository: a run needs a commit to check out`,
    ]);
  const top = inside.stdout.trim();
  const mirrors = createMirrors(git, options.runFolder);
  const mirror = await mirrors.of(top);
  const facts = await readFacts(git, top, mirror, options);
  await noteUncommitted(git, top, options);
  const snapshots = createSnapshots(git, options.runFolder);
  const main = mainSource(git, top, mirror, facts, snapshots, options);
  const sources = new Map<string, Promise<Source | null>>();
  return {
    top,
    mirror,
    facts,
    repositories: {
      main,
      source: (repository, ref) => {
        const key = `${repository.toLowerCase()}@${ref}`;
        const known = sources.get(key) ?? findSource(repository, ref);
        sources.set(key, known);
        return known;
      },
      checkout: (request) => checkout(request, { git, mirrors, mirror, facts, options }),
    },
  };

  async function findSource(repository: string, ref: string): Promise<Source | null> {
    const map = findMap(options.maps, repository, ref);
    if (map !== null) return mappedSource(git, map, ref, snapshots, options);
    if (repository.toLowerCase() !== facts.name.toLowerCase()) return null;
    const sha = await resolveRef(git, mirror, ref);
    if (sha === null) return null;
    return committedSource(git, mirror, { repository: facts.name, ref, sha }, snapshots);
  }
}

async function isolatedGit(options: RepositoryOptions): Promise<Git> {
  const home = join(options.runFolder, 'git');
  await mkdir(home, { recursive: true });
  const config = join(home, 'config');
  await writeFile(
    config,
    '[safe]\n\tdirectory = *\n[init]\n\tdefaultBranch = main\n[gc]\n\tauto = 0\n[advice]\n\tdetachedHead = false\n[protocol "file"]\n\tallow = always\n',
  );
  return createGit({
    ...options.environment,
    HOME: home,
    GIT_CONFIG_GLOBAL: config,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  });
}

interface Mirrors {
  of(folder: string): Promise<string>;
}

function createMirrors(git: Git, runFolder: string): Mirrors {
  const made = new Map<string, Promise<string>>();
  const make = async (folder: string): Promise<string> => {
    const mirror = join(runFolder, 'mirrors', `${made.size}.git`);
    await git.run(['init', '--quiet', '--bare', mirror]);
    const common = resolve(folder, (await git.run(['rev-parse', '--git-common-dir'], { folder })).trim());
    await mkdir(join(mirror, 'objects', 'info'), { recursive: true });
    await writeFile(join(mirror, 'objects', 'info', 'alternates'), `${join(common, 'objects')}\n`);
    const shallow = await readFile(join(common, 'shallow'), 'utf8').catch(() => null);
    if (shallow !== null) await writeFile(join(mirror, 'shallow'), shallow);
    await copyRefs(git, folder, mirror);
    await git.run(['config', 'uploadpack.allowAnySHA1InWant', 'true'], { folder: mirror });
    return mirror;
  };
  return {
    of: (folder) => {
      const known = made.get(folder) ?? make(folder);
      made.set(folder, known);
      return known;
    },
  };
}

async function copyRefs(git: Git, folder: string, mirror: string): Promise<void> {
  const listed = await git.run(['for-each-ref', '--format=%(objectname) %(refname)'], { folder });
  const refs = new Map<string, string>();
  for (const line of listed.split('\n')) {
    const [sha = '', ref = ''] = line.split(' ');
    if (/^refs\/(heads|tags)\//.test(ref)) refs.set(ref, sha);
    const branch = /^refs\/remotes\/origin\/(.+)$/.exec(ref)?.[1];
    // A branch that is only known from the remote counts as a branch of the repository.
    if (branch !== undefined && branch !== 'HEAD' && !listed.includes(` refs/heads/${branch}\n`))
      refs.set(`refs/heads/${branch}`, sha);
  }
  const input = [...refs].map(([ref, sha]) => `update ${ref} ${sha}\n`).join('');
  if (input !== '') await git.run(['update-ref', '--stdin'], { folder: mirror, input });
}

async function readFacts(
  git: Git,
  top: string,
  mirror: string,
  options: RepositoryOptions,
): Promise<RepositoryFacts> {
  const defaultBranch = await findDefaultBranch(git, top);
  await git.run(['symbolic-ref', 'HEAD', `refs/heads/${defaultBranch}`], { folder: mirror });
  const chosen = await chosenRef(git, top, mirror, defaultBranch, options);
  await git.run(['update-ref', chosen.ref, chosen.sha], { folder: mirror });
  const pull = options.pullRequest ? await makePullRequest(git, mirror, chosen, defaultBranch) : null;
  const sha = pull?.mergeSha ?? chosen.sha;
  const shown = await git.run(['show', '-s', '--format=%P%x00%an%x00%ae%x00%cI%x00%B', sha], {
    folder: mirror,
  });
  const [parents = '', authorName = '', authorEmail = '', committedAt = '', message = ''] = shown.split('\0');
  return {
    name: options.name ?? (await findName(git, top)),
    defaultBranch,
    ref: pull === null ? chosen.ref : `refs/pull/${pull.facts.number}/merge`,
    sha,
    before: parents.split(' ').find((parent) => parent !== '') ?? null,
    message: message.trimEnd(),
    authorName,
    authorEmail,
    committedAt,
    pullRequest: pull?.facts ?? null,
  };
}

async function findName(git: Git, top: string): Promise<string> {
  const remote = await git.try(['config', '--get', 'remote.origin.url'], { folder: top });
  const [, owner, name] =
    /^(?:[a-z+]+:\/\/(?:[^@/]*@)?[^/]+\/|[^@/]+@[^:/]+:)([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(
      remote.stdout.trim(),
    ) ?? [];
  return owner !== undefined && name !== undefined ? `${owner}/${name}` : `local/${basename(top)}`;
}

async function findDefaultBranch(git: Git, top: string): Promise<string> {
  const remote = await git.try(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'], {
    folder: top,
  });
  if (remote.code === 0) return remote.stdout.trim().replace(/^origin\//, '');
  for (const name of ['main', 'master'])
    if (
      (await git.try(['rev-parse', '--verify', '--quiet', `refs/heads/${name}`], { folder: top })).code === 0
    )
      return name;
  const current = await git.try(['symbolic-ref', '--quiet', '--short', 'HEAD'], { folder: top });
  return current.code === 0 ? current.stdout.trim() : 'main';
}

interface ChosenRef {
  readonly ref: string;
  readonly sha: string;
}

async function chosenRef(
  git: Git,
  top: string,
  mirror: string,
  defaultBranch: string,
  options: RepositoryOptions,
): Promise<ChosenRef> {
  if (options.ref !== null) {
    for (const ref of [options.ref, `refs/heads/${options.ref}`, `refs/tags/${options.ref}`]) {
      if (!ref.startsWith('refs/')) continue;
      const sha = await commitOf(git, mirror, ref);
      if (sha !== null) return { ref, sha };
    }
    throw new UsageProblem([`--ref '${options.ref}' is no branch or tag of ${top}`]);
  }
  const sha = await commitOf(git, top, 'HEAD');
  if (sha === null) throw new UsageProblem([`${top} has no commit yet: commit the workflow first`]);
  const branch = await git.try(['symbolic-ref', '--quiet', 'HEAD'], { folder: top });
  if (branch.code === 0) return { ref: branch.stdout.trim(), sha };
  options.notice(`HEAD is detached: the run is as for the default branch '${defaultBranch}' at that commit.`);
  return { ref: `refs/heads/${defaultBranch}`, sha };
}

async function commitOf(git: Git, folder: string, ref: string): Promise<string | null> {
  const found = await git.try(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], {
    folder,
  });
  return found.code === 0 ? found.stdout.trim() : null;
}

async function makePullRequest(
  git: Git,
  mirror: string,
  head: ChosenRef,
  baseBranch: string,
): Promise<{ readonly facts: PullRequestFacts; readonly mergeSha: string }> {
  const headBranch = head.ref.replace(/^refs\/(heads|tags)\//, '');
  const onBase = headBranch === baseBranch;
  const baseSha =
    (await commitOf(git, mirror, onBase ? `${head.sha}^` : `refs/heads/${baseBranch}`)) ?? head.sha;
  const merged = await git.try(['merge-tree', '--write-tree', baseSha, head.sha], { folder: mirror });
  if (merged.code !== 0)
    throw new StartupFailure([
      {
        message: `'${headBranch}' does not merge into '${baseBranch}' without conflicts: GitHub starts no run for such a pull request`,
        place: null,
      },
    ]);
  const when = (await git.run(['show', '-s', '--format=%cI', head.sha], { folder: mirror })).trim();
  const mergeSha = (
    await git.run(
      [
        'commit-tree',
        merged.stdout.split('\n', 1)[0] ?? '',
        '-p',
        baseSha,
        '-p',
        head.sha,
        '-m',
        `Merge ${head.sha} into ${baseSha}`,
      ],
      {
        folder: mirror,
        environment: {
          GIT_AUTHOR_NAME: 'GitHub',
          GIT_AUTHOR_EMAIL: 'noreply@github.com',
          GIT_AUTHOR_DATE: when,
          GIT_COMMITTER_NAME: 'GitHub',
          GIT_COMMITTER_EMAIL: 'noreply@github.com',
          GIT_COMMITTER_DATE: when,
        },
      },
    )
  ).trim();
  const facts = { number: 1, headBranch, headSha: head.sha, baseBranch, baseSha };
  await git.run(['update-ref', 'refs/pull/1/merge', mergeSha], { folder: mirror });
  await git.run(['update-ref', 'refs/pull/1/head', head.sha], { folder: mirror });
  return { facts, mergeSha };
}

async function noteUncommitted(git: Git, top: string, options: RepositoryOptions): Promise<void> {
  const status = await git.try(['status', '--porcelain', '--untracked-files=no'], { folder: top });
  const count = status.stdout.split('\n').filter((line) => line !== '').length;
  if (count > 0 && options.ref === null)
    options.notice(
      `${count} file(s) have changes that are not committed: actions/checkout and $/ give the committed ones, as on GitHub.`,
    );
}

interface Snapshots {
  ofCommit(gitFolder: string, sha: string): Promise<string>;
  ofFolder(folder: string): Promise<string>;
}

function createSnapshots(git: Git, runFolder: string): Snapshots {
  const made = new Map<string, Promise<string>>();
  const once = (key: string, make: (into: string) => Promise<void>): Promise<string> => {
    const into = join(runFolder, 'sources', String(made.size));
    const known =
      made.get(key) ??
      (async () => {
        await mkdir(into, { recursive: true });
        await make(into);
        return into;
      })();
    made.set(key, known);
    return known;
  };
  return {
    ofCommit: (gitFolder, sha) =>
      once(`${gitFolder}@${sha}`, async (into) => {
        await git.run(
          [
            '--git-dir',
            gitFolder,
            '--work-tree',
            into,
            '-c',
            'core.bare=false',
            'checkout',
            '--quiet',
            '--force',
            sha,
            '--',
            '.',
          ],
          {
            folder: into,
            environment: { GIT_INDEX_FILE: `${into}.index` },
          },
        );
      }),
    ofFolder: (folder) => once(folder, (into) => copyTree(git, folder, into)),
  };
}

/** Copies a folder as it is now: what git would consider part of it, or everything where there is no git. */
async function copyTree(git: Git, folder: string, into: string): Promise<void> {
  const listed = await git.try(['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { folder });
  const paths =
    listed.code === 0
      ? [...new Set(listed.stdout.split('\0'))].filter((path) => path !== '')
      : (await readdir(folder, { recursive: true })).filter(
          (path) => !/(^|\/)(\.git|node_modules)(\/|$)/.test(path),
        );
  for (const path of paths) {
    const from = join(folder, path);
    const stats = await lstat(from).catch(() => null);
    if (stats === null || stats.isDirectory()) continue;
    const to = join(into, path);
    await mkdir(dirname(to), { recursive: true });
    if (stats.isSymbolicLink()) await symlink(await readlink(from), to);
    else await copyFile(from, to, constants.COPYFILE_FICLONE);
  }
}

function mainSource(
  git: Git,
  top: string,
  mirror: string,
  facts: RepositoryFacts,
  snapshots: Snapshots,
  options: RepositoryOptions,
): Source {
  const committed = committedSource(
    git,
    mirror,
    { repository: facts.name, ref: facts.ref, sha: facts.sha },
    snapshots,
  );
  return {
    ...committed,
    readWorkflow: async (path) => {
      if (options.ref !== null) return committed.readWorkflow(path);
      const here = await readFile(join(top, path), 'utf8').catch(() => null);
      const there = await committed.readWorkflow(path);
      if (here !== null && here !== there)
        options.notice(
          `${path} is not committed as it is here: the rehearsal runs this file, GitHub would ${there === null ? 'not know it' : 'run the committed one'}.`,
        );
      return here;
    },
  };
}

function committedSource(
  git: Git,
  mirror: string,
  at: { readonly repository: string; readonly ref: string; readonly sha: string },
  snapshots: Snapshots,
): Source {
  return {
    ...at,
    readWorkflow: async (path) => {
      const shown = await git.try(['cat-file', 'blob', `${at.sha}:${path}`], { folder: mirror });
      return shown.code === 0 ? shown.stdout : null;
    },
    folder: () => snapshots.ofCommit(mirror, at.sha),
  };
}

function findMap(
  maps: readonly RepositoryMap[],
  repository: string,
  ref: string | null,
): RepositoryMap | null {
  const ours = maps.filter((map) => map.repository.toLowerCase() === repository.toLowerCase());
  return ours.find((map) => map.ref === ref) ?? ours.find((map) => map.ref === '*' || ref === null) ?? null;
}

async function mappedSource(
  git: Git,
  map: RepositoryMap,
  ref: string,
  snapshots: Snapshots,
  options: RepositoryOptions,
): Promise<Source> {
  const folder = resolve(options.folder, map.folder);
  if ((await lstat(folder).catch(() => null)) === null)
    throw new UsageProblem([`--map ${map.repository}@${map.ref}: there is no folder ${folder}`]);
  const head = await commitOf(git, folder, 'HEAD');
  if (head === null)
    options.notice(`${map.repository} is mapped to a folder without git: its commit is made up.`);
  const status = await git.try(['status', '--porcelain', '--', '.'], { folder });
  if (head !== null && status.stdout.trim() !== '')
    options.notice(
      `${map.repository} is used as it is in ${relative(options.folder, folder) || '.'}, with changes that are not committed.`,
    );
  return {
    repository: map.repository,
    ref,
    // A folder without git has no commit: a digest of its path's name stands in, so that contexts have 40 digits.
    sha: head ?? createHash('sha1').update(`${map.repository} without git`).digest('hex'),
    readWorkflow: (path) => readFile(join(folder, path), 'utf8').catch(() => null),
    folder: () => snapshots.ofFolder(folder),
  };
}

async function resolveRef(git: Git, mirror: string, ref: string): Promise<string | null> {
  if (/^[0-9a-f]{40}$/i.test(ref)) return commitOf(git, mirror, ref);
  return (
    (await commitOf(git, mirror, `refs/tags/${ref}`)) ?? (await commitOf(git, mirror, `refs/heads/${ref}`))
  );
}

interface CheckoutWorld {
  readonly git: Git;
  readonly mirrors: Mirrors;
  readonly mirror: string;
  readonly facts: RepositoryFacts;
  readonly options: RepositoryOptions;
}

interface Target {
  readonly from: string;
  /** The full ref, or the commit itself. */
  readonly ref: string;
  readonly sha: string;
}

async function checkout(
  request: CheckoutRequest,
  world: CheckoutWorld,
): Promise<{ readonly ref: string; readonly commit: string }> {
  try {
    const target = await checkoutTarget(request, world);
    await fetchInto(request, target, world.git);
    const commit = (await world.git.run(['rev-parse', 'HEAD'], { folder: request.folder })).trim();
    return { ref: target.ref, commit };
  } catch (error) {
    if (error instanceof StepFailure || error instanceof UsageProblem) throw new StepFailure(error.message);
    throw new StepFailure(messageOf(error));
  }
}

async function checkoutTarget(request: CheckoutRequest, world: CheckoutWorld): Promise<Target> {
  const { facts, git } = world;
  const own = request.repository === null || request.repository.toLowerCase() === facts.name.toLowerCase();
  if (own && request.ref === null) return { from: world.mirror, ref: facts.ref, sha: facts.sha };
  const from = own ? world.mirror : await mappedMirror(request, world);
  if (request.ref === null) {
    const sha = await commitOf(git, from, 'HEAD');
    const branch = await git.try(['symbolic-ref', '--quiet', 'HEAD'], { folder: from });
    if (sha !== null) return { from, ref: branch.code === 0 ? branch.stdout.trim() : sha, sha };
  } else if (/^[0-9a-f]{40}$/i.test(request.ref)) {
    const sha = await commitOf(git, from, request.ref);
    if (sha !== null) return { from, ref: sha, sha };
  } else {
    const names = request.ref.startsWith('refs/')
      ? [request.ref]
      : [`refs/heads/${request.ref}`, `refs/tags/${request.ref}`];
    for (const ref of names) {
      const sha = await commitOf(git, from, ref);
      if (sha !== null) return { from, ref, sha };
    }
  }
  throw new StepFailure(`A branch or tag with the name '${request.ref ?? 'HEAD'}' could not be found`);
}

async function mappedMirror(request: CheckoutRequest, world: CheckoutWorld): Promise<string> {
  const { git, options } = world;
  const repository = request.repository ?? '';
  const map = findMap(options.maps, repository, request.ref) ?? findMap(options.maps, repository, null);
  if (map === null)
    throw new StepFailure(
      `repository '${repository}' is not on this machine: say where with --map ${repository}@*=FOLDER`,
    );
  const folder = resolve(options.folder, map.folder);
  const top = await git.try(['rev-parse', '--show-toplevel'], { folder });
  if (top.code !== 0 || top.stdout.trim() !== folder)
    throw new StepFailure(
      `'${repository}' is mapped to ${folder}, which is not the top of a git repository: it cannot be checked out`,
    );
  const mirror = await world.mirrors.of(folder);
  const head = await commitOf(git, folder, 'HEAD');
  const branch = await git.try(['symbolic-ref', '--quiet', 'HEAD'], { folder });
  if (branch.code === 0) await git.run(['symbolic-ref', 'HEAD', branch.stdout.trim()], { folder: mirror });
  else if (head !== null) await git.run(['update-ref', '--no-deref', 'HEAD', head], { folder: mirror });
  return mirror;
}

async function fetchInto(request: CheckoutRequest, target: Target, git: Git): Promise<void> {
  const { folder } = request;
  const url = `file://${target.from}`;
  const run = (...args: string[]): Promise<string> => git.run(args, { folder, onLine: request.onLine });
  await mkdir(folder, { recursive: true });
  const remote = await git.try(['config', '--local', '--get', 'remote.origin.url'], { folder });
  const isOwn = (await git.try(['rev-parse', '--show-toplevel'], { folder })).stdout.trim() === folder;
  if (isOwn && remote.stdout.trim() === url) {
    if (request.clean) {
      await run('clean', '-ffdx');
      await run('reset', '--quiet', '--hard');
    }
  } else {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
    await git.run(['init', '--quiet', folder]);
    await run('remote', 'add', 'origin', url);
  }
  const isBranch = target.ref.startsWith('refs/heads/');
  const isNamed = isBranch || target.ref.startsWith('refs/tags/');
  const tracked = target.ref
    .replace(/^refs\/heads\//, 'refs/remotes/origin/')
    .replace(/^refs\/pull\//, 'refs/remotes/pull/');
  const one = target.ref === target.sha ? target.sha : `+${target.sha}:${tracked}`;
  const all = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
  const isShallow =
    (await git.try(['rev-parse', '--is-shallow-repository'], { folder })).stdout.trim() === 'true';
  const depth = request.depth > 0 ? [`--depth=${request.depth}`] : isShallow ? ['--unshallow'] : [];
  const refspecs = request.depth > 0 ? [one] : isNamed ? all : [...all, one];
  const tags = request.tags ? '--tags' : '--no-tags';
  await run('fetch', '--quiet', '--prune', '--update-shallow', tags, ...depth, 'origin', ...refspecs);
  if (isBranch) {
    const branch = target.ref.slice('refs/heads/'.length);
    await run('checkout', '--quiet', '--force', '-B', branch, target.sha);
    await run('branch', '--quiet', `--set-upstream-to=origin/${branch}`, branch);
  } else await run('checkout', '--quiet', '--force', '--detach', target.sha);
}
