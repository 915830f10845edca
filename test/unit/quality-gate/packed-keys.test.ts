import { coveragePacker, mergeListed } from '@interlock/reports/domain/coverage/packed-coverage';
import { coverageParts, ratioOf, ratioOfMarks } from '@interlock/reports/domain/coverage/coverage';
import { packKeys, unpackKeys } from '@interlock/reports/domain/coverage/packed-keys';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const key = fc.oneof(
  fc.constantFrom('12,0,0', '12,0,1', '12,1,0', '120,0,0', ''),
  fc.string().map((text) => text.replaceAll('\n', ' ')),
  fc.string({ minLength: 240, maxLength: 300, unit: fc.constantFrom('a', 'b') }),
);
const hits = fc.option(
  fc.uniqueArray(fc.tuple(key, fc.boolean()), { selector: ([name]) => name }).map((all) => new Map(all)),
);
const listed = fc.record({
  lines: fc.option(fc.uint8Array({ max: 2 })),
  branches: hits,
  functions: hits,
  worseStated: fc.constant({}),
});

describe('packed keys', () => {
  it('are what was packed, in its order', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        expect(unpackKeys(packKeys(keys))).toStrictEqual(keys);
      }),
    );
  });

  it('take a byte a character where keys do, and less than keys that begin alike', () => {
    const keys = Array.from({ length: 100 }, (_, at) => `${'line'.repeat(100)}${String(at)}`);
    const packed = packKeys(keys);
    expect(packed.length).toBeLessThan(keys.join('\n').length / 2);
    expect(/^[\0-\u00ff]*$/u.test(packed)).toBe(true);
  });
});

describe('packed coverage', () => {
  it('is what was listed, of each of many files', () => {
    fc.assert(
      fc.property(fc.array(listed), (files) => {
        const pack = coveragePacker();
        const packed = files.map(pack);
        for (const [index, { lines, branches, functions }] of files.entries()) {
          const file = packed[index];
          expect(file?.lines).toStrictEqual(lines);
          for (const [name, given] of [
            ['branches', branches],
            ['functions', functions],
          ] as const) {
            const kept = file?.[name] ?? null;
            const entries =
              kept === null ? null : unpackKeys(kept.keys).map((one, at) => [one, kept.marks[at] === 2]);
            expect(entries).toStrictEqual(given === null ? null : [...given]);
          }
        }
      }),
    );
  });

  it('counts as its marks do', () => {
    fc.assert(
      fc.property(fc.array(listed), (files) => {
        const pack = coveragePacker();
        for (const file of files.map(pack))
          for (const part of coverageParts) {
            const marks = part === 'lines' ? file.lines : (file[part]?.marks ?? null);
            expect(ratioOf(file, part)).toStrictEqual(marks === null ? null : ratioOfMarks(marks));
          }
      }),
    );
  });

  it('stays the same where it is merged with itself', () => {
    fc.assert(
      fc.property(listed, (one) => {
        const merged = mergeListed(coveragePacker()(one), one);
        const { lines, branches, functions } = coveragePacker()(one);
        expect(merged).toMatchObject({ lines, branches, functions });
      }),
    );
  });
});
