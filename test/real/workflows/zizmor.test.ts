import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { actions, read, root, workflows } from '../../contract/workflows/files.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';

/** What zizmor says of one place, as far as it is read here. */
interface Finding {
  readonly ident: string;
  readonly locations: readonly {
    readonly symbolic: {
      readonly key: { readonly Local: { readonly verbatim_path: string } };
      readonly kind: string;
    };
    readonly concrete: { readonly feature: string };
  }[];
}

const configuration = '.github/zizmor.yml';

/** What each exception may hide: a finding of that rule anywhere else fails. */
const meant: Readonly<Record<string, RegExp>> = {
  'self-repository': /^\.\/(?:\.interlock-login\/)?\.github\/interlock\/(?:login|migrate|deploy)$/u,
  'github-env': /GITHUB_ENV/u,
  'concurrency-limits': /^on:\n {2}push:/u,
};

const primary = (finding: Finding) => finding.locations.find(({ symbolic }) => symbolic.kind === 'Primary');
const place = (finding: Finding) => primary(finding)?.symbolic.key.Local.verbatim_path ?? '';

realSuite('zizmor, in its pedantic persona', ['zizmor'], (programs) => {
  /** @throws {Error} when zizmor did not look, or could not read a file */
  function audit(paths: readonly string[], ...more: readonly string[]): readonly Finding[] {
    const { status, stdout, stderr, error } = spawnSync(
      programs.path('zizmor'),
      [
        ...[
          '--persona',
          'pedantic',
          '--offline',
          '--strict-collection',
          '--no-exit-codes',
          '--format',
          'json-v1',
        ],
        ...more,
        ...paths,
      ],
      { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' } },
    );
    if (error !== undefined || status !== 0) throw new Error(`zizmor ended with ${status}: ${stderr}`);
    const completed = stderr.match(/completed /gu)?.length ?? 0;
    if (completed !== paths.length)
      throw new Error(`zizmor audited ${completed} of ${paths.length} files: ${stderr}`);
    return JSON.parse(stdout) as readonly Finding[];
  }

  const all = [...workflows, ...actions];

  it('finds nothing but what is excepted', () => {
    expect(all.length).toBeGreaterThanOrEqual(10);
    const found = audit(all, '--config', configuration);
    expect(found.map((finding) => `${finding.ident}: ${place(finding)}`)).toEqual([]);
  });

  describe(configuration, () => {
    const text = readFileSync(join(root, configuration), 'utf8');
    const { rules } = parse(text) as {
      readonly rules: Record<string, { readonly ignore: readonly string[] }>;
    };

    it('excepts nothing that is not found any more, and nothing else than it says', () => {
      const found = audit(all, '--no-config');
      for (const [rule, { ignore }] of Object.entries(rules)) {
        const hidden = found.filter(({ ident }) => ident === rule);
        for (const file of ignore)
          expect(hidden.map(place).some((path) => path.endsWith(`/${file}`))).toBe(true);
        for (const finding of hidden)
          expect(primary(finding)?.concrete.feature, `${rule} in ${place(finding)}`).toMatch(
            meant[rule] ?? /^$/u,
          );
      }
    });

    it('has a reason for each, and switches no rule off', () => {
      const lines = text.split('\n');
      for (const [index, line] of lines.entries())
        if (line.trim().startsWith('- ')) expect(lines[index - 1]?.trim(), line).toMatch(/^# /u);
      for (const rule of Object.values(rules)) expect(Object.keys(rule)).toEqual(['ignore']);
    });
  });

  it.each([
    [
      'an expression in a script',
      'template-injection',
      'digest=$(npm',
      'echo ${{ inputs.reason }}; digest=$(npm',
    ],
    ['an action by its tag', 'unpinned-uses', /checkout@[0-9a-f]{40}/u, 'checkout@v7'],
    ['a checkout that leaves its token', 'artipacked', /\s+with:\s+persist-credentials: false/u, ''],
    ['permissions for all jobs', 'excessive-permissions', 'permissions: {}', 'permissions: write-all'],
  ])('sees %s', async (_, rule, right, wrong) => {
    const text = read('examples/shop/.github/workflows/promote.yml');
    const spoilt = text.replace(right, wrong);
    expect(spoilt).not.toBe(text);
    const path = join(await temporaryFolder('zizmor'), 'promote.yml');
    writeFileSync(path, spoilt);
    expect(audit([path], '--config', configuration).map(({ ident }) => ident)).toContain(rule);
  });
});
