import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { realSuite } from '../harness/suite.ts';
import { codesIn, jobOn, object, quick, type Job } from './job.ts';
import { killAndRestart, killProxy, openStage, until, type Stage } from './stage.ts';

realSuite(
  'a switch on a real control plane that is interrupted',
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

    test('is led back on SIGINT, and its post phase finds nothing to do', async () => {
      const { inputs, prepare } = await job.deployed();
      const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '60s' });
      await job.untilSwitching();
      move.child.kill('SIGINT');
      const { outputs } = await job.ended(move, 1);
      expect(outputs).toMatchObject({ result: 'rolled-back', serving: 'blue' });
      expect(codesIn(outputs)).toEqual(['move-cancelled']);
      expect((await move.post()).code).toBe(0);
      expect((await prepare.post()).code).toBe(0);
      expect(new Set(await stage.answers(10))).toEqual(new Set(['blue']));
      expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      expect(stage.steps.proxies()).toEqual([]);
    });

    test('says refused on SIGINT before its first write', async () => {
      const { inputs } = await job.deployed();
      await stage.patch('/apis/apps/v1/namespaces/shop/deployments/shop-green', {
        spec: { paused: false, replicas: 1 },
      });
      const move = stage.steps.start({ ...inputs, operation: 'switch' });
      let log = '';
      move.child.stdout?.on('data', (text: string) => (log += text));
      await until('the wait for the target', () => log.includes('target'));
      move.child.kill('SIGINT');
      const { outputs } = await job.ended(move, 1);
      expect(outputs).toMatchObject({ result: 'refused' });
      expect(codesIn(outputs)).toEqual(['move-cancelled']);
      expect((await stage.service()).color).toBe('blue');
    });

    test('is ended by its post phase after SIGKILL', async () => {
      const { inputs } = await job.deployed();
      const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '60s' });
      await job.untilSwitching();
      move.child.kill('SIGKILL');
      await move.ended;
      expect(move.outputs()['result']).toBe('unknown');
      expect((await move.post()).code).toBe(0);
      expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      expect(stage.steps.proxies()).toEqual([]);
    });

    test('is ended by recover of another run when its machine is gone', async () => {
      const { inputs } = await job.deployed();
      const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '60s' });
      await job.untilSwitching();
      move.child.kill('SIGKILL');
      await move.ended;
      const early = await job.ran({ ...object, operation: 'recover' }, { id: 78 }, 1);
      expect(codesIn(early.outputs)).toEqual(['move-in-progress']);
      const { outputs } = await job.ran(
        { ...object, operation: 'recover', 'release-old': 'true' },
        { id: 78 },
      );
      expect(outputs).toMatchObject({ result: 'rolled-back', serving: 'blue' });
      expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      // The post phase of a machine that comes back finds that it was ended.
      expect((await move.post()).code).toBe(0);
    });

    test('goes on when kubectl proxy is killed under it', async () => {
      const { inputs } = await job.deployed();
      const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '5s', 'probe-rate': '20' });
      await job.untilSwitching();
      killProxy(stage);
      const { outputs } = await job.ended(move, 0);
      expect(outputs).toMatchObject({ result: 'switched', 'failed-requests': '0' });
      expect(stage.steps.proxies()).toEqual([]);
    });

    test.each(['kube-apiserver', 'etcd'])(
      'ends in exactly one color when %s is killed and comes back',
      async (name) => {
        const { inputs, prepare } = await job.deployed();
        const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '15s', 'probe-rate': '20' });
        await job.untilSwitching();
        await killAndRestart(stage, name);
        const end = await move.ended;
        const said = `${end.stdout}\n${end.stderr}`;
        const outputs = move.outputs();
        expect(['switched', 'rolled-back'], said).toContain(outputs['result']);
        expect((await move.post()).code).toBe(0);
        expect((await prepare.post()).code).toBe(0);
        const color = outputs['result'] === 'switched' ? 'green' : 'blue';
        expect(await stage.service(), said).toEqual({
          color,
          phase: color === 'green' ? 'holding' : null,
        });
        await until('one color', async () => (await stage.answers(10)).every((one) => one === color));
      },
    );

    test('is led back by its post phase when the API server comes back only then', async () => {
      const { inputs } = await job.deployed();
      const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '60s' });
      await job.untilSwitching();
      move.child.kill('SIGKILL');
      await move.ended;
      const posts: ReturnType<typeof move.post>[] = [];
      await killAndRestart(stage, 'kube-apiserver', async () => {
        posts.push(move.post());
        await wait(3000);
      });
      const [post] = await Promise.all(posts);
      expect(post?.code, post?.stdout).toBe(0);
      expect(await stage.service()).toEqual({ color: 'blue', phase: null });
    });

    test('is refused in words when the API server is down before it', async () => {
      const { inputs } = await job.deployed();
      await killAndRestart(stage, 'kube-apiserver', async () => {
        const { outputs } = await job.ran({ ...inputs, ...quick }, {}, 1);
        expect(outputs['result']).toBe('refused');
        // kubectl proxy answers for a server that it cannot reach.
        expect(codesIn(outputs)).toEqual(['kubernetes-failed']);
      });
      expect((await stage.service()).color).toBe('blue');
    });
  },
);
