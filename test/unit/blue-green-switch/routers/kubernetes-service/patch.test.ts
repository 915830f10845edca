import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  planPrepare,
  planProve,
  planRelease,
  planSettle,
  planSwitch,
  planUndo,
} from '@interlock/blue-green-switch/domain/plan';
import { servingIn, type MoveState } from '@interlock/blue-green-switch/domain/state';
import { rollbackCommand } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/commands';
import { planDiff, servicePatch } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/patch';
import { trafficOf } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/traffic';

import { example, serviceWith, states } from '../../records.ts';

describe('every patch', () => {
  const every = (state: MoveState) => {
    const service = serviceWith(state, 'blue', state.label);
    const traffic = trafficOf(service);
    const change = { move: 'm', target: null, wayBack: null, expires: state.expires };
    return [
      planPrepare(traffic, 'none', { ...state, phase: 'prepared' }),
      planSwitch({ ...state, phase: 'prepared' }, change),
      planProve({ ...state, phase: 'switching' }, state.expires),
      planUndo({ ...state, phase: 'switching' }, {}),
      planUndo({ ...state, phase: 'holding' }, {}),
      planSettle({ ...state, phase: 'undoing' }),
      planRelease(traffic, { ...state, phase: 'prepared' }, 'release'),
    ].map((change) => ({ ...change, json: servicePatch(service, change) }));
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
    const patch = planSwitch(example, {
      move: 'm',
      target: null,
      wayBack: null,
      expires: example.expires,
    });
    const lines = planDiff(service, patch).split('\n');
    expect(lines).toContain('- spec.selector.color: blue');
    expect(lines).toContain('+ spec.selector.color: green');
    expect(lines.filter((line) => line.startsWith('+ metadata'))).toHaveLength(1);
    const released = planDiff(service, planRelease(trafficOf(service), example, 'release'));
    expect(released).not.toContain('spec.selector');
    expect(released).not.toContain('+ metadata');
  });
});

test('the command of a rollback survives any name, quoted for a shell', () => {
  expect(rollbackCommand({ namespace: "a'b", name: 'x y' }, 'color', 'blue')).toContain(
    `kubectl patch service 'x y' -n 'a'\\''b' --type=merge -p '{"metadata"`,
  );
});
