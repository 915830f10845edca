import { describe, expect, it } from 'vitest';

import { plainDelete } from '@interlock/cluster/domain/api/deleteoptions';
import { deleteObject } from '@interlock/cluster/steps/api/remove';
import { at, listAt, numberAt, textAt } from '@interlock/cluster/domain/json';
import type { JsonObject } from '@interlock/cluster/domain/json';
import { startKubelet } from '@interlock/cluster/steps/kubelet/kubelet';
import { resourceOf } from '@interlock/cluster/domain/resources';

import { create, fakeApi, fakeMachine, fakeTimer, webImage } from '../../world.ts';

function openNode(obeys = true) {
  const timer = fakeTimer();
  const api = fakeApi(timer);
  const machine = fakeMachine(api, timer, obeys);
  machine.images.set('web:1', webImage);
  const kubelet = startKubelet(machine.ports);
  const run = (container: JsonObject, spec: JsonObject = {}): void =>
    void create(api, {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'p' },
      spec: {
        containers: [{ name: 'web', image: 'web:1', ports: [{ containerPort: 8080 }], ...container }],
        ...spec,
      },
    });
  const pod = () => api.store.get('pods', 'shop', 'p');
  const status = () => at(pod(), 'status', 'containerStatuses', 0);
  const reasons = () => api.store.list('events', 'shop').map((event) => textAt(event, 'reason'));
  const end = (graceSeconds?: number) =>
    deleteObject(api, resourceOf('pods'), 'shop', 'p', { ...plainDelete, gracePeriodSeconds: graceSeconds });
  return { timer, api, machine, kubelet, run, pod, status, reasons, end };
}

describe('a Pod', () => {
  it('gets an address of its own that leads to its private port', async () => {
    const { timer, machine, kubelet, run, pod } = openNode();
    run({});
    await timer.pass(100);
    const address = textAt(pod(), 'status', 'podIP')!;
    expect(address).toMatch(/^10\.244\./);
    expect(machine.processes[0]?.spec.env['PORT']).toBe(String(kubelet.resolve(address, 8080)));
    expect(kubelet.resolve(address, 9090)).toBeUndefined();
    expect(textAt(pod(), 'status', 'phase')).toBe('Running');
  });

  it('has the variables of its spec, and nothing of the machine but its path', async () => {
    const { timer, machine, run, api, pod } = openNode();
    create(api, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { KEY: 'from-map' } });
    create(api, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's' },
      stringData: { password: 'pä55' },
    });
    run({
      env: [
        { name: 'PLAIN', value: 'x' },
        { name: 'JOINED', value: '$(PLAIN)-$(MISSING)-$$(PLAIN)' },
        { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        { name: 'MAP', valueFrom: { configMapKeyRef: { name: 'c', key: 'KEY' } } },
        { name: 'SECRET', valueFrom: { secretKeyRef: { name: 's', key: 'password' } } },
        { name: 'PORT', value: '8080' },
      ],
      args: ['--name', '$(POD)'],
    });
    await timer.pass(100);
    const { env, command } = machine.processes[0]!.spec;
    expect(env).toMatchObject({
      PLAIN: 'x',
      JOINED: 'x-$(MISSING)-$(PLAIN)',
      POD: 'p',
      IP: textAt(pod(), 'status', 'podIP'),
      MAP: 'from-map',
      SECRET: 'pä55',
      HOSTNAME: 'p',
    });
    expect(env['PORT']).not.toBe('8080');
    expect(command).toEqual(['node', 'server.mjs', '--name', 'p']);
    expect(Object.keys(env).sort()).toEqual([
      'HOSTNAME',
      'IP',
      'JOINED',
      'MAP',
      'PATH',
      'PLAIN',
      'POD',
      'PORT',
      'PORT_8080',
      'SECRET',
    ]);
  });

  it('waits for a map that is not there, and starts when it is', async () => {
    const { timer, run, api, status } = openNode();
    run({ env: [{ name: 'MAP', valueFrom: { configMapKeyRef: { name: 'c', key: 'KEY' } } }] });
    await timer.pass(100);
    expect(status()).toMatchObject({
      state: { waiting: { reason: 'CreateContainerConfigError', message: 'configmap "c" not found' } },
    });
    create(api, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' }, data: { KEY: 'x' } });
    await timer.pass(5000);
    expect(at(status(), 'state', 'running')).toBeDefined();
  });

  it('does not start from an image that is unknown or altered, and starts when it is put right', async () => {
    const { timer, machine, run, status } = openNode();
    machine.images.set('web:1', { kind: 'refused', why: 'the stored tree was altered' });
    run({});
    await timer.pass(100);
    expect(status()).toMatchObject({
      state: { waiting: { reason: 'ErrImagePull' } },
      imageID: '',
      ready: false,
    });
    await timer.pass(2000);
    expect(status()).toMatchObject({ state: { waiting: { reason: 'ImagePullBackOff' } } });
    expect(machine.processes).toHaveLength(0);
    machine.images.set('web:1', webImage);
    await timer.pass(60_000);
    expect(status()).toMatchObject({
      imageID: `web@${webImage.digest}`,
      ready: true,
    });
  });

  it('is ready when its probe says so, and no longer when it fails often enough', async () => {
    const { timer, machine, run, status, reasons } = openNode();
    machine.look = () => ({ kind: 'refused', why: 'connect ECONNREFUSED' });
    run({
      readinessProbe: { httpGet: { path: '/ready', port: 8080 }, periodSeconds: 2, failureThreshold: 2 },
    });
    await timer.pass(500);
    expect(at(status(), 'ready')).toBe(false);
    machine.look = () => ({ kind: 'success' });
    await timer.pass(200);
    expect(at(status(), 'ready')).toBe(true);
    machine.look = () => ({ kind: 'failure', why: 'HTTP probe failed with statuscode: 500' });
    await timer.pass(2100);
    expect(at(status(), 'ready')).toBe(true);
    await timer.pass(2000);
    expect(at(status(), 'ready')).toBe(false);
    expect(reasons()).toContain('Unhealthy');
  });

  it('is restarted when its liveness probe fails, and not before its startup probe succeeds', async () => {
    const { timer, machine, run, status } = openNode();
    machine.look = (path) =>
      path === '/started' ? { kind: 'failure', why: 'not yet' } : { kind: 'failure', why: 'dead' };
    run({
      startupProbe: { httpGet: { path: '/started', port: 8080 }, periodSeconds: 1, failureThreshold: 30 },
      livenessProbe: { httpGet: { path: '/alive', port: 8080 }, periodSeconds: 1, failureThreshold: 3 },
    });
    await timer.pass(10_000);
    expect(numberAt(status(), 'restartCount')).toBe(0);
    machine.look = (path) => (path === '/started' ? { kind: 'success' } : { kind: 'failure', why: 'dead' });
    await timer.pass(3500);
    expect(numberAt(status(), 'restartCount')).toBe(1);
  });

  it('that crashes is started again, later each time', async () => {
    const { timer, machine, run, status } = openNode();
    run({});
    await timer.pass(100);
    const startsAfter = async (durationMs: number): Promise<number> => {
      machine.processes.at(-1)!.listener.exited(1, 0);
      await timer.pass(durationMs);
      return machine.processes.length;
    };
    expect(await startsAfter(10)).toBe(2);
    expect(await startsAfter(10)).toBe(2);
    expect(status()).toMatchObject({
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      restartCount: 2,
      ready: false,
    });
    await timer.pass(1000);
    expect(machine.processes).toHaveLength(3);
    expect(await startsAfter(1500)).toBe(3);
    await timer.pass(1000);
    expect(machine.processes).toHaveLength(4);
  });

  it('keeps the log of the container before', async () => {
    const { timer, machine, run, kubelet } = openNode();
    run({});
    await timer.pass(100);
    machine.processes[0]!.listener.output('first\nsecond\n');
    machine.processes[0]!.listener.exited(1, 0);
    await timer.pass(100);
    machine.processes[1]!.listener.output('third\n');
    expect(kubelet.log('shop', 'p', 'web', true)?.read(1)).toBe('second\n');
    expect(kubelet.log('shop', 'p', 'web', false)?.read(undefined)).toBe('third\n');
    expect(kubelet.log('shop', 'p', 'other', false)).toBeUndefined();
  });

  it('ends once and for all when its work is done', async () => {
    const { timer, machine, run, pod } = openNode();
    run({}, { restartPolicy: 'OnFailure' });
    await timer.pass(100);
    machine.processes[0]!.listener.exited(3, 0);
    await timer.pass(100);
    expect(machine.processes).toHaveLength(2);
    machine.processes[1]!.listener.exited(0, 0);
    await timer.pass(60_000);
    expect(textAt(pod(), 'status', 'phase')).toBe('Succeeded');
    expect(machine.processes).toHaveLength(2);
  });

  it('runs its init containers one after the other before the rest', async () => {
    const { timer, machine, run, pod } = openNode();
    run(
      {},
      {
        initContainers: [
          { name: 'one', image: 'web:1', command: ['one'] },
          { name: 'two', image: 'web:1', command: ['two'] },
        ],
      },
    );
    await timer.pass(100);
    const commands = () => machine.processes.map((entry) => entry.spec.command[0]);
    expect(commands()).toEqual(['one']);
    expect(textAt(pod(), 'status', 'phase')).toBe('Pending');
    machine.processes[0]!.listener.exited(0, 0);
    await timer.pass(100);
    expect(commands()).toEqual(['one', 'two']);
    machine.processes[1]!.listener.exited(0, 0);
    await timer.pass(100);
    expect(commands()).toEqual(['one', 'two', 'node']);
    expect(textAt(pod(), 'status', 'phase')).toBe('Running');
  });
});

describe('a Pod that is deleted', () => {
  it('sleeps, is told to end, and is gone when it has', async () => {
    const { timer, machine, run, pod, end } = openNode();
    run({ lifecycle: { preStop: { sleep: { seconds: 5 } } } });
    await timer.pass(100);
    end();
    await timer.pass(4900);
    expect(machine.processes[0]!.signals).toEqual([]);
    expect(at(pod(), 'status', 'containerStatuses', 0, 'ready')).toBe(true);
    await timer.pass(200);
    expect(machine.processes[0]!.signals).toEqual(['SIGTERM']);
    expect(pod()).toBeUndefined();
  });

  it('is killed when its grace is over', async () => {
    const { timer, machine, run, pod, end } = openNode(false);
    run({}, { terminationGracePeriodSeconds: 3 });
    await timer.pass(100);
    end();
    await timer.pass(2900);
    expect([machine.processes[0]!.signals, pod() !== undefined]).toEqual([['SIGTERM'], true]);
    await timer.pass(200);
    expect([machine.processes[0]!.signals, pod()]).toEqual([['SIGTERM', 'SIGKILL'], undefined]);
  });

  it('is killed at once when no grace is given', async () => {
    const { timer, machine, run, pod, end } = openNode(false);
    run({});
    await timer.pass(100);
    end(0);
    expect(pod()).toBeUndefined();
    await timer.pass(10);
    expect(machine.processes[0]!.signals).toEqual(['SIGKILL']);
  });

  it('goes although its image never came', async () => {
    const { timer, run, pod, end } = openNode();
    run({ image: 'nothing:1' });
    await timer.pass(5000);
    end();
    await timer.pass(100);
    expect(pod()).toBeUndefined();
  });
});

describe('a Pod for somebody else', () => {
  it('is left alone', async () => {
    const { timer, machine, run, pod } = openNode();
    run({}, { schedulerName: 'another' });
    await timer.pass(1000);
    expect([
      machine.processes,
      textAt(pod(), 'status', 'phase'),
      listAt(pod(), 'status', 'conditions'),
    ]).toEqual([[], 'Pending', []]);
  });
});
