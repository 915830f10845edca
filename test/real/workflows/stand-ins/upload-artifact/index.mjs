/** Keeps the files of an artifact below the folder that ARTIFACTS names. As GitHub's action does, it keeps their
 * paths from the deepest folder that all of them are in; a file alone lies at the top. What it does not know it refuses. */
import { cpSync, existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import process from 'node:process';

const input = (/** @type {string} */ name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();
const store = process.env['ARTIFACTS'] ?? '';
const files = input('path')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '');

if (store === '' || files.length === 0 || files.some((file) => /[*?[!~]/u.test(file)))
  throw new Error('this stand-in takes files by their names, and a folder in ARTIFACTS');
if (input('if-no-files-found') !== 'error')
  throw new Error('this stand-in knows if-no-files-found: error alone');
for (const file of files)
  if (!existsSync(file) || !statSync(file).isFile()) throw new Error(`${file} is not a file`);

const root = files
  .map((file) => dirname(resolve(file)))
  .reduce((one, other) => {
    let common = one;
    while (relative(common, other).startsWith('..')) common = dirname(common);
    return common;
  });
for (const file of files)
  cpSync(file, join(store, input('name'), relative(root, resolve(file))), { recursive: true });
