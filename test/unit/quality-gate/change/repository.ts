import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import { nodeCommands } from '@interlock/shared/adapters/node-commands';
import type { RunContext } from '@interlock/shared/domain/run-context';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';
import type { Change, FoundChange } from '@interlock/checkout/domain/change';
import { findChange } from '@interlock/checkout/steps/find-change';
import { sayRanges } from '@interlock/checkout/domain/line-ranges';

const runFile = promisify(execFile);

/** A real repository in a folder of its own, and a clone of it as a runner has one. */
export interface Repository {
  readonly folder: string;
  git(...args: readonly string[]): Promise<string>;
  /** Writes files (`null` removes one), commits them and gives the commit. */
  commit(files: Readonly<Record<string, string | Uint8Array | null>>): Promise<string>;
  remove(): Promise<void>;
}

/** Git as these tests use it: with no configuration but its own. */
export async function gitAt(folder: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await runFile('git', ['-C', folder, ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'a',
      GIT_AUTHOR_EMAIL: 'a@example.com',
      GIT_COMMITTER_NAME: 'a',
      GIT_COMMITTER_EMAIL: 'a@example.com',
    },
  });
  return stdout.trim();
}

export async function makeRepository(): Promise<Repository> {
  const folder = await mkdtemp(join(tmpdir(), 'change-'));
  const git = (...args: readonly string[]): Promise<string> => gitAt(folder, ...args);
  await git('init', '-q', '--template=', '-b', 'main');
  return {
    folder,
    git,
    commit: async (files) => {
      for (const [path, content] of Object.entries(files)) {
        await rm(join(folder, path), { force: true });
        if (content === null) continue;
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
      await git('add', '-A');
      await git('commit', '-q', '--allow-empty', '-m', 'x');
      return git('rev-parse', 'HEAD');
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A clone with all branches, as `fetch-depth: 0` makes it, or with as many commits as are asked for. */
export async function cloneOf(repository: Repository, at: string, depth = 0): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'clone-'));
  await gitAt(folder, 'init', '-q', '--template=');
  await gitAt(folder, 'remote', 'add', 'origin', `file://${repository.folder}`);
  await repository.git('update-ref', 'refs/judged', at);
  const wanted =
    depth === 0
      ? ['+refs/heads/*:refs/remotes/origin/*', '+refs/judged:refs/judged']
      : [`--depth=${depth}`, '+refs/judged:refs/judged'];
  await gitAt(folder, 'fetch', '-q', '--no-tags', 'origin', ...wanted);
  await gitAt(folder, 'checkout', '-q', '--detach', at);
  return folder;
}

export const pushOf = (before: string, ref = 'refs/heads/main'): Partial<RunContext> => ({
  eventName: 'push',
  ref,
  event: { before },
});

export const pullRequest = (base: string, head: string): Partial<RunContext> => ({
  eventName: 'pull_request',
  ref: 'refs/pull/7/merge',
  event: { pull_request: { number: 7, base: { ref: 'main', sha: base }, head: { sha: head } } },
});

/** What the gate finds in a checkout. */
export async function findIn(
  folder: string,
  run: Partial<RunContext>,
  branch: { readonly name: string; readonly commit: string | null } = { name: 'main', commit: null },
): Promise<FoundChange> {
  const head = await gitAt(folder, 'rev-parse', 'HEAD');
  const runner = fakeRunner({ run: { sha: head, ...run } });
  return findChange({ root: folder, head }, runner.run, branch, { commands: nodeCommands(), runner });
}

export function known(found: FoundChange): Change {
  if (found.kind === 'unknown') throw new Error(`${found.code}: ${found.why}`);
  return found.change;
}

/** Added lines by file, as a person would write them down. */
export function linesOf(found: FoundChange): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...known(found).files].map(([path, { added }]) => [path, sayRanges(added, Infinity)]),
  );
}
