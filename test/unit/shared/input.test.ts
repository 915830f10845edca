import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';

import {
  choice,
  duration,
  flag,
  parseInputs,
  requiredText,
  secret,
  structured,
  text,
} from '@interlock/shared/domain/input';
import { schema as v } from '@interlock/shared/domain/schema';

const declared = {
  name: requiredText({ description: 'a name' }),
  config: text({ description: 'a path', default: '.github/interlock.yml' }),
  mode: choice(['enforce', 'audit'], { description: 'a mode', default: 'enforce' }),
  'dry-run': flag({ description: 'a flag', default: false }),
  deadline: duration({ description: 'a time', default: '10m' }),
  reports: structured(v.array(v.strictObject({ tests: v.string() })), {
    description: 'reports',
    accepted: 'a list of `tests: glob`',
  }),
  token: secret({ description: 'a token', default: '${{ github.token }}' }),
};

const read = (given: Readonly<Record<string, string>>) => parseInputs(declared, (name) => given[name] ?? '');

describe('inputs', () => {
  it('fill in their defaults and become one frozen record', () => {
    const parsed = read({ name: 'x' });
    expect(parsed).toMatchObject({
      ok: true,
      values: {
        name: 'x',
        config: '.github/interlock.yml',
        mode: 'enforce',
        'dry-run': false,
        deadline: 600_000,
        reports: null,
        token: null,
      },
    });
    expect(parsed.ok && Object.isFrozen(parsed.values)).toBe(true);
  });

  it('report every problem together, each with the input, what was found and what is accepted', () => {
    const parsed = read({
      mode: 'enforced',
      'dry-run': 'treu',
      deadline: '10',
      reports: '- test: x',
      token: 's',
    });
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.problems.map(({ code, where }) => `${code} ${String(where)}`)).toStrictEqual([
      'input-missing name',
      'input-invalid mode',
      'input-invalid dry-run',
      'input-invalid deadline',
      'input-invalid reports',
      'input-invalid reports',
    ]);
    expect(parsed.problems[1]?.fix).toBe('Write one of: enforce, audit. Did you mean "enforce"?');
    expect(parsed.problems[2]?.message).toBe('Input "dry-run": found "treu".');
  });

  it('keep a byte order mark, which only looks like white space', () => {
    expect(read({ name: '\uFEFFmain' })).toMatchObject({ ok: true, values: { name: '\uFEFFmain' } });
  });

  it('never show a secret as text', () => {
    const parsed = read({ name: 'x', token: 'hush' });
    expect(parsed.ok && JSON.stringify(parsed.values)).not.toContain('hush');
    expect(parsed.ok && String(parsed.values.token)).toBe('***');
    expect(parsed.ok && parsed.values.token?.reveal()).toBe('hush');
  });

  it('refuse YAML that could grow or mislead', () => {
    for (const reports of ['- &a {tests: x}\n- *a', '- {tests: x, tests: y}', '- !!str x', '{', '[]]'])
      expect(read({ name: 'x', reports })).toMatchObject({ ok: false });
  });

  it.each([
    ['a plain line', 'tests.failed == 0', 'Write it as a list: `- tests.failed == 0`.'],
    ['a plain line with quotes in it', 'tests.passed of "a b" >= 1', '`- tests.passed of "a b" >= 1`'],
    ['a quoted line', '"a: b"', '`- "a: b"`'],
    ['a number', '5', '`- 5`'],
    ['a map', 'tests: x', 'found a map, not a list. Write it as a list: begin each entry with a dash'],
    [
      'a list in quotes',
      '"- a"',
      'It is a list inside a text: remove the quotes around it, or the `|` before it.',
    ],
    ['a list behind a bar', '|\n  - a\n  - b', 'remove the quotes around it, or the `|` before it.'],
    ['nothing but a comment', '# none', 'found nothing, not a list. Write it as a list: one entry a line'],
  ])('say how a list is written where there is %s', (_, given, said) => {
    const list = structured(v.array(v.string()), { description: 'd', accepted: 'a list of rules' });
    const parsed = parseInputs({ require: list }, () => given);
    if (parsed.ok) throw new Error('it was accepted');
    expect(parsed.problems.map(({ message }) => message).join()).toContain(said);
    const written = /`(- [^`]*)`/u.exec(parsed.problems[0]?.message ?? '')?.[1];
    if (typeof parseDocument(given).toJS() === 'string' && written !== undefined)
      expect(list.parse(written)).toStrictEqual({ ok: true, value: [parseDocument(given).toJS()] });
  });

  it.each([
    [
      'a plain line',
      'x',
      'found "x", not a map. Write it as `key: value`, one key a line. Accepted keys: commit, by.',
    ],
    ['a list', '- x', 'found a list, not a map.'],
    ['a list inside', 'commit: [x]', 'at `commit`: found a list, accepted: text.'],
    ['a number for text', 'commit: 12', 'at `commit`: found 12, accepted: text. Put it in quotes.'],
    [
      'a line for a list inside',
      'by: ada',
      'at `by`: found "ada", not a list. Write it as a list: `- ada` under `by:`.',
    ],
  ])('say how a map is written where there is %s', (_, given, said) => {
    const map = structured(
      v.strictObject({ commit: v.optional(v.string()), by: v.optional(v.array(v.string())) }),
      {
        description: 'd',
        accepted: 'a map',
      },
    );
    const parsed = parseInputs({ subjects: map }, () => given);
    expect(parsed.ok ? [] : parsed.problems.map(({ message }) => message)).toStrictEqual([
      expect.stringContaining(said),
    ]);
  });

  it('accept as a flag only the two words, whatever else is written', () => {
    fc.assert(
      fc.property(fc.string(), (given) => {
        const parsed = read({ name: 'x', 'dry-run': given });
        const trimmed = given.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/gu, '');
        expect(parsed.ok).toBe(['', 'true', 'false'].includes(trimmed));
      }),
    );
  });
});
