import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readWaivers } from '@interlock/shared/domain/waiver/waiver-file';
import { useWaivers } from '@interlock/shared/domain/waiver/waiver-use';
import type { Waiver } from '@interlock/shared/domain/waiver/waiver';

const today = Date.parse('2026-03-10T12:00:00Z');
const rest = '{owner: "@ann", reason: "known and harmless", expires: 2026-04-01';
const file = (...entries: readonly string[]): string =>
  `version: 1\nwaivers:${entries.length === 0 ? ' []' : entries.map((entry) => `\n  - ${entry}`).join('')}\n`;
const ofTest = `${rest}, test: "price › rounds"}`;
const ofFinding = `${rest}, finding: no-eval, tool: ESLint, files: ["src/old/**"]}`;

function waivers(...entries: readonly string[]): readonly Waiver[] {
  const read = readWaivers(file(...entries), 'waivers.yml', today);
  if (!read.ok) throw new Error(read.failures.map(({ message }) => message).join('\n'));
  return read.value;
}

const looked = { tests: true, tools: ['eslint'] };

describe('a file of waivers', () => {
  it('may waive nothing', () => {
    expect(waivers()).toStrictEqual([]);
  });

  it.each([
    ['', 'found nothing'],
    ['version: 1', '"waivers" is missing'],
    ['version: 2\nwaivers: []', 'version'],
    [file(`${rest}}`), 'waivers[0]'],
    [file(ofTest.replace(', test', ', tests')), 'tests'],
    [file(ofTest.replace('"@ann"', 'ann')), 'is not an owner'],
    [file(ofTest.replace('"@ann"', '""')), 'is not an owner'],
    [file(ofTest.replace('known and harmless', '         x')), 'shorter than 10'],
    [file(ofTest.replace('2026-04-01', '2026-02-30')), 'no day of the calendar'],
    [file(ofTest.replace('2026-04-01', '01.04.2026')), 'is not a day'],
    [file(ofTest.replace('2026-04-01', '2026-04-01T00:00:00Z')), 'is not a day'],
    [file(ofTest.replace('2026-04-01', '2026-09-07')), 'more than 180 days ahead'],
    [file(ofTest.replace('2026-04-01', '9999-12-31')), 'more than 180 days ahead'],
    [file(ofTest.replace(', expires: 2026-04-01', '')), '"expires" is missing'],
    [file(ofFinding.replace(', files: ["src/old/**"]', '')), 'waivers[0]'],
    [file(ofFinding.replace('["src/old/**"]', '[]')), 'names no file'],
    [file(ofTest.replace('}', ', until: never}')), 'until'],
    ['version: 1\nwaivers: [', 'line'],
  ])('that says %j waives nothing', (text, said) => {
    const read = readWaivers(text, 'waivers.yml', today);
    if (read.ok) throw new Error('it was read');
    const messages = read.failures.map(({ message }) => message).join('\n');
    expect(messages).toContain(said);
    expect(read.failures.every(({ code, fix }) => code === 'waivers-invalid' && fix !== '')).toBe(true);
  });

  it.each<[string, string, readonly string[]]>([
    ['a test', ofTest.replace('owner: "@ann", ', ''), ['waivers.yml, waivers[0].owner: "owner" is missing.']],
    [
      'a finding',
      ofFinding.replace('owner: "@ann", ', ''),
      ['waivers.yml, waivers[0].owner: "owner" is missing.'],
    ],
    [
      'both',
      ofTest.replace('}', ', finding: no-eval}'),
      ['waivers.yml, waivers[0]: names both "test" and "finding": write two waivers.'],
    ],
  ])('about %s is told what is wrong with that, and nothing of what it is not about', (_, entry, said) => {
    const read = readWaivers(file(entry), 'waivers.yml', today);
    expect(read.ok ? [] : read.failures.map(({ message }) => message)).toStrictEqual(said);
  });

  it('names a day at most 180 days ahead, to its end in UTC', () => {
    const [last] = waivers(ofTest.replace('2026-04-01', '2026-09-06'));
    expect(last?.endsMs).toBe(Date.parse('2026-09-07T00:00:00Z'));
  });
});

describe('a waiver', () => {
  const rounds = { kind: 'test', name: 'price › rounds' } as const;
  const evil = { kind: 'finding', tool: 'eslint', id: 'no-eval', file: 'src/old/a.js' } as const;

  it.each([
    ['2026-04-01T23:59:59.999Z', true],
    ['2026-04-02T00:00:00.000Z', false],
  ])('of 2026-04-01 holds at %s: %s', (now, holds) => {
    const use = useWaivers(waivers(ofTest), 'unit', Date.parse(now));
    expect(use.waive(rounds) !== null).toBe(holds);
    expect(use.used()).toHaveLength(holds ? 1 : 0);
    expect(use.expired()).toHaveLength(holds ? 0 : 1);
    expect(use.unmatched(looked)).toStrictEqual([]);
  });

  it.each([
    [rounds, true],
    [{ ...rounds, name: 'price › rounds up' }, false],
    [{ ...rounds, name: 'Price › rounds' }, false],
    [{ ...rounds, name: 'price › *' }, false],
    [evil, true],
    [{ ...evil, tool: 'ESLINT' }, true],
    [{ ...evil, tool: 'biome' }, false],
    [{ ...evil, id: 'no-Eval' }, false],
    [{ ...evil, file: 'src/new/a.js' }, false],
    [{ ...evil, file: null }, false],
  ])('is about %j: %s', (thing, isAbout) => {
    const use = useWaivers(waivers(ofTest, ofFinding), 'unit', today);
    expect(use.waive(thing) !== null).toBe(isAbout);
  });

  it('holds for the gates it names', () => {
    const named = waivers(ofTest.replace('}', ', gates: [unit]}'));
    expect(useWaivers(named, 'unit', today).waive(rounds)).not.toBeNull();
    const other = useWaivers(named, 'e2e', today);
    expect(other.waive(rounds)).toBeNull();
    expect(other.unmatched(looked)).toStrictEqual([]);
  });

  it('that ends last is used, and one that holds hides one that has expired', () => {
    const two = waivers(
      ofTest.replace('2026-04-01', '2026-03-01'),
      ofTest.replace('2026-04-01', '2026-05-01'),
      ofTest,
    );
    const use = useWaivers(two, 'unit', today);
    expect(use.waive(rounds)?.expires).toBe('2026-05-01');
    expect(use.expired()).toStrictEqual([]);
  });

  it('is told of when it is about nothing, if its kind was looked at', () => {
    const use = useWaivers(waivers(ofTest, ofFinding), 'unit', today);
    expect(use.unmatched(looked)).toHaveLength(2);
    expect(use.unmatched({ tests: true, tools: [] })).toHaveLength(1);
    expect(use.unmatched({ tests: false, tools: ['biome'] })).toHaveLength(0);
  });

  it('is told of when it ends within 14 days and is in use', () => {
    const soon = waivers(ofTest.replace('2026-04-01', '2026-03-23'), ofFinding);
    const use = useWaivers(soon, 'unit', today);
    expect(use.expiring()).toStrictEqual([]);
    use.waive(rounds);
    use.waive(evil, 3);
    expect(use.expiring().map(({ waiver, count }) => [waiver.target.kind, count])).toStrictEqual([
      ['test', 1],
    ]);
  });

  it('never holds for a test of another name', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        fc.pre(name !== rounds.name);
        const use = useWaivers(waivers(ofTest), 'unit', today);
        expect(use.waive({ kind: 'test', name })).toBeNull();
      }),
    );
  });
});
