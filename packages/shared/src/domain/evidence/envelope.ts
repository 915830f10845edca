import type { Digests } from '../../ports/digests.ts';
import { UserError } from '../errors.ts';
import { canonicalJson, isRecord, parseJson } from '../json.ts';
import { countOf } from '../report/numbers.ts';
import type { Reason } from '../verdict.ts';
import { checkSchema } from '../schema.ts';
import { statementJson, type Statement } from './statement.ts';
import { readStatementSchema } from './statement-schema.ts';

/** DSSE (github.com/secure-systems-lab/dsse, envelope.md). */
const payloadType = 'application/vnd.in-toto+json';

/** An envelope larger than this is refused: a handful must fit an output and an environment variable. */
export const envelopeCapBytes = 8 * 1024;

/** What gates and moves say beside the subject. A build leaves it free, so that what is recorded can be judged. */
const reservedBytes = 2 * 1024;

/** A statement as it was received. */
export interface Envelope {
  readonly statement: Statement;
  /** SHA-256, hex, of the payload's bytes: what other statements refer to it by. */
  readonly payloadDigest: string;
  /** `unsigned`; `valid` for a signature by the key at hand; `unchecked` when there is no key to check it with. */
  readonly signature: 'unsigned' | 'valid' | 'invalid' | 'unchecked';
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
  const payload = Buffer.from(canonicalJson(statementJson(statement)), 'utf8');
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

function refusal(code: string, seen: string, index: number, fix: string): Reason {
  return { code, rule: null, seen, limit: null, where: `evidence, envelope ${String(index + 1)}`, fix };
}

const passOn =
  "Pass the `evidence` output of the gate as it is, through the job's outputs and `needs`; never cut, re-format or retype it.";

function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  // Node skips what is not base64: only a text that comes out the same again was whole.
  return bytes.toString('base64') === text && bytes.length > 0 ? bytes : null;
}

function signatureOf(
  signatures: readonly unknown[],
  payload: Buffer,
  digests: Digests,
  key: SigningKey | null,
): Envelope['signature'] {
  if (signatures.length === 0) return 'unsigned';
  if (key === null) return 'unchecked';
  const expected = digests.hmacSha256(key.key, preAuthenticationEncoding(payload));
  const found = signatures.some((item) => {
    if (!isRecord(item) || typeof item['sig'] !== 'string') return false;
    return digests.equal(Buffer.from(item['sig'], 'base64').toString('hex'), expected);
  });
  return found ? 'valid' : 'invalid';
}

function openOne(text: string, index: number, digests: Digests, key: SigningKey | null): Envelope | Reason {
  if (Buffer.byteLength(text) > envelopeCapBytes)
    return refusal('evidence-too-large', `${String(Buffer.byteLength(text))} bytes`, index, passOn);
  const outer = parseJson(text);
  if (!outer.ok || !isRecord(outer.value))
    return refusal('evidence-truncated', 'no whole JSON object', index, passOn);
  const { payload, payloadType: type, signatures } = outer.value;
  if (type !== payloadType || typeof payload !== 'string' || !Array.isArray(signatures))
    return refusal('evidence-unparsable', 'not a DSSE envelope of an in-toto statement', index, passOn);
  // One spelling only: in another one it would not be known again where it must be, such as in a form it was typed into.
  if (JSON.stringify({ payload, payloadType: type, signatures }) !== text)
    return refusal('evidence-unparsable', 'not in the characters its gate wrote', index, passOn);
  const bytes = decodeBase64(payload);
  if (bytes === null) return refusal('evidence-truncated', 'the payload is not whole base64', index, passOn);
  const inner = parseJson(bytes.toString('utf8'));
  if (!inner.ok) return refusal('evidence-truncated', 'the payload is not whole JSON', index, passOn);
  const checked = checkSchema(readStatementSchema, inner.value);
  if (!checked.ok || checked.value === null) {
    const why = checked.ok
      ? 'not exactly one commit'
      : checked.problems.map((p) => `${p.path} ${p.message}`).join(' ');
    return refusal(
      'evidence-unparsable',
      why.slice(0, 400),
      index,
      `${passOn} Use one version of Interlock throughout.`,
    );
  }
  return {
    statement: checked.value,
    payloadDigest: digests.sha256(bytes),
    signature: signatureOf(signatures, bytes, digests, key),
  };
}

/**
 * Reads any number of envelopes separated by white space. Nothing is skipped: what cannot be read is a refusal with
 * its place. An empty text has neither.
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
