import { readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runCommand, runWell } from '../servers/command.ts';

// Put together here, so that no file of ours holds what looks like a key.
const key = ['AKIA', 'Z7QK', 'M2XW', 'V5RT', 'P3HD'].join('');

const git = (folder: string, ...args: string[]) =>
  runWell('git', ['-C', folder, '-c', 'init.defaultBranch=main', ...args], {
    env: {
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'Ada',
      GIT_AUTHOR_EMAIL: 'ada@acme.example',
      GIT_COMMITTER_NAME: 'Ada',
      GIT_COMMITTER_EMAIL: 'ada@acme.example',
    },
  });

async function commit(folder: string, files: Readonly<Record<string, string>>, message: string) {
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  await git(folder, 'add', '--all');
  await git(folder, 'commit', '--quiet', '--message', message);
}

interface Leak {
  readonly RuleID: string;
  readonly File: string;
  readonly StartLine: number;
  readonly Commit: string;
  readonly Secret: string;
  readonly Match: string;
}

realSuite('gitleaks, as it really answers', ['gitleaks'], (programs) => {
  let folder = '';
  let leaky = '';

  beforeAll(async () => {
    folder = await temporaryFolder('gitleaks');
    leaky = await repository('leaky');
    await commit(leaky, { 'settings.py': `key = "${key}"\n` }, 'Add the settings');
    await rm(path.join(leaky, 'settings.py'));
    await commit(leaky, { 'README.md': 'no key here\n' }, 'Take the key out again');
  });

  async function repository(name: string) {
    const made = path.join(folder, name);
    mkdirSync(made);
    await git(made, 'init', '--quiet');
    return made;
  }

  let runs = 0;
  async function scan(kind: 'git' | 'dir', target: string, ...more: string[]) {
    runs += 1;
    const report = path.join(folder, `report-${runs}.json`);
    const ended = await runCommand(
      programs.path('gitleaks'),
      [
        kind,
        '--no-banner',
        '--report-format=json',
        `--report-path=${report}`,
        '--exit-code=2',
        ...more,
        target,
      ],
      { cwd: folder, env: { GIT_CEILING_DIRECTORIES: path.dirname(folder), HOME: folder } },
    );
    const leaks = existsSync(report) ? (JSON.parse(await readFile(report, 'utf8')) as Leak[]) : 'no report';
    return { ...ended, leaks };
  }

  it('finds a key in the history that no file holds any more, and ends with the exit code that was asked for', async () => {
    const { exitCode, leaks } = await scan('git', leaky);
    expect(exitCode).toBe(2);
    const first = (await git(leaky, 'rev-list', '--max-parents=0', 'HEAD')).stdout.trim();
    expect(leaks).toMatchObject([
      { RuleID: 'aws-access-token', File: 'settings.py', StartLine: 1, Commit: first, Secret: key },
    ]);
  });

  it('sees only what lies there when it is given the folder and not the history', async () => {
    expect(await scan('dir', leaky)).toMatchObject({ exitCode: 0, leaks: [] });
  });

  it('keeps the key out of its report only when it is told to', async () => {
    const { leaks } = await scan('git', leaky, '--redact');
    expect(JSON.stringify(leaks)).not.toContain(key);
    expect(leaks).toMatchObject([{ Secret: 'REDACTED', Match: 'REDACTED' }]);
  });

  it('writes SARIF with no version of its own and with the author, whom nobody asked for', async () => {
    const report = path.join(folder, 'report.sarif');
    const ended = await runCommand(
      programs.path('gitleaks'),
      ['git', '--no-banner', '--redact', '--report-format=sarif', `--report-path=${report}`, leaky],
      { cwd: folder },
    );
    expect(ended.exitCode).toBe(1);
    const text = await readFile(report, 'utf8');
    const { runs: sarif } = JSON.parse(text) as {
      runs: { tool: { driver: { semanticVersion: string } }; results: { partialFingerprints: unknown }[] }[];
    };
    expect(text).not.toContain(key);
    expect(sarif[0]?.tool.driver.semanticVersion).toBe('v8.0.0');
    expect(sarif[0]?.results[0]?.partialFingerprints).toMatchObject({
      author: 'Ada',
      email: 'ada@acme.example',
    });
  });

  it('says what it looked at on standard error alone: its report of a clean history is an empty list', async () => {
    const clean = await repository('clean');
    await commit(clean, { 'a.txt': 'one\n' }, 'One');
    await commit(clean, { 'b.txt': 'two\n' }, 'Two');
    const ended = await scan('git', clean);
    expect(ended).toMatchObject({ exitCode: 0, leaks: [], stdout: '' });
    expect(ended.stderr).toContain('2 commits scanned');
  });

  it('ends with 0 and an empty list when there was no commit to look at', async () => {
    const ended = await scan('git', await repository('unborn'));
    expect(ended).toMatchObject({ exitCode: 0, leaks: [] });
    expect(ended.stderr).toContain('0 commits scanned');
  });

  it('ends with 0 and an empty list when git refused: no repository, or a range that does not exist', async () => {
    const bare = path.join(folder, 'no-repository');
    mkdirSync(bare);
    const none = await scan('git', bare);
    expect(none).toMatchObject({ exitCode: 0, leaks: [] });
    expect(none.stderr).toContain('not a git repository');
    expect(none.stderr).toContain('0 commits scanned');

    const range = await scan('git', leaky, '--log-opts=v1.0.0..HEAD');
    expect(range).toMatchObject({ exitCode: 0, leaks: [] });
    expect(range.stderr).toContain('unknown revision');
  });

  it('ends with 0 on a shallow checkout of a repository whose history holds a key', async () => {
    await git(folder, 'clone', '--quiet', '--depth=1', `file://${leaky}`, 'shallow');
    const ended = await scan('git', path.join(folder, 'shallow'));
    expect(ended).toMatchObject({ exitCode: 0, leaks: [] });
    expect(ended.stderr).toContain('1 commits scanned');
  });

  it('ends with 0 on a folder with no file in it', async () => {
    const empty = path.join(folder, 'empty');
    mkdirSync(empty);
    expect(await scan('dir', empty)).toMatchObject({ exitCode: 0, leaks: [] });
  });

  it('believes a configuration in what it scans, unless it is given one', async () => {
    const silenced = await repository('silenced');
    await commit(
      silenced,
      { 'settings.py': `key = "${key}"\n`, '.gitleaks.toml': "[[allowlists]]\npaths = ['''.*''']\n" },
      'Silence the scanner',
    );
    expect(await scan('git', silenced)).toMatchObject({ exitCode: 0, leaks: [] });

    const own = path.join(folder, 'own.toml');
    await writeFile(own, '[extend]\nuseDefault = true\n');
    expect(await scan('git', silenced, `--config=${own}`)).toMatchObject({
      exitCode: 2,
      leaks: [{ Secret: key }],
    });
  });

  it('believes a comment beside the key, unless it is told not to', async () => {
    const allowed = await repository('allowed');
    await commit(allowed, { 'settings.py': `key = "${key}" # gitleaks:allow\n` }, 'Allow it');
    expect(await scan('git', allowed)).toMatchObject({ exitCode: 0, leaks: [] });
    expect(await scan('git', allowed, '--ignore-gitleaks-allow')).toMatchObject({ exitCode: 2 });
  });

  it('writes no report and ends with 1 when the target is missing or the configuration cannot be read', async () => {
    expect(await scan('git', path.join(folder, 'missing'))).toMatchObject({
      exitCode: 1,
      leaks: 'no report',
    });
    const broken = path.join(folder, 'broken.toml');
    await writeFile(broken, 'rules = [');
    expect(await scan('git', leaky, `--config=${broken}`)).toMatchObject({ exitCode: 1, leaks: 'no report' });
  });

  it('ends with 126 when it is called with a flag that it does not know', async () => {
    expect(await scan('git', leaky, '--nonsense')).toMatchObject({ exitCode: 126, leaks: 'no report' });
  });

  it('leaves no report when it is killed', async () => {
    const report = path.join(folder, 'killed.json');
    const ended = await runCommand(
      programs.path('gitleaks'),
      ['stdin', '--report-format=json', `--report-path=${report}`],
      { killWith: 'SIGKILL' },
    );
    expect(ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    expect(existsSync(report)).toBe(false);
  });
});
