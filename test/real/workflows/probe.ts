/** A workflow that act and the rehearsal run, to see in what they are alike and in what not. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { plainEnvironment, run, start } from '../../../scripts/demo/programs.mjs';
import { startAct } from './act.ts';

const root = join(import.meta.dirname, '../../..');
const workflow = '.github/workflows/probe.yml';
const marker = '      # what the test asks for\n';

export const probeSecret = 'a-secret-of-the-probe';

/** A job as those that need it see it. */
export interface Probed {
  readonly result: string;
  readonly outputs: Readonly<Record<string, string>> | null;
}

export type ProbedJobs = Readonly<Record<string, Probed>>;

/**
 * Runs the workflow in both, in an empty folder. The expressions become outputs of the job `probed`, by their names.
 *
 * @throws {Error} when one of them does not end as it should: a job of it fails
 */
export async function probe(
  act: string,
  folder: string,
  expressions: Readonly<Record<string, string>>,
): Promise<{ readonly act: ProbedJobs; readonly rehearsal: ProbedJobs }> {
  const repository = join(folder, 'product');
  cpSync(join(import.meta.dirname, 'fixtures/probe'), repository, { recursive: true });
  const text = readFileSync(join(repository, workflow), 'utf8');
  if (!text.includes(marker)) throw new Error('the workflow has no place for the expressions');
  const outputs = Object.entries(expressions).map(
    ([name, expression]) => `      ${name}: ${JSON.stringify(expression)}\n`,
  );
  // By a function: in a text, `$'` and its like would mean something.
  writeFileSync(
    join(repository, workflow),
    text.replace(marker, () => outputs.join('')),
  );
  const environment = await commit(repository, folder);

  const ofAct = join(folder, 'act.json');
  const acted = await startAct({
    act,
    repository,
    workflow: join(repository, workflow),
    folder: join(folder, 'act'),
    event: { ref: 'refs/heads/main', inputs: { word: 'given', flag: 'true' } },
    repositories: {},
    variables: { WITNESS: ofAct },
    secrets: { SECRET: probeSecret, GITHUB_TOKEN: 'ghs_0123456789abcdefghijklmnopqrstuvwxyz' },
    runner: {},
    environment,
  }).ended;
  const ofRehearsal = join(folder, 'rehearsal.json');
  const rehearsed = await start(
    process.execPath,
    [
      join(root, 'dist/interlock/index.js'),
      ...['rehearse', workflow, '--event', 'workflow_dispatch', '--actor', 'mona'],
      ...['--input', 'word=given', '--input', 'flag=true'],
      ...['--var', `WITNESS=${ofRehearsal}`, '--secret', `SECRET=${probeSecret}`],
    ],
    { cwd: repository, env: environment },
  ).ended;
  for (const [name, { code, stdout, stderr }] of Object.entries({ acted, rehearsed }))
    if (code !== 1) throw new Error(`${name}: ended with ${code}:\n${stderr}\n${stdout.slice(-4_000)}`);
  return { act: readNeeds(ofAct), rehearsal: readNeeds(ofRehearsal) };
}

const readNeeds = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as ProbedJobs;

/** Makes the folder a repository, with a file that is not in it; gives the environment that both start from. */
async function commit(repository: string, home: string): Promise<NodeJS.ProcessEnv> {
  const env = { ...plainEnvironment(), HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  const who = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com'];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['remote', 'add', 'origin', 'https://github.com/acme/product.git'],
    ['add', '--all', '--force'],
    [...who, 'commit', '--quiet', '--message=Probe'],
  ])
    await run('git', args, { cwd: repository, env });
  writeFileSync(join(repository, 'not-committed.txt'), 'work in progress\n');
  return { ...env, ONLY_ON_THE_HOST: 'something' };
}
