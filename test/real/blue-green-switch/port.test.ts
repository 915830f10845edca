import { delimiter, dirname } from 'node:path';
import process from 'node:process';

import { nodeClock } from '@interlock/shared/adapters/node-clock';
import { nodeCommands } from '@interlock/shared/adapters/node-commands';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { nodeFiles } from '@interlock/shared/adapters/node-files';
import { nodeHttp } from '@interlock/shared/adapters/node-http';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

import { kubectlProxy } from '@interlock/kubernetes/adapters/kubectl-proxy';

import { describeKubernetes } from '../../contract/ports/kubernetes-suite.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { newDigest, oldDigest, openStage } from './stage.ts';

realSuite(
  'what a switch relies upon, on a real control plane',
  ['etcd', 'kubernetes', 'kwok', 'kubectl'],
  (programs) => {
    describeKubernetes('the real API server through kubectl', async () => {
      const stage = await openStage(programs);
      const env = {
        // kubectl keeps a cache of what it discovers at home.
        HOME: await temporaryFolder('home'),
        KUBECONFIG: stage.plane.kubeconfig,
        PATH: [dirname(programs.path('kubectl')), process.env['PATH'] ?? ''].join(delimiter),
      };
      const commands = nodeCommands();
      const kubernetes = await kubectlProxy({
        commands: {
          ...commands,
          run: (command) => commands.run({ ...command, env }),
          startDetached: (command) => commands.startDetached({ ...command, env }),
        },
        digests: nodeDigests(),
        http: nodeHttp(),
        files: nodeFiles(await temporaryFolder('port')),
        clock: nodeClock(),
        runner: fakeRunner(),
      }).open({ context: null, signal: new AbortController().signal, onStarted: () => undefined });
      return {
        kubernetes,
        digest: oldDigest,
        otherDigest: newDigest,
        image: 'registry.example/shop',
        close: async () => {
          await kubernetes.close();
          await stage.close();
        },
      };
    });
  },
);
