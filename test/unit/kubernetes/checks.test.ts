import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  digestOfImageId,
  isImageOf,
  judgeDigests,
  readImage,
} from '@interlock/kubernetes/domain/digest-check';
import { compareEndpoints } from '@interlock/kubernetes/domain/endpoints';
import {
  MalformedObject,
  readDeployment,
  readEndpoints,
  readPod,
  readService,
  type Container,
  type Deployment,
  type Pod,
  type ServicePort,
} from '@interlock/kubernetes/domain/objects';
import { judgeReadiness } from '@interlock/kubernetes/domain/readiness';
import { tokenEndMs } from '@interlock/kubernetes/domain/token';

import { digest, other, artifacts, container, deployment, running, pod, two } from './objects.ts';

describe('readiness', () => {
  const kind = (changes: Partial<Deployment>, pods: readonly Pod[] = two, need = 2) =>
    judgeReadiness(deployment(changes), pods, need).kind;

  test('is there when the rollout is complete and large enough', () => {
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

  test('will not come by waiting when the rollout is paused or stuck', () => {
    expect(kind({ paused: true })).toBe('never');
    expect(kind({ stuck: 'ProgressDeadlineExceeded' })).toBe('never');
  });

  test('names what the pods wait for', () => {
    const waiting = pod('b', {
      isReady: false,
      containers: [{ ...running('shop', ''), waiting: 'ImagePullBackOff' }],
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

const http: ServicePort = { protocol: 'TCP', target: 8080 };
const port = (number: number, name = '') => ({ name, number, protocol: 'TCP' });

/** A target whose pods are as its template, plus whatever a webhook added. */
function target(
  containers: readonly Container[],
  more: {
    readonly init?: readonly Container[];
    readonly injected?: readonly Container[];
    readonly imageIds?: Readonly<Record<string, string>>;
  } = {},
): { readonly deployment: Deployment; readonly pods: readonly Pod[] } {
  const { init = [], injected = [], imageIds = {} } = more;
  const declared = [...containers, ...init, ...injected];
  const statuses = (list: readonly Container[]) =>
    list.map(({ name, image }) => running(name, imageIds[name] ?? image));
  return {
    deployment: deployment({ containers, initContainers: init }),
    pods: ['a', 'b'].map((name) =>
      pod(name, {
        declared,
        containers: statuses(declared.filter(({ role }) => role === 'app')),
        initContainers: statuses(declared.filter(({ role }) => role !== 'app')),
      }),
    ),
  };
}

describe('what runs', () => {
  const codes = (
    { deployment: one, pods }: { readonly deployment: Deployment; readonly pods: readonly Pod[] },
    allowed: readonly string[] = [],
    ports: readonly ServicePort[] = [],
  ) => judgeDigests(one, pods, { artifacts, allowed }, ports).map(({ code }) => code);
  const plain = (pods: readonly Pod[], changes: Partial<Deployment> = {}) =>
    codes({ deployment: deployment(changes), pods });
  const shop = container(`shop@${digest}`);
  const proxy = container('proxy:1', 'proxy');

  test('is what was proven when template and every ready pod say so', () => {
    expect(plain(two)).toEqual([]);
  });

  test('is refused by template, by pod, and where no digest is said', () => {
    expect(plain(two, { containers: [container('shop:1.4')] })).toContain('image-not-by-digest');
    expect(plain(two, { containers: [container(`shop@${other}`)] })).toContain('running-image-differs');
    expect(plain([pod('a'), pod('b', {}, `shop@${other}`)])).toEqual(['running-image-differs']);
    expect(plain([pod('a', {}, ''), pod('b')])).toEqual(['running-image-differs']);
    expect(plain([pod('a', { containers: [] }), pod('b')])).toEqual(['running-image-differs']);
    expect(plain([pod('a', { declared: [] }), pod('b')])).toEqual(['running-image-differs']);
  });

  test('is refused when nothing of the subject runs at all', () => {
    expect(codes(target([container(`web@${digest}`)]))).toEqual(['artifact-not-running']);
    expect(codes(target([]))).toEqual(['artifact-not-running']);
    // An artifact that has ended before anything serves is not what serves.
    const init = container(`shop@${digest}`, 'migrate', { role: 'init' });
    expect(codes(target([proxy], { init: [init] }), ['proxy'])).toEqual(['artifact-not-running']);
  });

  test.each([
    ['beside it', { containers: [shop, proxy], init: [], injected: [] }],
    ['before it', { containers: [shop], init: [{ ...proxy, role: 'init' as const }], injected: [] }],
    ['as a sidecar', { containers: [shop], init: [{ ...proxy, role: 'sidecar' as const }], injected: [] }],
    ['by a webhook', { containers: [shop], init: [], injected: [proxy] }],
    [
      'by a webhook, as a sidecar',
      { containers: [shop], init: [], injected: [{ ...proxy, role: 'sidecar' as const }] },
    ],
  ])('has no container that is neither an artifact nor allowed: %s', (_, { containers, init, injected }) => {
    const seen = target(containers, { init, injected });
    expect(new Set(codes(seen))).toEqual(new Set(['container-not-proven']));
    expect(codes(seen, ['proxy'])).toEqual([]);
    expect(codes(seen, ['other'])).not.toEqual([]);
    const [reason] = judgeDigests(seen.deployment, seen.pods, { artifacts, allowed: [] }, []);
    expect(reason?.fix).toContain('record-build');
    expect(reason?.fix).toContain('containers-allowed: [proxy]');
  });

  test.each(['init', 'sidecar'] as const)(
    'has the digest of an artifact in its %s containers too',
    (role) => {
      const migrate = (image: string) => [container(image, 'migrate', { role })];
      expect(codes(target([shop], { init: migrate(`shop@${digest}`) }))).toEqual([]);
      expect(codes(target([shop], { init: migrate('shop:latest') }))).toContain('image-not-by-digest');
      expect(codes(target([shop], { init: migrate(`shop@${other}`) }))).toContain('running-image-differs');
      const altered = target([shop], {
        init: migrate(`shop@${digest}`),
        imageIds: { migrate: `shop@${other}` },
      });
      expect(codes(altered)).toEqual(['running-image-differs', 'running-image-differs']);
      // A name that is allowed lets no wrong artifact pass.
      expect(codes(altered, ['migrate'])).not.toEqual([]);
    },
  );

  test('is judged by the spec of the pod where a webhook changed the image', () => {
    const swapped = pod('a', { declared: [container(`web@${other}`)] }, `web@${other}`);
    expect(plain([swapped, pod('b')])).toEqual(['running-image-differs']);
    const added = target([shop], { injected: [container(`shop@${other}`, 'twin')] });
    expect(codes(added)).toEqual(['running-image-differs', 'running-image-differs']);
  });

  test.each([
    ['by number', { protocol: 'TCP', target: 8080 }],
    ['by name', { protocol: 'TCP', target: 'http' }],
  ])('is an artifact where the Service sends %s', (_, to) => {
    const serving = { ports: [port(8080, 'http')] };
    const beside = { ports: [port(9090, 'metrics')] };
    const right = target([
      container(`shop@${digest}`, 'shop', serving),
      container('proxy:1', 'proxy', beside),
    ]);
    const wrong = target([
      container(`shop@${digest}`, 'shop', beside),
      container('proxy:1', 'proxy', serving),
    ]);
    const both = target([
      container(`shop@${digest}`, 'shop', serving),
      container('proxy:1', 'proxy', serving),
    ]);
    expect(codes(right, ['proxy'], [to])).toEqual([]);
    expect(codes(wrong, ['proxy'], [to])).toEqual(['serving-container-not-proven']);
    expect(codes(both, ['proxy'], [to])).toEqual(['serving-container-not-proven']);
    const injected = target([container(`shop@${digest}`, 'shop', beside)], {
      injected: [container('proxy:1', 'proxy', serving)],
    });
    expect(codes(injected, ['proxy'], [to])).toEqual(['serving-container-not-proven']);
    const sidecar = target([container(`shop@${digest}`, 'shop', beside)], {
      init: [container('proxy:1', 'proxy', { ...serving, role: 'sidecar' })],
    });
    expect(codes(sidecar, ['proxy'], [to])).toEqual(['serving-container-not-proven']);
  });

  test('is the first container that has the name of the port, as Kubernetes resolves it', () => {
    const named = (number: number) => ({ ports: [port(number, 'http')] });
    const first = target([
      container(`shop@${digest}`, 'shop', named(8080)),
      container('proxy:1', 'proxy', named(9090)),
    ]);
    const second = target([
      container('proxy:1', 'proxy', named(9090)),
      container(`shop@${digest}`, 'shop', named(8080)),
    ]);
    const to = [{ protocol: 'TCP', target: 'http' }];
    expect(codes(first, ['proxy'], to)).toEqual([]);
    expect(codes(second, ['proxy'], to)).toEqual(['serving-container-not-proven']);
  });

  test('may declare no port, unless another container could be meant', () => {
    expect(codes(target([shop]), [], [http])).toEqual([]);
    expect(codes(target([shop, proxy]), ['proxy'], [http])).toEqual([]);
    // A mesh's proxy intercepts, and declares its own ports alone.
    const mesh = container('istio/proxyv2:1', 'istio-proxy', { role: 'sidecar', ports: [port(15090)] });
    expect(codes(target([shop], { injected: [mesh] }), ['istio-proxy'], [http])).toEqual([]);
    const metrics = container(`shop@${digest}`, 'shop', { ports: [port(9090)] });
    expect(codes(target([metrics]), [], [http])).toEqual([]);
    expect(codes(target([metrics, proxy]), ['proxy'], [http])).toEqual(['serving-container-unknown']);
    // Another protocol is another port.
    const quic = container('proxy:1', 'proxy', { ports: [{ name: '', number: 8080, protocol: 'UDP' }] });
    expect(codes(target([shop, quic]), ['proxy'], [http])).toEqual([]);
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
