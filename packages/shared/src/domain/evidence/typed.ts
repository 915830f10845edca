import { isRecord } from '../json.ts';
import type { Envelope } from './envelope.ts';

/** Pieces of a payload shorter than this occur by chance in other base64 text. */
const pieceLength = 16;
/** How many disguises inside one another are taken off. */
const depth = 4;

interface Strings {
  readonly keys: string[];
  readonly values: string[];
}

function collect(value: unknown, into: Strings): Strings {
  if (typeof value === 'string') into.values.push(value);
  else if (Array.isArray(value)) for (const item of value) collect(item, into);
  else if (isRecord(value))
    for (const [key, item] of Object.entries(value)) {
      into.keys.push(key);
      collect(item, into);
    }
  return into;
}

const letterOf = (hex: string) => String.fromCharCode(Number.parseInt(hex, 16));

/** JSON's escapes, also in a text that is no whole JSON and escaped several times over. */
function unescaped(text: string): string {
  return text
    .replace(/\\{2,}/gu, '\\')
    .replace(/\\u([0-9a-f]{4})/giu, (_, hex: string) => letterOf(hex))
    .replace(/\\[bfnrt]/gu, ' ');
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => letterOf(hex));
}

/** Every long run of base64 or base64url. Where the encoding of a run began is not known, so each phase is tried. */
function base64Decoded(text: string, phase: number): string {
  const runs = text.replace(/\s+/gu, '').match(/[A-Za-z0-9+/_-]{24,}/gu) ?? [];
  return runs.map((run) => Buffer.from(run.slice(phase), 'base64').toString('latin1')).join('\n');
}

/** Every text that can be read out of the strings of an event, itself included. */
function readings(event: unknown): ReadonlySet<string> {
  const { keys, values } = collect(event, { keys: [], values: [] });
  const all = new Set([values.join('\n'), keys.join('\n')]);
  let newest: readonly string[] = [...all];
  for (let level = 0; level < depth; level += 1) {
    const next = newest.flatMap((text) => [
      unescaped(text),
      percentDecoded(text),
      ...[0, 1, 2, 3].map((phase) => base64Decoded(text, phase)),
    ]);
    newest = [...new Set(next)].filter((text) => text.length >= pieceLength && !all.has(text));
    for (const text of newest) all.add(text);
  }
  return all;
}

/** Only the letters of base64, in its standard alphabet: whatever stands between them separates nothing. */
const lettersOf = (text: string) =>
  text
    .replace(/-/gu, '+')
    .replace(/_/gu, '/')
    .replace(/[^A-Za-z0-9+/]/gu, '');

/** How much of a payload, from 0 to 1, stands in the texts in pieces that are no chance. */
function shareFound(payload: string, texts: readonly string[]): number {
  const letters = lettersOf(payload);
  const places = new Map<string, number[]>();
  for (let at = 0; at + pieceLength <= letters.length; at += 1) {
    const piece = letters.slice(at, at + pieceLength);
    places.set(piece, [...(places.get(piece) ?? []), at]);
  }
  const found = new Set<number>();
  for (const text of texts)
    for (let at = 0; at + pieceLength <= text.length; at += 1)
      for (const place of places.get(text.slice(at, at + pieceLength)) ?? [])
        for (let offset = 0; offset < pieceLength; offset += 1) found.add(place + offset);
  return letters.length === 0 ? 0 : found.size / letters.length;
}

/**
 * Finds the envelopes that came with the event: a person typed or pasted them into a dispatch form, a comment or a
 * client payload, and the workflow passed them on. Evidence comes through `needs` alone.
 *
 * An envelope counts as typed when half of its payload stands in the strings of the event, keys included, in pieces of
 * 16 letters or more in any order, or in smaller ones in the order of the event: as it is, with JSON escapes, percent
 * or base64 encoding (URL alphabet included), up to four of these around one another. Subjects, commits and digests in
 * an event are no pieces: a payload is compared in base64. An envelope of an earlier run in the event resembles that
 * of this run so much that it counts as well.
 *
 * What this does not find: text that the workflow itself encodes or decodes in another way, such as hex or gzip in a
 * `run` step. Who can write such a workflow can write evidence; only `evidence-key` in a protected environment and
 * the branch policy stand against that. A copy from an earlier run fails by its run id in any case.
 *
 * @param event - the payload of the event that started the run
 * @param envelopes - the evidence that was given
 * @returns payload digests of those that were typed
 */
export function typedDigests(event: unknown, envelopes: readonly Envelope[]): ReadonlySet<string> {
  const texts = [...readings(event)].map(lettersOf);
  return new Set(
    envelopes
      .filter(({ payload }) => shareFound(payload, texts) >= 1 / 2)
      .map(({ payloadDigest }) => payloadDigest),
  );
}
