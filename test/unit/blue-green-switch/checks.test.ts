import { describe, expect, test } from 'vitest';

import { readPlace } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/place';
import { imagePatch, planImages } from '@interlock/blue-green-switch/domain/set-image';
import { readTarget } from '@interlock/blue-green-switch/domain/target-input';
import { addressOf, faultOf, podOf } from '@interlock/blue-green-switch/domain/validation';

import { artifacts, container, deployment, digest } from '../kubernetes/objects.ts';

describe('set-image', () => {
  const before = 'ghcr.io/acme/shop:1';
  const after = `ghcr.io/acme/shop@${digest}`;

  test('changes only the containers of artifacts, and keeps their repository', () => {
    const one = deployment({ containers: [container(before), container('proxy:1', 'proxy')] });
    expect(planImages(one, artifacts)).toEqual({
      kind: 'set',
      images: [{ container: 'shop', list: 'containers', before, after }],
    });
    expect(planImages(deployment(), artifacts)).toEqual({ kind: 'as-it-is' });
    expect(planImages(deployment(), [{ name: 'api', digest }]).kind).toBe('refuse');
  });

  test('changes init containers too, each in its own list', () => {
    const migrate = container(before, 'migrate', { role: 'init' });
    const one = deployment({
      containers: [container(before)],
      initContainers: [migrate, container('proxy:1', 'proxy', { role: 'sidecar' })],
    });
    const plan = planImages(one, artifacts);
    if (plan.kind !== 'set') throw new Error(plan.kind);
    expect(imagePatch(one, plan.images)).toEqual({
      metadata: { resourceVersion: '1' },
      spec: {
        template: {
          spec: {
            containers: [{ name: 'shop', image: after }],
            initContainers: [{ name: 'migrate', image: after }],
          },
        },
      },
    });
    expect(imagePatch(one, plan.images.slice(0, 1))).toMatchObject({
      spec: { template: { spec: { containers: [{ name: 'shop', image: after }] } } },
    });
    // Alone it would serve nothing.
    const alone = deployment({ containers: [container('proxy:1', 'proxy')], initContainers: [migrate] });
    expect(planImages(alone, artifacts).kind).toBe('refuse');
  });
});

describe('a validation', () => {
  const wanted = { get: '/health', status: 200, json: { status: 'ok' }, within: 500, times: 1 };
  const answer = { status: 200, body: '{"status":"ok","more":1}', bodyTruncated: false, durationMs: 20 };

  test('accepts the answer that it describes', () => {
    expect(faultOf(answer, wanted, true)).toBeNull();
  });

  test.each([
    ['another status', { status: 503 }],
    ['no JSON', { body: 'ok' }],
    ['a JSON list', { body: '[]' }],
    ['another value', { body: '{"status":"OK"}' }],
    ['a missing key', { body: '{}' }],
    ['a key of the prototype', { body: '{"__proto__":{"status":"ok"}}' }],
    ['an answer that was cut', { bodyTruncated: true }],
    ['a slow answer', { durationMs: 501 }],
    ['no time', { durationMs: Number.NaN }],
  ])('refuses %s', (_, changes) => {
    expect(faultOf({ ...answer, ...changes }, wanted, true)).not.toBeNull();
  });

  test('asks below any base address, and knows a pod by any header', () => {
    expect(addressOf('http://x/', '/health')).toBe('http://x/health');
    expect(addressOf('http://x/base', '/health')).toBe('http://x/base/health');
    const pods = new Set(['shop-1']);
    expect(podOf({ 'x-served-by': 'shop-1' }, pods)).toBe('shop-1');
    expect(podOf({ 'x-served-by': 'shop-2' }, pods)).toBeNull();
  });
});

describe('inputs of a form of their own', () => {
  test('are read, or refused with what is accepted', () => {
    expect(readTarget(null, 'switch')).toEqual({ ok: true, color: null });
    expect(readTarget('idle', 'switch')).toEqual({ ok: true, color: null });
    expect(readTarget('previous', 'rollback')).toEqual({ ok: true, color: null });
    expect(readTarget('color=green', 'switch')).toEqual({ ok: true, color: 'green' });
    expect(readTarget('idle', 'rollback').ok).toBe(false);
    expect(readTarget('green', 'switch').ok).toBe(false);
    expect(readTarget('color=', 'switch').ok).toBe(false);
    expect(readTarget('colour=green', 'switch')).toMatchObject({
      ok: false,
      problem: { message: 'Input "target": found "colour=green".', fix: 'Write idle or color=NAME.' },
    });
    expect(readTarget('version=1.5.0', 'switch')).toMatchObject({
      problem: { code: 'feature-not-available' },
    });
    expect(readPlace('shop/shop')).toEqual({ namespace: 'shop', name: 'shop' });
    for (const text of ['shop', '/shop', 'shop/', 'a/b/c', '../x', 'Shop/shop', 'shop/shop?x'])
      expect(readPlace(text)).toMatchObject({ code: 'input-invalid' });
  });
});
