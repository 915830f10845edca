import { describe, expect, it } from 'vitest';

import { qualityGate } from '@interlock/quality-gate/run';
import { observationsOf } from '@interlock/quality-gate/domain/assess';
import { recordOf } from '@interlock/quality-gate/domain/baseline/record';
import { measure, withSonar } from '@interlock/quality-gate/domain/measure';
import { readAnalysis } from '@interlock/quality-gate/steps/sonarqube/read-analysis';
import { secretOf } from '@interlock/shared/domain/input';
import { reportSchema } from '@interlock/quality-gate/domain/report-file';
import { readServer } from '@interlock/quality-gate/domain/sonarqube/server';
import { runAction } from '@interlock/shared/run';
import { checkSchema } from '@interlock/shared/domain/schema';
import type { HttpAnswer } from '@interlock/shared/ports/http';
import { fakeHttp, type HttpResponder } from '@interlock/shared/testing/fake-http';
import { fakePorts, type FakePorts } from '@interlock/shared/testing/fake-ports';

import { gatePorts, type GateWorld } from '../gate.ts';
import { sonarContract } from './contract.ts';
import { fakeSonarQube, type FakeSonar } from './fake-sonarqube.ts';
import {
  first,
  firstAnalysis,
  goodAnalysis,
  goodShop,
  second,
  secondAnalysis,
  shop,
  token,
} from './samples.ts';

const url = 'https://sonar.acme.example/base';

describe('the server in memory', () => {
  sonarContract(() => ({
    url,
    ports: fakePorts({ http: fakeHttp(fakeSonarQube(shop)) }),
    project: 'shop',
    token,
    analysisToken: 'sqp_2cd5ce569e9c49545693fde9c1492671e13f6cc2',
    first,
    second,
  }));
});

interface Judged {
  readonly ports: FakePorts;
  readonly verdict: string | undefined;
  readonly codes: readonly string[];
  readonly reasons: readonly { readonly code: string; readonly seen: string; readonly where: string }[];
  readonly log: string;
}

/** The gate at commit `aaaa…` beside a server, as the runner starts it. */
async function judge(
  respond: HttpResponder,
  inputs: Readonly<Record<string, string>> = {},
  world: Omit<GateWorld, 'inputs'> = {},
): Promise<Judged> {
  const made = gatePorts({
    ...world,
    inputs: { reports: '- sonarqube: shop', 'sonar-url': url, 'sonar-token': token, ...inputs },
  });
  const ports = { ...made, http: fakeHttp(respond) };
  await runAction(qualityGate, ports);
  const { runner } = ports;
  const reasons = JSON.parse(runner.outputs.get('reasons') ?? '[]') as Judged['reasons'];
  return {
    ports,
    verdict: runner.outputs.get('verdict'),
    codes: reasons.map(({ code }) => code),
    reasons,
    log: runner.log.join('\n'),
  };
}

const shopPorts = (world: FakeSonar) => fakePorts({ http: fakeHttp(fakeSonarQube(world)) });

const judgeShop = (world: FakeSonar, ...rest: [Record<string, string>?, Omit<GateWorld, 'inputs'>?]) =>
  judge(fakeSonarQube(world), ...rest);
const withNewest = (part: Partial<typeof goodAnalysis>): FakeSonar => ({
  ...goodShop,
  analyses: [{ ...goodAnalysis, ...part }, firstAnalysis],
});

describe('the quality gate of SonarQube', () => {
  it('passes where every condition holds, by a rule that nobody has to write', async () => {
    const { verdict, codes, log } = await judgeShop(goodShop);
    expect([verdict, codes]).toStrictEqual(['pass', []]);
    expect(log).toContain('rule: sonarqube.failed-conditions == 0 (by default: no rule speaks of it)');
    expect(log).toContain('✓ shop: 0 of 2 conditions failed, the main branch at aaaaaaaa');
  });

  it('fails by each condition that failed, with its metric, value and limit', async () => {
    const { verdict, reasons } = await judgeShop(shop);
    expect(verdict).toBe('fail');
    expect(reasons.map(({ code, seen }) => [code, seen])).toStrictEqual([
      ['sonarqube-condition-failed', 'new_coverage 0.0 < 80'],
      ['sonarqube-condition-failed', 'coverage 0.0 < 80'],
      ['sonarqube-condition-failed', 'ncloc 36 > 5'],
      ['rule-violated', '3'],
    ]);
  });

  it('lets a rule tolerate some, and says no condition was the reason then', async () => {
    const { verdict, codes } = await judgeShop(shop, { require: '- sonarqube.failed-conditions <= 3' });
    expect([verdict, codes]).toStrictEqual(['pass', []]);
  });

  it('keeps the default where a rule speaks of one project of two', async () => {
    const { verdict, log } = await judgeShop(shop, {
      reports: '[{sonarqube: shop}, {sonarqube: web}]',
      require: '- sonarqube.failed-conditions of "shop" <= 3',
    });
    expect(verdict).toBe('inconclusive');
    expect(log).toContain('rule: sonarqube.failed-conditions == 0 (by default');
  });

  it.each<[string, FakeSonar, string]>([
    [
      'OK by no condition, as after the first analysis',
      withNewest({ conditions: [] }),
      'sonarqube-gate-empty',
    ],
    ['NONE', withNewest({ status: 'NONE', conditions: [] }), 'sonarqube-gate-missing'],
    ['WARN', withNewest({ status: 'WARN' }), 'sonarqube-gate-unknown'],
    ['a word of a later version', withNewest({ status: 'GREEN' }), 'sonarqube-gate-unknown'],
    [
      'a condition that warns',
      withNewest({ conditions: [{ status: 'WARN', metricKey: 'coverage' }] }),
      'sonarqube-gate-unknown',
    ],
    ['ERROR by conditions that all hold', withNewest({ status: 'ERROR' }), 'sonarqube-gate-unknown'],
    [
      'no line of code',
      withNewest({ measures: { ...goodAnalysis.measures, ncloc: '0' } }),
      'sonarqube-saw-nothing',
    ],
    ['no number of lines', withNewest({ measures: {} }), 'sonarqube-saw-nothing'],
    [
      'a measure that is no number',
      withNewest({ measures: { ...goodAnalysis.measures, coverage: 'NaN' } }),
      'sonarqube-unreadable',
    ],
    ['an analysis of another commit', withNewest({ revision: 'b'.repeat(40) }), 'sonarqube-analysis-stale'],
    [
      'an analysis without a commit',
      { ...goodShop, analyses: [{ ...goodAnalysis, revision: '' }] },
      'sonarqube-analysis-stale',
    ],
    ['no analysis', { ...goodShop, analyses: [] }, 'sonarqube-analysis-stale'],
    [
      'a last task that failed',
      { ...goodShop, last: { id: 't', status: 'FAILED' } },
      'sonarqube-analysis-failed',
    ],
    [
      'one that was cancelled',
      { ...goodShop, last: { id: 't', status: 'CANCELED' } },
      'sonarqube-analysis-failed',
    ],
    [
      'a queue that does not end',
      { ...goodShop, tasks: [{ id: 't', status: 'PENDING', takes: Infinity }] },
      'sonarqube-analysis-pending',
    ],
    [
      'two analyses within a second',
      { ...goodShop, analyses: [goodAnalysis, { ...goodAnalysis, key: 'other' }] },
      'sonarqube-analysis-changed',
    ],
  ])('never passes on %s', async (_, world, code) => {
    const { verdict, codes } = await judgeShop(world);
    expect(verdict).toBe('inconclusive');
    expect(codes).toContain(code);
  });

  it('fails where the gate says OK and a condition says it failed', async () => {
    const { verdict } = await judgeShop({ ...shop, analyses: [{ ...secondAnalysis, status: 'OK' }] });
    expect(verdict).toBe('fail');
  });

  it('waits until the server has processed what the scanner sent', async () => {
    const { verdict, ports, log } = await judgeShop({
      ...goodShop,
      tasks: [{ id: 't', status: 'IN_PROGRESS', takes: 5 }],
    });
    expect(verdict).toBe('pass');
    expect(log).toContain('1 to process, the first is IN_PROGRESS; waiting, at most 300 s more');
    expect(ports.http.requests.filter(({ url: asked }) => asked.includes('/ce/component'))).toHaveLength(6);
  });

  it('waits no longer than it may', async () => {
    const world = { ...goodShop, tasks: [{ id: 't', status: 'PENDING', takes: Infinity }] };
    const { reasons, ports } = await judgeShop(world, { 'sonar-deadline': '20s' });
    expect(reasons[0]?.seen).toBe('after 20 s: 1 to process, the first is PENDING');
    expect(ports.http.requests.length).toBeLessThan(20);
  });

  it('does not wait for what others send meanwhile', async () => {
    let asked = 0;
    const server = fakeSonarQube(goodShop);
    const { verdict } = await judge((request) => {
      if (!request.url.includes('/ce/component')) return server(request);
      asked += 1;
      const queue = [{ id: `task-${asked}`, status: 'PENDING' }];
      return { body: JSON.stringify({ queue }) };
    });
    expect(verdict).toBe('pass');
    expect(asked).toBe(2);
  });

  it('passes over tasks of other branches and pull requests', async () => {
    const { verdict } = await judgeShop({
      ...goodShop,
      tasks: [{ id: 't', status: 'PENDING', branch: 'feature', takes: Infinity }],
      last: { id: 'u', status: 'FAILED', pullRequest: '9' },
    });
    expect(verdict).toBe('pass');
  });

  it('judges measures in the units of rules', async () => {
    const { verdict, codes } = await judgeShop(goodShop, {
      require:
        '[sonarqube.coverage >= 88.4%, sonarqube.new-coverage >= 91.5%, sonarqube.duplicated-lines <= 1.2%, sonarqube.complexity of "shop" <= 12, sonarqube.lines-of-code >= 36]',
    });
    expect([verdict, codes]).toStrictEqual(['pass', []]);
  });

  it('does not take measures of new code from a newer analysis', async () => {
    const newer = {
      ...goodAnalysis,
      key: 'newer',
      date: '2026-11-21T14:00:00+0000',
      revision: 'b'.repeat(40),
    };
    const { verdict, codes } = await judgeShop(
      { ...goodShop, analyses: [newer, goodAnalysis] },
      { require: '[sonarqube.new-coverage >= 10%, sonarqube.coverage >= 10%]' },
    );
    expect([verdict, codes]).toStrictEqual(['inconclusive', ['sonarqube-measure-missing']]);
  });

  it('notices an analysis that takes the place of the one that is read', async () => {
    const before = fakeSonarQube(goodShop);
    const newer = { ...goodAnalysis, key: 'newer', date: '2026-11-21T14:00:00+0000' };
    const after = fakeSonarQube({ ...goodShop, analyses: [newer, goodAnalysis] });
    let hasMeasured = false;
    const { codes } = await judge((request) => {
      hasMeasured ||= request.url.includes('/measures/');
      return hasMeasured && request.url.includes('/project_analyses/') ? after(request) : before(request);
    });
    expect(codes).toContain('sonarqube-analysis-changed');
  });

  it('asks which project a measure is of where there are several', async () => {
    const { codes } = await judgeShop(goodShop, {
      reports: '[{sonarqube: shop}, {kind: sonarqube, project: shop, analysis: main}]',
      require: '- sonarqube.coverage >= 80%',
    });
    expect(codes).toStrictEqual(['sonarqube-project-not-named']);
  });

  it('does not know rules on projects that nothing names, or on SonarQube where nothing asks it', async () => {
    const other = await judgeShop(goodShop, { require: '- sonarqube.coverage of "web" >= 80%' });
    expect(other.codes).toStrictEqual(['sonarqube-not-reported']);
    const none = await judgeShop(
      goodShop,
      { reports: '- tests: "r/*.xml"', require: '- sonarqube.coverage >= 80%' },
      { files: { 'r/a.xml': '<testsuite tests="1"><testcase classname="c" name="a"/></testsuite>' } },
    );
    expect(none.codes).toStrictEqual(['sonarqube-not-reported']);
    expect(none.ports.http.requests).toStrictEqual([]);
  });

  it('says that the server ignored conditions', async () => {
    const { verdict, ports } = await judgeShop(withNewest({ ignoredConditions: true }));
    expect(verdict).toBe('pass');
    expect(ports.runner.summary()).toContain('sonarqube-conditions-ignored');
  });

  it('leaves its numbers for later runs to be compared with', async () => {
    const known = await readAnalysis(
      {
        server: { base: url, host: 'sonar.acme.example' },
        token: secretOf(token),
        ports: shopPorts(goodShop),
      },
      { project: 'shop', scope: { kind: 'main', name: 'main' }, revisions: [second], deadlineMs: 0 },
      ['ncloc', 'coverage'],
    );
    if (!known.ok) throw new Error(JSON.stringify(known.failures));
    const measurements = withSonar(measure([], [], null), {
      host: 'sonar.acme.example',
      projects: [{ key: 'shop', read: { kind: 'known', analysis: known.value } }],
    });
    const { numbers } = recordOf(measurements, observationsOf(measurements), []);
    const shown = numbers.map(({ metric, name, value }) => [metric, name, value]);
    expect(shown).toStrictEqual([
      ['sonarqube.failed-conditions', null, 0],
      ['sonarqube.failed-conditions', 'shop', 0],
      ['sonarqube.coverage', null, 0.884],
      ['sonarqube.coverage', 'shop', 0.884],
      ['sonarqube.lines-of-code', null, 36],
      ['sonarqube.lines-of-code', 'shop', 36],
    ]);
  });

  it('writes whose analysis it was into report and evidence', async () => {
    const { ports } = await judgeShop(shop);
    const report: unknown = JSON.parse(
      (await ports.files.readText(ports.runner.outputs.get('report') ?? '')) ?? '',
    );
    expect(checkSchema(reportSchema, report).ok).toBe(true);
    expect(report).toMatchObject({
      sonarqube: {
        host: 'sonar.acme.example',
        projects: [
          { key: 'shop', analysis: { id: secondAnalysis.key, revision: second, of: 'the main branch' } },
        ],
      },
      materials: [
        {
          path: `sonarqube:sonar.acme.example/shop/${secondAnalysis.key}@${second}`,
          digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/u) as unknown,
          kind: 'sonarqube',
        },
      ],
    });
  });
});

describe('analyses of pull requests and branches, which paid editions have', () => {
  const event = { pull_request: { number: 7, base: { ref: 'main' }, head: { sha: second } } };
  const run = { eventName: 'pull_request', ref: 'refs/pull/7/merge', sha: 'c'.repeat(40), event };
  const world = { run, checkedOut: 'c'.repeat(40) };
  const own = { ...goodAnalysis, number: 7 };

  it('judges that of the pull request, by its head or the merge that was checked out', async () => {
    for (const revision of [second, run.sha]) {
      const { verdict, ports } = await judgeShop(
        { ...shop, analyses: [], pullRequests: [{ ...own, revision }] },
        { require: '- sonarqube.new-coverage >= 90%' },
        world,
      );
      expect(verdict).toBe('pass');
      const asked = ports.http.requests.map(({ url: one }) => new URL(one).searchParams);
      expect(asked.filter((one) => one.get('pullRequest') === '7')).toHaveLength(2);
    }
  });

  it('never takes that of another pull request, commit or branch for it', async () => {
    for (const pullRequest of [
      { ...own, number: 8 },
      { ...own, revision: 'd'.repeat(40) },
    ]) {
      const { codes } = await judgeShop({ ...goodShop, pullRequests: [pullRequest] }, {}, world);
      expect(codes).toContain('sonarqube-analysis-stale');
    }
    expect((await judgeShop(goodShop, {}, world)).codes).toContain('sonarqube-without-pull-requests');
  });

  it('takes that of the main branch where the entry says so', async () => {
    const { verdict } = await judgeShop(
      goodShop,
      { reports: '- {kind: sonarqube, project: shop, analysis: main}' },
      world,
    );
    expect(verdict).toBe('pass');
  });

  it('has nothing to judge by conditions of new code where the server says that there is none', async () => {
    const empty = { ...own, conditions: [], measures: { new_lines: '0' } };
    const without = await judgeShop({ ...shop, pullRequests: [empty] }, {}, world);
    expect(without.verdict).toBe('pass');
    expect(without.ports.runner.summary()).toContain('no new line of code');
    const some = await judgeShop(
      { ...shop, pullRequests: [{ ...empty, measures: { new_lines: '9' } }] },
      {},
      world,
    );
    expect([some.verdict, some.codes]).toStrictEqual(['inconclusive', ['sonarqube-gate-empty']]);
    const unsaid = await judgeShop({ ...shop, pullRequests: [{ ...empty, measures: {} }] }, {}, world);
    expect(unsaid.verdict).toBe('inconclusive');
  });

  it('judges the branch of a push that is not to the default branch', async () => {
    const feature = { run: { ref: 'refs/heads/feature' } };
    const known = await judgeShop(
      { ...shop, branches: { feature: [{ ...goodAnalysis, key: 'of-feature' }] } },
      {},
      feature,
    );
    expect(known.verdict).toBe('pass');
    expect((await judgeShop(goodShop, {}, feature)).codes).toContain('sonarqube-not-found');
  });
});

describe('how SonarQube is asked', () => {
  const ok = fakeSonarQube(goodShop);

  it('sends the token in a header, to the host that was given and nowhere else', async () => {
    const { ports, log } = await judge(ok);
    expect(ports.http.requests.length).toBeGreaterThan(3);
    for (const { url: asked, headers, method, bodyCapBytes } of ports.http.requests) {
      expect(asked.startsWith('https://sonar.acme.example/base/api/')).toBe(true);
      expect(asked).not.toContain(token);
      expect(headers?.['authorization']).toBe(`Bearer ${token}`);
      expect(method).toBe('GET');
      expect(bodyCapBytes).toBeLessThanOrEqual(4 * 1024 * 1024);
    }
    expect(ports.runner.masked).toContain(token);
    expect(log + ports.runner.summary() + [...ports.runner.outputs.values()].join('')).not.toContain(token);
  });

  it('asks no host that a file of the workspace or an answer names', async () => {
    const { ports } = await judge(
      (request) => ({ ...(ok(request) as object), headers: { location: 'https://evil.example/' } }),
      {},
      { files: { '.scannerwork/report-task.txt': 'serverUrl=https://evil.example\nceTaskId=1\n' } },
    );
    expect(ports.http.requests.map(({ url: asked }) => new URL(asked).host)).not.toContain('evil.example');
  });

  it.each<[string, HttpResponder, string, number]>([
    [
      'a redirect',
      () => ({ status: 302, headers: { location: 'https://evil.example/x?y' } }),
      'sonarqube-redirected',
      1,
    ],
    [
      'a redirect to itself by https',
      () => ({ status: 308, headers: { location: '/login' } }),
      'sonarqube-redirected',
      1,
    ],
    ['a redirect without a place', () => ({ status: 301 }), 'sonarqube-redirected', 1],
    ['401', () => ({ status: 401 }), 'sonarqube-unauthorized', 1],
    [
      '403',
      () => ({ status: 403, body: '{"errors":[{"msg":"Insufficient privileges"}]}' }),
      'sonarqube-forbidden',
      1,
    ],
    ['404', () => ({ status: 404 }), 'sonarqube-not-found', 1],
    ['400', () => ({ status: 400 }), 'sonarqube-refused', 1],
    ['204', () => ({ status: 204 }), 'sonarqube-refused', 1],
    ['nobody there', () => null, 'sonarqube-unreachable', 4],
    ['503 for good', () => ({ status: 503 }), 'sonarqube-unreachable', 4],
    ['429 for good', () => ({ status: 429, headers: { 'retry-after': '2' } }), 'sonarqube-unreachable', 4],
    ['a page to log in at', () => ({ body: '<html>' }), 'sonarqube-unreadable', 1],
    ['nothing', () => ({ body: '' }), 'sonarqube-unreadable', 1],
    ['other JSON', () => ({ body: '{"queue":"none"}' }), 'sonarqube-unreadable', 1],
    [
      'an answer that was cut off',
      () => ({ body: '{"queue":[', bodyTruncated: true }),
      'sonarqube-unreadable',
      1,
    ],
  ])('never passes on %s', async (_, respond, code, times) => {
    const { verdict, codes, ports } = await judge(respond);
    expect(verdict).toBe('inconclusive');
    expect(codes).toContain(code);
    expect(ports.http.requests).toHaveLength(times);
  });

  it('names the host that it was sent on to, and no more of the address', async () => {
    const { reasons } = await judge(() => ({
      status: 302,
      headers: { location: 'https://evil.example/x?t=1' },
    }));
    expect(reasons[0]?.seen).toMatch(/and names https:\/\/evil\.example$/u);
  });

  it('asks again where another answer may come, as late as the server says', async () => {
    let left = 3;
    const respond: HttpResponder = (request) => {
      left -= 1;
      if (left === 2) return null;
      if (left === 1) return { status: 502 };
      if (left === 0) return { status: 429, headers: { 'retry-after': '7' } };
      return ok(request);
    };
    const { verdict, log } = await judge(respond);
    expect(verdict).toBe('pass');
    expect(log).toContain('HTTP 429 for ce/component; asked again in 7 s');
  });

  it.each<[string, Partial<HttpAnswer>]>([
    ['ce/component', { body: '{}' }],
    ['project_analyses/search', { body: '{"analyses":[{}]}' }],
    ['qualitygates/project_status', { body: '{"projectStatus":{"status":"OK"}}' }],
    ['measures/search_history', { body: '{"measures":[{"metric":"ncloc"}]}' }],
  ])('never passes when %s answers something else', async (path, answer) => {
    const { verdict, codes } = await judge((request) => (request.url.includes(path) ? answer : ok(request)));
    expect(verdict).toBe('inconclusive');
    expect(codes).toContain('sonarqube-unreadable');
  });

  it('says where no server was given, and judges the rest', async () => {
    const { verdict, codes, ports } = await judge(ok, { 'sonar-url': '' });
    expect(verdict).toBe('inconclusive');
    expect(codes).toContain('sonarqube-not-asked');
    expect(ports.http.requests).toStrictEqual([]);
  });

  it('takes a token with white space around it, and refuses one that cannot stand in a header', async () => {
    expect((await judge(ok, { 'sonar-token': `${token}\n` })).verdict).toBe('pass');
    const { ports } = await judge(ok, { 'sonar-token': 'squ_a\r\nx-evil: 1' });
    expect(ports.http.requests).toStrictEqual([]);
    expect(ports.runner.annotations.map(({ place }) => place.title)).toContain('quality-gate: input-invalid');
    expect(ports.runner.summary()).not.toContain('x-evil');
  });

  it('is asked by the configuration of the base branch, which can name no server', async () => {
    const configuration = (extra: string): string =>
      `version: 1\nservice: shop\ngates:\n  code:\n    action: quality-gate\n    reports: [{sonarqube: shop}]\n${extra}`;
    const judged = await judge(ok, { gate: 'code', reports: '' }, { configuration: configuration('') });
    expect(judged.verdict).toBe('pass');
    const refused = await judge(
      ok,
      { gate: 'code', reports: '' },
      { configuration: configuration('    sonar-url: https://evil.example\n') },
    );
    expect(refused.verdict).toBe('inconclusive');
    expect(refused.ports.http.requests).toStrictEqual([]);
  });
});

describe('the address of the server', () => {
  it.each([
    ['https://sonar.acme.dev', 'https://sonar.acme.dev'],
    ['https://sonar.acme.dev/', 'https://sonar.acme.dev'],
    ['https://acme.dev:9443/sonar/', 'https://acme.dev:9443/sonar'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['http://localhost:9000', 'http://localhost:9000'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
  ])('may be %s', (text, base) => {
    expect(readServer(text)).toMatchObject({ ok: true, value: { base } });
  });

  it.each([
    ['sonar.acme.dev'],
    ['http://sonar.acme.dev'],
    ['http://127.0.0.1.evil.example'],
    ['http://localhost.evil.example'],
    ['ftp://sonar.acme.dev'],
    ['file:///etc/passwd'],
    ['https://user:password@sonar.acme.dev'],
    ['https://sonar.acme.dev?x=1'],
    ['https://sonar.acme.dev#x'],
  ])('may not be %s, and a password in it is not repeated', (text) => {
    const read = readServer(text);
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain('password@');
  });
});
