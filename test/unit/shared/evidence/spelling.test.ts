import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { openEnvelopes, sealStatement } from '@interlock/shared/domain/evidence/envelope';
import type { Statement } from '@interlock/shared/domain/evidence/statement';

const digests = nodeDigests();
const key = { key: 'k' };
const statement: Statement = {
  subject: { commit: 'c'.repeat(40), artifacts: [{ name: 'shop', digest: `sha256:${'d'.repeat(64)}` }] },
  predicate: {
    kind: 'gate',
    gate: 'unit',
    action: 'quality-gate',
    mode: 'enforce',
    verdict: 'pass',
    reasonCodes: [],
    policy: { digest: 'a'.repeat(64), commit: null },
    additionsDigest: null,
    materialsDigest: 'b'.repeat(64),
    mergeCommit: null,
    origin: {
      repositoryDigest: 'e'.repeat(64),
      runId: 77,
      runAttempt: 1,
      library: 'local',
      startedAt: '2026-01-05T11:58:00.000Z',
      finishedAt: '2026-01-05T11:59:00.000Z',
    },
  },
};

const payloadText = (sealed: string): string => {
  const { payload } = JSON.parse(sealed) as { payload: string };
  return Buffer.from(payload, 'base64').toString('utf8');
};
const canonical = payloadText(sealStatement(statement, digests, null));

/** An envelope around any bytes, signed over them where there is a key: as whoever holds the key could make it. */
function envelopeOf(payload: string | Buffer, signed: boolean): string {
  const bytes = typeof payload === 'string' ? Buffer.from(payload, 'utf8') : payload;
  const type = 'application/vnd.in-toto+json';
  const encoded = Buffer.concat([
    Buffer.from(`DSSEv1 ${String(type.length)} ${type} ${String(bytes.length)} `),
    bytes,
  ]);
  const sig = Buffer.from(digests.hmacSha256(key.key, encoded), 'hex').toString('base64');
  return JSON.stringify({
    payload: bytes.toString('base64'),
    payloadType: type,
    signatures: signed ? [{ keyid: '0'.repeat(16), sig }] : [],
  });
}

function opened(payload: string | Buffer, signed = false) {
  const { envelopes, refusals } = openEnvelopes(envelopeOf(payload, signed), digests, signed ? key : null);
  return envelopes.length > 0 ? ['opened'] : refusals.map(({ code }) => code);
}

const spellings: readonly (readonly [string, string])[] = [
  ['a key twice', canonical.replace('"gate":"unit"', '"gate":"other","gate":"unit"')],
  ['an exponent', canonical.replace('"runId":77', '"runId":7.7e1')],
  ['a fraction of nothing', canonical.replace('"runId":77', '"runId":77.0')],
  ['a negative nothing', canonical.replace('"runAttempt":1', '"runAttempt":-0')],
  ['more digits than a number has', canonical.replace('"runId":77', '"runId":9007199254740993')],
  ['an escaped letter', canonical.replace('"unit"', '"\\u0075nit"')],
  ['an escaped slash', canonical.replace('https://', 'https:\\/\\/')],
  ['white space', canonical.replace('"gate":', '"gate": ')],
  ['a line feed after it', `${canonical}\n`],
  [
    'another order of keys',
    canonical.replace('"gate":"unit",', '').replace('"mode":', '"gate":"unit","mode":'),
  ],
];

describe('the spelling of a payload', () => {
  it('is the one that a gate writes', () => {
    expect(opened(canonical)).toStrictEqual(['opened']);
    expect(opened(canonical, true)).toStrictEqual(['opened']);
  });

  it.each(spellings)('is refused, signed or not: %s', (_, text) => {
    expect(text).not.toBe(canonical);
    for (const signed of [false, true])
      expect(opened(text, signed)).toStrictEqual(['evidence-not-canonical']);
  });

  it('is refused in bytes that are not UTF-8, with half a character, and with a mark before it', () => {
    const half = canonical.replace('"unit"', '"unit\\ud800"');
    expect(opened(half, true)).toStrictEqual(['evidence-unparsable']);
    const at = Buffer.from(canonical).indexOf('unit');
    const broken = Buffer.from(canonical);
    broken[at] = 0xff;
    expect(opened(broken, true)).toStrictEqual(['evidence-not-canonical']);
    expect(opened(`\ufeff${canonical}`, true)).toStrictEqual(['evidence-truncated']);
  });

  it.each([
    '2026-02-30T11:59:00.000Z',
    '2026-13-01T11:59:00.000Z',
    '2026-01-05T24:00:00.000Z',
    '2026-12-31T23:59:60.000Z',
    '2026-01-05T11:59:00Z',
    '2026-01-05T11:59:00.0000Z',
    '2026-01-05 11:59:00.000Z',
    '2026-01-05T11:59:00.000+00:00',
    '2026-01-05',
    '',
  ])('names moments of the calendar in one form, not %s', (moment) => {
    for (const field of ['startedAt', 'finishedAt']) {
      const text = canonical.replace(new RegExp(`"${field}":"[^"]*"`, 'u'), `"${field}":"${moment}"`);
      expect(opened(text, true)).toStrictEqual(['evidence-unparsable']);
    }
  });

  it('is one only: whatever is opened is byte for byte what sealing it again gives', () => {
    const piece = fc.constantFrom(
      ' ',
      '0',
      '.0',
      'e0',
      '\\u0061',
      '"a":1,',
      ',',
      '\n',
      '\t',
      '7',
      '-',
      '\\',
      '\u2028',
    );
    let refused = 0;
    fc.assert(
      fc.property(fc.nat(canonical.length), fc.nat(3), piece, (at, cut, inserted) => {
        const text = canonical.slice(0, at) + inserted + canonical.slice(at + cut);
        const { envelopes } = openEnvelopes(envelopeOf(text, true), digests, key);
        const [envelope] = envelopes;
        if (envelope === undefined) refused += 1;
        else expect(payloadText(sealStatement(envelope.statement, digests, null))).toBe(text);
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});

describe('the spelling of an envelope', () => {
  const sealed = sealStatement(statement, digests, key);
  const { payload, signatures } = JSON.parse(sealed) as { payload: string; signatures: { sig: string }[] };
  const sig = signatures[0]?.sig ?? '';
  // The last letter before the padding has bits that decoding drops.
  const junk = (base64: string) =>
    base64.replace(/(.)(=+)$/u, (_, last: string, padding: string) => {
      const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
      return `${alphabet[alphabet.indexOf(last) + 1] ?? ''}${padding}`;
    });

  it.each([
    ['junk in the unused bits of the signature', sealed.replace(sig, junk(sig)), 'evidence-unparsable'],
    ['a signature without padding', sealed.replace(sig, sig.replace(/=+$/u, '')), 'evidence-unparsable'],
    ['a signature in the alphabet of URLs', sealed.replace(sig, `_-${sig.slice(2)}`), 'evidence-unparsable'],
    ['a key that no signature has', sealed.replace('{"keyid"', '{"a":1,"keyid"'), 'evidence-not-canonical'],
    [
      'the keys of a signature in another order',
      sealed.replace(/\{("keyid":"[^"]*"),("sig":"[^"]*")\}/u, '{$2,$1}'),
      'evidence-not-canonical',
    ],
    [
      'a payload without padding',
      sealed.replace(payload, `${payload.replace(/=+$/u, '')}A`),
      'evidence-truncated',
    ],
    [
      'a payload in the alphabet of URLs',
      sealed.replace(payload, `_${payload.slice(1)}`),
      'evidence-truncated',
    ],
  ])('is refused: %s', (_, text, code) => {
    expect(text).not.toBe(sealed);
    const { envelopes, refusals } = openEnvelopes(text, digests, key);
    expect([envelopes.length, refusals.map((one) => one.code)]).toStrictEqual([0, [code]]);
  });
});
