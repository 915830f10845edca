import { describe, expect, it } from 'vitest';

import { definitionOf, formatNames } from '@interlock/reports/steps/every-format';
import { reportKinds } from '@interlock/shared/domain/configuration/reports';

import { inputs } from '../../../bench/readers/inputs.mjs';
import { read } from './read.ts';

const reports = inputs.filter(({ kind }) => kind !== 'size');

describe('the benchmark of readers', () => {
  it('has a report of every format, and none of another', () => {
    expect(reports.map(({ format }) => format).sort()).toStrictEqual([...formatNames].sort());
  });

  it('measures every kind of report', () => {
    expect(new Set(inputs.map(({ kind }) => kind))).toStrictEqual(new Set(reportKinds));
  });

  it.each(reports)('makes $format as a report that is read as what it is', ({ format, kind, ...input }) => {
    const { begin, part, between, end } = input;
    const name = formatNames.find((known) => known === format);
    if (name === undefined) throw new Error(`${format} is no format`);
    expect(definitionOf(name).kind).toBe(kind);
    const text = begin + [0, 1, 2].map(part).join(between) + end;
    expect(read(text, { kind })).toMatchObject({ kind });
    expect(read(text, { kind, format: name })).toStrictEqual(read(text, { kind }));
  });
});
