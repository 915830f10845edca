import { describe, expect, it } from 'vitest';

import type { JsonObject } from '@interlock/cluster/domain/json';
import { threeWayPatch } from '@interlock/cluster/domain/kubectl/threeway';
import { resourceOf } from '@interlock/cluster/domain/resources';
import { applyStrategicPatch } from '@interlock/cluster/domain/strategicmerge';

const deployments = resourceOf('deployments').schema;
const services = resourceOf('services').schema;
const applied = (
  last: JsonObject | undefined,
  wanted: JsonObject,
  live: JsonObject,
  schema = deployments,
): unknown => {
  const result = applyStrategicPatch(live, threeWayPatch(last, wanted, live, schema), schema);
  return result.kind === 'value' ? result.value : result.why;
};
const withContainers = (...containers: JsonObject[]): JsonObject => ({
  spec: { template: { spec: { containers } } },
});

describe('applying', () => {
  it('leaves alone what it never set', () => {
    const last = { spec: { replicas: 1 } };
    expect(applied(last, { spec: { replicas: 2 } }, { spec: { replicas: 1, paused: true } })).toEqual({
      spec: { replicas: 2, paused: true },
    });
  });

  it('takes back what it set before and sets no longer', () => {
    const live = { metadata: { labels: { mine: '1', theirs: '2' } } };
    expect(applied({ metadata: { labels: { mine: '1' } } }, { metadata: { labels: {} } }, live)).toEqual({
      metadata: { labels: { theirs: '2' } },
    });
  });

  it('puts back what somebody else changed', () => {
    const wanted = { spec: { selector: { app: 'x', color: 'blue' } } };
    const live = { spec: { selector: { app: 'x', color: 'green', more: 'y' } } };
    expect(applied(wanted, wanted, live, services)).toEqual(wanted);
  });

  it('merges containers by name, and removes those it had and has no longer', () => {
    const last = withContainers({ name: 'web', image: '1' }, { name: 'old', image: '1' });
    const wanted = withContainers({ name: 'web', image: '2' });
    const live = withContainers(
      { name: 'web', image: '1', imagePullPolicy: 'Always' },
      { name: 'old', image: '1' },
      { name: 'injected', image: '9' },
    );
    expect(applied(last, wanted, live)).toEqual(
      withContainers(
        { name: 'web', image: '2', imagePullPolicy: 'Always' },
        { name: 'injected', image: '9' },
      ),
    );
  });

  it('patches nothing when nothing differs', () => {
    const wanted = {
      spec: { replicas: 1, template: { spec: { containers: [{ name: 'web', image: '1' }] } } },
    };
    const live = {
      spec: {
        replicas: 1,
        paused: true,
        template: { spec: { containers: [{ name: 'web', image: '1', imagePullPolicy: 'Always' }] } },
      },
    };
    expect(threeWayPatch(wanted, wanted, live, deployments)).toEqual({});
  });
});
