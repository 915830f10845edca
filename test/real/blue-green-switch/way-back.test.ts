import { expect } from 'vitest';

import { describeWayBack } from '../../e2e/blue-green-switch/way-back.ts';
import { realSuite } from '../harness/suite.ts';
import { jobOn } from './job.ts';
import { deployment, deploymentPath, oldDigest, openStage } from './stage.ts';

realSuite(
  'an undo on a real control plane whose way back is lost',
  ['etcd', 'kubernetes', 'kwok', 'kubectl'],
  (programs) => {
    describeWayBack(
      'on a real control plane, the way back',
      async () => {
        const stage = await openStage(programs);
        const job = jobOn(stage);
        return {
          url: stage.forwarder.url,
          start: stage.steps.start,
          deployed: async () => (await job.deployed()).inputs,
          lose: async (loss) => {
            if (loss === 'deleted') await stage.must('DELETE', deploymentPath('blue'));
            else await stage.patch(deploymentPath('blue'), { spec: { replicas: 0 } });
          },
          breakGreen: () => {
            stage.behave('green', (response) => {
              response.statusCode = 500;
              response.end();
            });
            return Promise.resolve();
          },
          service: stage.service,
          reset: async () => {
            const { code } = await stage.plane.send('GET', deploymentPath('blue'));
            expect([200, 404]).toContain(code);
            if (code === 404)
              await stage.must(
                'POST',
                '/apis/apps/v1/namespaces/shop/deployments',
                deployment('blue', oldDigest, stage.plane.node),
              );
            await stage.reset();
          },
          close: () => stage.close(),
        };
      },
      ['scaled to 0', 'deleted'],
      200,
    );
  },
);
