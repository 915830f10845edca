import type { Digests } from '../../ports/digests.ts';
import { UserError } from '../errors.ts';
import { canonicalJson, isRecord, parseJson } from '../json.ts';
import { countOf } from '../report/numbers.ts';
import type { Reason } from '../verdict.ts';
import { checkSchema } from '../schema.ts';
import { statementJson, type Statement } from './statement.ts';
import { readStatementSchema } from './statement-schema.ts';
import { evidenceCodes, refusal } from './evidence-codes.ts';

/** DSSE (github.com/secure-systems-lab/dsse, envelope.md). */
const payloadType = 'application/vnd.in-toto+json';

/** An envelope larger than this is refused: a handful must fit an output and an environment variable. */
const envelopeCapBytes = 8 * 1024;

/** What gates and moves say beside the subject. A build leaves it free, so that what is recorded can be judged. */
const reservedBytes = 2 * 1024;

/** A statement as it was received. */
export interface Envelope {
  readonly statement: Statement;
  /** The statement's canonical JSON in base64, as it stands in the envelope. */
  readonly payload: string;
  /** SHA-256, hex, of the payload's bytes: what other statements refer to it by. */
  readonly payloadDigest: string;
  /** `unsigned`; `valid` for a signature by the key at hand, else `invalid`. */
  readonly signature: 'unsigned' | 'valid' | 'invalid';
}

export interface SigningKey {
  readonly key: string;
}

/** DSSE pre-authentication encoding: lengths are in bytes, and the payload is not base64 here. */
function preAuthenticationEncoding(payload: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${String(payloadType.length)} ${payloadType} ${String(payload.length)} `, 'utf8'),
    payload,
  ]);
}

/** The only bytes that stand for a statement: its canonical JSON in UTF-8. */
function payloadOf(statement: Statement): Buffer {
  return Buffer.from(canonicalJson(statementJson(statement)), 'utf8');
}

/** Says which key signed without giving it away: a digest of a digest of it. */
function keyIdOf(key: string, digests: Digests): string {
  return digests.sha256(`interlock-evidence-key ${digests.sha256(key)}`).slice(0, 16);
}

/**
 * Wraps a statement in one envelope: one line, no white space in it, so that envelopes can be put side by side.
 *
 * @throws {UserError} when it is too large for an envelope: its subject names too many artifacts
 */
export function sealStatement(statement: Statement, digests: Digests, key: SigningKey | null): string {
  const payload = payloadOf(statement);
  const signatures =
    key === null
      ? []
      : [
          {
            keyid: keyIdOf(key.key, digests),
            sig: Buffer.from(digests.hmacSha256(key.key, preAuthenticationEncoding(payload)), 'hex').toString(
              'base64',
            ),
          },
        ];
  const sealed = canonicalJson({ payload: payload.toString('base64'), payloadType, signatures });
  const sizeBytes = Buffer.byteLength(sealed);
  const capBytes = envelopeCapBytes - (statement.predicate.kind === 'built' ? reservedBytes : 0);
  if (sizeBytes > capBytes)
    throw new UserError([
      {
        code: 'evidence-too-large',
        message: `The statement about ${countOf(statement.subject.artifacts.length, 'artifact')} takes ${sizeBytes} bytes; it may take ${capBytes}.`,
        fix: 'Record and promote fewer artifacts together: a build, its gates and its move for each service.',
        where: 'subjects',
      },
    ]);
  return sealed;
}

function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  // Node skips what is not base64: only a text that comes out the same again was whole.
  return bytes.toString('base64') === text && bytes.length > 0 ? bytes : null;
}

interface Signature {
  readonly keyid: string;
  readonly sig: string;
}

/** The signatures of an envelope; `null` when one is not a key id and a whole base64 text. */
function readSignatures(items: readonly unknown[]): readonly Signature[] | null {
  const read = items.map((item): Signature | null => {
    if (!isRecord(item)) return null;
    const { keyid, sig } = item;
    return typeof keyid === 'string' && typeof sig === 'string' && decodeBase64(sig) !== null
      ? { keyid, sig }
      : null;
  });
  return read.every((one) => one !== null) ? read : null;
}

function signatureOf(
  signatures: readonly Signature[],
  payload: Buffer,
  digests: Digests,
  key: SigningKey,
): Envelope['signature'] {
  if (signatures.length === 0) return 'unsigned';
  const expected = digests.hmacSha256(key.key, preAuthenticationEncoding(payload));
  const found = signatures.some(({ sig }) =>
    digests.equal(Buffer.from(sig, 'base64').toString('hex'), expected),
  );
  return found ? 'valid' : 'invalid';
}

function openOne(text: string, index: number, digests: Digests, key: SigningKey | null): Envelope | Reason {
  const where = `evidence, envelope ${String(index + 1)}`;
  if (Buffer.byteLength(text) > envelopeCapBytes)
    return refusal('evidence-too-large', { seen: `${String(Buffer.byteLength(text))} bytes`, where });
  const outer = parseJson(text);
  if (!outer.ok || !isRecord(outer.value))
    return refusal('evidence-truncated', { seen: 'no whole JSON object', where });
  const { payload, payloadType: type, signatures: listed } = outer.value;
  const signatures = Array.isArray(listed) ? readSignatures(listed) : null;
  if (type !== payloadType || typeof payload !== 'string' || signatures === null)
    return refusal('evidence-unparsable', { seen: 'not a DSSE envelope of an in-toto statement', where });
  // One spelling only, of the envelope and of its payload: another one would be the same evidence under another digest.
  if (
    canonicalJson({ payload, payloadType: type, signatures: signatures.map((one) => ({ ...one })) }) !== text
  )
    return refusal('evidence-not-canonical', { seen: 'an envelope that no gate writes so', where });
  const bytes = decodeBase64(payload);
  if (bytes === null)
    return refusal('evidence-truncated', { seen: 'the payload is not whole base64', where });
  const inner = parseJson(bytes.toString('utf8'));
  if (!inner.ok) return refusal('evidence-truncated', { seen: 'the payload is not whole JSON', where });
  const checked = checkSchema(readStatementSchema, inner.value);
  if (!checked.ok || checked.value === null) {
    const why = checked.ok
      ? 'not exactly one commit'
      : checked.problems.map((p) => `${p.path} ${p.message}`).join(' ');
    return refusal('evidence-unparsable', {
      seen: why.slice(0, 400),
      where,
      fix: `${evidenceCodes['evidence-unparsable'].fix} Use one version of Interlock throughout.`,
    });
  }
  if (!payloadOf(checked.value).equals(bytes))
    return refusal('evidence-not-canonical', { seen: 'a payload that is not canonical JSON', where });
  if (key === null && signatures.length > 0)
    return refusal('evidence-key-missing', {
      seen: 'the envelope is signed, and there is no key to check it with',
      where,
    });
  return {
    statement: checked.value,
    payload,
    payloadDigest: digests.sha256(bytes),
    signature: key === null ? 'unsigned' : signatureOf(signatures, bytes, digests, key),
  };
}

/**
 * Reads any number of envelopes separated by white space. Nothing is skipped: what cannot be read is a refusal with
 * its place, and so is what is signed when there is no key to check it with. An empty text has neither.
 */
export function openEnvelopes(
  text: string,
  digests: Digests,
  key: SigningKey | null,
): { readonly envelopes: readonly Envelope[]; readonly refusals: readonly Reason[] } {
  const envelopes: Envelope[] = [];
  const refusals: Reason[] = [];
  for (const [index, part] of text
    .split(/\s+/u)
    .filter((piece) => piece !== '')
    .entries()) {
    const opened = openOne(part, index, digests, key);
    if ('statement' in opened) envelopes.push(opened);
    else refusals.push(opened);
  }
  return { envelopes, refusals };
}
