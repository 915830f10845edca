import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { isPromised, partNames } from './parts.mjs';

/**
 * @typedef {import('./parts.mjs').PartName} PartName
 * @typedef {{ file: string, folder: string, parts: readonly PartName[] }} Suite a test file, below test/real
 */

const root = join(import.meta.dirname, '../../test/real');

const isPart = (/** @type {string} */ name) => partNames.some((known) => known === name);

/**
 * The parts that a test file's suites name. They are read from the text, so that nothing is run to know them; a suite
 * that names them in another way than as a list of strings is an error.
 *
 * @param {string} text
 * @param {string} file
 * @returns {readonly PartName[]}
 */
export function partsNamedIn(text, file) {
  const begun = text.match(/\brealSuite\(/gu)?.length ?? 0;
  const suites = [...text.matchAll(/\brealSuite\(\s*(?:'[^'\n]*'|"[^"\n]*"|`[^`]*`),\s*\[([^\]]*)\]/gu)];
  if (suites.length !== begun)
    throw new Error(
      `${file}: write the parts of each realSuite as a list of strings, right behind its title`,
    );
  const named = suites.flatMap(([, list = '']) =>
    [...list.matchAll(/'([^']*)'/gu)].map(([, name = '']) => name),
  );
  const unknown = named.find((name) => !isPart(name));
  if (unknown !== undefined) throw new Error(`${file}: there is no part "${unknown}"`);
  return /** @type {PartName[]} */ ([...new Set(named)]);
}

/** Every suite of test/real. @returns {readonly Suite[]} */
export function findSuites() {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .sort()
    .map((file) => ({
      file,
      folder: file.split('/')[0] ?? file,
      parts: partsNamedIn(readFileSync(join(root, file), 'utf8'), file),
    }));
}

/** How many letters must change to make one word of another. @param {string} left @param {string} right */
function distance(left, right) {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(left).entries()) {
    const next = [index + 1];
    for (const [at, other] of Array.from(right).entries())
      next.push(
        Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === other ? 0 : 1)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

/**
 * What the words of a command line mean: names of parts and of folders of test/real.
 *
 * @param {readonly string[]} words
 * @param {readonly Suite[]} suites
 * @returns {{ kind: 'named', parts: readonly PartName[], folders: readonly string[] } | { kind: 'refused', problem: string }}
 */
export function readNames(words, suites) {
  const folders = [...new Set(suites.map(({ folder }) => folder))];
  const known = [...partNames, ...folders];
  const unknown = words.filter((word) => !known.includes(word));
  if (unknown.length > 0) {
    const nearest = (/** @type {string} */ word) =>
      known
        .map((name) => ({ name, far: distance(word, name) }))
        .filter(({ name, far }) => far <= Math.min(2, word.length / 2) || name.startsWith(word))
        .sort((a, b) => a.far - b.far)
        .slice(0, 3)
        .map(({ name }) => name);
    const problem = unknown
      .map((word) => {
        const near = nearest(word);
        return `there is no part or suite "${word}"${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : ''}`;
      })
      .join('\n');
    return {
      kind: 'refused',
      problem: `${problem}\nparts: ${partNames.join(', ')}\nsuites: ${folders.join(', ')}`,
    };
  }
  return {
    kind: 'named',
    parts: /** @type {PartName[]} */ (words.filter(isPart)),
    folders: words.filter((word) => folders.includes(word)),
  };
}

/**
 * The parts to install: those that were named, those of the suites that were named, or all that are promised; with the
 * compiler wherever something is to be built, and the longest build first.
 *
 * @param {readonly PartName[]} named
 * @param {readonly string[]} folders
 * @param {readonly Suite[]} suites
 * @param {(name: PartName) => string} kindOf
 * @returns {readonly PartName[]}
 */
export function partsToInstall(named, folders, suites, kindOf) {
  const wanted = new Set([
    ...named,
    ...suites.filter(({ folder }) => folders.includes(folder)).flatMap((suite) => suite.parts),
  ]);
  const chosen = wanted.size === 0 && folders.length === 0 ? partNames.filter(isPromised) : [...wanted];
  const needsGo = chosen.some((name) => kindOf(name) === 'go');
  const others = chosen.filter((name) => name !== 'go').sort((a, b) => rank(a) - rank(b));
  return needsGo || chosen.includes('go') ? ['go', ...others] : others;
}

const rank = (/** @type {PartName} */ name) => partNames.indexOf(name);
