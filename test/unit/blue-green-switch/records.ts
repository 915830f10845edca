import fc from 'fast-check';

import { phases, stateText, type MoveState } from '@interlock/blue-green-switch/domain/state';
import { stateAnnotation } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/annotations';
import type { Service } from '@interlock/kubernetes/domain/objects';

import { subject } from './promotion.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/u);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/u).map((hex) => `sha256:${hex}`);
const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());
const free = fc.option(fc.string({ maxLength: 200 }));

export const states: fc.Arbitrary<MoveState> = fc.record({
  version: fc.constant(1 as const),
  phase: fc.constantFrom(...phases),
  claim: fc.uuid(),
  move: fc.option(fc.uuid()),
  environment: word,
  subject: fc.record({
    commit: fc.stringMatching(/^[0-9a-f]{40}$/u),
    artifacts: fc.array(fc.record({ name: word, digest }), { maxLength: 3 }),
  }),
  run: fc.record({ repository: word, id: fc.nat(), attempt: fc.nat({ max: 9 }) }),
  by: word,
  reason: free,
  label: word,
  from: fc.record({ color: word, deployment: word }),
  to: fc.record({ color: word, deployment: word }),
  target: fc.option(fc.record({ uid: fc.uuid(), generation: fc.nat(), specDigest: word })),
  wayBack: fc.option(fc.record({ uid: fc.uuid(), specDigest: word, replicas: fc.nat({ max: 99 }) })),
  since: time,
  expires: time,
  hold: fc.option(fc.record({ by: word, reason: free, at: time })),
});

export const example: MoveState = {
  version: 1,
  phase: 'prepared',
  claim: 'claim',
  move: null,
  environment: 'production',
  subject,
  run: { repository: 'acme/shop', id: 1, attempt: 1 },
  by: 'alice',
  reason: null,
  label: 'color',
  from: { color: 'blue', deployment: 'shop-blue' },
  to: { color: 'green', deployment: 'shop-green' },
  target: null,
  wayBack: null,
  since: '2026-01-01T00:00:00.000Z',
  expires: '2026-01-01T01:00:00.000Z',
  hold: null,
};

export const serviceWith = (state: MoveState | null, color: string, label = 'color'): Service => ({
  namespace: 'shop',
  name: 'shop',
  uid: 'uid-of-shop',
  resourceVersion: '7',
  selector: { app: 'shop', [label]: color },
  annotations: state === null ? {} : { [stateAnnotation]: stateText(state) },
  labels: {},
  managers: [],
  sessionAffinity: 'None',
  routing: { type: 'ClusterIP', isHeadless: false, affinitySeconds: null, sendsToUnready: false, ports: [] },
});
