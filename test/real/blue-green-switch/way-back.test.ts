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
        const podsPath = '/api/v1/namespaces/shop/pods';
        const bluePods = `${podsPath}?labelSelector=${encodeURIComponent('app=shop,color=blue')}`;
        /** As a kubelet does whose probe fails; no kubelet here says otherwise. */
        const makeUnready = async () => {
          const { items } = (await stage.must('GET', bluePods)) as {
            readonly items: readonly { readonly metadata: { readonly name: string } }[];
          };
          const condition = (type: string, status: string) => ({ type, status });
          for (const { metadata } of items)
            await stage.patch(`${podsPath}/${metadata.name}/status`, {
              status: {
                conditions: [
                  condition('PodScheduled', 'True'),
                  condition('Initialized', 'True'),
                  condition('ContainersReady', 'False'),
                  condition('Ready', 'False'),
                ],
              },
            });
        };
        let isUnready = false;
        return {
          url: stage.forwarder.url,
          start: stage.steps.start,
          deployed: async () => (await job.deployed()).inputs,
          lose: async (loss) => {
            if (loss === 'deleted') await stage.must('DELETE', deploymentPath('blue'));
            if (loss === 'scaled to 0') await stage.patch(deploymentPath('blue'), { spec: { replicas: 0 } });
            if (loss === 'unready') {
              isUnready = true;
              await makeUnready();
            }
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
            // The controller makes others in their place.
            if (isUnready) await stage.must('DELETE', bluePods);
            isUnready = false;
            await stage.reset();
          },
          close: () => stage.close(),
        };
      },
      ['scaled to 0', 'deleted', 'unready'],
      200,
    );
  },
);
