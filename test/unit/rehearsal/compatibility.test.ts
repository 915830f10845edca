import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'compatibility.md'), 'utf8');

/** The file of tests that `e2e/jobs` or `unit/log/mask` stands for; null when there is none. */
function testFile(reference: string): string | null {
  const [kind = '', ...path] = reference.split('/');
  const folder = kind === 'real' ? 'workflows' : 'rehearsal';
  const file = join(root, 'test', kind, folder, `${path.join('/')}.test.ts`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

const references = [...page.matchAll(/\b((?:e2e|unit|real)\/[a-z/-]+)(?:: ((?:"[^"]+"(?:, )?)+))?/g)]
  .map(([, reference = '', names = '']) => ({ reference, names: names.match(/[^"]{4,}/g) ?? [] }))
  .filter(({ reference }) => !reference.endsWith('/') && !/\/(?:rehearsal|workflows)/u.test(reference));

test('every test that the page on compatibility names exists', () => {
  expect(references.length).toBeGreaterThan(30);
  for (const { reference, names } of references) {
    const text = testFile(reference);
    expect(text, reference).not.toBeNull();
    for (const name of names) expect(text, `${reference}: ${name}`).toContain(`'${name}`);
  }
});

test('every row of its tables names a test, or says why there is none', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| *(---|\|)/.test(line));
  const bare = rows.filter((row) => !/\b(e2e|unit|real)\/|said here|^\|\s+\|/.test(row));
  expect(bare).toEqual([]);
});

test('every file of end-to-end tests is named on the page', () => {
  const files = readdirSync(join(root, 'test', 'e2e', 'rehearsal')).filter((name) =>
    name.endsWith('.test.ts'),
  );
  for (const file of files) expect(page).toContain(`e2e/${file.replace('.test.ts', '')}`);
});
