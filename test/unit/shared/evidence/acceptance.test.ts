import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { acceptEvidence, type AcceptanceRequest } from '@interlock/shared/domain/evidence/acceptance';
import { openEnvelopes, sealStatement } from '@interlock/shared/domain/evidence/envelope';
import type { GatePredicate, Origin, Statement } from '@interlock/shared/domain/evidence/statement';
import type { Subject } from '@interlock/shared/domain/subject';

const digests = nodeDigests();
const commit = 'c'.repeat(40);
const digest = `sha256:${'d'.repeat(64)}`;
const subject: Subject = { commit, artifacts: [{ name: 'shop', digest }] };
const repositoryDigest = digests.sha256('acme/shop');
const policy = digests.sha256('policy');
const nowMs = Date.parse('2026-01-05T12:00:00Z');

const origin: Origin = {
  repositoryDigest,
  runId: 7,
  runAttempt: 1,
  library: 'f'.repeat(40),
  startedAt: '2026-01-05T11:58:00.000Z',
  finishedAt: '2026-01-05T11:59:00.000Z',
};

interface GateChange {
  readonly subject?: Subject;
  readonly predicate?: Partial<GatePredicate>;
  readonly origin?: Partial<Origin>;
}

function gate(change: GateChange = {}): Statement {
  return {
    subject: change.subject ?? { commit, artifacts: [] },
    predicate: {
      kind: 'gate',
      gate: 'unit',
      action: 'quality-gate',
      mode: 'enforce',
      verdict: 'pass',
      reasonCodes: [],
      policy: { digest: policy, commit },
      additionsDigest: null,
      materialsDigest: digests.sha256('materials'),
      mergeCommit: null,
      ...change.predicate,
      origin: { ...origin, ...change.origin },
    },
  };
}

const built = (about: Subject = subject, change: Partial<Origin> = {}): Statement => ({
  subject: about,
  predicate: { kind: 'built', origin: { ...origin, ...change } },
});

const seal = (statement: Statement, key: string | null = null) =>
  sealStatement(statement, digests, key === null ? null : { key });

function accept(text: string, change: Partial<AcceptanceRequest> = {}, key: string | null = null) {
  const { envelopes, refusals } = openEnvelopes(text, digests, key === null ? null : { key });
  return acceptEvidence({
    subject,
    required: [
      { gate: 'unit', action: 'quality-gate', judges: 'commit', policyDigest: policy, maxAgeMs: 3_600_000 },
    ],
    envelopes,
    unreadable: refusals,
    run: { id: 7, attempt: 1, repositoryDigest },
    nowMs,
    signatureRequired: key !== null,
    typedDigests: new Set(),
    ...change,
  });
}

const codes = (text: string, change: Partial<AcceptanceRequest> = {}, key: string | null = null) =>
  accept(text, change, key).refusals.map((reason) => reason.code);

describe('evidence', () => {
  it('that is right in everything is accepted', () => {
    const both = `${seal(gate())}\n${seal(built())}`;
    const decision = accept(both);
    expect(decision.refusals).toStrictEqual([]);
    expect(decision.accepted.map((one) => one.statement.predicate.kind)).toStrictEqual(['gate', 'built']);
  });

  it('survives a round trip through its envelope', () => {
    const { envelopes, refusals } = openEnvelopes(` ${seal(gate())} \n\n ${seal(built())}\t`, digests, null);
    expect(refusals).toStrictEqual([]);
    expect(envelopes.map((one) => one.statement)).toStrictEqual([gate(), built()]);
  });

  const other = 'e'.repeat(40);
  const otherArtifact: Subject = {
    commit,
    artifacts: [{ name: 'shop', digest: `sha256:${'0'.repeat(64)}` }],
  };
  it.each<[string, string, string[]]>([
    [
      'of another commit',
      seal(gate({ subject: { commit: other, artifacts: [] } })),
      ['evidence-wrong-commit'],
    ],
    [
      'under another policy',
      seal(gate({ predicate: { policy: { digest: digests.sha256('x'), commit } } })),
      ['policy-differs'],
    ],
    ['in audit mode', seal(gate({ predicate: { mode: 'audit' } })), ['evidence-audit-mode']],
    [
      'of a gate that failed',
      seal(gate({ predicate: { verdict: 'fail', reasonCodes: ['rule-violated'] } })),
      ['evidence-failed'],
    ],
    [
      'of a gate that could not look',
      seal(gate({ predicate: { verdict: 'inconclusive' } })),
      ['evidence-inconclusive'],
    ],
    [
      'that is too old',
      seal(gate({ origin: { finishedAt: '2026-01-05T10:00:00.000Z' } })),
      ['evidence-too-old'],
    ],
    [
      'from the future',
      seal(gate({ origin: { finishedAt: '2026-01-05T13:00:00.000Z' } })),
      ['evidence-from-the-future'],
    ],
    ['of another run', seal(gate({ origin: { runId: 8 } })), ['evidence-foreign-run']],
    ['of a later attempt', seal(gate({ origin: { runAttempt: 2 } })), ['evidence-foreign-run']],
    [
      'of another repository',
      seal(gate({ origin: { repositoryDigest: digests.sha256('mallory/shop') } })),
      ['evidence-foreign-repository'],
    ],
    [
      'of another action under the name of the gate',
      seal(gate({ predicate: { action: 'security-scan' } })),
      ['evidence-wrong-action'],
    ],
    ['of another gate', seal(gate({ predicate: { gate: 'code' } })), ['evidence-missing']],
    ['that is not there', '', ['evidence-missing']],
    ['that is truncated', seal(gate()).slice(0, -40), ['evidence-truncated', 'evidence-missing']],
    ['that is no envelope', '{"verdict":"pass"}', ['evidence-unparsable', 'evidence-missing']],
    ['that is not JSON', 'pass', ['evidence-truncated', 'evidence-missing']],
    ['that is too large', `{"payload":"${'A'.repeat(9000)}"}`, ['evidence-too-large', 'evidence-missing']],
    [
      'with two different statements of one gate',
      `${seal(gate())} ${seal(gate({ predicate: { materialsDigest: digests.sha256('y') } }))}`,
      ['evidence-ambiguous'],
    ],
  ])('%s is refused with its own code', (_, text, expected) => {
    expect(codes(`${text} ${seal(built())}`)).toStrictEqual(expected);
  });

  it('typed into a form is refused', () => {
    const text = `${seal(gate())} ${seal(built())}`;
    const { envelopes } = openEnvelopes(text, digests, null);
    const typedDigests = new Set(envelopes.slice(0, 1).map((one) => one.payloadDigest));
    expect(codes(text, { typedDigests })).toStrictEqual(['evidence-typed']);
  });

  it.each([
    ['a key that is spelt with an escape', '"payload"', '"pay\\u006coad"'],
    ['a key that stands there twice', '{"payload"', '{"payload":"AAAA","payload"'],
    ['a key that no envelope has', '{"payload"', '{"more":1,"payload"'],
  ])('in other characters than its gate wrote is refused: %s', (_, from, to) => {
    expect(codes(`${seal(gate()).replace(from, to)} ${seal(built())}`)).toStrictEqual([
      'evidence-not-canonical',
      'evidence-missing',
    ]);
  });

  it('without the built statement that ties artifacts to the commit is refused', () => {
    expect(codes(seal(gate()))).toStrictEqual(['built-missing']);
  });

  it('with a built statement of another digest or commit is refused', () => {
    expect(codes(`${seal(gate())} ${seal(built(otherArtifact))}`)).toStrictEqual(['evidence-wrong-artifact']);
    expect(codes(`${seal(gate())} ${seal(built({ ...subject, commit: other }))}`)).toStrictEqual([
      'evidence-wrong-commit',
    ]);
  });

  it('of a gate that judges images must name each artifact and its digest', () => {
    const required = [
      { gate: 'unit', action: 'quality-gate', judges: 'images', policyDigest: policy, maxAgeMs: null },
    ] as const;
    expect(codes(`${seal(gate())} ${seal(built())}`, { required })).toStrictEqual([
      'evidence-wrong-artifact',
    ]);
    expect(codes(`${seal(gate({ subject: otherArtifact }))} ${seal(built())}`, { required })).toStrictEqual([
      'evidence-wrong-artifact',
    ]);
    expect(codes(`${seal(gate({ subject }))} ${seal(built())}`, { required })).toStrictEqual([]);
  });

  it('of the latest attempt counts, and an older pass never hides a newer fail', () => {
    const run = { id: 7, attempt: 2, repositoryDigest };
    const failed = seal(gate({ origin: { runAttempt: 2 }, predicate: { verdict: 'fail' } }));
    const passed = seal(gate({ origin: { runAttempt: 2 } }));
    const earlier = seal(gate({ predicate: { verdict: 'fail' } }));
    expect(codes(`${seal(gate())} ${failed} ${seal(built())}`, { run })).toStrictEqual(['evidence-failed']);
    expect(codes(`${passed} ${earlier} ${seal(built())}`, { run })).toStrictEqual([]);
  });

  it('given twice is accepted once', () => {
    expect(codes(`${seal(gate())} ${seal(gate())} ${seal(built())}`)).toStrictEqual([]);
  });

  it('is checked against the key where there is one', () => {
    const signed = `${seal(gate(), 'k')} ${seal(built(), 'k')}`;
    expect(codes(signed, {}, 'k')).toStrictEqual([]);
    expect(codes(signed, {}, 'other')).toStrictEqual([
      'evidence-signature-invalid',
      'evidence-signature-invalid',
    ]);
    expect(codes(`${seal(gate())} ${seal(built())}`, {}, 'k')).toStrictEqual([
      'evidence-unsigned',
      'evidence-unsigned',
    ]);
  });

  it('that is signed is refused where there is no key to check it with, also when nobody asked for it', () => {
    const extra = seal(gate({ predicate: { gate: 'another' } }), 'k');
    expect(codes(`${seal(gate(), 'k')} ${seal(built())}`)).toStrictEqual([
      'evidence-key-missing',
      'evidence-missing',
    ]);
    expect(codes(`${seal(gate())} ${seal(built())} ${extra}`)).toStrictEqual(['evidence-key-missing']);
  });

  it('altered in any character of its payload is never accepted under a key', () => {
    const sealed = seal(gate(), 'k');
    fc.assert(
      fc.property(
        fc.nat(sealed.length - 1),
        fc.constantFrom('A', 'Z', 'a', 'z', '0', '9', '+', '/'),
        (at, letter) => {
          fc.pre(sealed[at] !== letter);
          const altered = `${sealed.slice(0, at)}${letter}${sealed.slice(at + 1)}`;
          const { refusals, accepted } = accept(`${altered} ${seal(built(), 'k')}`, {}, 'k');
          const asBefore = accepted.some((one) => one.statement.predicate.kind === 'gate');
          // The key id names a key and is not part of what is signed.
          const keyId = sealed.indexOf('"keyid":"');
          if (at > keyId && at < keyId + 25) return;
          expect(asBefore && refusals.length === 0).toBe(false);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('cut off anywhere is never accepted', () => {
    const sealed = seal(gate());
    for (let length = 0; length < sealed.length; length += 1)
      expect(codes(`${sealed.slice(0, length)} ${seal(built())}`).length).toBeGreaterThan(0);
  });

  it('explains with every refusal what to do', () => {
    const text = `${seal(gate({ predicate: { verdict: 'fail', mode: 'audit' }, subject: { commit: other, artifacts: [] } }))} x`;
    for (const reason of accept(text).refusals) expect(reason.fix.length).toBeGreaterThan(10);
  });
});
