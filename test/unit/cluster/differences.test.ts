import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'cluster-differences.md'), 'utf8');

const sections = new Map(
  page.split(/^## /mu).map((text) => [
    text.split('\n')[0] ?? '',
    text
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\|[\s|-]*$/u.test(line))
      .slice(1)
      .map((line) => line.split('|').map((cell) => cell.trim())),
  ]),
);

/** The text of the file that `writes` or `real/blue-green-switch/access` stands for; null when there is none. */
function testFile(reference: string): string | null {
  const file = join(
    root,
    'test',
    reference.startsWith('real/') ? `${reference}.test.ts` : join('contract/kubernetes', `${reference}.ts`),
  );
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Whether a file has a test of that title, in which `…` stands for what a table of cases puts there. */
function hasTest(text: string, title: string): boolean {
  const words = title.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  return new RegExp(
    `(?:it|test)(?:\\.each\\([\\s\\S]*?\\))?\\(\\s*(['"\`])${words.join('[^\'"`]*?')}`,
    'u',
  ).test(text);
}

/** The tests that a text names, as `file: "title", "title"`; they may be many. */
const named = (text: string) =>
  [...text.matchAll(/(?<![A-Za-z])([a-z][a-z/-]*): ((?:"[^"]+"(?:, )?)+)/gu)].flatMap(
    ([, reference = '', titles = '']) =>
      [...titles.matchAll(/"([^"]+)"/gu)].map(([, title = '']) => ({ reference, title })),
  );

test('every test that the page on differences names is there', () => {
  const tests = named(page);
  expect(tests.length).toBeGreaterThan(60);
  for (const { reference, title } of tests) {
    const text = testFile(reference);
    expect(text, reference).not.toBeNull();
    expect(hasTest(text ?? '', title), `${reference}: ${title}`).toBe(true);
  }
});

test('a title that no test has is seen', () => {
  const text = testFile('writes') ?? '';
  expect(hasTest(text, 'deletes only the object that was meant')).toBe(true);
  expect(hasTest(text, 'deletes only the object that nobody meant')).toBe(false);
  expect(testFile('no-such-file')).toBeNull();
});

test('every row that is closed, or that is seen there alone, names its test', () => {
  for (const [title, rows] of sections) {
    if (!/^(?:Closed|What only)/u.test(title)) continue;
    expect(rows.length, title).toBeGreaterThan(5);
    for (const cells of rows) {
      const last = cells.at(-2) ?? '';
      expect(last === 'the same' || named(last).length > 0, cells.join(' | ')).toBe(true);
    }
  }
  expect([...sections.keys()].filter((title) => /^(?:Closed|What only)/u.test(title))).toHaveLength(2);
});
