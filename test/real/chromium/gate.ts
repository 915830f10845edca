import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { startGithubServer } from '@interlock/rehearsal/adapters/github-server';
import { temporaryFolder } from '../harness/folder.ts';
import { writeTree } from '../scanners/tree.ts';
import { runCommand, runWell } from '../servers/command.ts';

const dist = path.resolve(import.meta.dirname, '../../../dist');

type Tree = Readonly<Record<string, string>>;

/** A build that a gate judges. */
export interface Build {
  /** What is committed on main. */
  readonly files: Tree;
  /** What a pull request commits on top of it; without it the run is a push to main. */
  readonly change?: Tree;
  /** What the build has written beside the files. */
  readonly reports: Tree;
  /** What the build of main had written, when it left the baseline that this one is compared with. */
  readonly before?: Tree;
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs of that build of main; the same where they are not given. */
  readonly inputsBefore?: Readonly<Record<string, string>>;
  /** The pull request comes from a fork: its token may only read. */
  readonly isForeign?: boolean;
}

/** What people see of it. */
export interface Shown {
  readonly exitCode: number | null;
  readonly log: string;
  /** The step summary. */
  readonly summary: string;
  /** The sticky comment; `null` where there is none. */
  readonly comment: string | null;
  /** The check run; `null` where there is none. */
  readonly check: Check | null;
  /** What `gate` prints of the same build, where it is no terminal. */
  readonly offline: () => Promise<string>;
}

export interface Check {
  readonly conclusion: string;
  readonly output: { readonly title: string; readonly summary: string };
  readonly annotations: readonly Annotation[];
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: string;
  readonly title: string;
  readonly message: string;
}

/** The command takes one rule a flag. */
function offlineInput(name: string, value: string): readonly string[] {
  if (name !== 'require') return [`--${name}`, value];
  return value.split('\n').flatMap((line) => ['--require', line.replace(/^- /u, '')]);
}

const token = 'token-of-the-job';

/** Runs the committed bundle of quality-gate over a build, in a repository of its own, beside a stand-in for GitHub. */
export async function gateOf(build: Build): Promise<Shown> {
  const folder = await temporaryFolder('gate');
  const workspace = await writeTree(path.join(folder, 'workspace'), {
    ...build.files,
    '.gitignore': 'reports/\ncoverage/\ndist/\n',
  });
  await mkdir(path.join(folder, 'temp'));
  const git = async (...args: readonly string[]) =>
    (
      await runWell(
        'git',
        ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', '-C', workspace, ...args],
        { env: { HOME: folder, GIT_CONFIG_SYSTEM: '/dev/null' } },
      )
    ).stdout.trim();
  const commit = async (message: string) => {
    await git('add', '--all');
    await git('commit', '--quiet', `--message=${message}`);
    return git('rev-parse', 'HEAD');
  };
  await git('init', '--quiet', '--initial-branch=main');
  let base = await commit('one');
  if (build.before !== undefined) {
    await writeTree(workspace, build.before);
    const first = await run({
      base,
      head: base,
      event: null,
      inputs: { ...(build.inputsBefore ?? build.inputs), baseline: 'branch=main' },
    });
    const left = /^baseline-file=(.+)$|^baseline-file<<.+\n(.+)$/mu.exec(first.output);
    const file = left?.[1] ?? left?.[2];
    if (file === undefined) throw new Error(`The build before left no baseline:\n${first.summary}`);
    await writeTree(workspace, { '.github/baseline.json': await readFile(file, 'utf8') });
    await git('add', '--force', '.github/baseline.json');
    base = await commit('two');
    await runWell('rm', [
      '-rf',
      ...['reports', 'coverage', 'dist'].map((name) => path.join(workspace, name)),
    ]);
  }
  let head = base;
  if (build.change !== undefined) {
    await git('checkout', '--quiet', '-b', 'change');
    await writeTree(workspace, build.change);
    head = await commit('the change');
  }
  await writeTree(workspace, build.reports);
  const inputs = {
    baseline: build.before === undefined ? 'none' : 'file=.github/baseline.json',
    ...build.inputs,
  };
  const headOwner = build.isForeign === true ? 'mallory' : 'acme';
  const event =
    build.change === undefined
      ? null
      : {
          pull_request: {
            number: 7,
            base: { ref: 'main', sha: base, repo: { full_name: 'acme/shop' } },
            head: { ref: 'change', sha: head, repo: { full_name: `${headOwner}/shop` } },
          },
        };
  const shown = await run({ base, head, event, inputs, ...(build.isForeign === true ? { writes: [] } : {}) });

  return {
    ...shown,
    offline: async () =>
      (
        await runCommand(
          process.execPath,
          [
            path.join(dist, 'interlock/index.js'),
            'gate',
            ...Object.entries(inputs).flatMap(([name, value]) => offlineInput(name, value)),
            ...(event === null ? [] : ['--base', base]),
          ],
          { cwd: workspace, env: { HOME: folder } },
        )
      ).stdout,
  };

  async function run(ask: {
    readonly base: string;
    readonly head: string;
    readonly event: Readonly<Record<string, unknown>> | null;
    readonly inputs: Readonly<Record<string, string>>;
    readonly writes?: readonly string[];
  }) {
    const ref = ask.event === null ? 'refs/heads/main' : 'refs/pull/7/merge';
    const eventName = ask.event === null ? 'push' : 'pull_request';
    const server = await startGithubServer({
      repositoryFolder: workspace,
      repository: 'acme/shop',
      defaultBranch: 'main',
      protectedBranches: ['main'],
      sha: ask.head,
      ref,
      actor: 'ada',
      runId: 4711,
      runAttempt: 1,
      event: eventName,
      eventPayload: ask.event ?? {},
      workflowPath: '.github/workflows/ci.yml',
      now: () => Date.now(),
    });
    server.registerToken(token, 'test', ask.writes ?? ['pull-requests: write', 'checks: write']);
    const put = async (name: string, content = '') => {
      const file = path.join(folder, name);
      await writeFile(file, content);
      return file;
    };
    const read = async <Answer>(address: string) => {
      const headers = { authorization: `Bearer ${token}`, 'user-agent': 'test' };
      return (await (await fetch(`${server.url}/repos/acme/shop/${address}`, { headers })).json()) as Answer;
    };
    try {
      const [summary, output] = [await put('summary'), await put('output')];
      const ended = await runCommand(process.execPath, [path.join(dist, 'quality-gate/index.js')], {
        cwd: workspace,
        env: {
          HOME: folder,
          RUNNER_TEMP: path.join(folder, 'temp'),
          GITHUB_OUTPUT: output,
          GITHUB_STATE: await put('state'),
          GITHUB_STEP_SUMMARY: summary,
          GITHUB_WORKSPACE: workspace,
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_SHA: ask.event === null ? ask.head : 'f'.repeat(40),
          GITHUB_REF: ref,
          GITHUB_EVENT_NAME: eventName,
          GITHUB_EVENT_PATH: await put('event.json', JSON.stringify(ask.event ?? {})),
          GITHUB_ACTOR: 'ada',
          GITHUB_RUN_ID: '4711',
          GITHUB_RUN_ATTEMPT: '1',
          GITHUB_API_URL: server.url,
          GITHUB_WORKFLOW_REF: `acme/shop/.github/workflows/ci.yml@${ref}`,
          INPUT_TOKEN: token,
          ...Object.fromEntries(
            Object.entries(ask.inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
          ),
        },
      });
      const comments =
        ask.event === null ? [] : await read<readonly { readonly body: string }[]>('issues/7/comments');
      const { check_runs: checks } = await read<{
        readonly check_runs: readonly (Omit<Check, 'annotations'> & { readonly id: number })[];
      }>(`commits/${ask.head}/check-runs`);
      const [check] = checks;
      return {
        exitCode: ended.exitCode,
        log: ended.stdout + ended.stderr,
        summary: await readFile(summary, 'utf8'),
        output: await readFile(output, 'utf8'),
        comment: comments[0]?.body ?? null,
        check:
          check === undefined
            ? null
            : {
                ...check,
                annotations: await read<readonly Annotation[]>(
                  `check-runs/${check.id}/annotations?per_page=100`,
                ),
              },
      };
    } finally {
      await server.close();
    }
  }
}
