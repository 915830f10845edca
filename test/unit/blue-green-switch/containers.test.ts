import { describe, expect, test } from 'vitest';

import type { FakeDeployment } from '@interlock/kubernetes/testing/fake-cluster';

import {
  configurationText,
  newDigest,
  prepared,
  ran,
  servedColor,
  step,
  world,
  type World,
} from './promotion.ts';

const proxy = { name: 'istio-proxy', image: 'istio/proxyv2:1.27' };
const serviceSpec = { ports: [{ port: 80, targetPort: 8080 }] };
const allowing = configurationText.replace(
  'keep-old-for: 10m',
  'keep-old-for: 10m\n      containers-allowed: [istio-proxy]',
);

const green = ({ cluster }: World): FakeDeployment => cluster.deployment('green');

describe('a target with other containers', () => {
  test.each([
    ['in its template', (target: FakeDeployment) => (target.containers = [proxy])],
    [
      'as a sidecar',
      (target: FakeDeployment) => (target.initContainers = [{ ...proxy, restartPolicy: 'Always' }]),
    ],
    ['before it starts', (target: FakeDeployment) => (target.initContainers = [proxy])],
    ['by a webhook', (target: FakeDeployment) => (target.injected = [proxy])],
  ])('gets no traffic unless the configuration allows them: %s', async (_, add) => {
    const at = world({ serviceSpec });
    add(green(at));
    await prepared(at);
    const refused = await ran(at, 'switch');
    expect(new Set(refused.reasons())).toEqual(new Set(['container-not-proven']));
    expect(refused.output('result')).toBe('refused');
    expect(at.cluster.served).not.toContain('green');

    const other = world({ serviceSpec, configuration: allowing });
    add(green(other));
    await prepared(other);
    const allowed = await ran(other, 'switch');
    expect(allowed.reasons()).toEqual([]);
    expect(servedColor(other)).toBe('green');
    const notices = allowed.runner.annotations.filter(({ level }) => level === 'notice');
    expect(notices.map(({ text }) => text).join()).toContain('istio-proxy (istio/proxyv2:1.27)');
  });

  test('gets no traffic when an allowed one declares the port of the Service', async () => {
    const at = world({ serviceSpec, configuration: allowing });
    green(at).injected = [{ ...proxy, ports: [{ containerPort: 8080 }] }];
    await prepared(at);
    expect((await ran(at, 'switch')).reasons()).toEqual(['serving-container-not-proven']);
    expect(at.cluster.served).not.toContain('green');
  });

  test('is left when one appears, or the Service is pointed at one, while it is being proven', async () => {
    for (const change of [
      ({ cluster }: World) => (cluster.deployment('green').injected = [{ name: 'miner', image: 'miner:1' }]),
      ({ cluster }: World) => cluster.patch({ spec: { ports: [{ port: 80, targetPort: 15090 }] } }),
    ]) {
      const at = world({ serviceSpec, configuration: allowing });
      green(at).injected = [{ ...proxy, ports: [{ containerPort: 15090 }] }];
      await prepared(at);
      const move = step(at, 'switch');
      let looks = 0;
      move.process.onCall((name) => {
        if (servedColor(at) === 'green' && name === 'list endpoints') looks += 1;
        if (looks === 5) change(at);
      });
      await move.main();
      expect(move.output('result')).toBe('rolled-back');
      expect(servedColor(at)).toBe('blue');
    }
  });

  test('gets traffic, and a warning, when a person has added a debug container', async () => {
    const at = world({ serviceSpec });
    green(at).ephemeral = [{ name: 'debugger-x', image: 'busybox' }];
    await prepared(at);
    const made = await ran(at, 'switch');
    expect(made.output('result')).toBe('switched');
    const warnings = made.runner.annotations.filter(({ level }) => level === 'warning');
    expect(warnings.map(({ place }) => place.title)).toContain('blue-green-switch: debug-container-present');
  });

  test('gets the artifact in its init containers by set-image as well', async () => {
    const at = world({ serviceSpec });
    green(at).initContainers = [{ name: 'migrate', image: 'shop:1' }];
    await ran(at, 'prepare');
    expect((await ran(at, 'set-image')).reasons()).toEqual([]);
    expect(green(at).initContainers).toEqual([{ name: 'migrate', image: `shop@${newDigest}` }]);
    expect((await ran(at, 'switch')).output('result')).toBe('switched');
  });
});
