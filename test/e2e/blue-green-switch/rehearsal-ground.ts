import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from 'vitest';

import { inputsFor } from './inputs.ts';
import { openStage } from './stage.ts';
import type { Ground } from './way-back.ts';

const deploymentPath = (color: string) => `/apis/apps/v1/namespaces/shop/deployments/shop-${color}`;

/** The rehearsal cluster as the ground of those tests. */
export async function openRehearsalGround(): Promise<Ground> {
  const stage = await openStage(['--propagation-delay', '200ms']);
  const good = await stage.addImage('2.0.0', 'never');
  const marks = ['unready-blue', 'broken-green'].map((name) => join(stage.folder, name));
  const [unready = '', broken = ''] = marks;
  const patch = async (path: string, body: object) => {
    const { status, body: said } = await stage.call('PATCH', path, body);
    expect(status, said).toBe(200);
  };
  return {
    url: stage.url,
    start: stage.start,
    deployed: async () => {
      const inputs = inputsFor(good);
      for (const operation of ['prepare', 'set-image']) {
        const step = stage.start({ ...inputs, operation });
        const end = await step.ended;
        expect(end.code, end.stdout).toBe(0);
      }
      return inputs;
    },
    lose: async (loss) => {
      if (loss === 'scaled to 0') await patch(deploymentPath('blue'), { spec: { replicas: 0 } });
      if (loss === 'deleted') await stage.call('DELETE', deploymentPath('blue'));
      if (loss === 'unready') writeFileSync(unready, '');
    },
    breakGreen: () => {
      writeFileSync(broken, '');
      return Promise.resolve();
    },
    service: async () => {
      const { color, state } = await stage.service();
      return { color, phase: /"phase":"([a-z]+)"/u.exec(state ?? '')?.[1] ?? null };
    },
    reset: async () => {
      for (const mark of marks) rmSync(mark, { force: true });
      const there = await stage.call('GET', deploymentPath('blue'));
      if (there.status === 404) await stage.create('blue');
      else await patch(deploymentPath('blue'), { spec: { replicas: 2 } });
      await stage.untilReady('blue');
      await patch('/api/v1/namespaces/shop/services/shop', {
        metadata: { annotations: { 'interlock/state': null } },
        spec: { selector: { app: 'shop', color: 'blue' } },
      });
      await stage.untilReady('green');
    },
    close: () => stage.close(),
  };
}
