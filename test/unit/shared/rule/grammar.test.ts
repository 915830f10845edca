import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import { printRule } from '@interlock/shared/domain/rule/printer';
import { anyMutation, anyRule } from './arbitrary.ts';
import { expressionOf, readGrammar, sentencesOf } from './grammar.ts';

const docs = readFileSync(new URL('../../../../docs/rules.md', import.meta.url), 'utf8');

function block(language: string): string {
  const found = new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(docs)?.[1];
  if (found === undefined) throw new Error(`docs/rules.md has no ${language} block`);
  return found;
}

const grammar = readGrammar(block('abnf'));
const wordChar = expressionOf(grammar, 'word-char', () => '');
const notKeyword = `(?!(?:of|in|each|when|else)(?!${wordChar}))`;
const published = new RegExp(
  `^${expressionOf(grammar, 'text', (rule) => (rule === 'word' ? notKeyword : ''))}$`,
  'u',
);

describe('the published grammar', () => {
  test('whatever it makes, the parser reads', () => {
    fc.assert(
      fc.property(sentencesOf(grammar, 'text'), (text) => {
        fc.pre(published.test(text));
        expect(parseRule(text)).toMatchObject({ ok: true });
      }),
      { numRuns: 3000 },
    );
  });

  test('whatever the printer writes, it allows', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(printRule(rule)).toMatch(published);
      }),
      { numRuns: 2000 },
    );
  });

  test('of rules that were tampered with, it allows those that the parser reads and no others', () => {
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(anyMutation, (text) => {
        const parsed = parseRule(text);
        fc.pre(parsed.ok || parsed.failures[0]?.code !== 'number-too-large');
        seen[parsed.ok ? 'read' : 'refused'] += 1;
        expect(published.test(text)).toBe(parsed.ok);
      }),
      { numRuns: 20_000 },
    );
    expect(seen.read).toBeGreaterThan(1000);
    expect(seen.refused).toBeGreaterThan(1000);
  });

  test('the examples are rules', () => {
    const examples = [
      ...block('rules').trim().split('\n'),
      ...[...block('yaml').matchAll(/^ {2}- (.*)$/gm)].map(([, rule]) => rule!),
    ];
    expect(examples.length).toBeGreaterThan(15);
    for (const example of examples) {
      expect(parseRule(example), example).toMatchObject({ ok: true });
      expect(example).toMatch(published);
    }
  });
});

describe('the published problems', () => {
  const rows = (heading: string): readonly { readonly code: string; readonly example: string | null }[] => {
    const section = docs.split(`### ${heading}\n`)[1]?.split(/\n##/)[0] ?? '';
    return [...section.matchAll(/^\| `([a-z-]+)` +\|.*\| (?:`(.*)`)? *\|$/gm)].map(([, code, example]) => ({
      code: code!,
      example: example?.replace('⏎', '\n') ?? null,
    }));
  };

  test.each(rows('It cannot be read').filter(({ example }) => example !== null))(
    'what stands under $code has that code: $example',
    ({ code, example }) => {
      const parsed = parseRule(example!);
      expect(parsed.ok ? [] : parsed.failures.map((problem) => problem.code)).toEqual([code]);
    },
  );

  test('a table of problems was found at all', () => {
    expect(rows('It cannot be read').length).toBeGreaterThan(20);
    expect(rows('It cannot be judged').length).toBeGreaterThan(10);
  });
});
