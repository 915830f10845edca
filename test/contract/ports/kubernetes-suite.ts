import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import { digestOfImageId } from '@interlock/kubernetes/domain/digest-check';
import { judgeReadiness } from '@interlock/kubernetes/domain/readiness';
import type { Service } from '@interlock/kubernetes/domain/objects';
import type { Kubernetes } from '@interlock/kubernetes/ports/kubernetes';

/**
 * A cluster with a Service `shop/shop` that selects `{app: shop, color: blue}` and Deployments `shop-blue` and
 * `shop-green` with two ready pods each.
 */
export interface Subject {
  readonly kubernetes: Kubernetes;
  /** The digest that both colors run, and another one that they can. */
  readonly digest: string;
  readonly otherDigest: string;
  /** The repository of the image. */
  readonly image: string;
  close(): Promise<void>;
}

const labelsOf = (color: string) => ({ app: 'shop', color });

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let time = 0; time < 300; time += 1) {
    if (await holds()) return;
    await wait(50);
  }
  throw new Error(`${what} did not come about`);
}

/** What a switch relies upon, whatever the cluster behind it is. */
export function describeKubernetes(name: string, open: () => Promise<Subject>): void {
  describe(name, () => {
    let subject: Subject;
    let kubernetes: Kubernetes;
    beforeAll(async () => {
      subject = await open();
      ({ kubernetes } = subject);
    });
    afterAll(() => subject.close());

    const service = async (): Promise<Service> => {
      const found = await kubernetes.readService('shop', 'shop');
      if (found === null) throw new Error('there is no Service');
      return found;
    };
    const patchOf = (read: Service, rest: object) => ({
      metadata: { resourceVersion: read.resourceVersion },
      ...rest,
    });

    test('reads what is there, and null for what is not', async () => {
      expect(await service()).toMatchObject({ namespace: 'shop', name: 'shop', selector: labelsOf('blue') });
      expect(await kubernetes.readService('shop', 'nothing')).toBeNull();
      expect(await kubernetes.readDeployment('shop', 'nothing')).toBeNull();
      expect(await kubernetes.readApplication('argocd', 'nothing')).toBeNull();
    });

    test('says the time of the server', async () => {
      await service();
      const first = kubernetes.serverTimeMs() ?? Number.NaN;
      expect(first).toBeGreaterThan(0);
      await service();
      // To the second, so that a later answer may seem to be a moment earlier.
      expect(kubernetes.serverTimeMs() ?? Number.NaN).toBeGreaterThan(first - 2000);
    });

    test('merges a patch: the key of the color changes, the others stay', async () => {
      const written = await kubernetes.patchService(
        'shop',
        'shop',
        patchOf(await service(), { spec: { selector: { color: 'green' } } }),
      );
      expect(written.kind === 'written' ? written.object.selector : null).toEqual(labelsOf('green'));
      expect((await service()).selector).toEqual(labelsOf('green'));
      await kubernetes.patchService(
        'shop',
        'shop',
        patchOf(await service(), { spec: { selector: { color: 'blue' } } }),
      );
      expect((await service()).selector).toEqual(labelsOf('blue'));
    });

    test('writes and takes away an annotation', async () => {
      const annotated = await service();
      await kubernetes.patchService('shop', 'shop', {
        metadata: { resourceVersion: annotated.resourceVersion, annotations: { 'interlock/state': 'x' } },
      });
      const read = await service();
      expect(read.annotations['interlock/state']).toBe('x');
      expect(read.resourceVersion).not.toBe(annotated.resourceVersion);
      await kubernetes.patchService('shop', 'shop', {
        metadata: { resourceVersion: read.resourceVersion, annotations: { 'interlock/state': null } },
      });
      expect((await service()).annotations['interlock/state']).toBeUndefined();
    });

    test('makes a write on an old version a conflict that changes nothing', async () => {
      const old = await service();
      await kubernetes.patchService('shop', 'shop', {
        metadata: { resourceVersion: old.resourceVersion, annotations: { 'test/first': '1' } },
      });
      const late = await kubernetes.patchService(
        'shop',
        'shop',
        patchOf(old, { spec: { selector: { color: 'green' } } }),
      );
      expect(late).toEqual({ kind: 'conflict' });
      expect((await service()).selector).toEqual(labelsOf('blue'));
    });

    test('lets exactly one of many writers on one version win', async () => {
      const read = await service();
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          kubernetes.patchService('shop', 'shop', {
            metadata: {
              resourceVersion: read.resourceVersion,
              annotations: { 'test/winner': String(index) },
            },
          }),
        ),
      );
      expect(all.filter(({ kind }) => kind === 'written')).toHaveLength(1);
      expect((await service()).annotations['test/winner']).toBe(
        String(all.findIndex(({ kind }) => kind === 'written')),
      );
    });

    test('lists the pods of a color, with the digest that runs, and none for no labels', async () => {
      const pods = await kubernetes.listPods('shop', labelsOf('blue'));
      expect(servingPods(pods)).toHaveLength(2);
      for (const pod of pods)
        expect(pod.containers.map(({ imageId }) => digestOfImageId(imageId))).toEqual([subject.digest]);
      // What runs is what the spec says; the digest check stands on both.
      for (const pod of pods)
        expect(pod.containers.map(({ name: own }) => own)).toEqual(pod.declared.map(({ name: own }) => own));
      expect(await kubernetes.listPods('shop', {})).toEqual([]);
    });

    test('shows in its endpoints exactly the pods of the color, and follows the selector', async () => {
      const namesBehind = async () =>
        (await kubernetes.listEndpoints('shop', 'shop'))
          .filter(({ isReady }) => isReady)
          .map(({ pod }) => pod);
      const namesOf = async (color: string) =>
        (await kubernetes.listPods('shop', labelsOf(color))).map(({ name: pod }) => pod);
      for (const color of ['green', 'blue']) {
        await kubernetes.patchService(
          'shop',
          'shop',
          patchOf(await service(), { spec: { selector: { color } } }),
        );
        const wanted = (await namesOf(color)).sort();
        await until(`the endpoints of ${color}`, async () => {
          const behind = (await namesBehind()).sort();
          return JSON.stringify(behind) === JSON.stringify(wanted);
        });
      }
    });

    test('rolls out another image by a strategic merge patch, until it is ready', async () => {
      const before = await kubernetes.readDeployment('shop', 'shop-green');
      if (before === null) throw new Error('there is no Deployment');
      const image = `${subject.image}@${subject.otherDigest}`;
      let current = before;
      // The controller writes the status of a Deployment whenever it likes.
      await until('the write', async () => {
        const written = await kubernetes.patchDeployment('shop', 'shop-green', {
          metadata: { resourceVersion: current.resourceVersion },
          spec: { template: { spec: { containers: [{ name: 'shop', image }] } } },
        });
        if (written.kind === 'written') return true;
        current = (await kubernetes.readDeployment('shop', 'shop-green')) ?? current;
        return false;
      });
      const after = await kubernetes.readDeployment('shop', 'shop-green');
      expect(after?.uid).toBe(before.uid);
      expect(after?.generation).toBeGreaterThan(before.generation);
      expect(after?.specText).not.toBe(before.specText);
      expect(after?.containers).toMatchObject([
        { name: 'shop', image, hasReadinessProbe: true, hasPreStop: true },
      ]);
      await until('readiness', async () => {
        const [deployment, pods] = await Promise.all([
          kubernetes.readDeployment('shop', 'shop-green'),
          kubernetes.listPods('shop', labelsOf('green')),
        ]);
        return deployment !== null && judgeReadiness(deployment, pods, 2).kind === 'ready';
      });
      const pods = servingPods(await kubernetes.listPods('shop', labelsOf('green')));
      expect(
        pods.flatMap(({ containers }) => containers.map(({ imageId }) => digestOfImageId(imageId))),
      ).toEqual([subject.otherDigest, subject.otherDigest]);
    });

    test('scales a Deployment by a patch of its replicas, and its template stays the same', async () => {
      const before = await kubernetes.readDeployment('shop', 'shop-green');
      if (before === null) throw new Error('there is no Deployment');
      const scaleTo = (replicas: number) =>
        until('the write', async () => {
          const current = await kubernetes.readDeployment('shop', 'shop-green');
          const written = await kubernetes.patchDeployment('shop', 'shop-green', {
            metadata: { resourceVersion: current?.resourceVersion ?? '' },
            spec: { replicas },
          });
          return written.kind === 'written';
        });
      const readyPods = async () => servingPods(await kubernetes.listPods('shop', labelsOf('green'))).length;
      await scaleTo(0);
      await until('no pod', async () => (await readyPods()) === 0);
      await scaleTo(2);
      await until('two pods', async () => (await readyPods()) === 2);
      const after = await kubernetes.readDeployment('shop', 'shop-green');
      expect(after?.specText).toBe(before.specText);
      expect(after?.uid).toBe(before.uid);
      const [pod] = servingPods(await kubernetes.listPods('shop', labelsOf('green')));
      expect(pod?.readyAfterMs).toBeGreaterThanOrEqual(0);
      expect(pod?.readyAfterMs).toBeLessThan(60_000);
    });

    test('has no autoscaler where nobody made one', async () => {
      expect(await kubernetes.listAutoscalers('shop')).toEqual([]);
    });

    test('gives up waiting for a change after its time, and at once when it is aborted', async () => {
      await kubernetes.changed('shop', 'shop', 300);
      const aborted = AbortSignal.abort(new Error('enough'));
      await expect(kubernetes.changed('shop', 'shop', 60_000, aborted)).rejects.toThrow('enough');
      await expect(kubernetes.readService('shop', 'shop', { signal: aborted })).rejects.toThrow('enough');
    });
  });
}
