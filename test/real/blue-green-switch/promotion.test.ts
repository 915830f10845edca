import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { inputsFor } from '../../e2e/blue-green-switch/inputs.ts';
import { realSuite } from '../harness/suite.ts';
import { codesIn, jobOn, object, quick, type Job } from './job.ts';
import { deploymentPath, newDigest, oldDigest, openStage, servicePath, type Stage } from './stage.ts';

realSuite(
  'the bundle of blue-green-switch on a real control plane',
  ['etcd', 'kubernetes', 'kwok', 'kubectl'],
  (programs) => {
    let stage: Stage;
    let job: Job;
    beforeAll(async () => {
      stage = await openStage(programs);
      job = jobOn(stage);
    });
    afterAll(() => stage.close());
    beforeEach(() => stage.reset());

    test('goes the whole way: status, plan, prepare, set-image, switch, finish, rollback, recover', async () => {
      expect((await job.ran({ ...object, operation: 'status' })).outputs).toMatchObject({
        result: 'unchanged',
        serving: 'blue',
      });
      const inputs = inputsFor(newDigest);
      expect((await job.ran({ ...inputs, operation: 'plan' })).outputs).toMatchObject({ idle: 'green' });
      expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      const prepare = await job.ran({ ...inputs, operation: 'prepare' });
      expect(prepare.outputs).toMatchObject({ result: 'unchanged', idle: 'green', serving: 'blue' });
      await job.ran({ ...inputs, operation: 'set-image', target: 'color=green' });
      expect(new Set(await stage.answers(10))).toEqual(new Set(['blue']));
      const loading = new AbortController();
      const seen: string[] = [];
      const load = (async () => {
        while (!loading.signal.aborted) seen.push(...(await stage.answers(5)));
      })();
      const move = await job.ran({ ...inputs, operation: 'switch', soak: '3s', 'probe-rate': '50' });
      loading.abort();
      await load;
      expect(move.outputs).toMatchObject({
        result: 'switched',
        from: 'blue',
        to: 'green',
        serving: 'green',
        'failed-requests': '0',
      });
      // Nobody outside was left without an answer.
      expect(new Set(seen)).toEqual(new Set(['blue', 'green']));
      expect(new Set(await stage.answers(20))).toEqual(new Set(['green']));
      expect((await move.step.post()).code).toBe(0);
      expect((await prepare.step.post()).code).toBe(0);
      expect(await stage.service()).toEqual({ color: 'green', phase: 'holding' });
      expect((await job.ran({ ...inputs, operation: 'switch' })).outputs).toMatchObject({
        result: 'unchanged',
        serving: 'green',
      });
      await job.ran({ ...object, operation: 'finish' });
      expect(await stage.service()).toEqual({ color: 'green', phase: 'holding' });
      await job.ran({ ...object, operation: 'recover' });
      const back = await job.ran(
        { ...object, operation: 'rollback', reason: 'too slow' },
        { env: { GITHUB_API_URL: 'http://127.0.0.1:9' } },
      );
      expect(back.outputs).toMatchObject({ result: 'rolled-back', serving: 'blue' });
      expect(new Set(await stage.answers(20))).toEqual(new Set(['blue']));
      expect(await stage.service()).toEqual({ color: 'blue', phase: 'held' });
      await job.ran({ ...object, operation: 'finish', 'release-old': 'true', reason: 'mended' });
      expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      expect(stage.steps.proxies()).toEqual([]);
    });

    test('leads the traffic back from a target that fails under it', async () => {
      const { inputs } = await job.deployed();
      let asked = 0;
      stage.behave('green', (response) => {
        asked += 1;
        response.statusCode = asked > 30 ? 500 : 200;
        response.end('{"status":"ok"}');
      });
      const { outputs } = await job.ran(
        { ...inputs, operation: 'switch', soak: '30s', 'probe-rate': '50' },
        {},
        1,
      );
      expect(outputs).toMatchObject({ result: 'rolled-back', serving: 'blue' });
      expect(codesIn(outputs)).toEqual(['probe-failed']);
      expect(new Set(await stage.answers(10))).toEqual(new Set(['blue']));
      expect(await stage.service()).toEqual({ color: 'blue', phase: null });
    });

    test('leads the traffic back when a pod that nobody proved comes to serve', async () => {
      const { inputs } = await job.deployed();
      const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '60s' });
      await job.untilSwitching();
      await stage.must('POST', '/api/v1/namespaces/shop/pods', {
        metadata: { name: 'shop-green-stray', labels: { app: 'shop', color: 'green' } },
        spec: {
          nodeName: stage.plane.node,
          containers: [{ name: 'shop', image: `registry.example/shop@${oldDigest}` }],
        },
      });
      const { outputs } = await job.ended(move, 1);
      await stage.must('DELETE', '/api/v1/namespaces/shop/pods/shop-green-stray');
      expect(outputs).toMatchObject({ result: 'rolled-back', serving: 'blue' });
      expect(codesIn(outputs)).toEqual(['running-image-differs']);
    });

    test.each([
      ['containers', {}],
      ['initContainers', { restartPolicy: 'Always' }],
    ])('gives no traffic to a target with a container that nobody proved: %s', async (list, more) => {
      const { inputs } = await job.deployed();
      const foreign = { name: 'foreign', image: 'registry.example/foreign:latest', ...more };
      // A strategic merge, so that the container of the artifact stays.
      const podSpec = { spec: { template: { spec: { [list]: [foreign] } } } };
      await stage.kubectl(['patch', 'deployment', 'shop-green', '-n', 'shop', '-p', JSON.stringify(podSpec)]);
      await stage.untilReady('green');
      const { outputs } = await job.ran({ ...inputs, ...quick }, {}, 1);
      const taken = { ...foreign, $patch: 'delete' };
      const without = { spec: { template: { spec: { [list]: [taken] } } } };
      await stage.kubectl(['patch', 'deployment', 'shop-green', '-n', 'shop', '-p', JSON.stringify(without)]);
      expect(outputs).toMatchObject({ result: 'refused', serving: 'blue' });
      expect(new Set(codesIn(outputs))).toEqual(new Set(['container-not-proven']));
      expect(new Set(await stage.answers(10))).toEqual(new Set(['blue']));
    });

    test('bears that the target grows while it is being proven', async () => {
      const { inputs } = await job.deployed();
      const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '5s' });
      await job.untilSwitching();
      await stage.patch(deploymentPath('green'), { spec: { replicas: 6 } });
      const { outputs } = await job.ended(move, 0);
      expect(outputs).toMatchObject({ result: 'switched', serving: 'green', 'failed-requests': '0' });
      expect(stage.forwarder.pods()).toHaveLength(6);
    });

    test('switches to a color of many pods, in several EndpointSlices', async () => {
      const many = 130;
      const { inputs } = await job.deployed();
      await stage.patch(deploymentPath('green'), { spec: { replicas: many } });
      const { outputs } = await job.ran({ ...inputs, ...quick });
      expect(outputs).toMatchObject({ result: 'switched', serving: 'green', 'failed-requests': '0' });
      expect(await stage.slices()).toBeGreaterThan(1);
      expect(stage.forwarder.pods()).toHaveLength(many);
    });

    test('leads back what somebody moved to the target by hand after a rollback', async () => {
      const { inputs } = await job.deployed();
      await job.ran({ ...inputs, ...quick });
      await job.ran({ ...object, operation: 'rollback' });
      await stage.patch(servicePath, { spec: { selector: { color: 'green' } } });
      const { outputs } = await job.ran({ ...object, operation: 'rollback' });
      expect(outputs).toMatchObject({ result: 'rolled-back', serving: 'blue' });
      expect(new Set(await stage.answers(10))).toEqual(new Set(['blue']));
    });
  },
);
