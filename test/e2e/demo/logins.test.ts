import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openStage, readJson, type Stage } from '../../../scripts/demo/stage.mjs';
import { startCloud, type Cloud } from '../rehearsal/cloud.ts';

/** One product and one cluster for all: each test begins with the shop as it was, on blue. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ faulty: false, fixedPorts: false, soak: '1s', say: () => undefined });
});
afterAll(() => stage.close());

let isUsed = false;
/** Gives everything back as it was when the stage was opened, then commits the product with this change to the default branch. */
async function productWith(change: (product: string) => void): Promise<string> {
  if (isUsed) await stage.reset();
  isUsed = true;
  const { product, first } = stage;
  for (const args of [
    ['checkout', '--quiet', '--force', '-B', 'main', first],
    ['clean', '--quiet', '--force', '-d', '-x'],
  ])
    execFileSync('git', args, { cwd: product });
  change(product);
  return stage.commit('The product of a test');
}

interface Run {
  readonly conclusion: string;
  readonly jobs: readonly {
    readonly name: string;
    readonly conclusion: string;
    readonly outputs: Readonly<Record<string, string>>;
    readonly steps: readonly { readonly name: string; readonly conclusion: string }[];
  }[];
}

interface Options {
  readonly variables?: Readonly<Record<string, string>>;
  readonly hasLogin?: boolean;
}

async function promote(options: Options = {}) {
  const json = join(stage.folder, 'run.json');
  rmSync(json, { force: true });
  const { code, stdout, stderr } = await stage.startPromotion({
    json,
    seed: '1',
    show: false,
    reason: 'a login',
    ...options,
  }).ended;
  const run = readJson(json) as Run;
  const job = (name: string) => run.jobs.find((one) => one.name === `promote / ${name}`);
  return { code, log: `${stdout}\n${stderr}`, run, job };
}

const loginFile = (product: string) => join(product, '.github/interlock/login/action.yml');
const edit = (path: string, change: (text: string) => string) =>
  writeFileSync(path, change(readFileSync(path, 'utf8')));

/** A login by OIDC: a token of the job's identity is exchanged for a kubeconfig. */
const oidcLogin = `name: login
description: logs in by OIDC
inputs:
  environment: { required: true }
  service: { default: '' }
  target: { default: '' }
  subjects: { default: '' }
  secrets: { default: '' }
  vars: { required: true }
runs:
  using: composite
  steps:
    - shell: bash
      env: { VARS: '\${{ inputs.vars }}' }
      run: |
        node --input-type=module -e '
          import { appendFileSync, writeFileSync } from "node:fs";
          const { env } = process;
          const { CLOUD } = JSON.parse(env.VARS);
          const asked = await fetch(env.ACTIONS_ID_TOKEN_REQUEST_URL + "&audience=sts.example", {
            headers: { authorization: "bearer " + env.ACTIONS_ID_TOKEN_REQUEST_TOKEN },
          });
          const { value } = await asked.json();
          const answer = await fetch(CLOUD, { method: "POST", body: JSON.stringify({ token: value }) });
          const { kubeconfig, error } = await answer.json();
          if (error !== undefined) throw new Error("REFUSED: " + error);
          writeFileSync(env.RUNNER_TEMP + "/kubeconfig", kubeconfig, { mode: 0o600 });
          appendFileSync(env.GITHUB_ENV, "KUBECONFIG=" + env.RUNNER_TEMP + "/kubeconfig\\n");
        '
`;

describe('a promotion', () => {
  it('logs in by OIDC, with the environment in the subject of its token, and without any secret', async () => {
    await productWith((product) => writeFileSync(loginFile(product), oidcLogin));
    const kubeconfig = readFileSync(join(stage.clusterFolder, 'kubeconfig'), 'utf8');
    const cloud: Cloud = await startCloud({
      audience: 'sts.example',
      subjects: ['repo:acme/shop:environment:production'],
      kubeconfig,
    });
    const { code, log, job } = await promote({ hasLogin: false, variables: { CLOUD: cloud.url } }).finally(
      () => cloud.close(),
    );
    expect(code, log).toBe(0);
    expect(job('record')?.outputs['result']).toBe('switched');
    expect(cloud.answers()).toEqual(['repo:acme/shop:environment:production']);
    expect((await stage.readTraffic(5)).color).toBe('green');
  });

  it('is refused before anything starts where nothing logs in, and says what to add', async () => {
    await productWith((product) => rmSync(join(product, '.github/interlock/login'), { recursive: true }));
    const { code, log, job } = await promote({ hasLogin: false });
    expect(code).toBe(1);
    expect(log).toContain('login-missing');
    for (const way of ['.github/interlock/login', 'secret', 'runner']) expect(log).toContain(way);
    const move = job('move');
    expect(move?.conclusion).toBe('failure');
    const ran =
      move?.steps.filter(({ conclusion }) => conclusion !== 'skipped').map(({ name }) => name) ?? [];
    expect(ran).not.toContain('Prepare');
    expect(job('record')?.outputs['result']).toBe('unchanged');
    expect((await stage.readTraffic(5)).color).toBe('blue');
  });

  it('is refused from a branch that nobody reviews, without a step in the environment', async () => {
    await productWith((product) => writeFileSync(join(product, 'seen.txt'), 'somebody saw this\n'));
    writeFileSync(join(stage.product, 'note.txt'), 'nobody saw this\n');
    await stage.commit('Try something', [['checkout', '--quiet', '-b', 'feature']]);
    const { code, log, job } = await promote();
    expect(code).toBe(1);
    expect(log).toContain('ref-not-allowed');
    expect(job('ref')?.conclusion).toBe('failure');
    expect(job('move')?.conclusion).toBe('skipped');
    expect((await stage.readTraffic(5)).color).toBe('blue');
  });

  it('deploys with what the promoted commit has, and logs in with what the default branch has', async () => {
    const breakLogin = (text: string) => text.replace('run: |\n', 'run: |\n        exit 14\n');
    const promoted = await productWith((product) => {
      edit(loginFile(product), breakLogin);
      edit(join(product, '.github/workflows/promote.yml'), (text) =>
        text
          .replace(
            'persist-credentials: false',
            'ref: ${{ vars.PROMOTED }}\n          persist-credentials: false',
          )
          .replace(
            '          artifacts: |',
            '          commit: ${{ vars.PROMOTED }}\n          artifacts: |',
          ),
      );
    });
    // The default branch moves on: its login is mended, its deploy is broken.
    edit(loginFile(stage.product), (text) => text.replace('        exit 14\n', ''));
    edit(join(stage.product, '.github/interlock/deploy/action.yml'), (text) =>
      text.replace('run: |\n', 'run: |\n        exit 13\n'),
    );
    const later = await stage.commit('Mend the login, break the deploy');
    expect(later).not.toBe(promoted);
    const { code, log, job } = await promote({ variables: { PROMOTED: promoted } });
    expect(code, log).toBe(0);
    expect(job('record')?.outputs['result']).toBe('switched');
    expect((await stage.readTraffic(5)).color).toBe('green');
    // And the other way round: of the commit that is promoted now, the deploy is the broken one.
    await stage.reset();
    const broken = await promote({ variables: { PROMOTED: later } });
    expect(broken.code).toBe(1);
    expect(broken.job('record')?.outputs['result']).toBe('unchanged');
    expect((await stage.readTraffic(5)).color).toBe('blue');
  });
});
