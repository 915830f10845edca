/**
 * Everything that must hold before a change lands, in the order in which it fails fastest. `--without NAME…` leaves
 * parts out while working; CI runs them all.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { describeCounts, readCounts, resultFile } from './test-counts.mjs';

const root = join(import.meta.dirname, '..');
const bin = (/** @type {string} */ name) => join(root, 'node_modules', '.bin', name);
const results = resultFile('verify');
const script = (/** @type {string} */ name) => [process.execPath, join(root, 'scripts', `${name}.mjs`)];

/** @type {readonly (readonly [string, readonly string[]])[]} */
const parts = [
  ['format', [bin('prettier'), '--check', '--log-level', 'warn', '.']],
  ['types', [bin('tsc'), '--noEmit', '-p', '.']],
  ['lint', [bin('eslint'), '.']],
  ['docs', [...script('docs'), '--check']],
  ['nodes', script('node-versions')],
  ['bundles', script('check-bundles')],
  [
    'tests',
    [
      ...[bin('vitest'), 'run'],
      ...['unit', 'contract', 'e2e', 'e2e-traffic'].flatMap((name) => ['--project', name]),
      ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${results}`],
    ],
  ],
];

const left = process.argv[2] === '--without' ? process.argv.slice(3) : [];
const unknown = left.filter((name) => !parts.some(([part]) => part === name));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are: ${parts.map(([name]) => name).join(', ')}`);
  process.exitCode = 2;
} else {
  const startedMs = performance.now();
  rmSync(results, { force: true });
  for (const [name, [program = '', ...args]] of parts) {
    if (left.includes(name)) {
      console.log(`- ${name}: left out`);
      continue;
    }
    const partMs = performance.now();
    console.log(`\n=== ${name}`);
    const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
    const seconds = ((performance.now() - partMs) / 1000).toFixed(1);
    if (status !== 0) {
      console.error(`✗ ${name} failed after ${seconds} s`);
      process.exitCode = 1;
      break;
    }
    console.log(`✓ ${name}, ${seconds} s`);
  }
  console.log(`verify took ${((performance.now() - startedMs) / 1000).toFixed(0)} s`);
  const counts = readCounts('verify');
  if (counts !== null) console.log(describeCounts([counts]));
}
