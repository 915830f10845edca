/** What the test runner counted, by part of CI; each part leaves a file of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const folder = join(import.meta.dirname, '..', '.interlock');

/** Where the results of a part are. @param {string} part */
export const resultFile = (part) => join(folder, part, 'tests.json');

/**
 * @param {string} part
 * @returns {Counts | null} `null` when the part left no results
 */
export function readCounts(part) {
  if (!existsSync(resultFile(part))) return null;
  /** @type {{ numPassedTests: number, numFailedTests: number, numPendingTests: number }} */
  const counted = JSON.parse(readFileSync(resultFile(part), 'utf8'));
  return {
    passed: counted.numPassedTests,
    failed: counted.numFailedTests,
    skipped: counted.numPendingTests,
  };
}

/** One plain line for all of them. @param {readonly Counts[]} all */
export function describeCounts(all) {
  const sum = (/** @type {keyof Counts} */ what) => all.reduce((total, counts) => total + counts[what], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const counted = process.argv.slice(2).map((part) => ({ part, counts: readCounts(part) }));
  const missing = counted.filter(({ counts }) => counts === null).map(({ part }) => part);
  if (missing.length > 0 || counted.length === 0) {
    console.error(`no results of: ${missing.join(', ') || 'anything, name the parts'}`);
    process.exitCode = 1;
  } else console.log(describeCounts(counted.flatMap(({ counts }) => counts ?? [])));
}
