/**
 * Builds the committed bundles: `node scripts/build.mjs [--out FOLDER] [name…]`, all of them without a name, into
 * `dist` without a folder.
 *
 * A bundle is made by ncc, unminified so that it can be reviewed, from a folder's `src/index.ts`. The output holds
 * nothing that depends on the folder it was built in, so two builds of one commit are identical.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');

/** @returns {Map<string, string>} bundle name to entry file, relative to the root */
function bundles() {
  const found = new Map();
  for (const name of readdirSync(join(root, 'actions')).sort()) {
    const entry = join('actions', name, 'src', 'index.ts');
    if (existsSync(join(root, entry))) found.set(name, entry);
  }
  for (const folder of ['programs/interlock', 'packages/cluster']) {
    const name = basename(folder);
    const entry = join(folder, 'src', 'index.ts');
    if (existsSync(join(root, entry))) found.set(name, entry);
  }
  return found;
}

/** The entry of the post phase. It is the same program: by the name it was started with it knows the phase. */
const post = "import './index.js';\n";

/** @param {string} name */
function hasPost(name) {
  const manifest = join(root, 'actions', name, 'action.yml');
  return existsSync(manifest) && /^ {2}post: .*\/post\.js$/mu.test(readFileSync(manifest, 'utf8'));
}

/**
 * @param {string} name
 * @param {string} entry
 * @returns {Promise<boolean>} whether the bundle was built
 */
function build(name, entry) {
  // Beside its place, and put there when it is whole: a bundle that is in use, or whose build fails, stays as it was.
  const draft = join(out, `.${name}.${String(process.pid)}`);
  const ncc = join(root, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');
  const child = spawn(
    process.execPath,
    [ncc, 'build', entry, '-o', draft, '--license', 'licenses.txt', '--no-cache'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      const ok = code === 0 && existsSync(join(draft, 'index.js'));
      console.log(
        ok ? `built ${name}` : `FAILED ${name} (exit ${code})\n${output.split('\n').slice(0, 40).join('\n')}`,
      );
      if (ok) {
        if (hasPost(name)) writeFileSync(join(draft, 'post.js'), post);
        rmSync(join(out, name), { recursive: true, force: true });
        renameSync(draft, join(out, name));
      } else rmSync(draft, { recursive: true, force: true });
      resolve(ok);
    });
  });
}

const known = bundles();
const { values, positionals } = parseArgs({ options: { out: { type: 'string' } }, allowPositionals: true });
const out = resolve(root, values.out ?? 'dist');
const wanted = positionals.length > 0 ? positionals : [...known.keys()];
const unknown = wanted.filter((name) => !known.has(name));
if (unknown.length > 0) {
  console.error(`no such bundle: ${unknown.join(', ')}; known: ${[...known.keys()].join(', ')}`);
  process.exitCode = 2;
} else {
  const queue = [...wanted];
  const worker = async () => {
    let ok = true;
    for (let name = queue.shift(); name !== undefined; name = queue.shift())
      ok = (await build(name, known.get(name) ?? '')) && ok;
    return ok;
  };
  const results = await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
  if (results.includes(false)) process.exitCode = 1;
}
