/**
 * Builds every bundle afresh and compares it, byte for byte, with what is committed; checks the size budgets. A bundle
 * that is not what its source makes is what nobody reviewed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const megabyte = 1024 * 1024;
const entryBudgetBytes = 2 * megabyte;
const folderBudgetBytes = 8 * megabyte;

/**
 * @param {string} folder
 * @returns {Map<string, Buffer>} contents by path
 */
function read(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path))]));
}

const fresh = mkdtempSync(join(tmpdir(), 'interlock-bundles-'));
try {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--out', fresh], {
    stdio: 'inherit',
  });
  const before = read(join(root, 'dist'));
  const after = read(fresh);
  const problems = built.status === 0 ? [] : ['a bundle could not be built'];
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [committed, made] = [before.get(path), after.get(path)];
    if (committed === undefined) problems.push(`dist/${path} is missing`);
    else if (made === undefined) problems.push(`dist/${path} is made by nothing`);
    else if (!committed.equals(made)) problems.push(`dist/${path} differs from what its source makes`);
  }
  for (const name of readdirSync(fresh)) {
    const sizes = [...after].filter(([path]) => path.startsWith(`${name}/`)).map(([, bytes]) => bytes.length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const entry = after.get(join(name, 'index.js'))?.length ?? 0;
    console.log(
      `${name}: entry ${(entry / megabyte).toFixed(2)} MiB, folder ${(total / megabyte).toFixed(2)} MiB`,
    );
    if (entry > entryBudgetBytes) problems.push(`dist/${name}/index.js is larger than 2 MiB`);
    if (total > folderBudgetBytes) problems.push(`dist/${name} is larger than 8 MiB`);
  }
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) {
    console.error('Run npm run build and commit dist.');
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
