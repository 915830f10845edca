import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Workflow {
  readonly jobs: { readonly gates: { readonly steps: readonly { name: string; run?: string }[] } };
}

const path = join(import.meta.dirname, '../../..', '.github/workflows/promote.yml');
const workflow = parse(readFileSync(path, 'utf8')) as Workflow;
const script = workflow.jobs.gates.steps.find(({ name }) => name === 'Lay the reports beside the code')?.run;
const folder = mkdtempSync(join(tmpdir(), 'interlock-overlay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lays files of an artifact over a checkout with one file, as the step of promote.yml does. */
function lay(files: readonly string[]) {
  const place = mkdtempSync(join(folder, 'case-'));
  for (const file of ['checkout/src/a.js', ...files.map((name) => `reports/${name}`)]) {
    mkdirSync(dirname(join(place, file)), { recursive: true });
    writeFileSync(join(place, file), file);
  }
  const ended = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script ?? 'exit 99'], {
    cwd: join(place, 'checkout'),
    env: { PATH: process.env['PATH'], REPORTS: join(place, 'reports'), ARTIFACT: 'reports' },
    encoding: 'utf8',
  });
  return { code: ended.status, said: ended.stdout, at: (name: string) => join(place, 'checkout', name) };
}

describe('the reports of an artifact', () => {
  it('are laid beside the code', () => {
    const laid = lay(['coverage/lcov.info', 'junit.xml']);
    expect([laid.code, laid.said]).toStrictEqual([0, '']);
    expect(existsSync(laid.at('coverage/lcov.info'))).toBe(true);
  });

  it.each(['src/a.js', '.git/config', 'coverage/.gitattributes', '.hidden/\n::stop-commands::x'])(
    'are refused, all of them and in one line, when one is %j',
    (file) => {
      const refused = lay(['junit.xml', file]);
      expect(refused.code).toBe(1);
      expect(refused.said).toMatch(/^::error title=The artifact reports is refused::.*\n$/u);
      expect(existsSync(refused.at('junit.xml'))).toBe(false);
    },
  );
});
