import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { beforeAll, expect, it } from 'vitest';

import { qualityGate } from '@interlock/quality-gate/run';
import { nodeClock } from '@interlock/shared/adapters/node-clock';
import { nodeHttp } from '@interlock/shared/adapters/node-http';
import { runAction } from '@interlock/shared/run';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

import { gatePorts } from '../../unit/quality-gate/gate.ts';
import { sonarContract, type SonarWorld } from '../../unit/quality-gate/sonarqube/contract.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runWell } from '../servers/command.ts';
import { startSonarQube, type SonarQube } from '../servers/sonarqube.ts';

const project = 'shop';

const price = `def price(items, country):
    total = 0
    for item in items:
        if item.kind == "book":
            total += item.net
        elif item.kind == "food":
            total += item.net * 2
        else:
            total += item.net * 3
    if country == "DE":
        total = total * 119 / 100
    return total
`;

/** The built-in quality gate judges new code alone, of which a first analysis has none; this one all of it. */
const conditions = [
  ['ncloc', 'GT', '5'],
  ['coverage', 'LT', '80'],
  ['reliability_rating', 'GT', '1'],
] as const;

function tokenOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'token' in answer && typeof answer.token === 'string')
    return answer.token;
  throw new Error(`no token in ${JSON.stringify(answer)}`);
}

async function commit(folder: string, text: string): Promise<string> {
  await writeFile(path.join(folder, 'src/price.py'), text);
  const git = (...args: readonly string[]) =>
    runWell('git', ['-C', folder, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
  await git('add', '-A');
  await git('commit', '-q', '-m', 'price');
  return (await git('rev-parse', 'HEAD')).stdout.trim();
}

async function makeWorld(server: SonarQube): Promise<SonarWorld> {
  const { url, call, scan, settle } = server;
  const folder = await temporaryFolder('analyzed');
  await mkdir(path.join(folder, 'src'));
  await runWell('git', ['init', '-q', folder]);
  await call('POST', 'projects/create', { name: project, project });
  const token = tokenOf(await call('POST', 'user_tokens/generate', { name: 'reads', type: 'USER_TOKEN' }));
  const analysisToken = tokenOf(
    await call('POST', 'user_tokens/generate', {
      name: 'analyses',
      type: 'PROJECT_ANALYSIS_TOKEN',
      projectKey: project,
    }),
  );
  const first = await commit(folder, price);
  await scan(folder, project, analysisToken);
  await settle(project);
  await call('POST', 'qualitygates/create', { name: 'strict' });
  for (const [metric, op, error] of conditions)
    await call('POST', 'qualitygates/create_condition', { gateName: 'strict', metric, op, error });
  await call('POST', 'qualitygates/select', { gateName: 'strict', projectKey: project });
  const other = price.replace('def price', 'def cost');
  const second = await commit(folder, `${price}\n\n${other}${other}`);
  // Nobody waits for it: that is the gate's to do.
  await scan(folder, project, analysisToken);
  const ports = { clock: nodeClock(), http: nodeHttp(), runner: fakeRunner() };
  return { url, ports, project, token, analysisToken, first, second };
}

realSuite('SonarQube, Community edition', ['sonarqube', 'sonar-scanner'], (programs) => {
  let world: SonarWorld | null = null;
  const known = (): SonarWorld => {
    if (world === null) throw new Error('there is no server');
    return world;
  };

  beforeAll(async () => {
    world = await makeWorld(await startSonarQube(programs));
  }, 900_000);

  it('is judged by the gate, which waits until it has processed what it was sent', async () => {
    const { url, ports, token, second } = known();
    const made = gatePorts({
      inputs: {
        reports: `- sonarqube: ${project}`,
        require: '[sonarqube.duplicated-lines <= 3%, sonarqube.complexity <= 12]',
        'sonar-url': url,
        'sonar-token': token,
      },
      checkedOut: second,
      run: { sha: second },
    });
    await runAction(qualityGate, { ...made, http: ports.http, clock: ports.clock });
    const { outputs } = made.runner;
    expect(outputs.get('verdict')).toBe('fail');
    const reasons = JSON.parse(outputs.get('reasons') ?? '[]') as readonly { code: string; seen: string }[];
    expect(reasons.map(({ code, seen }) => `${code}: ${seen}`)).toEqual(
      expect.arrayContaining([
        'sonarqube-condition-failed: coverage 0.0 < 80',
        'sonarqube-condition-failed: ncloc 36 > 5',
      ]),
    );
    expect(reasons.filter(({ code }) => code === 'rule-violated')).toHaveLength(2);
  }, 180_000);

  sonarContract(known);
});
