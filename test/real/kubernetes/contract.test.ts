import { readFile } from 'node:fs/promises';

import { kubernetesContract } from '../../contract/kubernetes/suite.ts';
import { realSuite } from '../harness/suite.ts';
import { startControlPlane } from '../servers/control-plane.ts';

realSuite('the contract that the rehearsal cluster is held to', ['etcd', 'kubernetes'], (programs) => {
  kubernetesContract('the real control plane', async () => {
    const plane = await startControlPlane(programs);
    return {
      baseUrl: plane.url,
      headers: plane.headers,
      ca: await readFile(plane.caFile, 'utf8'),
      // An API server remembers for its watches what it saw itself; of what was before, etcd knows, until it is compacted.
      staleRevision: async () => {
        const stale = await plane.compact();
        await plane.restartApiServer();
        return stale;
      },
      stop: plane.stop,
    };
  });
});
