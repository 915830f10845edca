#!/usr/bin/env node
/**
 * `npm run test:real [part or suite…]`: the tests against real servers and tools. With names: the suites of these
 * folders, and those that need one of these parts.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

import { describeCounts, readCounts, resultFile } from '../test-counts.mjs';
import { findSuites, readNames } from './names.mjs';
import { programs } from './parts.mjs';

const root = join(import.meta.dirname, '../..');
const suites = findSuites();
const words = readNames(process.argv.slice(2), suites);
if (words.kind === 'refused') {
  console.error(words.problem);
  process.exitCode = 2;
} else {
  const all = words.parts.length === 0 && words.folders.length === 0;
  const chosen = suites.filter(
    ({ folder, parts }) =>
      all || words.folders.includes(folder) || parts.some((part) => words.parts.includes(part)),
  );
  const needed = [...new Set(chosen.flatMap(({ parts }) => parts))];
  console.log(`${chosen.length} of ${suites.length} files, which need: ${needed.join(', ') || 'nothing'}`);
  for (const part of needed) {
    const found = programs(part);
    if (found.kind === 'missing') console.log(`${part} is missing: ${found.reason}; ${found.fix}`);
  }
  if (chosen.length === 0) {
    console.error(`no suite needs ${words.parts.join(', ')}`);
    process.exitCode = 2;
  } else {
    const results = resultFile('real');
    mkdirSync(dirname(results), { recursive: true });
    rmSync(results, { force: true });
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(
      process.execPath,
      [
        ...[vitest, 'run', '--project', 'real'],
        ...['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${results}`],
        ...(all ? [] : chosen.map(({ file }) => join('test/real', file))),
      ],
      { cwd: root, stdio: 'inherit' },
    );
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
      process.on(signal, () => child.kill(signal));
    process.exitCode = await new Promise((resolve) => {
      child.on('close', (code) => resolve(code ?? 1));
    });
    const counts = readCounts('real');
    if (counts === null) {
      console.error('the test runner left no results');
      process.exitCode ||= 1;
    } else console.log(describeCounts([counts]));
  }
}
