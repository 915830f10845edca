import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { majors, nodeProgram, nodeVersion } from '../../../scripts/node-versions.mjs';

const root = resolve(import.meta.dirname, '../../..');
const bundles = readdirSync(join(root, 'dist'));

// Says which Node it really was: a prefix that is not the one we think would make this a test of nothing.
const sayVersion = 'data:text/javascript,process.stderr.write(`started on ${process.version}\\n`)';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'interlock-start-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What a program that is no action is called with, and what it must say about it; exit 2. */
const programs: Readonly<
  Record<string, { readonly args: readonly string[]; readonly says: readonly string[] }>
> = {
  interlock: {
    args: ['rehearse', '--nope', '--neither'],
    says: ["unknown flag '--nope'", "unknown flag '--neither'", 'no workflow file was named'],
  },
  cluster: { args: ['start', '--nope', 'x'], says: ['unknown option --nope', 'cluster start --folder DIR'] },
};

function start(
  node: string,
  bundle: string,
  args: readonly string[],
  inputs: Readonly<Record<string, string>>,
) {
  const files = {
    GITHUB_OUTPUT: 'output',
    GITHUB_STATE: 'state',
    GITHUB_STEP_SUMMARY: 'summary',
    GITHUB_ENV: 'env',
  };
  const env = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)]));
  for (const file of Object.values(env)) writeFileSync(file, '');
  const { status, stdout, stderr } = spawnSync(
    node,
    ['--import', sayVersion, join(root, 'dist', bundle, 'index.js'), ...args],
    {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder, GITHUB_REPOSITORY: 'acme/shop', ...env, ...inputs },
      timeout: 60_000,
    },
  );
  return { status, stdout, stderr, summary: readFileSync(join(folder, 'summary'), 'utf8') };
}

describe.each(majors.map((major) => [nodeVersion(major), nodeProgram(major)] as const))(
  'on Node %s',
  (version, node) => {
    const isThere = existsSync(node);

    if (!isThere) {
      it.skipIf(process.env['CI'] !== 'true')('is missing: run `node scripts/node-versions.mjs`', () => {
        expect.unreachable('CI must start the bundles on every version');
      });
      return;
    }

    it.each(bundles.map((bundle) => [bundle]))(
      '%s starts and says what is wrong, all of it at once',
      (bundle) => {
        const program = programs[bundle];
        const wrong = { INPUT_COMIT: 'x', 'INPUT_EVIDENCE-KY': 'y', INPUT_SUBJECTS: '{' };
        const ended = start(node, bundle, program?.args ?? [], program === undefined ? wrong : {});
        expect(ended.stderr).toContain(`started on ${version}`);
        const said = `${ended.stdout}${ended.stderr}`;
        expect(said).not.toMatch(/^\s+at .*\(node:internal/mu);
        if (program !== undefined) {
          expect(ended.status).toBe(2);
          for (const text of program.says) expect(said).toContain(text);
          return;
        }
        expect(ended.status).toBe(1);
        expect(said).toContain('"comit" is not known');
        expect(said).toContain('"evidence-ky" is not known');
        expect(ended.summary).toContain('could not run');
      },
    );
  },
);
