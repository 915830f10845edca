/** The workflows and actions of this repository, found by where GitHub, or whoever copies them, looks for them. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/** Every file that git knows, or would take up; tests have fixtures that are wrong on purpose. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter((path) => path !== '' && !path.startsWith('test/'));

/** `.github/workflows`, that of an example, and the starters that people copy from `workflows`. */
export const workflows = files.filter((path) =>
  /^(?:(?:examples\/[^/]+\/)?\.github\/workflows|workflows)\/[^/]+\.ya?ml$/u.test(path),
);

export const actions = files.filter((path) => /(?:^|\/)action\.ya?ml$/u.test(path));

/** The text of a file; in a starter, GitHub puts the name of the default branch when it is copied. */
export const read = (path: string) =>
  readFileSync(join(root, path), 'utf8').replaceAll('$default-branch', 'main');
