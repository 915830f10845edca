import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  digestOfImageId,
  isImageOf,
  judgeDigests,
  readImage,
} from '@interlock/blue-green-switch/domain/digest-check';
import { compareEndpoints } from '@interlock/blue-green-switch/domain/endpoints';
import {
  MalformedObject,
  readDeployment,
  readEndpoints,
  readPod,
  readService,
  type Deployment,
  type Pod,
} from '@interlock/blue-green-switch/domain/objects';
import { readPlace } from '@interlock/blue-green-switch/domain/place';
import { judgeReadiness } from '@interlock/blue-green-switch/domain/readiness';
import { planImages } from '@interlock/blue-green-switch/domain/set-image';
import { readTarget } from '@interlock/blue-green-switch/domain/target-input';
import { tokenEndMs } from '@interlock/blue-green-switch/domain/token';
import { addressOf, faultOf, podOf } from '@interlock/blue-green-switch/domain/validation';

const digest = `sha256:${'2'.repeat(64)}`;
const other = `sha256:${'3'.repeat(64)}`;
const artifacts = [{ name: 'shop', digest }];

const deployment = (changes: Partial<Deployment> = {}): Deployment => ({
  namespace: 'shop',
  name: 'shop-green',
  uid: 'u',
  resourceVersion: '1',
  generation: 2,
  observedGeneration: 2,
  annotations: {},
  labels: {},
  paused: false,
  templateLabels: {},
  containers: [{ name: 'shop', image: `shop@${digest}`, hasReadinessProbe: true, hasPreStop: true }],
  specText: '{}',
  replicas: 2,
  currentReplicas: 2,
  updatedReplicas: 2,
  readyReplicas: 2,
  availableReplicas: 2,
  stuck: null,
  ...changes,
});
const pod = (name: string, changes: Partial<Pod> = {}, imageId = `shop@${digest}`): Pod => ({
  name,
  uid: name,
  labels: {},
  isReady: true,
  isTerminating: false,
  readyAfterMs: null,
  containers: [{ name: 'shop', image: 'shop', imageId, restarts: 0, waiting: null }],
  ...changes,
});
const two = [pod('a'), pod('b')];

describe('readiness', () => {
  const kind = (changes: Partial<Deployment>, pods: readonly Pod[] = two, need = 2) =>
    judgeReadiness(deployment(changes), pods, need).kind;

  test('is there when the roll-out is complete and large enough', () => {
    expect(kind({})).toBe('ready');
  });

  test.each([
    ['the controller has not seen the latest spec', { observedGeneration: 1 }],
    ['pods of the old template are left', { currentReplicas: 3 }],
    ['not all pods are new', { updatedReplicas: 1 }],
    ['not all pods are available', { availableReplicas: 1 }],
    ['not all pods are ready', { readyReplicas: 1 }],
    ['it is smaller than what serves', { replicas: 1, currentReplicas: 1, updatedReplicas: 1 }],
    ['it is scaled to nothing', { replicas: 0, currentReplicas: 0, updatedReplicas: 0, readyReplicas: 0 }],
  ])('is waited for while %s', (_, changes) => {
    expect(kind(changes)).toBe('wait');
  });

  test('is not there while a pod that would be served is missing, leaving or foreign', () => {
    expect(kind({}, [pod('a')])).toBe('wait');
    expect(kind({}, [pod('a'), pod('b', { isTerminating: true })])).toBe('wait');
    expect(kind({}, [pod('a'), pod('b', { isReady: false })])).toBe('wait');
    expect(kind({}, [...two, pod('foreign')])).toBe('wait');
    expect(kind({}, [])).toBe('wait');
  });

  test('will not come by waiting when the roll-out is paused or stuck', () => {
    expect(kind({ paused: true })).toBe('never');
    expect(kind({ stuck: 'ProgressDeadlineExceeded' })).toBe('never');
  });

  test('names what the pods wait for', () => {
    const waiting = pod('b', {
      isReady: false,
      containers: [{ name: 'shop', image: 'shop', imageId: '', restarts: 0, waiting: 'ImagePullBackOff' }],
    });
    expect(judgeReadiness(deployment({ readyReplicas: 1 }), [pod('a'), waiting], 2)).toMatchObject({
      why: '1 of 2 pods are ready (b/shop ImagePullBackOff)',
    });
  });
});

describe('an image', () => {
  test.each([
    ['shop', { repository: 'shop', tag: null, digest: null }],
    ['shop:1.4', { repository: 'shop', tag: '1.4', digest: null }],
    ['registry:5000/acme/shop', { repository: 'registry:5000/acme/shop', tag: null, digest: null }],
    [`registry:5000/acme/shop:1@${digest}`, { repository: 'registry:5000/acme/shop', tag: '1', digest }],
    [`shop@${digest}`, { repository: 'shop', tag: null, digest }],
  ])('%s is read in its parts', (text, wanted) => {
    expect(readImage(text)).toEqual(wanted);
  });

  test.each([
    [`shop@${digest}`, digest],
    [`docker-pullable://ghcr.io/acme/shop@${digest}`, digest],
    [digest, digest],
    ['shop:latest', null],
    ['', null],
    [`shop@${digest}0`, null],
    [`shop@${digest.toUpperCase()}`, null],
  ])('that runs as %s has the digest %s', (text, wanted) => {
    expect(digestOfImageId(text)).toBe(wanted);
  });

  test('is of an artifact by its whole name or the last parts of it', () => {
    const name = (text: string) => ({ name: text, digest });
    expect(isImageOf('ghcr.io/acme/shop', name('ghcr.io/acme/shop'))).toBe(true);
    expect(isImageOf('ghcr.io/acme/shop', name('acme/shop'))).toBe(true);
    expect(isImageOf('ghcr.io/acme/shop', name('shop'))).toBe(true);
    expect(isImageOf('ghcr.io/acme/bookshop', name('shop'))).toBe(false);
    expect(isImageOf('shop', name('acme/shop'))).toBe(false);
  });
});

describe('what runs', () => {
  const codes = (target: Deployment, pods: readonly Pod[] = two) =>
    judgeDigests(target, pods, artifacts).map(({ code }) => code);
  const container = (image: string, name = 'shop') => ({
    name,
    image,
    hasReadinessProbe: true,
    hasPreStop: true,
  });

  test('is what was proven when template and every ready pod say so', () => {
    expect(codes(deployment())).toEqual([]);
  });

  test('is refused by template, by pod, and where no digest is said', () => {
    expect(codes(deployment({ containers: [container('shop:1.4')] }))).toContain('image-not-by-digest');
    expect(codes(deployment({ containers: [container(`shop@${other}`)] }))).toContain(
      'running-image-differs',
    );
    expect(codes(deployment(), [pod('a'), pod('b', {}, `shop@${other}`)])).toEqual(['running-image-differs']);
    expect(codes(deployment(), [pod('a', {}, ''), pod('b')])).toEqual(['running-image-differs']);
    expect(codes(deployment(), [pod('a', { containers: [] }), pod('b')])).toEqual(['running-image-differs']);
  });

  test('is refused when nothing of the subject runs at all', () => {
    expect(codes(deployment({ containers: [container(`web@${digest}`)] }))).toEqual(['artifact-not-running']);
    expect(codes(deployment({ containers: [] }))).toEqual(['artifact-not-running']);
  });

  test('may have a side-car that is no artifact', () => {
    const target = deployment({ containers: [container(`shop@${digest}`), container('proxy:1', 'proxy')] });
    expect(codes(target)).toEqual([]);
  });
});

describe('set-image', () => {
  test('changes only the containers of artifacts, and keeps their repository', () => {
    const target = deployment({
      containers: [
        { name: 'shop', image: 'ghcr.io/acme/shop:1', hasReadinessProbe: true, hasPreStop: true },
        { name: 'proxy', image: 'proxy:1', hasReadinessProbe: true, hasPreStop: true },
      ],
    });
    expect(planImages(target, artifacts)).toEqual({
      kind: 'set',
      images: [{ container: 'shop', before: 'ghcr.io/acme/shop:1', after: `ghcr.io/acme/shop@${digest}` }],
    });
    expect(planImages(deployment(), artifacts)).toEqual({ kind: 'as-it-is' });
    expect(planImages(deployment(), [{ name: 'api', digest }]).kind).toBe('refuse');
  });
});

describe('the endpoints', () => {
  const endpoint = (name: string | null, isReady = true) => ({ address: '10.0.0.1', pod: name, isReady });

  test('are converged only when they are exactly the serving pods, and at least one', () => {
    expect(compareEndpoints([endpoint('a'), endpoint('b')], two)).toEqual({ kind: 'exactly', count: 2 });
    expect(compareEndpoints([endpoint('a')], two).kind).toBe('differs');
    expect(compareEndpoints([endpoint('a'), endpoint('b'), endpoint('c')], two).kind).toBe('differs');
    expect(compareEndpoints([endpoint('a'), endpoint('b'), endpoint('c', false)], two).kind).toBe('exactly');
    expect(compareEndpoints([endpoint('a'), endpoint('b'), endpoint(null)], two).kind).toBe('differs');
    expect(compareEndpoints([], two).kind).toBe('differs');
    expect(compareEndpoints([], []).kind).toBe('differs');
  });

  test('never converge on sets that differ', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(names, names, (wanted, seen) => {
        const same = wanted.length > 0 && [...wanted].sort().join() === [...seen].sort().join();
        const result = compareEndpoints(
          seen.map((name) => endpoint(name)),
          wanted.map((name) => pod(name)),
        );
        expect(result.kind).toBe(same ? 'exactly' : 'differs');
      }),
    );
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

describe('objects of the cluster', () => {
  test('are refused when what identifies them is missing', () => {
    for (const broken of [null, 1, '', [], {}, { metadata: { name: 'x' } }]) {
      expect(() => readService(broken)).toThrow(MalformedObject);
      expect(() => readDeployment(broken)).toThrow(MalformedObject);
      expect(() => readPod(broken)).toThrow(MalformedObject);
    }
    expect(readEndpoints(null)).toEqual([]);
  });

  test('are never ready by what they do not say', () => {
    const bare = readPod({ metadata: { name: 'a', uid: 'u' } });
    expect([bare.isReady, bare.containers]).toEqual([false, []]);
    const metadata = { name: 'd', namespace: 'n', uid: 'u', resourceVersion: '1', generation: 3 };
    const fresh = readDeployment({ metadata });
    expect(fresh.observedGeneration).toBeLessThan(fresh.generation);
    expect(judgeReadiness(fresh, [], 1).kind).toBe('wait');
  });

  test('of a Deployment have one text for a spec, whatever its size', () => {
    const metadata = { name: 'd', namespace: 'n', uid: 'u', resourceVersion: '1' };
    const spec = (replicas: number, image: string) => ({
      metadata,
      spec: { replicas, template: { spec: { containers: [{ name: 'c', image }] } } },
    });
    expect(readDeployment(spec(1, 'a')).specText).toBe(readDeployment(spec(5, 'a')).specText);
    expect(readDeployment(spec(1, 'a')).specText).not.toBe(readDeployment(spec(1, 'b')).specText);
  });
});

describe('a token', () => {
  const decode = (text: string) => Buffer.from(text, 'base64url').toString('utf8');
  const token = (payload: string) => `h.${Buffer.from(payload).toString('base64url')}.s`;

  test('says when it ends, or nothing', () => {
    expect(tokenEndMs(token('{"exp":1700000000}'), decode)).toBe(1_700_000_000_000);
    for (const text of ['opaque', token('{}'), token('{"exp":"soon"}'), token('x'), token('null'), 'a.b.c.d'])
      expect(tokenEndMs(text, decode)).toBeNull();
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
