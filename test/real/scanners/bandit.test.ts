import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runCommand } from '../servers/command.ts';
import { readReport, writeTree } from './tree.ts';

realSuite('bandit, as it really answers', ['bandit'], (programs) => {
  let folder = '';

  beforeAll(async () => {
    folder = await temporaryFolder('bandit');
    await writeTree(folder, {
      'leaky/a.py': 'import subprocess\nsubprocess.call("ls " + name, shell=True)\n',
      'excused/a.py': 'import subprocess  # nosec\nsubprocess.call("ls " + name, shell=True)  # nosec\n',
      'clean/a.py': 'x = 1\n',
      'broken/a.py': 'def (\n',
    });
    await mkdir(path.join(folder, 'empty'));
  });

  let runs = 0;
  async function scan(target: string, ...more: string[]) {
    runs += 1;
    const report = path.join(folder, `report-${runs}.json`);
    const ended = await runCommand(
      programs.path('bandit'),
      ['--quiet', '--recursive', '--format=json', `--output=${report}`, ...more, target],
      { cwd: folder, env: { HOME: folder } },
    );
    return { ...ended, report: await readReport(report) };
  }

  it('ends with 1 on findings, each with a severity and a confidence', async () => {
    expect(await scan('leaky')).toMatchObject({
      exitCode: 1,
      report: {
        errors: [],
        results: [
          { test_id: 'B404', issue_severity: 'LOW', issue_confidence: 'HIGH' },
          {
            test_id: 'B602',
            issue_severity: 'HIGH',
            issue_confidence: 'HIGH',
            filename: 'leaky/a.py',
            line_number: 2,
          },
        ],
      },
    });
  });

  it('ends with 0 when it is clean, and counts the lines of each file that it looked at', async () => {
    expect(await scan('clean')).toMatchObject({
      exitCode: 0,
      report: { errors: [], results: [], metrics: { _totals: { loc: 1 }, 'clean/a.py': { loc: 1 } } },
    });
  });

  it('ends with 0 on excused lines, unless it is told not to take excuses', async () => {
    expect(await scan('excused')).toMatchObject({ exitCode: 0, report: { results: [] } });
    expect(await scan('excused', '--ignore-nosec')).toMatchObject({ exitCode: 1 });
  });

  it('ends with 0 when there was nothing to look at: only the count of lines says so', async () => {
    expect(await scan('empty')).toMatchObject({
      exitCode: 0,
      report: { errors: [], results: [], metrics: { _totals: { loc: 0 } } },
    });
  });

  it('ends with 0 on a file that it could not parse, whose lines it counts all the same', async () => {
    expect(await scan('broken')).toMatchObject({
      exitCode: 0,
      report: {
        results: [],
        errors: [{ filename: 'broken/a.py', reason: 'syntax error while parsing AST from file' }],
        metrics: { _totals: { loc: 1 } },
      },
    });
  });

  it('ends with 0 when the folder is missing', async () => {
    expect(await scan('missing')).toMatchObject({
      exitCode: 0,
      report: { results: [], errors: [{ reason: 'No such file or directory' }] },
    });
  });

  it('ends with 2 when it is called wrongly, and knows no SARIF', async () => {
    expect(await scan('clean', '--nonsense')).toMatchObject({ exitCode: 2, report: 'no report' });
    const sarif = await scan('clean', '--format=sarif');
    expect(sarif.exitCode).toBe(2);
    expect(sarif.stderr).toContain("invalid choice: 'sarif'");
  });

  it('leaves no report when it is killed', async () => {
    const report = path.join(folder, 'killed.json');
    const ended = await runCommand(
      programs.path('bandit'),
      ['-q', '-r', '-f', 'json', '-o', report, 'leaky'],
      {
        cwd: folder,
        env: { HOME: folder },
        killWith: 'SIGKILL',
      },
    );
    expect(ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    expect(await readReport(report)).toBe('no report');
  });
});
