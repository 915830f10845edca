import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runCommand } from '../servers/command.ts';
import { readReport, writeTree } from './tree.ts';

const rules = `rules:
  - id: no-eval
    languages: [javascript]
    severity: ERROR
    message: eval runs whatever it is given
    pattern: eval(...)
`;

realSuite('semgrep with rules of our own, as it really answers', ['semgrep'], (programs) => {
  let folder = '';

  beforeAll(async () => {
    folder = await temporaryFolder('semgrep');
    await writeTree(folder, {
      'rules.yml': rules,
      'cut-rules.yml': 'rules: [',
      'wrong-rules.yml': rules.replace('eval(...)', '"eval((("'),
      'leaky/a.js': 'eval(input);\n',
      'excused/a.js': 'eval(input); // nosemgrep\n',
      'clean/a.js': 'console.log(1);\n',
      'broken/a.js': 'function ( {{{ eval(x',
    });
    await mkdir(path.join(folder, 'empty'));
  });

  let runs = 0;
  async function scan(
    target: string,
    { config = 'rules.yml', more = ['--error'] as readonly string[] } = {},
  ) {
    runs += 1;
    const report = path.join(folder, `report-${runs}.json`);
    const program = programs.path('semgrep');
    const ended = await runCommand(
      program,
      [
        'scan',
        '--metrics=off',
        '--disable-version-check',
        `--config=${config}`,
        '--json',
        `--output=${report}`,
        ...more,
        target,
      ],
      {
        cwd: folder,
        env: { HOME: folder, PATH: `${path.dirname(program)}${path.delimiter}${process.env['PATH'] ?? ''}` },
      },
    );
    return { ...ended, report: await readReport(report) };
  }

  it('ends with 1 on findings when it was asked to, and names the files that it looked at', async () => {
    expect(await scan('leaky')).toMatchObject({
      exitCode: 1,
      report: {
        errors: [],
        paths: { scanned: ['leaky/a.js'] },
        results: [{ check_id: 'no-eval', path: 'leaky/a.js', extra: { severity: 'ERROR' } }],
      },
    });
  });

  it('ends with 0 on findings when it was not asked for another code', async () => {
    const { exitCode, report } = await scan('leaky', { more: [] });
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ results: [{ check_id: 'no-eval' }] });
  });

  it('ends with 0 when it is clean, and names the files that it looked at', async () => {
    expect(await scan('clean')).toMatchObject({
      exitCode: 0,
      report: { errors: [], results: [], paths: { scanned: ['clean/a.js'] } },
    });
  });

  it('leaves an excused finding out of its report, unless it is told not to take excuses', async () => {
    expect(await scan('excused')).toMatchObject({ exitCode: 0, report: { results: [] } });
    expect(await scan('excused', { more: ['--error', '--disable-nosem'] })).toMatchObject({ exitCode: 1 });
  });

  it('ends with 0 when there was nothing to look at: only the empty list of files says so', async () => {
    expect(await scan('empty')).toMatchObject({
      exitCode: 0,
      report: { errors: [], results: [], paths: { scanned: [] } },
    });
  });

  it('ends with 0 on a file that it could not parse, which it lists as looked at and as an error of level warn', async () => {
    expect(await scan('broken')).toMatchObject({
      exitCode: 0,
      report: {
        results: [],
        paths: { scanned: ['broken/a.js'] },
        errors: [{ code: 3, level: 'warn', path: 'broken/a.js' }],
      },
    });
  });

  it('ends with 3 on a file that it could not parse when it is told to be strict', async () => {
    expect(await scan('broken', { more: ['--error', '--strict'] })).toMatchObject({ exitCode: 3 });
  });

  it('ends with 2 when the target is missing', async () => {
    expect(await scan('missing')).toMatchObject({
      exitCode: 2,
      report: { paths: { scanned: [] }, errors: [{ code: 2, level: 'error' }] },
    });
  });

  it('ends with 7 when its rules are missing or cut off', async () => {
    expect(await scan('leaky', { config: 'missing.yml' })).toMatchObject({
      exitCode: 7,
      report: { results: [] },
    });
    expect(await scan('leaky', { config: 'cut-rules.yml' })).toMatchObject({
      exitCode: 7,
      report: { results: [] },
    });
  });

  it('ends with 2 on a rule that it cannot read, and still lists the file as looked at', async () => {
    expect(await scan('leaky', { config: 'wrong-rules.yml' })).toMatchObject({
      exitCode: 2,
      report: { results: [], paths: { scanned: ['leaky/a.js'] }, errors: [{ type: 'Rule parse error' }] },
    });
  });

  it('leaves no report when it is killed', async () => {
    const report = path.join(folder, 'killed.json');
    const ended = await runCommand(
      programs.path('semgrep'),
      [
        'scan',
        '--metrics=off',
        '--disable-version-check',
        '--config=rules.yml',
        '--json',
        `--output=${report}`,
        'leaky',
      ],
      { cwd: folder, env: { HOME: folder }, killWith: 'SIGKILL' },
    );
    expect(ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    expect(await readReport(report)).toBe('no report');
  });
});
