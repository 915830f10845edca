import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decideUndo } from '@interlock/blue-green-switch/domain/claim';
import { rollbackCommand } from '@interlock/blue-green-switch/domain/commands';
import type { Service } from '@interlock/blue-green-switch/domain/objects';
import {
  planDiff,
  planPrepare,
  planProve,
  planRelease,
  planSettle,
  planSwitch,
  planUndo,
  type ServicePatch,
} from '@interlock/blue-green-switch/domain/plan';
import {
  isExpired,
  isSameRun,
  isSameSubject,
  nextPhase,
  phases,
  readState,
  servingIn,
  stateAnnotation,
  stateText,
  type MoveState,
} from '@interlock/blue-green-switch/domain/state';

import { subject } from './promotion.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/u);
const digest = fc.stringMatching(/^[0-9a-f]{64}$/u).map((hex) => `sha256:${hex}`);
const time = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());
const free = fc.option(fc.string({ maxLength: 200 }));

const states: fc.Arbitrary<MoveState> = fc.record({
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

const example: MoveState = {
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

const serviceWith = (state: MoveState | null, color: string, label = 'color'): Service => ({
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

describe('the record on the Service', () => {
  test('reads again as it was written', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(readState(stateText(state))).toEqual({ kind: 'state', state });
      }),
    );
  });

  test('is unreadable, never none, when anything about it is off', () => {
    fc.assert(
      fc.property(states, fc.nat(), (state, at) => {
        const text = stateText(state);
        expect(readState(text.slice(0, at % text.length)).kind).toBe('unreadable');
      }),
    );
    for (const broken of [
      '',
      'null',
      '[]',
      stateText(example).replace('"version":1', '"version":2'),
      stateText(example).replace('"phase":"prepared"', '"phase":"done"'),
      stateText(example).replace('{', '{"more":1,'),
      stateText(example).replace('2026-01-01T01:00:00.000Z', 'soon'),
      stateText(example).replace('"claim":"claim",', ''),
    ])
      expect(readState(broken).kind).toBe('unreadable');
    expect(readState(undefined)).toEqual({ kind: 'none' });
  });

  test('is over when its time is, and when its time is no time', () => {
    expect(isExpired(example, Date.parse('2026-01-01T00:59:59Z'))).toBe(false);
    expect(isExpired(example, Date.parse('2026-01-01T01:00:00Z'))).toBe(true);
    expect(isExpired({ ...example, expires: 'never' }, 0)).toBe(true);
  });

  test('tells runs and subjects apart by all that they are', () => {
    const run = { repository: 'Acme/Shop', id: 1, attempt: 1 };
    expect(isSameRun(run, { ...run, repository: 'acme/shop' })).toBe(true);
    expect(isSameRun(run, { ...run, attempt: 2 })).toBe(false);
    expect(isSameRun(run, { ...run, id: 2 })).toBe(false);
    const two = { commit: subject.commit, artifacts: [...subject.artifacts, { name: 'api', digest: 'x' }] };
    expect(isSameSubject(two, { ...two, artifacts: two.artifacts.toReversed() })).toBe(true);
    expect(isSameSubject(two, subject)).toBe(false);
  });
});

describe('the phases', () => {
  test('lead from free to free, through every phase, and nowhere else', () => {
    expect(nextPhase('none', 'prepare')).toBe('prepared');
    expect(nextPhase('prepared', 'switch')).toBe('switching');
    expect(nextPhase('switching', 'prove')).toBe('holding');
    expect(nextPhase('switching', 'undo')).toBe('undoing');
    expect(nextPhase('undoing', 'settle')).toBe('none');
    for (const phase of phases) if (phase !== 'prepared') expect(nextPhase(phase, 'switch')).toBeNull();
    for (const phase of phases) if (phase !== 'switching') expect(nextPhase(phase, 'prove')).toBeNull();
    expect(nextPhase('none', 'switch')).toBeNull();
    expect(nextPhase('switching', 'prepare')).toBeNull();
    expect(nextPhase('undoing', 'prepare')).toBeNull();
    expect(nextPhase('switching', 'release')).toBeNull();
  });

  test('are written only where they may follow', () => {
    const service = serviceWith(example, 'blue');
    const change = { move: 'm', target: null, wayBack: null, expires: example.expires };
    for (const phase of phases)
      if (phase !== 'prepared')
        expect(() => planSwitch(service, { ...example, phase }, change)).toThrow('cannot switch');
    expect(() => planPrepare(service, 'switching', example)).toThrow('cannot prepare');
    expect(() => planProve(service, example, example.expires)).toThrow('cannot prove');
    expect(() => planSettle(service, { ...example, phase: 'switching' })).toThrow('cannot settle');
    expect(() => planRelease(service, { ...example, phase: 'undoing' }, 'release')).toThrow('cannot release');
  });
});

describe('every patch', () => {
  const every = (state: MoveState): readonly ServicePatch[] => {
    const service = serviceWith(state, 'blue', state.label);
    const change = { move: 'm', target: null, wayBack: null, expires: state.expires };
    return [
      planPrepare(service, 'none', { ...state, phase: 'prepared' }),
      planSwitch(service, { ...state, phase: 'prepared' }, change),
      planProve(service, { ...state, phase: 'switching' }, state.expires),
      planUndo(service, { ...state, phase: 'switching' }, {}),
      planUndo(service, { ...state, phase: 'holding' }, {}),
      planSettle(service, { ...state, phase: 'undoing' }),
      planRelease(service, { ...state, phase: 'prepared' }, 'release'),
    ];
  };

  test('carries the version that was read, and never an empty or null selector', () => {
    fc.assert(
      fc.property(states, (state) => {
        for (const { json } of every(state)) {
          expect(json).toMatchObject({ metadata: { resourceVersion: '7' } });
          const text = JSON.stringify(json);
          expect(text).not.toContain('"selector":{}');
          expect(text).not.toContain('"selector":null');
        }
      }),
    );
  });

  test('leaves a selector that agrees with the record that it writes', () => {
    fc.assert(
      fc.property(states, (state) => {
        for (const { color, state: written } of every(state))
          if (color !== null && written !== null) expect(color).toBe(servingIn(written).color);
      }),
    );
  });

  test('shows as a diff of exactly what it changes', () => {
    const service = serviceWith(example, 'blue');
    const patch = planSwitch(service, example, {
      move: 'm',
      target: null,
      wayBack: null,
      expires: example.expires,
    });
    const lines = planDiff(service, patch, 'color').split('\n');
    expect(lines).toContain('- spec.selector.color: blue');
    expect(lines).toContain('+ spec.selector.color: green');
    expect(lines.filter((line) => line.startsWith('+ metadata'))).toHaveLength(1);
    const released = planDiff(service, planRelease(service, example, 'release'), 'color');
    expect(released).not.toContain('spec.selector');
    expect(released).not.toContain('+ metadata');
  });
});

test('the command of a rollback survives any name, quoted for a shell', () => {
  expect(rollbackCommand({ namespace: "a'b", name: 'x y' }, 'color', 'blue')).toContain(
    `kubectl patch service 'x y' -n 'a'\\''b' --type=merge -p '{"metadata"`,
  );
});

describe('what is left to undo', () => {
  const ours = { claim: 'claim', from: 'blue', label: 'color' };
  const at = (phase: MoveState['phase'], color: string, claim = 'claim') =>
    decideUndo(serviceWith({ ...example, phase, claim }, color), ours).kind;

  test('is the write, its proof, or nothing, as the Service says', () => {
    expect(at('switching', 'green')).toBe('write');
    expect(at('switching', 'blue')).toBe('write');
    expect(at('undoing', 'blue')).toBe('written');
    expect(at('prepared', 'blue')).toBe('never-switched');
    expect(at('holding', 'green')).toBe('proven');
    expect(at('held', 'blue')).toBe('settled');
  });

  test('is a contradiction when the target serves although the record says otherwise', () => {
    for (const phase of ['prepared', 'undoing', 'held'] as const)
      expect(at(phase, 'green')).toBe('contradicted');
  });

  test("is nothing of ours when somebody else's record, color or nothing is there", () => {
    for (const phase of phases) expect(at(phase, 'green', 'another')).toBe('superseded');
    expect(at('switching', 'red')).toBe('superseded');
    expect(decideUndo(null, ours).kind).toBe('superseded');
    expect(decideUndo(serviceWith(null, 'green'), ours).kind).toBe('superseded');
    expect(decideUndo(serviceWith(null, 'blue'), ours).kind).toBe('settled');
  });
});
