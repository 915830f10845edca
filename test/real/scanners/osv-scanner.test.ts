import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runCommand } from '../servers/command.ts';
import { lockfile, readReport, writeTree } from './tree.ts';
import { zip } from './zip.ts';

const stamped = {
  schema_version: '1.6.0',
  modified: '2026-01-01T00:00:00Z',
  published: '2026-01-01T00:00:00Z',
};

const records = {
  'GHSA-aaaa-bbbb-cccc.json': JSON.stringify({
    ...stamped,
    id: 'GHSA-aaaa-bbbb-cccc',
    aliases: ['CVE-2026-0001'],
    summary: 'pads too far',
    severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
    affected: [
      {
        package: { ecosystem: 'npm', name: 'acme-pad' },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.3.1' }] }],
      },
    ],
    database_specific: { severity: 'CRITICAL' },
  }),
  'MAL-2026-1.json': JSON.stringify({
    ...stamped,
    id: 'MAL-2026-1',
    summary: 'steals tokens',
    affected: [{ package: { ecosystem: 'npm', name: 'acme-evil' }, versions: ['1.0.0'] }],
  }),
};

realSuite('osv-scanner without a network, as it really answers', ['osv-scanner'], (programs) => {
  let folder = '';
  let database = '';

  beforeAll(async () => {
    folder = await temporaryFolder('osv-scanner');
    database = await writeDatabase('database', zip(records));
    await writeTree(folder, {
      'clean/package-lock.json': lockfile({ 'acme-pad': '1.3.1' }),
      'leaky/package-lock.json': lockfile({ 'acme-pad': '1.3.0', 'acme-evil': '1.0.0' }),
      'broken/package-lock.json': '{"name":',
      'mixed/a/package-lock.json': lockfile({ 'acme-pad': '1.3.1' }),
      'mixed/b/package-lock.json': '{"name":',
      'python/requirements.txt': 'acme-snake==1.0.0\n',
    });
    await mkdir(path.join(folder, 'empty'));
  });

  async function writeDatabase(name: string, bytes: Buffer) {
    const made = path.join(folder, name);
    await mkdir(path.join(made, 'osv-scanner', 'npm'), { recursive: true });
    await writeFile(path.join(made, 'osv-scanner', 'npm', 'all.zip'), bytes);
    return made;
  }

  let runs = 0;
  async function scan(args: readonly string[], { from = database } = {}) {
    runs += 1;
    const report = path.join(folder, `report-${runs}.json`);
    const ended = await runCommand(
      programs.path('osv-scanner'),
      ['scan', 'source', '--offline', '--format=json', `--output-file=${report}`, ...args],
      { cwd: folder, env: { HOME: folder, OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: from } },
    );
    return { ...ended, report: await readReport(report) };
  }

  it('ends with 1 on findings and groups the names of one vulnerability', async () => {
    const { exitCode, report } = await scan(['--lockfile=leaky/package-lock.json']);
    expect(exitCode).toBe(1);
    expect(report).toMatchObject({
      results: [
        {
          source: { path: path.join(folder, 'leaky/package-lock.json'), type: 'lockfile' },
          packages: [
            {
              package: { name: 'acme-evil', version: '1.0.0', ecosystem: 'npm' },
              // Malware has no severity at all.
              groups: [{ ids: ['MAL-2026-1'], max_severity: '' }],
            },
            {
              package: { name: 'acme-pad', version: '1.3.0', ecosystem: 'npm' },
              groups: [
                {
                  ids: ['GHSA-aaaa-bbbb-cccc'],
                  aliases: ['CVE-2026-0001', 'GHSA-aaaa-bbbb-cccc'],
                  max_severity: '9.8',
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('ends with 0 when it is clean, and its report names what it looked at only with --all-packages', async () => {
    const silent = await scan(['--lockfile=clean/package-lock.json']);
    expect(silent).toMatchObject({ exitCode: 0, report: { results: [] } });
    expect(silent.stderr).toContain('found 1 package');

    const said = await scan(['--all-packages', '--lockfile=clean/package-lock.json']);
    expect(said).toMatchObject({
      exitCode: 0,
      report: { results: [{ packages: [{ package: { name: 'acme-pad', version: '1.3.1' } }] }] },
    });
  });

  it('ends with 128 and no report when there was nothing to scan', async () => {
    expect(await scan(['empty'])).toMatchObject({ exitCode: 128, report: 'no report' });
  });

  it('ends with 127 when a lockfile that was named is missing or broken', async () => {
    expect(await scan(['--lockfile=missing/package-lock.json'])).toMatchObject({
      exitCode: 127,
      report: 'no report',
    });
    expect(await scan(['--lockfile=broken/package-lock.json'])).toMatchObject({
      exitCode: 127,
      report: 'no report',
    });
    expect(await scan(['missing'])).toMatchObject({ exitCode: 127, report: 'no report' });
  });

  it('ends with 127 and a whole report of no findings when one of the lockfiles that it found is broken', async () => {
    expect(await scan(['--recursive', 'mixed'])).toMatchObject({ exitCode: 127, report: { results: [] } });
  });

  it('ends as though there were nothing to scan when the only lockfile that it found is broken', async () => {
    expect(await scan(['--recursive', 'broken'])).toMatchObject({ exitCode: 128, report: 'no report' });
  });

  it('writes a whole report of no findings and ends with 127 when the database is missing or cut off', async () => {
    const missing = await scan(['--lockfile=leaky/package-lock.json'], {
      from: path.join(folder, 'nowhere'),
    });
    expect(missing).toMatchObject({ exitCode: 127, report: { results: [] } });
    expect(missing.stderr).toContain('no offline version of the OSV database is available');

    const cut = await scan(['--lockfile=leaky/package-lock.json'], {
      from: await writeDatabase('cut', zip(records).subarray(0, 300)),
    });
    expect(cut).toMatchObject({ exitCode: 127, report: { results: [] } });
  });

  it('ends with 127 when one of the ecosystems has no database', async () => {
    expect(await scan(['--recursive', 'python'])).toMatchObject({ exitCode: 127, report: { results: [] } });
  });

  it('ends with 0 on an empty database', async () => {
    expect(
      await scan(['--lockfile=leaky/package-lock.json'], { from: await writeDatabase('hollow', zip({})) }),
    ).toMatchObject({ exitCode: 0, report: { results: [] } });
  });

  it('takes every waiver of a file beside the lockfile unless it is given a configuration', async () => {
    await writeTree(folder, {
      'waived/package-lock.json': lockfile({ 'acme-pad': '1.3.0' }),
      'waived/osv-scanner.toml': '[[IgnoredVulns]]\nid = "CVE-2026-0001"\nreason = "of its own"\n',
      'none.toml': '',
    });
    expect(await scan(['--lockfile=waived/package-lock.json'])).toMatchObject({
      exitCode: 0,
      report: { results: [] },
    });
    expect(await scan(['--config=none.toml', '--lockfile=waived/package-lock.json'])).toMatchObject({
      exitCode: 1,
    });
  });

  it('ends with 127 when its configuration or its flags cannot be read', async () => {
    await writeTree(folder, { 'broken.toml': 'IgnoredVulns = [' });
    const lock = '--lockfile=leaky/package-lock.json';
    expect(await scan(['--config=broken.toml', lock])).toMatchObject({ exitCode: 127, report: 'no report' });
    expect(await scan(['--nonsense', lock])).toMatchObject({ exitCode: 127, report: 'no report' });
  });

  it('leaves no report when it is killed', async () => {
    const report = path.join(folder, 'killed.json');
    const ended = await runCommand(
      programs.path('osv-scanner'),
      ['scan', 'source', '--offline', '--format=json', `--output-file=${report}`, 'leaky'],
      {
        cwd: folder,
        env: { HOME: folder, OSV_SCANNER_LOCAL_DB_CACHE_DIRECTORY: database },
        killWith: 'SIGKILL',
      },
    );
    expect(ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    expect(await readReport(report)).toBe('no report');
  });
});
