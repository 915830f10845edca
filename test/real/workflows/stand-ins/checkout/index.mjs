/** Checks out a commit of the repository that REPOSITORY_FOLDER names. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const input = (/** @type {string} */ name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
const repository = process.env['REPOSITORY_FOLDER'] ?? '';
const ref = input('ref');
if (repository === '' || ref === '')
  throw new Error('this stand-in takes a folder in REPOSITORY_FOLDER and a ref');
const folder = join(process.env['GITHUB_WORKSPACE'] ?? process.cwd(), input('path'));
mkdirSync(folder, { recursive: true });
const git = (/** @type {readonly string[]} */ ...args) =>
  execFileSync('git', args, { cwd: folder, stdio: 'inherit' });
const depth = input('fetch-depth') === '0' ? [] : [`--depth=${input('fetch-depth') || '1'}`];
git('init', '--quiet');
git('fetch', '--quiet', ...depth, `file://${repository}`, ref);
git('checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD');
