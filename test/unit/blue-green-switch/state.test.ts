import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { decideUndo } from '@interlock/blue-green-switch/domain/claim';
import {
  planPrepare,
  planProve,
  planRelease,
  planSettle,
  planSwitch,
} from '@interlock/blue-green-switch/domain/plan';
import {
  isExpired,
  isSameRun,
  isSameSubject,
  nextPhase,
  phases,
  readState,
  stateText,
  type MoveState,
} from '@interlock/blue-green-switch/domain/state';
import { trafficOf } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/traffic';

import { subject } from './promotion.ts';
import { example, serviceWith, states } from './records.ts';

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
    const traffic = trafficOf(serviceWith(example, 'blue'));
    const change = { move: 'm', target: null, wayBack: null, expires: example.expires };
    for (const phase of phases)
      if (phase !== 'prepared')
        expect(() => planSwitch({ ...example, phase }, change)).toThrow('cannot switch');
    expect(() => planPrepare(traffic, 'switching', example)).toThrow('cannot prepare');
    expect(() => planProve(example, example.expires)).toThrow('cannot prove');
    expect(() => planSettle({ ...example, phase: 'switching' })).toThrow('cannot settle');
    expect(() => planRelease(traffic, { ...example, phase: 'undoing' }, 'release')).toThrow('cannot release');
  });
});

describe('what is left to undo', () => {
  const { object } = trafficOf(serviceWith(null, 'blue'));
  const ours = { claim: 'claim', from: 'blue', label: 'color', object };
  const at = (phase: MoveState['phase'], color: string, claim = 'claim') =>
    decideUndo(trafficOf(serviceWith({ ...example, phase, claim }, color)), ours).kind;

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
    expect(decideUndo(trafficOf(serviceWith(null, 'green')), ours).kind).toBe('superseded');
    expect(decideUndo(trafficOf(serviceWith(null, 'blue')), ours).kind).toBe('settled');
  });
});
