import { describe, expect, it } from 'vitest';

import { formatDefinitions } from '@interlock/reports/steps/every-format';
import { reportReader, type ReadReport } from '@interlock/reports/domain/reader';

import { worthOf } from '../../fuzz/readers/oracle.ts';
import { utf16 } from './encode.ts';
import { samples, type Sample } from './samples.ts';

function readAs({ kind }: Sample, bytes: Uint8Array): ReadReport {
  const reader = reportReader(null, kind, formatDefinitions);
  reader.write(bytes);
  return reader.end();
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(samples.map((sample) => [sample.title, sample] as const))('%s', (_title, sample) => {
  const { text, hasEnd } = sample;
  const whole = readAs(sample, bytesOf(text));

  it('reads the same in every encoding', () => {
    for (const bytes of [bytesOf(`\ufeff${text}`), utf16(text, 'le', true), utf16(text, 'be', true)])
      expect(readAs(sample, bytes)).toStrictEqual(whole);
  });

  it('is never good when it is bad and its end is missing', () => {
    if (whole.kind === 'unusable' || worthOf(whole) !== 'bad' || !hasEnd) return;
    for (let length = 0; length < text.trimEnd().length; length += 1) {
      const cut = readAs(sample, bytesOf(text.slice(0, length)));
      if (cut.kind !== 'unusable') expect(worthOf(cut), `${length}`).toBe('bad');
    }
  });
});
