import { describe, expect, it } from 'vitest';

import { decode } from '@interlock/cluster/domain/decode';
import type { Json } from '@interlock/cluster/domain/json';
import { resourceOf } from '@interlock/cluster/domain/resources';

const { schema } = resourceOf('deployments');
const decoded = (value: Json) => decode(value, schema, 'Deployment');

describe('decoding', () => {
  it('names every field that it does not know, by its whole path', () => {
    const value = {
      spec: { selectr: {}, template: { spec: { containers: [{ name: 'a', imge: 'x' }] } } },
      extra: 1,
    };
    expect(decoded(value)).toMatchObject({
      kind: 'object',
      unknown: ['spec.selectr', 'spec.template.spec.containers[0].imge', 'extra'],
    });
  });

  it('drops null and what Go leaves out, and keeps zero and false', () => {
    const value = {
      metadata: { name: 'a', labels: {}, annotations: null, finalizers: [] },
      spec: { replicas: 0, paused: false },
    };
    expect(decoded(value)).toEqual({
      kind: 'object',
      object: { metadata: { name: 'a' }, spec: { replicas: 0, paused: false } },
      unknown: [],
    });
  });

  it('keeps empty texts in maps', () => {
    expect(decoded({ metadata: { labels: { a: '' } } })).toMatchObject({
      object: { metadata: { labels: { a: '' } } },
    });
  });

  it.each([
    [
      { spec: { replicas: 'two' } },
      'json: cannot unmarshal string into Go struct field Deployment.spec.replicas of type int32',
    ],
    [
      { spec: { replicas: 1.5 } },
      'json: cannot unmarshal number into Go struct field Deployment.spec.replicas of type int32',
    ],
    [
      { spec: { paused: 'yes' } },
      'json: cannot unmarshal string into Go struct field Deployment.spec.paused of type bool',
    ],
    [
      { metadata: { labels: { a: 1 } } },
      'json: cannot unmarshal number into Go struct field Deployment.metadata.labels.a of type string',
    ],
    [{ spec: [] }, 'json: cannot unmarshal array into Go struct field Deployment.spec of type struct'],
    [[], 'json: cannot unmarshal array into Go value of type v1.Deployment'],
  ])('refuses %j', (value, why) => {
    expect(decoded(value)).toEqual({ kind: 'problem', why });
  });

  it('takes no field from the prototype for known', () => {
    expect(decoded({ spec: { constructor: 1, toString: 2 } })).toMatchObject({
      unknown: ['spec.constructor', 'spec.toString'],
    });
  });
});
