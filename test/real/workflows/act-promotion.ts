/** Runs the example's promotion with act, as `stage.startPromotion` runs it with the rehearsal. */
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import {
  startGithubServer,
  type GithubServer,
} from '../../../packages/rehearsal/src/adapters/github-server.ts';
import { run, type Program } from '../../../scripts/demo/programs.mjs';
import type { Stage } from '../../../scripts/demo/stage.mjs';
import { writeForAct } from './act-dialect.ts';
import { startAct, type ActLine } from './act.ts';
import { pinned } from './self-reference.ts';

const root = join(import.meta.dirname, '../../..');
const workflow = '.github/workflows/promote.yml';
const runId = 4711;

/** Every job of act has the same one. */
export const actToken = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';

/** Starts act on the product of a stage; `folder` is for this run alone, `variables` are more of what is in `vars`. */
export async function startActPromotion(
  act: string,
  stage: Stage,
  options: {
    readonly folder: string;
    readonly operation: 'promote' | 'rollback';
    readonly reason: string;
    readonly variables: Readonly<Record<string, string>>;
    readonly onLine?: (line: ActLine) => void;
  },
): Promise<{ readonly program: Program; readonly github: GithubServer }> {
  const { folder, operation, reason, variables, onLine } = options;
  const library = join(folder, 'library');
  const artifacts = join(folder, 'artifacts');
  mkdirSync(artifacts, { recursive: true });
  copyLibrary(library);
  const caller = join(folder, 'promote.yml');
  writeFileSync(caller, writeForAct(readFileSync(join(stage.product, workflow), 'utf8')));

  const sha = (await run('git', ['rev-parse', 'HEAD'], { cwd: stage.product })).trim();
  const event = {
    ref: 'refs/heads/main',
    repository: {
      name: 'shop',
      full_name: 'acme/shop',
      default_branch: 'main',
      owner: { login: 'acme' },
      html_url: 'https://github.com/acme/shop',
    },
    sender: { login: 'mona' },
    workflow,
    inputs: { operation, reason, 'dry-run': 'false' },
  };
  const github = await startGithubServer({
    repositoryFolder: stage.product,
    repository: 'acme/shop',
    defaultBranch: 'main',
    sha,
    ref: 'refs/heads/main',
    actor: 'mona',
    runId,
    runAttempt: 1,
    event: 'workflow_dispatch',
    eventPayload: event,
    workflowPath: workflow,
    now: () => Date.now(),
  });
  github.registerToken(actToken, 'act');
  const program = startAct({
    act,
    repository: stage.product,
    workflow: caller,
    folder,
    event,
    repositories: {
      [`OWNER/interlock@${pinned}`]: library,
      ...actionsOfGitHub(caller, join(library, workflow)),
    },
    variables: { IMAGE_STORE: stage.imageStore, ...variables },
    secrets: { GITHUB_TOKEN: actToken, LOGIN: stage.login() },
    runner: {
      GITHUB_API_URL: github.url,
      GITHUB_RUN_ID: `${runId}`,
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_TRIGGERING_ACTOR: 'mona',
      GITHUB_WORKFLOW_REF: `acme/shop/${workflow}@refs/heads/main`,
      ARTIFACTS: artifacts,
      REPOSITORY_FOLDER: stage.product,
    },
    environment: stage.clusterEnvironment(),
    ...(onLine === undefined ? {} : { onLine }),
  });
  return { program, github };
}

/** Our repository as act can read it: the called workflow, the actions and their bundles. */
function copyLibrary(folder: string): void {
  const manifests = readdirSync(join(root, 'actions')).map((name) => `actions/${name}/action.yml`);
  for (const path of [workflow, ...manifests]) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), writeForAct(readFileSync(join(root, path), 'utf8')));
  }
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
}

/** Stand-ins for GitHub's actions that these workflows use; a checkout without a ref act has itself. */
function actionsOfGitHub(...workflows: readonly string[]): Record<string, string> {
  const used = workflows.flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(
      /uses: (actions\/((?:up|down)load-artifact|checkout)@[0-9a-f]{40})/gu,
    ),
  ]);
  return Object.fromEntries(
    used.map(([, reference = '', name = '']) => [reference, join(import.meta.dirname, 'stand-ins', name)]),
  );
}
