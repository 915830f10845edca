import { describe, expect, test } from 'vitest';

import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { openEnvelopes, sealStatement } from '@interlock/shared/domain/evidence/envelope';

import {
  commit,
  evidenceOf,
  newDigest,
  prepared,
  ran,
  servedColor,
  stateOf,
  subject,
  world,
} from './promotion.ts';

type Given = (at: ReturnType<typeof world>) => string;

const refusals: readonly (readonly [string, string, Given])[] = [
  ['none at all', 'evidence-missing', () => ''],
  [
    'of another commit',
    'evidence-wrong-commit',
    (at) => evidenceOf(at.clock, {}, { ...subject, commit: 'e'.repeat(40) }),
  ],
  [
    'of another digest',
    'evidence-wrong-artifact',
    (at) =>
      evidenceOf(at.clock, {}, { commit, artifacts: [{ name: 'shop', digest: `sha256:${'7'.repeat(64)}` }] }),
  ],
  [
    'under another policy',
    'policy-differs',
    (at) => evidenceOf(at.clock, { policy: { digest: '9'.repeat(64), commit: null } }),
  ],
  ['in audit mode', 'evidence-audit-mode', (at) => evidenceOf(at.clock, { mode: 'audit' })],
  [
    'of a failed gate',
    'evidence-failed',
    (at) => evidenceOf(at.clock, { verdict: 'fail', reasonCodes: ['tests-failed'] }),
  ],
  [
    'of a gate that saw nothing',
    'evidence-inconclusive',
    (at) => evidenceOf(at.clock, { verdict: 'inconclusive', reasonCodes: ['report-missing'] }),
  ],
  ['that is cut', 'evidence-truncated', (at) => evidenceOf(at.clock).slice(0, -40)],
  [
    'twice and different',
    'evidence-ambiguous',
    (at) => `${evidenceOf(at.clock)}\n${evidenceOf(at.clock, { materialsDigest: '0'.repeat(64) })}`,
  ],
  ['of another run', 'evidence-foreign-run', (at) => evidenceOf(at.clock, {}, subject, { id: 1 })],
  [
    'of another repository',
    'evidence-foreign-repository',
    (at) => evidenceOf(at.clock, {}, subject, { repository: 'acme/other' }),
  ],
];

describe('evidence', () => {
  test.each(refusals)('%s is refused by prepare, before anything is deployed', async (_, code, given) => {
    const at = world();
    const made = await ran(at, 'prepare', { inputs: { evidence: given(at) } });
    expect(made.reasons()).toContain(code);
    expect(made.output('result')).toBe('refused');
    expect(stateOf(at)).toBeNull();
  });

  test.each(refusals)('%s is refused by switch again', async (_, code, given) => {
    const at = world();
    await prepared(at);
    const made = await ran(at, 'switch', { inputs: { evidence: given(at) } });
    expect(made.reasons()).toContain(code);
    expect(at.cluster.served).not.toContain('green');
  });

  test('that became too old since prepare is refused by switch', async () => {
    const at = world();
    const aging = {
      ...at,
      configuration: at.configuration.replace('judges: commit,', 'judges: commit, max-age: 10m,'),
    };
    const { policyDigest } = await import('@interlock/shared/domain/configuration/policy');
    const { configurationOf } = await import('./promotion.ts');
    const { gates, service = null } = configurationOf(aging.configuration);
    const evidence = evidenceOf(at.clock, {
      policy: { digest: policyDigest('unit', gates['unit'] ?? null, service, nodeDigests()), commit: null },
    });
    const first = await ran(aging, 'prepare', { inputs: { evidence } });
    expect(first.reasons()).toEqual([]);
    at.cluster.deploy('green', newDigest);
    at.clock.advance(11 * 60_000);
    const second = await ran(aging, 'switch', { inputs: { evidence } });
    expect(second.reasons()).toEqual(['evidence-too-old']);
    expect(servedColor(at)).toBe('blue');
  });

  test('of a gate of the same text of another service is refused', async () => {
    const at = world();
    const { policyDigest } = await import('@interlock/shared/domain/configuration/policy');
    const { configurationOf } = await import('./promotion.ts');
    const gate = configurationOf(at.configuration).gates['unit'] ?? null;
    const evidence = evidenceOf(at.clock, {
      policy: { digest: policyDigest('unit', gate, 'another', nodeDigests()), commit: null },
    });
    const made = await ran(at, 'prepare', { inputs: { evidence } });
    expect(made.reasons()).toEqual(['policy-differs']);
  });

  test('that was typed into the form is refused, wherever in the event it stands', async () => {
    const at = world();
    const evidence = evidenceOf(at.clock);
    const [gate = ''] = evidence.split('\n');
    for (const event of [
      { inputs: { evidence: gate } },
      { inputs: { notes: `please use ${gate} thanks` } },
      { client_payload: { nested: [{ deep: gate }] } },
      { inputs: { json: JSON.stringify({ evidence: gate }) } },
      { inputs: { wrapped: `x=[${gate}]` } },
    ]) {
      const made = await ran(at, 'prepare', { inputs: { evidence }, run: { event } });
      expect(made.reasons()).toEqual(['evidence-typed']);
    }
  });

  test('has to be signed as soon as the move has the key', async () => {
    const at = world();
    const made = await ran(at, 'prepare', { inputs: { 'evidence-key': 'a long and secret key' } });
    expect(made.reasons()).toContain('evidence-unsigned');
    expect(made.runner.masked).toContain('a long and secret key');
  });

  test('that is signed is refused where the move has no key', async () => {
    const at = world();
    const unsigned = evidenceOf(at.clock);
    const evidence = openEnvelopes(unsigned, nodeDigests(), null)
      .envelopes.map(({ statement }) => sealStatement(statement, nodeDigests(), { key: 'k' }))
      .join('\n');
    const made = await ran(at, 'prepare', { inputs: { evidence } });
    expect(made.reasons()).toContain('evidence-key-missing');
    expect(made.output('result')).toBe('refused');
    expect((await ran(at, 'prepare', { inputs: { evidence, 'evidence-key': 'k' } })).reasons()).toEqual([]);
  });

  test('cannot stand for a subject without an artifact', async () => {
    const at = world();
    const bare = { commit, artifacts: [] };
    const made = await ran(at, 'prepare', {
      inputs: { subjects: JSON.stringify(bare), evidence: evidenceOf(at.clock, {}, bare) },
    });
    expect(made.reasons()).toEqual(['subject-without-artifacts']);
  });

  test('is never found by itself', async () => {
    const made = await ran(world(), 'prepare', { inputs: { evidence: 'auto' } });
    expect(made.runner.annotations.map(({ place }) => place.title)).toEqual([
      'blue-green-switch: feature-not-available',
    ]);
  });

  test('of the move itself is one envelope with what it accepted', async () => {
    const at = world();
    await prepared(at);
    const made = await ran(at, 'switch');
    const opened = openEnvelopes(made.output('evidence'), nodeDigests(), null);
    expect(opened.refusals).toEqual([]);
    expect(opened.envelopes[0]?.statement).toMatchObject({
      subject,
      predicate: { kind: 'move', operation: 'switch', result: 'switched', from: 'blue', to: 'green' },
    });
    const given = openEnvelopes(evidenceOf(at.clock), nodeDigests(), null).envelopes.length;
    const predicate = opened.envelopes[0]?.statement.predicate;
    expect(predicate?.kind === 'move' ? predicate.acceptedDigests.length : 0).toBe(given);
  });
});
