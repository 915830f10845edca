import { afterAll, beforeAll, describe } from 'vitest';

import { deletions } from './deletions.ts';
import { dryRuns } from './dryruns.ts';
import { leases } from './leases.ts';
import { lists } from './lists.ts';
import { ownership } from './ownership.ts';
import { patches } from './patches.ts';
import { slices } from './slices.ts';
import { apiOf } from './target.ts';
import type { Api, Target } from './target.ts';
import { subresources } from './subresources.ts';
import { validation } from './validation.ts';
import { watches } from './watches.ts';
import { writes } from './writes.ts';

/** What a part of the suite works with; only to be called inside tests. */
export interface Suite {
  readonly api: () => Api;
  readonly target: () => Target;
}

/**
 * What Interlock relies on in a Kubernetes API, as tests that run against any: give it a way to start or find a
 * server. It works in a namespace of its own and deletes that at the end.
 */
export function kubernetesContract(name: string, start: () => Promise<Target>): void {
  describe(`the Kubernetes API of ${name}`, () => {
    const held: { target?: Target; api?: Api } = {};
    const suite: Suite = {
      api: () => needed(held.api),
      target: () => needed(held.target),
    };

    beforeAll(async () => {
      held.target = await start();
      held.api = apiOf(held.target, `contract-${Math.random().toString(36).slice(2, 8)}`);
      const made = await held.api.send('POST', '/api/v1/namespaces', {
        metadata: { name: held.api.namespace },
      });
      if (made.code !== 201)
        throw new Error(`the namespace was answered with ${made.code}: ${JSON.stringify(made.body)}`);
    });

    afterAll(async () => {
      if (held.api !== undefined) await held.api.send('DELETE', `/api/v1/namespaces/${held.api.namespace}`);
      await held.target?.stop();
    });

    writes(suite);
    patches(suite);
    validation(suite);
    ownership(suite);
    leases(suite);
    lists(suite);
    slices(suite);
    dryRuns(suite);
    subresources(suite);
    deletions(suite);
    watches(suite);
  });
}

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the target did not start');
  return value;
}
