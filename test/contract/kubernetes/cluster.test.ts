import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startCluster } from '@interlock/cluster/adapters/server';
import { defaultSettings } from '@interlock/cluster/domain/settings';
import { kubernetesContract } from './suite.ts';

kubernetesContract('the rehearsal cluster', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'interlock-contract-'));
  // Nothing of the contract runs a Pod, so that the supervisor's program is never started.
  const cluster = await startCluster(folder, defaultSettings, 'unused', () => undefined);
  const headers = { authorization: `Bearer ${cluster.record.token}` };
  return {
    baseUrl: cluster.record.url,
    headers,
    capabilities: {
      asksForCredentials: true,
      staleRevision: () => Promise.resolve('1'),
      writesSlices: true,
    },
    stop: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
});
