import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lookAt } from '@interlock/reports/domain/format';
import { definitionOf, formatNames, type Format } from '@interlock/reports/steps/every-format';

import { writtenFormats } from './formats.ts';
import { shapesOf } from './shapes.ts';

const folder = join(import.meta.dirname, '../fixtures');
const fixtures = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((file) => file.isFile())
  .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));

/** Reports of the tools themselves, by format. */
const real = new Map(
  formatNames.map((format) => [
    format,
    fixtures.filter((text) => definitionOf(format).recognizes(lookAt(text.trimStart()))),
  ]),
);

/** Formats of which no tool could be run here: their writers are held by the tables of samples alone. */
const withoutFixture: readonly Format[] = [
  ...(['nunit3', 'trx', 'xunit', 'nunit2', 'ctrf', 'rspec', 'dart'] as const),
  ...(['opencover', 'tinybench', 'jmh', 'measurements'] as const),
];

/** What is written though no committed report has it: documented by the tool, and rare. */
const rare: Readonly<Partial<Record<Format, readonly string[]>>> = {
  junit: ['testsuites/testsuite/testcase/flakyFailure', 'testsuites/testsuite/testcase/flakyFailure@message'],
};

describe('what is written of a format is made of what its tool writes', () => {
  it('wherever a report of the tool is committed', () => {
    const missing = formatNames.filter((format) => real.get(format)?.length === 0);
    expect(missing).toStrictEqual(withoutFixture);
  });

  it.each(formatNames.filter((format) => !withoutFixture.includes(format)))('%s', (format) => {
    const known = new Set((real.get(format) ?? []).flatMap((text) => [...shapesOfReal(format, text)]));
    const strange = new Set<string>();
    for (const { text } of fc.sample(writtenFormats[format].documents, { numRuns: 40, seed: 11 }))
      for (const shape of shapesOf(format, text))
        if (!known.has(shape) && rare[format]?.includes(shape) !== true) strange.add(shape);
    expect([...strange]).toStrictEqual([]);
  });
});

/** A real report may hold more than one document, or be cut for a test: then it has no shape to agree with. */
function shapesOfReal(format: Format, text: string): ReadonlySet<string> {
  try {
    return shapesOf(format, text);
  } catch {
    return new Set();
  }
}
