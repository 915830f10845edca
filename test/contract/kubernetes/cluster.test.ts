import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startCluster } from '@interlock/cluster/adapters/server';
import { defaultSettings } from '@interlock/cluster/domain/settings';
import { describe, expect, it } from 'vitest';
import { kubernetesContract } from './suite.ts';
import { apiOf } from './target.ts';
import type { Target } from './target.ts';

async function start(): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'interlock-contract-'));
  // Nothing of the contract runs a Pod, so that the supervisor's program is never started.
  const cluster = await startCluster(folder, defaultSettings, 'unused', () => undefined);
  const headers = { authorization: `Bearer ${cluster.record.token}` };
  return {
    baseUrl: cluster.record.url,
    headers,
    staleRevision: () => Promise.resolve('1'),
    stop: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

kubernetesContract('the rehearsal cluster', start);

describe('what the rehearsal cluster leaves out', () => {
  it.each([
    ['server-side apply', 'PATCH', '/api/v1/namespaces/default', 'application/apply-patch+yaml', 415],
    ['a body in YAML', 'POST', '/api/v1/namespaces', 'application/yaml', 415],
  ] as const)('%s is refused by name', async (_, method, path, type, code) => {
    const target = await start();
    try {
      const answer = await apiOf(target, 'default').send(method, path, '{}', type);
      expect(answer).toMatchObject({ code, body: { reason: 'UnsupportedMediaType' } });
    } finally {
      await target.stop();
    }
  });
});
