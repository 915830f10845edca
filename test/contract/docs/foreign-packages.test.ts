import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const self = 'test/contract/docs/foreign-packages.test.ts';

const texts = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '.', ':!package-lock.json'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter(
    (path) =>
      /\.(?:[cm]?[jt]s|md|ya?ml|json|sh|html|txt)$/u.test(path) &&
      path !== self &&
      existsSync(join(root, path)),
  )
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

interface Manifest {
  readonly name: string;
  readonly private: boolean;
  readonly bin: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** The package of this name on npm is somebody else's. */
const taken = 'interlock';

/** Tools that a user has anyway, or that an example shows by the name of the tool. */
const tools = new Set([...Object.keys(manifest.devDependencies), 'tsc', 'jscpd', '@sonar/scan', 'and']);

/** What a package manager would fetch and run, or install. */
const fetched =
  /\b(?:npx|npm exec|pnpm dlx|yarn dlx|bunx|npm (?:i|install|add))((?: -{1,2}[\w=-]+)*) (@?[\w./-]+)/gu;

/** Programs of `dist` aside: their texts come from the sources, and licenses quote others. */
const ours = texts.filter(({ path }) => !path.startsWith('dist/'));

describe('texts of this repository', () => {
  it('are looked at', () => {
    expect(ours.length).toBeGreaterThan(500);
  });

  it('lead nobody to run or install a package of somebody else', () => {
    const wrong = ours.flatMap(({ path, text }) =>
      [...text.matchAll(fetched)].flatMap(([whole, , name = '']) => {
        const bare = name.replace(/(?<=.)@.*$/u, '').replace(/\.$/u, '');
        return tools.has(bare) || bare.startsWith('-') ? [] : [`${path}: ${whole}`];
      }),
    );
    expect(wrong).toStrictEqual([]);
  });

  it('show no command under the name that is taken', () => {
    const command = new RegExp(`(?<![\\w/-])${taken} (?:rehearse|gate|canary|actions)\\b(?! ?/)`, 'u');
    expect(ours.filter(({ text }) => command.test(text)).map(({ path }) => path)).toStrictEqual([]);
  });

  it('name the package and its program alike, and neither by the name that is taken', () => {
    expect(Object.keys(manifest.bin)).toStrictEqual([manifest.name]);
    expect(manifest.name).not.toBe(taken);
    expect(manifest.private).toBe(true);
  });
});

describe('the action.yml of the root', () => {
  it('names the actions that there are, and no other', () => {
    const text = readFileSync(join(root, 'action.yml'), 'utf8');
    const known = execFileSync('git', ['ls-files', '--', 'actions/*/action.yml'], {
      cwd: root,
      encoding: 'utf8',
    })
      .trim()
      .split('\n')
      .map((path) => path.split('/')[1] ?? '');
    const [, list = ''] = /There are ([^.]*)\./u.exec(text) ?? [];
    expect(list.split(/, | and /u).sort()).toStrictEqual([...known].sort());
  });
});
