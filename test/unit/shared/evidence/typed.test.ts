import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { acceptEvidence } from '@interlock/shared/domain/evidence/acceptance';
import { openEnvelopes, sealStatement } from '@interlock/shared/domain/evidence/envelope';
import type { Origin } from '@interlock/shared/domain/evidence/statement';
import { typedDigests } from '@interlock/shared/domain/evidence/typed';
import { subjectJson, type Subject } from '@interlock/shared/domain/subject';

const digests = nodeDigests();
const subject: Subject = {
  commit: 'c0ffee00'.repeat(5),
  artifacts: [{ name: 'shop', digest: `sha256:${digests.sha256('shop')}` }],
};
const policy = { digest: digests.sha256('policy'), commit: null };

function sealed(runId: number, key: string | null = null): readonly [string, string] {
  const origin: Origin = {
    repositoryDigest: digests.sha256('acme/shop'),
    runId,
    runAttempt: 1,
    library: 'local',
    startedAt: '2026-01-05T11:58:00.000Z',
    finishedAt: '2026-01-05T11:59:00.000Z',
  };
  const signing = key === null ? null : { key };
  const gate = sealStatement(
    {
      subject,
      predicate: {
        kind: 'gate',
        gate: 'unit',
        action: 'quality-gate',
        mode: 'enforce',
        verdict: 'pass',
        reasonCodes: [],
        policy,
        additionsDigest: null,
        materialsDigest: digests.sha256('materials'),
        mergeCommit: null,
        origin,
      },
    },
    digests,
    signing,
  );
  return [gate, sealStatement({ subject, predicate: { kind: 'built', origin } }, digests, signing)];
}

const [gate, built] = sealed(7);
const { payload } = JSON.parse(gate) as { payload: string };

/** What a move says of evidence that was passed through `needs` while the event was this one. */
function codes(event: unknown, isLookedFor = true) {
  const { envelopes } = openEnvelopes(`${gate} ${built}`, digests, null);
  return acceptEvidence({
    subject,
    required: [
      { gate: 'unit', action: 'quality-gate', judges: 'images', policyDigest: policy.digest, maxAgeMs: null },
    ],
    envelopes,
    unreadable: [],
    run: { id: 7, attempt: 1, repositoryDigest: digests.sha256('acme/shop') },
    nowMs: Date.parse('2026-01-05T12:00:00.000Z'),
    signatureRequired: false,
    typedDigests: isLookedFor ? typedDigests(event, envelopes) : new Set(),
  }).refusals.map(({ code }) => code);
}

const base64 = (text: string) => Buffer.from(text).toString('base64');
const escaped = (text: string) =>
  text.replace(/[a-z]/gu, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
const percent = (text: string) =>
  text.replace(/[^~]/gu, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);
const cut = (text: string, pieces: number) => {
  const length = Math.ceil(text.length / pieces);
  return Array.from({ length: pieces }, (_, at) => text.slice(at * length, (at + 1) * length));
};
const form = (pieces: readonly string[]) => ({
  inputs: Object.fromEntries(pieces.map((piece, at) => [`part-${String(at)}`, piece])),
});

const disguises: readonly (readonly [string, unknown])[] = [
  ['as it is', { inputs: { evidence: gate } }],
  ['inside another text', { comment: { body: `please use ${gate} thanks` } }],
  ['deep in a client payload', { client_payload: { nested: [{ deep: gate }] } }],
  ['as JSON in a string', { inputs: { json: JSON.stringify({ evidence: gate }) } }],
  ['as JSON in JSON in a string', { inputs: { json: JSON.stringify(JSON.stringify({ evidence: gate })) } }],
  ['one letter of it as an escape', { inputs: { evidence: gate.replace(/e/gu, '\\u0065') } }],
  ['every letter of it as an escape', { inputs: { evidence: escaped(gate) } }],
  ['as an object', { client_payload: JSON.parse(gate) as unknown }],
  ['as the name of a key', { client_payload: { [payload]: true } }],
  ['in base64', { inputs: { evidence: base64(gate) } }],
  ['in base64 behind letters that belong to it', { inputs: { evidence: `x${base64(gate)}` } }],
  ['in lines of base64', { inputs: { evidence: cut(base64(gate), 20).join('\n') } }],
  ['in base64url', { inputs: { evidence: Buffer.from(gate).toString('base64url') } }],
  ['in base64 three times', { inputs: { evidence: base64(base64(base64(gate))) } }],
  [
    'its payload in base64url',
    { inputs: { evidence: Buffer.from(payload, 'base64').toString('base64url') } },
  ],
  ['URL-encoded', { inputs: { evidence: encodeURIComponent(gate) } }],
  ['every letter of it URL-encoded', { inputs: { evidence: percent(gate) } }],
  ['URL-encoded base64 of escapes', { inputs: { evidence: percent(base64(escaped(gate))) } }],
  ['split over two inputs', form(cut(gate, 2))],
  ['split over two inputs, the second first', form([...cut(gate, 2)].reverse())],
  ['split over ten inputs in no order', form([...cut(gate, 10)].sort())],
  ['its base64 split over two inputs', form(cut(base64(gate), 2))],
  ['its base64 split over ten inputs, backwards', form([...cut(base64(gate), 10)].reverse())],
  ['split between the letters of a list', { client_payload: { letters: gate.split('') } }],
  [
    'split between an escape',
    form([`${gate.slice(0, 99)}\\u00`, `${gate.charCodeAt(99).toString(16)}${gate.slice(100)}`]),
  ],
  ['with signs in between', { inputs: { evidence: cut(gate, 40).join(' | ') } }],
];

describe('evidence that came with the event', () => {
  it.each(disguises)('is refused: %s', (_, event) => {
    expect(codes(event)).toStrictEqual(['evidence-typed']);
  });

  it.each(disguises)('would be accepted if nobody looked: %s', (_, event) => {
    expect(codes(event, false)).toStrictEqual([]);
  });

  it('is refused when it is cut into pieces of 40 letters or more in any order, each disguised in its own way', () => {
    const disguise = fc.constantFrom<(text: string) => string>(
      (text) => text,
      base64,
      escaped,
      percent,
      (text) => base64(percent(text)),
    );
    const arbitrary = fc.record({
      pieces: fc.integer({ min: 1, max: Math.floor(gate.length / 40) }),
      order: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      ways: fc.array(disguise, { minLength: 40, maxLength: 40 }),
    });
    fc.assert(
      fc.property(arbitrary, ({ pieces, order, ways }) => {
        const typed = cut(gate, pieces)
          .map((piece, at) => ({ text: (ways[at] ?? base64)(piece), rank: order[at] ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ text }) => text);
        expect(codes(form(typed))).toStrictEqual(['evidence-typed']);
      }),
      { numRuns: 100 },
    );
  });

  it('is also what a person signed in an earlier run and pasted', () => {
    const [signed] = sealed(7, 'k');
    const { envelopes } = openEnvelopes(signed, digests, { key: 'k' });
    expect([...typedDigests({ inputs: { evidence: signed } }, envelopes)]).toStrictEqual(
      envelopes.map(({ payloadDigest }) => payloadDigest),
    );
  });
});

describe('an event of a promotion', () => {
  const statement = Buffer.from(payload, 'base64').toString('utf8');
  it.each<[string, unknown]>([
    ['nothing', {}],
    ['no event', null],
    ['the subjects', { inputs: { subjects: JSON.stringify(subjectJson(subject)) } }],
    ['the subjects in base64', { inputs: { subjects: base64(JSON.stringify(subjectJson(subject))) } }],
    [
      'commit, digests and names',
      {
        inputs: { commit: subject.commit, digest: subject.artifacts[0]?.digest, policy: policy.digest },
        after: subject.commit,
        repository: { full_name: 'acme/shop' },
      },
    ],
    ['what the statement says, in words', { comment: { body: statement } }],
    ['much base64 of something else', { inputs: { file: base64('quality-gate enforce pass '.repeat(500)) } }],
  ])('with %s types no evidence', (_, event) => {
    expect(codes(event)).toStrictEqual([]);
  });

  it('is looked through in seconds, whatever is in it', () => {
    const body = base64(JSON.stringify(subjectJson(subject)).repeat(1500));
    expect(
      codes({ inputs: { body, more: percent(body.slice(0, 20_000)), back: '\\'.repeat(65_000) } }),
    ).toStrictEqual([]);
  });
});
