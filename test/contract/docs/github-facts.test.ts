import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/github-facts.md'), 'utf8');

/** The cells of each row of facts; a `|` inside code is written `\|`. */
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => /^\| (?!-)/u.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/u)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

const isHead = (cells: readonly string[]) => cells[0] === 'fact';
const facts = rowsOf(page.slice(0, page.indexOf('## What the cloud has to trust'))).filter(
  (cells) => !isHead(cells),
);

const pathsIn = (cell: string) =>
  [...cell.matchAll(/`(?<path>[\w.-]+(?:\/[\w.-]+)+)`/gu)].map((match) => match.groups?.['path'] ?? '');

/** What is wrong with a row of facts. */
function problemsOf(cells: readonly string[]): readonly string[] {
  const [fact = '', ours = '', source = '', read = '', held = '', seen = ''] = cells;
  const missing = [...pathsIn(ours), ...pathsIn(held)].filter((path) => !existsSync(join(root, path)));
  return [
    ...(cells.length === 6 ? [] : [`${String(cells.length)} cells`]),
    ...(cells.every((cell) => cell !== '') ? [] : ['an empty cell']),
    ...(/^\d{4}-\d\d-\d\d$/u.test(read) ? [] : ['no date']),
    ...(pathsIn(ours).length > 0 || ours === 'this page' ? [] : ['nothing of ours']),
    ...(held === 'no test' || pathsIn(held).some((path) => path.endsWith('.test.ts'))
      ? []
      : ['no test named']),
    ...(/^(?:no|\d{4}-\d\d-\d\d, .+)$/u.test(seen) ? [] : ['neither unseen nor seen somewhere']),
    ...(source.length > 10 ? [] : ['no source']),
    ...missing.map((path) => `no file ${path}`),
  ].map((problem) => `${fact.slice(0, 40)}: ${problem}`);
}

describe('the page of facts on GitHub', () => {
  it('has a source, a date, a test or the word that there is none, and files that exist, in each row', () => {
    expect(facts.length).toBeGreaterThan(40);
    expect(facts.flatMap(problemsOf)).toStrictEqual([]);
  });

  it.each([
    ['an empty cell', '| a fact |  | a page of docs | 2026-12-01 | no test | no |'],
    ['a cell too few', '| a fact | this page | a page of docs | 2026-12-01 | no |'],
    [
      'a test that is gone',
      '| a fact | this page | a page of docs | 2026-12-01 | `test/unit/gone.test.ts` | no |',
    ],
    ['a file that is gone', '| a fact | `workflows/gone.yml` | a page of docs | 2026-12-01 | no test | no |'],
    [
      'a day on which it was seen, and not where',
      '| a fact | this page | a page of docs | 2026-12-01 | no test | 2026-12-01 |',
    ],
  ])('would not stand with %s', (_, row) => {
    expect(rowsOf(row).flatMap(problemsOf)).not.toStrictEqual([]);
  });

  it('has every workflow that uses an environment or a token of identity among what stands on it', () => {
    for (const file of [
      '.github/workflows/promote.yml',
      'workflows/promote.yml',
      'examples/shop/.github/workflows/promote.yml',
    ])
      expect(facts.filter(([, ours = '']) => pathsIn(ours).includes(file)).length).toBeGreaterThan(2);
  });

  it('gives trust that compares subject and audience whole, and never by a pattern', () => {
    const trust = page.slice(page.indexOf('### AWS'));
    const [aws = ''] = /(?<=```json\n)\{\n {2}"Version"[\s\S]*?(?=```)/u.exec(trust) ?? [];
    const policy = JSON.parse(aws) as { readonly Statement: readonly [{ readonly Condition: unknown }] };
    expect(policy.Statement[0].Condition).toStrictEqual({
      StringEquals: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
        'token.actions.githubusercontent.com:sub': 'repo:OWNER/REPO:environment:production',
      },
    });
    expect(trust).not.toMatch(/StringLike|repo:[^\s"']*\*/u);
  });
});
