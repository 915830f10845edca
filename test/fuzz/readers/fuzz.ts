import { lookAt } from '@interlock/reports/domain/format';
import {
  definitionOf,
  formatDefinitions,
  formatNames,
  type Format,
} from '@interlock/reports/steps/every-format';
import type { UsableReport } from '@interlock/reports/domain/format';
import { reportReader, type ReadReport } from '@interlock/reports/domain/reader';

import { mutations, nullForNumber, type Claim } from './mutations.ts';
import { betterNumbers, brokenInvariants, numbersOf, worthOf, type Judged, type Worth } from './oracle.ts';
import { randomOf, type Random } from './random.ts';

/** A report to begin with. */
export interface Subject {
  readonly title: string;
  readonly text: string;
  /** Of a format whose reports may end behind any of their parts, nothing is claimed of one that was cut. */
  readonly hasEnd?: boolean;
}

/** A report whose meaning is known. */
interface Known extends Subject {
  readonly format: Format;
  readonly kind: UsableReport['kind'];
  readonly read: ReadReport;
  readonly worth: Worth;
  readonly numbers: readonly Judged[];
}

/** What became of one input. */
export interface Fuzzed {
  readonly subject: string;
  readonly format: Format;
  readonly mutation: string;
  readonly bytes: Uint8Array;
  readonly ms: number;
  /** The worth of what was read, or the code with which it was refused. */
  readonly outcome: string;
  /** What must not be; empty when all is well. */
  readonly wrong: readonly string[];
}

function read(bytes: Uint8Array, kind: UsableReport['kind'], pieceBytes: number): ReadReport {
  const reader = reportReader(null, kind, formatDefinitions);
  for (let from = 0; from < bytes.length; from += pieceBytes)
    if (!reader.write(bytes.subarray(from, from + pieceBytes))) break;
  return reader.end();
}

function* learn(subjects: readonly Subject[]): Generator<Known> {
  for (const subject of subjects) {
    const { text } = subject;
    const head = lookAt(text.trimStart());
    for (const format of formatNames) {
      const definition = definitionOf(format);
      if (!definition.recognizes(head)) continue;
      const bytes = new TextEncoder().encode(text);
      const known = read(bytes, definition.kind, bytes.length);
      if (known.kind === 'unusable') continue;
      yield {
        ...subject,
        format,
        kind: definition.kind,
        read: known,
        worth: worthOf(known),
        numbers: numbersOf(known),
      };
    }
  }
}

/** Reports by format, and what to make of them. */
export interface Farm {
  readonly formats: readonly Format[];
  fuzz(seed: number, index: number): Fuzzed;
}

/** Structures that hold binary lists and maps, made comparable. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => {
    if (part instanceof Map) return [...part];
    return ArrayBuffer.isView(part)
      ? Buffer.from(part.buffer, part.byteOffset, part.byteLength).toString('hex')
      : part;
  });

function mutated(known: Known, others: readonly Known[], random: Random) {
  const texts = others.map(({ text }) => text);
  for (;;) {
    const mutation = random.pick(mutations);
    let made = mutation.mutate(known.text, random, texts);
    if (made === null) continue;
    const names = [mutation.name];
    let { claim } = mutation;
    // Some are changed several times; then nothing is claimed of what they say.
    while (typeof made === 'string' && made.length > 0 && made.length < 50_000 && random.chance(0.2)) {
      const further = random.pick(mutations);
      const next = further.mutate(made, random, texts);
      if (next === null) continue;
      names.push(further.name);
      claim = 'any';
      made = next;
    }
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    return { bytes, claim, name: names.join(', ') };
  }
}

/** Where a claim does not hold, because what is left is a whole report that says something else. */
const exempt: Readonly<Record<string, readonly Format[]>> = {
  // `null` is a line with nothing to cover, or a part of a name.
  [nullForNumber]: ['simplecov', 'go-bench'],
  // A message whose rule has another name is one of another rule; what has no unit is a plain count.
  'one character changed': ['eslint-complexity', 'measurements'],
  // Numbers are parts of names: a measurement under another name is none of the one that was repeated.
  'a number that is none': ['go-bench'],
  'letters put in': ['eslint-complexity'],
};

/** What a claim says of a result and does not hold, in words. */
function brokenClaims(subject: Known, claim: Claim, result: ReadReport): readonly string[] {
  const wrong: string[] = [];
  if (claim === 'same' && plain(result) !== plain(subject.read)) wrong.push('says another thing');
  if (result.kind === 'unusable') return wrong;
  wrong.push(...brokenInvariants(result));
  if (claim !== 'keeps' && claim !== 'worsens') return wrong;
  if (subject.worth === 'bad' && worthOf(result) === 'good') wrong.push('passes');
  if (claim === 'worsens' && result.kind === subject.kind)
    wrong.push(...betterNumbers(subject.numbers, numbersOf(result)));
  return wrong;
}

/** Gets ready to fuzz: what each report says before anything is done to it. */
export function openFarm(subjects: readonly Subject[]): Farm {
  const known = [...learn(subjects)];
  const endless = new Set(known.filter(({ hasEnd }) => hasEnd === false).map(({ format }) => format));
  const formats = formatNames.filter((format) => known.some((one) => one.format === format));

  const isExempt = (name: string, format: Format): boolean =>
    (name === 'cut' && endless.has(format)) || exempt[name]?.includes(format) === true;

  return {
    formats,
    fuzz: (seed, index) => {
      const random = randomOf(seed, index);
      const format = formats[index % formats.length] ?? random.pick(formats);
      const subject = random.pick(known.filter((one) => one.format === format));
      const { bytes, claim, name } = mutated(subject, known, random);
      const pieceBytes = random.chance(0.5)
        ? Math.max(1, bytes.length)
        : 1 + random.below(bytes.length < 5_000 ? 300 : 60_000);
      const wrong: string[] = [];
      let outcome = 'thrown';
      const startedMs = performance.now();
      try {
        const result = read(bytes, subject.kind, pieceBytes);
        outcome = result.kind === 'unusable' ? result.code : worthOf(result);
        const isClaimed = !isExempt(name, format);
        wrong.push(...brokenClaims(subject, isClaimed || claim === 'same' ? claim : 'any', result));
        if (result.kind !== 'unusable' && random.chance(0.05)) {
          const again = read(bytes, subject.kind, 1 + random.below(40));
          if (plain(again) !== plain(result)) wrong.push('says another thing when it comes in other pieces');
        }
      } catch (thrown) {
        wrong.push(`throws ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`);
      }
      const ms = performance.now() - startedMs;
      return { subject: subject.title, format, mutation: name, bytes, ms, outcome, wrong };
    },
  };
}
