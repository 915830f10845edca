import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync } from 'node:fs';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ask, eventually, freePort, manifests, openStage, processesIn, serviceManifest } from './stage.ts';
import type { Stage } from './stage.ts';

const merge = 'application/merge-patch+json';
const service = '/api/v1/namespaces/default/services/web';
const pods = '/api/v1/namespaces/default/pods';
const seesProcesses = existsSync('/proc/self/cwd');

const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (current, step) =>
      typeof current === 'object' && current !== null
        ? (current as Readonly<Record<string, unknown>>)[String(step)]
        : undefined,
    value,
  );

const itemsOf = (value: unknown): readonly unknown[] =>
  (at(value, 'items') as readonly unknown[] | undefined) ?? [];

async function deploy(stage: Stage, color: string, image: string): Promise<void> {
  const applied = await stage.kubectl(['apply', '-f', stage.write(`${color}.yaml`, manifests(color, image))]);
  expect(applied).toMatchObject({ code: 0 });
  const rolled = await stage.kubectl(['rollout', 'status', `deployment/web-${color}`, '--timeout=30s']);
  expect(rolled).toMatchObject({ code: 0 });
}

describe('a rehearsal cluster with two colors', () => {
  const held: { stage: Stage; port: number; blue: string; green: string } = {
    stage: openStage(),
    port: 0,
    blue: '',
    green: '',
  };

  beforeAll(async () => {
    const { stage } = held;
    expect(await stage.run('start', '--folder', stage.home, '--propagation-delay', '100ms')).toMatchObject({
      code: 0,
    });
    held.port = await freePort();
    held.blue = await stage.addImage('one');
    held.green = await stage.addImage('two');
    await stage.kubectl(['apply', '-f', stage.write('service.yaml', serviceManifest(held.port))]);
    await deploy(stage, 'blue', `web@${held.blue}`);
    await deploy(stage, 'green', `web@${held.green}`);
    expect(
      await eventually(
        () => ask(held.port),
        (text) => text === 'one',
      ),
    ).toBe('one');
  });
  afterAll(() => held.stage.close());

  const select = async (color: string) => {
    const before = await held.stage.api('GET', service);
    return held.stage.api(
      'PATCH',
      `${service}?fieldValidation=Strict&fieldManager=test`,
      {
        metadata: { resourceVersion: at(before.body, 'metadata', 'resourceVersion') },
        spec: { selector: { color } },
      },
      merge,
    );
  };

  it('says where it is, and does not start twice in one folder', async () => {
    const { stage } = held;
    const status = await stage.run('status', '--folder', stage.home);
    expect([status.code, JSON.parse(status.out)]).toEqual([
      0,
      expect.objectContaining({ state: 'running', pid: stage.access().pid }),
    ]);
    const again = await stage.run('start', '--folder', stage.home);
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('already runs')]);
    expect(await stage.run('address', '--folder', stage.home, 'web:http')).toMatchObject({
      code: 0,
      out: `127.0.0.1:${held.port}\n`,
    });
  });

  it('shows what really runs', async () => {
    const list = await held.stage.api('GET', `${pods}?labelSelector=color%3Dblue`);
    const ids = itemsOf(list.body).map((pod) => at(pod, 'status', 'containerStatuses', 0, 'imageID'));
    expect(ids).toEqual([`web@${held.blue}`, `web@${held.blue}`]);
  });

  it('gives a Pod nothing of its caller’s environment', async () => {
    const env = JSON.parse(await ask(held.port, undefined, '/env')) as Readonly<Record<string, string>>;
    expect(
      Object.keys(env)
        .filter((name) => !['LANG', 'LC_ALL', 'TMPDIR', 'TZ'].includes(name))
        .sort(),
    ).toEqual(['HOSTNAME', 'PATH', 'PORT', 'PORT_8080', 'PORT_HTTP']);
  });

  it('moves fresh connections with the selector, and leaves a kept one where it is', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await ask(held.port, agent)).toBe('one');
    expect((await select('green')).code).toBe(200);
    expect(
      await eventually(
        () => ask(held.port),
        (text) => text === 'two',
      ),
    ).toBe('two');
    const fresh = await Promise.all(Array.from({ length: 20 }, () => ask(held.port)));
    expect(new Set(fresh)).toEqual(new Set(['two']));
    expect(await ask(held.port, agent)).toBe('one');
    agent.destroy();
    await select('blue');
    expect(
      await eventually(
        () => ask(held.port),
        (text) => text === 'one',
      ),
    ).toBe('one');
  });

  it('loses no request on fresh connections while it moves', async () => {
    const answers: string[] = [];
    const load = { on: true };
    const clients = Array.from({ length: 4 }, async () => {
      while (load.on) answers.push(await ask(held.port));
    });
    await select('green');
    await eventually(
      () => ask(held.port),
      (text) => text === 'two',
    );
    await select('blue');
    await eventually(
      () => ask(held.port),
      (text) => text === 'one',
    );
    load.on = false;
    await Promise.all(clients);
    expect(new Set(answers)).toEqual(new Set(['one', 'two']));
  });

  it('serves nobody for a while when its load balancer deregisters first', async () => {
    await held.stage.api('PUT', '/_rehearsal/config', { deregistersFirst: '500ms' });
    const answers: string[] = [];
    await select('green');
    await eventually(
      async () => {
        const answer = await ask(held.port);
        answers.push(answer);
        return answer;
      },
      (text) => text === 'two',
    );
    expect(answers).toContain('ECONNRESET');
    await held.stage.api('PUT', '/_rehearsal/config', { deregistersFirst: '0' });
    await select('blue');
    await eventually(
      () => ask(held.port),
      (text) => text === 'one',
    );
  });

  it('reaches a Pod and a Service through the API, and tells a log', async () => {
    const { stage } = held;
    const list = await stage.api('GET', `${pods}?labelSelector=color%3Dgreen`);
    const name = String(at(itemsOf(list.body)[0], 'metadata', 'name'));
    const { url, token } = stage.access();
    const get = async (path: string) =>
      (await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } })).text();
    expect(await get(`${pods}/${name}:8080/proxy/`)).toBe('two');
    expect(await get(`${service}:http/proxy/`)).toBe('one');
    expect(await get(`${pods}/${name}/log`)).toBe('two listens\n');
  });

  it('ends a connection with its Pod', async () => {
    const { stage } = held;
    const socket = connect(held.port, '127.0.0.1');
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.resume();
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await stage.kubectl(['delete', 'pods', '-l', 'color=blue', '--wait=false']);
    await closed;
    expect(await stage.kubectl(['rollout', 'status', 'deploy/web-blue', '--timeout=30s'])).toMatchObject({
      code: 0,
    });
    expect(
      await eventually(
        () => ask(held.port),
        (text) => text === 'one',
      ),
    ).toBe('one');
  });

  it('refuses a node port that another program has', async () => {
    const taken = new URL(held.stage.access().url).port;
    const refused = await held.stage.api('POST', '/api/v1/namespaces/default/services', {
      metadata: { name: 'late' },
      spec: { type: 'NodePort', ports: [{ port: 80, nodePort: Number(taken) }] },
    });
    expect(refused.body).toMatchObject({
      code: 422,
      reason: 'Invalid',
      details: { causes: [{ field: 'spec.ports[0].nodePort' }] },
    });
  });

  it('does not start an image that was altered after it was stored', async () => {
    const { stage } = held;
    const digest = await stage.addImage('three');
    appendFileSync(
      join(stage.home, 'images', 'trees', digest.slice('sha256:'.length), 'server.mjs'),
      '// more',
    );
    await stage.kubectl(['set', 'image', 'deploy/web-green', `web=web@${digest}`]);
    const reasons = async () =>
      itemsOf((await stage.api('GET', `${pods}?labelSelector=color%3Dgreen`)).body).map((pod) =>
        at(pod, 'status', 'containerStatuses', 0, 'state', 'waiting', 'reason'),
      );
    expect(await eventually(reasons, (found) => found.includes('ImagePullBackOff'))).toContain(
      'ImagePullBackOff',
    );
    const deployment = await stage.api('GET', '/apis/apps/v1/namespaces/default/deployments/web-green');
    expect(at(deployment.body, 'status', 'readyReplicas')).toBe(2);
    await stage.kubectl(['set', 'image', 'deploy/web-green', `web=web@${held.green}`]);
    expect(await stage.kubectl(['rollout', 'status', 'deploy/web-green', '--timeout=30s'])).toMatchObject({
      code: 0,
    });
  });

  it('takes an image pushed as a tar', async () => {
    const { stage } = held;
    stage.write('pushed/server.mjs', 'console.log(1)');
    stage.write('pushed/image.json', '{"command": ["node", "server.mjs"]}');
    const body = execFileSync('tar', ['-C', join(stage.folder, 'pushed'), '-cf', '-', '.']);
    const push = (name: string, content: Uint8Array<ArrayBuffer>) =>
      fetch(`${stage.access().imageStore}/v1/images/${name}`, {
        method: 'PUT',
        body: content,
        headers: { 'content-type': 'application/x-tar' },
      });
    const pushed = await push('registry.example%2Facme%2Fpushed:1', new Uint8Array(body));
    expect([pushed.status, await pushed.json()]).toEqual([
      201,
      { digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string },
    ]);
    const cut = await push('pushed', new Uint8Array(body.subarray(0, 700)));
    expect([cut.status, await cut.json()]).toEqual([
      400,
      { error: expect.stringContaining('cut off') as string },
    ]);
  });
});

describe('the stand-in for kubectl', () => {
  const stage = openStage();
  beforeAll(() => stage.run('start', '--folder', stage.home));
  afterAll(() => stage.close());

  it('refuses by name what it does not know', async () => {
    for (const argv of [
      ['exec', 'web', '--', 'sh'],
      ['get', 'pods', '--watch'],
      ['apply', '--server-side', '-f', 'x'],
      ['get', 'horses'],
      ['get', 'pods', '-o', 'xml'],
    ]) {
      const refused = await stage.kubectl(argv);
      expect([refused.code, refused.err]).toEqual([
        1,
        expect.stringMatching(/exec|--watch|--server-side|horses|xml/),
      ]);
    }
  });

  it('applies, says what changed, and takes back what is no longer wanted', async () => {
    const file = (data: string) =>
      stage.write('map.yaml', `{apiVersion: v1, kind: ConfigMap, metadata: {name: m}, data: ${data}}`);
    expect((await stage.kubectl(['apply', '-f', file('{a: "1", b: "2"}')])).out).toBe(
      'configmap/m created\n',
    );
    expect((await stage.kubectl(['apply', '-f', file('{a: "1", b: "2"}')])).out).toBe(
      'configmap/m unchanged\n',
    );
    expect((await stage.kubectl(['apply', '-f', file('{a: "3"}')])).out).toBe('configmap/m configured\n');
    expect((await stage.kubectl(['get', 'cm', 'm', '-o', 'jsonpath={.data}'])).out).toBe('{"a":"3"}');
  });

  it('refuses a field that does not exist', async () => {
    const path = stage.write(
      'odd.yaml',
      '{apiVersion: v1, kind: Service, metadata: {name: s}, spec: {selectr: {}, ports: [{port: 80}]}}',
    );
    const refused = await stage.kubectl(['apply', '-f', path]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('unknown field "spec.selectr"')]);
  });
});

const realKubectl = (process.env['PATH'] ?? '')
  .split(':')
  .map((folder) => join(folder, 'kubectl'))
  .find((path) => existsSync(path));

describe.skipIf(realKubectl === undefined)('the real kubectl', () => {
  const stage = openStage();
  const held = { port: 0, digest: '' };
  const kubectl = (...argv: string[]) => stage.kubectl(argv, realKubectl);
  beforeAll(async () => {
    await stage.run('start', '--folder', stage.home);
    held.port = await freePort();
    held.digest = await stage.addImage('one');
  });
  afterAll(() => stage.close());

  it('applies, waits, shows, patches, scales, undoes and deletes', async () => {
    const blue = stage.write('blue.yaml', manifests('blue', `web@${held.digest}`));
    const front = stage.write('service.yaml', serviceManifest(held.port));
    expect((await kubectl('apply', '-f', blue, '-f', front)).out).toBe(
      'deployment.apps/web-blue created\nservice/web created\n',
    );
    expect((await kubectl('apply', '-f', blue, '-f', front)).out).toBe(
      'deployment.apps/web-blue unchanged\nservice/web unchanged\n',
    );
    expect(await kubectl('rollout', 'status', 'deploy/web-blue', '--timeout=30s')).toMatchObject({ code: 0 });
    expect((await kubectl('get', 'deploy')).out).toMatch(
      /^NAME +READY +UP-TO-DATE +AVAILABLE +AGE\nweb-blue +2\/2 +2 +2 /,
    );
    expect((await kubectl('get', 'service', 'web', '-o', 'jsonpath={.spec.selector.color}')).out).toBe(
      'blue',
    );
    expect(
      (await kubectl('patch', 'svc', 'web', '--type=merge', '-p', '{"metadata":{"labels":{"a":"b"}}}')).out,
    ).toBe('service/web patched\n');
    expect(
      (
        await kubectl(
          'patch',
          'svc',
          'web',
          '--type=json',
          '-p',
          '[{"op":"test","path":"/metadata/labels/a","value":"c"}]',
        )
      ).code,
    ).toBe(1);
    expect(
      (
        await kubectl(
          'patch',
          'deploy',
          'web-blue',
          '-p',
          '{"spec":{"template":{"spec":{"containers":[{"name":"web","env":[{"name":"A","value":"1"}]}]}}}}',
        )
      ).code,
    ).toBe(0);
    expect(await kubectl('rollout', 'status', 'deploy/web-blue', '--timeout=30s')).toMatchObject({ code: 0 });
    expect((await kubectl('set', 'image', 'deploy/web-blue', 'web=web:unknown')).code).toBe(0);
    expect((await kubectl('rollout', 'undo', 'deploy/web-blue')).out).toBe(
      'deployment.apps/web-blue rolled back\n',
    );
    expect(await kubectl('rollout', 'status', 'deploy/web-blue', '--timeout=30s')).toMatchObject({ code: 0 });
    expect((await kubectl('scale', 'deploy/web-blue', '--replicas=1')).code).toBe(0);
    expect((await kubectl('describe', 'deploy', 'web-blue')).out).toContain('Scaled down replica set');
    expect((await kubectl('delete', '-f', front, '-f', blue)).code).toBe(0);
    expect((await kubectl('get', 'all')).err).toContain('No resources found');
  });

  it('has its fields validated by the server', async () => {
    const path = stage.write('odd.yaml', `${serviceManifest(held.port)}  selectr: {}\n`);
    const refused = await kubectl('apply', '-f', path);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('unknown field "spec.selectr"')]);
  });
});

describe.skipIf(!seesProcesses)('the processes of a cluster', () => {
  const held: { stage: Stage | undefined } = { stage: undefined };
  beforeEach(async () => {
    const stage = openStage();
    held.stage = stage;
    await stage.run('start', '--folder', stage.home);
    await deploy(stage, 'blue', `web@${await stage.addImage('one')}`);
    // The server, and for each of two Pods the program and its child; the supervisor names no folder.
    expect(processesIn(stage.folder)).toHaveLength(5);
  });
  afterEach(() => held.stage?.close());

  it('outlive the process that started them, and all end when it is stopped', async () => {
    const stage = held.stage!;
    expect(await stage.run('stop', '--folder', stage.home)).toMatchObject({ code: 0 });
    expect(processesIn(stage.folder)).toEqual([]);
    expect((await stage.run('status', '--folder', stage.home)).out).toBe('{"state":"stopped"}\n');
  });

  it('all end soon after the server is killed, and its folder is known to be stale and starts again', async () => {
    const stage = held.stage!;
    process.kill(stage.access().pid, 'SIGKILL');
    expect(
      await eventually(
        () => processesIn(stage.folder),
        (left) => left.length === 0,
      ),
    ).toEqual([]);
    const status = await stage.run('status', '--folder', stage.home);
    expect([status.code, JSON.parse(status.out)]).toEqual([
      1,
      expect.objectContaining({ state: 'stale', alive: false }),
    ]);
    expect(await stage.run('start', '--folder', stage.home)).toMatchObject({ code: 0 });
  });

  it('come back when their supervisor is killed', async () => {
    const stage = held.stage!;
    const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(stage.access().pid)], {
      encoding: 'utf8',
    });
    process.kill(Number(children.trim()), 'SIGKILL');
    const restarts = async () =>
      itemsOf((await stage.api('GET', pods)).body).map((pod) => [
        at(pod, 'status', 'containerStatuses', 0, 'restartCount'),
        at(pod, 'status', 'containerStatuses', 0, 'ready'),
      ]);
    const back = [
      [1, true],
      [1, true],
    ];
    expect(await eventually(restarts, (found) => JSON.stringify(found) === JSON.stringify(back))).toEqual(
      back,
    );
    expect(processesIn(stage.folder)).toHaveLength(5);
  });
});
