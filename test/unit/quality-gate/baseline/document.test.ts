import {
  readBaseline,
  writeBaseline,
  type BaselineBody,
} from '@interlock/quality-gate/domain/baseline/document';
import { ratchetRatio } from '@interlock/quality-gate/domain/baseline/ratchet';
import { readBaselineSetting } from '@interlock/quality-gate/domain/baseline/setting';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const digests = nodeDigests();

const ratio = fc
  .tuple(fc.nat(1_000), fc.nat(1_000))
  .map(([covered, more]) => ({ covered, total: covered + more }));
const nullable = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('a::b', '"q"', '\\', 'é', '\u2028', '\ud800', '__proto__'),
);
const entry = fc.record({
  metric: text,
  name: nullable(text),
  in: nullable(
    fc.oneof(
      fc.record({ member: fc.constantFrom('package' as const, 'file' as const), id: text }),
      fc.record({ path: text }),
    ),
  ),
  value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  of: nullable(ratio.map(({ covered, total }) => ({ part: covered, total }))),
  samples: nullable(fc.array(fc.integer(), { maxLength: 4 })),
});
const hex = (length: number) =>
  fc
    .array(
      fc.integer({ min: 0, max: 15 }).map((digit) => digit.toString(16)),
      { minLength: length, maxLength: length },
    )
    .map((all) => all.join(''));
const body: fc.Arbitrary<BaselineBody> = fc.record({
  version: fc.constant(1 as const),
  repository: hex(64),
  workflow: text,
  gate: text,
  service: nullable(text),
  branch: text,
  commit: hex(40),
  run: fc.record({ id: fc.nat(), attempt: fc.nat(), event: text }),
  created: fc.constant('2026-11-21T10:00:00.000Z'),
  verdict: fc.constant('pass' as const),
  mode: fc.constant('enforce' as const),
  policy: fc.record({ digest: text, commit: nullable(text) }),
  numbers: fc.array(entry, { maxLength: 4 }),
  answers: fc.array(entry, { maxLength: 2 }),
  files: nullable(
    fc.record({
      areComplete: fc.boolean(),
      list: fc.array(
        fc.record({
          path: text,
          lines: nullable(ratio),
          branches: nullable(ratio),
          functions: nullable(ratio),
        }),
        { maxLength: 3 },
      ),
    }),
  ),
  tests: nullable(
    fc.record({
      total: fc.nat(),
      areComplete: fc.boolean(),
      names: fc.array(text, { maxLength: 4 }),
      failing: fc.array(text, { maxLength: 2 }),
    }),
  ),
  reports: fc.array(fc.record({ kind: text, package: nullable(text), files: fc.nat() }), { maxLength: 2 }),
});
const key = fc.constantFrom(null, 'one key', 'another');

describe('the document of a baseline', () => {
  it('is read as it was written, with its key and without any', () => {
    fc.assert(
      fc.property(body, key, (written, signing) => {
        const spelled = writeBaseline(written, digests, signing);
        const plain: unknown = JSON.parse(JSON.stringify(written));
        expect(readBaseline(spelled, digests, signing)).toStrictEqual({ ok: true, value: plain });
        expect(readBaseline(spelled, digests, null)).toMatchObject({ ok: true });
      }),
    );
  });

  it('is refused by whoever has another key, or a key where nobody signed', () => {
    fc.assert(
      fc.property(body, key, (written, signing) => {
        const read = readBaseline(writeBaseline(written, digests, signing), digests, 'a third');
        expect(read).toMatchObject({ ok: false, failures: [{ code: 'baseline-unsigned' }] });
      }),
    );
  });

  it('is refused cut anywhere', () => {
    fc.assert(
      fc.property(body, fc.nat(), (written, at) => {
        const spelled = writeBaseline(written, digests, null);
        expect(readBaseline(spelled.slice(0, at % spelled.length), digests, null).ok).toBe(false);
      }),
    );
  });

  it('is refused with any bit turned over', () => {
    fc.assert(
      fc.property(body, fc.nat(), fc.nat(7), (written, at, bit) => {
        const bytes = new TextEncoder().encode(writeBaseline(written, digests, null));
        const index = at % bytes.length;
        bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
        const altered = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        expect(readBaseline(altered, digests, null).ok).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is refused in any other spelling of the same', () => {
    fc.assert(
      fc.property(body, (written) => {
        const spelled = writeBaseline(written, digests, null);
        for (const other of [
          `\ufeff${spelled}`,
          `${spelled}\n`,
          spelled.trimEnd(),
          spelled.replace('{', '{ '),
          `${JSON.stringify(JSON.parse(spelled), null, 2)}\n`,
          spelled.replace('"body"', '"\\u0062ody"'),
          spelled.replace('"seal":', '"seal":{},"seal":'),
        ])
          expect(readBaseline(other, digests, null).ok).toBe(false);
      }),
    );
  });

  it('names the version of a later one, and takes no key it does not know', () => {
    const [written] = fc.sample(body, { numRuns: 1, seed: 1 });
    if (written === undefined) throw new Error('no sample');
    const later = writeBaseline({ ...written, version: 2 as unknown as 1 }, digests, null);
    expect(readBaseline(later, digests, null)).toMatchObject({
      ok: false,
      failures: [{ code: 'baseline-version' }],
    });
    const strange = writeBaseline({ ...written, more: 1 } as BaselineBody, digests, null);
    expect(readBaseline(strange, digests, null)).toMatchObject({
      ok: false,
      failures: [{ code: 'baseline-corrupt' }],
    });
  });

  it.each([
    ['a number that is none', { value: null }],
    ['more covered than there is', { of: { part: 2, total: 1 } }],
    ['a part of a line', { of: { part: 0.5, total: 1 } }],
    ['a negative total', { of: { part: 0, total: -1 } }],
  ])('takes no %s', (_, more) => {
    const [written] = fc.sample(body, { numRuns: 1, seed: 2 });
    if (written === undefined) throw new Error('no sample');
    const good = { metric: 'm', name: null, in: null, value: 1, of: null, samples: null };
    const numbers = [{ ...good, ...more }] as BaselineBody['numbers'];
    expect(readBaseline(writeBaseline({ ...written, numbers }, digests, null), digests, null).ok).toBe(false);
  });
});

describe('the ratchet', () => {
  const share = fc.tuple(fc.nat(500), fc.nat(500)).map(([part, rest]) => ({ part, total: part + rest }));

  it('punishes no deletion, of covered code or of other, however much', () => {
    fc.assert(
      fc.property(share, fc.nat(), fc.nat(), (before, some, others) => {
        const covered = before.part - (some % (before.part + 1));
        const rest = before.total - before.part;
        const uncovered = rest - (others % (rest + 1));
        const now = { part: covered, total: covered + uncovered };
        fc.pre(now.total > 0);
        expect(covered / now.total).toBeGreaterThanOrEqual(ratchetRatio(before, now, 'higher') - 1e-12);
        // The same of a ratio of which less is better, such as duplicated lines.
        const duplicated = { part: rest, total: before.total };
        expect(uncovered / now.total).toBeLessThanOrEqual(
          ratchetRatio(duplicated, { part: uncovered, total: now.total }, 'lower') + 1e-12,
        );
      }),
    );
  });

  it('lets nothing grow that is bad, whatever was deleted beside it', () => {
    fc.assert(
      fc.property(
        share,
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 50 }),
        (before, total, more) => {
          const uncovered = before.total - before.part + more;
          fc.pre(total < before.total && uncovered <= total);
          const now = { part: total - uncovered, total };
          expect(now.part / total).toBeLessThan(ratchetRatio(before, now, 'higher'));
        },
      ),
    );
  });

  it('is the ratio itself where nothing was deleted', () => {
    fc.assert(
      fc.property(share, fc.nat(50), (before, more) => {
        fc.pre(before.total > 0);
        const now = { part: 0, total: before.total + more };
        expect(ratchetRatio(before, now, 'higher')).toBe(before.part / before.total);
      }),
    );
  });

  it('counts three covered lines deleted and one added as 7 of 8 against 9 of 10', () => {
    expect(ratchetRatio({ part: 9, total: 10 }, { part: 7, total: 8 }, 'higher')).toBe(7 / 8);
  });
});

describe('what to compare with', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['branch=main', { kind: 'branch', branch: 'main', sinceMs: null }],
    ['branch=main workflow=promote.yml', { branch: 'main', workflow: '.github/workflows/promote.yml' }],
    ['branch=main since=2026-11-21 workflow=ci.yaml', { workflow: '.github/workflows/ci.yaml' }],
    ['branch=release/1.x', { kind: 'branch', branch: 'release/1.x' }],
    ['branch=main since=2026-11-21', { sinceMs: Date.parse('2026-11-21') }],
    ['branch=main since=2026-11-21T14:30Z', { sinceMs: Date.parse('2026-11-21T14:30:00Z') }],
    ['file=.github/baseline.json', { kind: 'file', path: '.github/baseline.json' }],
  ])('reads %s', (given, setting) => {
    expect(readBaselineSetting(given)).toMatchObject({ ok: true, value: setting });
  });

  it.each([
    '',
    'main',
    'NONE',
    'branch=',
    'branch=a b',
    'branch=-x',
    'branch=refs/heads/main',
    'branch=a..b',
    'branch=a~1',
    'branch=main since=',
    'branch=main workflow=../x.yml',
    'branch=main workflow=ci',
    'branch=main branch=main',
    'branch=main until=2026-11-21',
    'branch=main since=2026-02-31',
    'branch=main since=yesterday',
    'branch=main since=2026-11-21T14:30',
    'file=',
    'file=/etc/x',
    'file=../x',
    'file=a//b',
    'file=a b',
    'file=a\\b',
  ])('refuses "%s"', (given) => {
    expect(readBaselineSetting(given)).toMatchObject({ ok: false });
  });
});
