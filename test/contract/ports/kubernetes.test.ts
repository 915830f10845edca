import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { nodeClock } from '@interlock/shared/adapters/node-clock';
import { nodeCommands } from '@interlock/shared/adapters/node-commands';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { nodeFiles } from '@interlock/shared/adapters/node-files';
import { nodeHttp } from '@interlock/shared/adapters/node-http';
import { fakeClock } from '@interlock/shared/testing/fake-clock';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

import { kubectlProxy } from '@interlock/kubernetes/adapters/kubectl-proxy';
import { fakeCluster } from '@interlock/kubernetes/testing/fake-cluster';

import { openStage } from '../../e2e/blue-green-switch/stage.ts';
import { describeKubernetes } from './kubernetes-suite.ts';

describeKubernetes('the fake cluster', async () => {
  const digest = `sha256:${'1'.repeat(64)}`;
  const cluster = fakeCluster({ clock: fakeClock(), digestOf: { blue: digest, green: digest } });
  const kubernetes = await cluster.process().open({
    context: null,
    signal: new AbortController().signal,
    onStarted: () => undefined,
  });
  return {
    kubernetes,
    digest,
    otherDigest: `sha256:${'2'.repeat(64)}`,
    image: 'shop',
    close: () => kubernetes.close(),
  };
});

/** Through kubectl's own proxy, or the stand-in's where a machine has no kubectl. */
const kubectls = [
  { name: 'the stand-in for kubectl', isFirst: true },
  { name: 'kubectl', isFirst: false },
].filter(
  ({ isFirst }) =>
    isFirst || (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, 'kubectl'))),
);

for (const { name, isFirst } of kubectls)
  describeKubernetes(`the rehearsal cluster through ${name}`, async () => {
    const stage = await openStage();
    const bin = join(stage.folder, 'cluster/bin');
    const path = process.env['PATH'] ?? '';
    const env = {
      KUBECONFIG: join(stage.folder, 'cluster/kubeconfig'),
      PATH: isFirst ? `${bin}:${path}` : path,
    };
    const commands = nodeCommands();
    const otherDigest = await stage.addImage('2.0.0', 'never');
    const kubernetes = await kubectlProxy({
      commands: {
        ...commands,
        run: (command) => commands.run({ ...command, env }),
        startDetached: (command) => commands.startDetached({ ...command, env }),
      },
      digests: nodeDigests(),
      http: nodeHttp(),
      files: nodeFiles(stage.folder),
      clock: nodeClock(),
      runner: fakeRunner(),
    }).open({ context: null, signal: new AbortController().signal, onStarted: () => undefined });
    return {
      kubernetes,
      digest: stage.digest,
      otherDigest,
      image: 'shop',
      close: async () => {
        await kubernetes.close();
        await stage.close();
      },
    };
  });
