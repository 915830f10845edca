import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { actions, read, root, workflows } from '../../contract/workflows/files.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { copyProjects, spoil, type LintProject } from './lint-project.ts';

interface Finding {
  readonly message: string;
  readonly filepath: string;
  readonly line: number;
}

realSuite('actionlint', ['actionlint', 'shellcheck'], (programs) => {
  let folder: string;
  let projects: readonly LintProject[] = [];
  beforeAll(async () => {
    folder = await temporaryFolder('actionlint');
    projects = copyProjects(folder);
  });

  function lint(project: LintProject, ...more: readonly string[]): readonly Finding[] {
    const { status, stdout, stderr, error } = spawnSync(
      programs.path('actionlint'),
      [
        ...['-format', '{{json .}}', '-shellcheck', programs.path('shellcheck'), '-pyflakes', ''],
        ...more,
        ...project.workflows,
      ],
      { cwd: project.folder, encoding: 'utf8', env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' } },
    );
    if (error !== undefined || (status !== 0 && status !== 1)) throw new Error(`actionlint died: ${stderr}`);
    const findings = JSON.parse(stdout) as readonly Finding[];
    // It ends with 1 when it has found something.
    if (findings.length > 0 !== (status === 1)) throw new Error(`actionlint ended with ${status}: ${stdout}`);
    return findings;
  }

  const ours = () => {
    const [first] = projects;
    if (first === undefined) throw new Error('there is no project');
    return first;
  };

  it('looks at every workflow', () => {
    const seen = projects.flatMap((project) => project.workflows.map((path) => `${project.name}${path}`));
    expect(seen.toSorted()).toEqual(workflows.toSorted());
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });

  it('finds nothing wrong with them', () => {
    for (const project of projects)
      if (project.workflows.length > 0) expect(lint(project), project.name).toEqual([]);
  });

  describe('what .github/actionlint.yaml leaves as it is', () => {
    const text = readFileSync(join(root, '.github/actionlint.yaml'), 'utf8');
    const { paths } = parse(text) as {
      readonly paths: Record<string, { readonly ignore: readonly string[] }>;
    };
    const entries = Object.entries(paths).flatMap(([path, { ignore }]) =>
      ignore.map((one) => ({ path, one })),
    );

    it.each(entries)('$path: $one is still found', ({ path, one }) => {
      const empty = join(folder, 'empty.yaml');
      writeFileSync(empty, '{}\n');
      const found = lint(ours(), '-config-file', empty).filter(({ filepath }) => filepath === path);
      expect(found.some(({ message }) => new RegExp(one, 'u').test(message))).toBe(true);
    });

    it('has a reason for each', () => {
      const lines = text.split('\n');
      for (const [index, line] of lines.entries())
        if (line.trim().startsWith('- ')) expect(lines[index - 1]?.trim(), line).toMatch(/^# /u);
    });
  });

  it.each([
    ['a job that does not exist', 'needs: [gates, ref]', 'needs: [gates, reff]'],
    ['an input that an action of ours does not take', 'operation: prepare', 'operatoin: prepare'],
    ['an output that no step has', 'steps.quality.outputs.evidence', 'steps.qualty.outputs.evidence'],
    ['a script that shellcheck knows to be wrong', 'cp -R "$REPORTS/." .', 'cp -R $REPORTS/. .'],
  ])('sees %s', (name, right, wrong) => {
    const place = join(folder, name.replaceAll(' ', '-'));
    expect(lint(spoil(ours(), place, '.github/workflows/promote.yml', right, wrong))).not.toEqual([]);
  });
});

interface ScriptStep {
  readonly run?: string;
  readonly shell?: string;
}

/** The scripts of an action; actionlint looks at workflows alone. */
function scripts(text: string): readonly { readonly script: string; readonly shell: string }[] {
  const { runs } = parse(text) as { readonly runs: { readonly steps?: readonly ScriptStep[] } };
  return (runs.steps ?? []).flatMap(({ run, shell = '' }) =>
    // What an expression becomes is unknown to shellcheck; a name in its place is what actionlint takes, too.
    run === undefined ? [] : [{ script: run.replaceAll(/\$\{\{.*?\}\}/gsu, '_'), shell }],
  );
}

realSuite('shellcheck', ['shellcheck'], (programs) => {
  function check(script: string): readonly string[] {
    const { status, stdout, stderr } = spawnSync(
      programs.path('shellcheck'),
      ['--shell=bash', '--norc', '--format=json', '-'],
      { input: `set -eo pipefail\n${script}`, encoding: 'utf8' },
    );
    if (status !== 0 && status !== 1) throw new Error(`shellcheck died: ${stderr}`);
    return (JSON.parse(stdout) as readonly { readonly code: number; readonly message: string }[]).map(
      ({ code, message }) => `SC${code}: ${message}`,
    );
  }

  it('has scripts to look at', () => {
    expect(actions.flatMap((path) => scripts(read(path))).length).toBeGreaterThanOrEqual(3);
  });

  it.each(actions)('finds nothing wrong with the scripts of %s', (path) => {
    for (const { script, shell } of scripts(read(path))) {
      expect(shell).toBe('bash');
      expect(check(script), script).toEqual([]);
    }
  });

  it('sees a variable that is not quoted', () => {
    expect(check('cp $1 .')).toEqual([expect.stringContaining('SC2086')]);
  });
});
