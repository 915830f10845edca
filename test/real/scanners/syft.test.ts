import { readFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runCommand } from '../servers/command.ts';
import { lockfile, readReport, writeTree } from './tree.ts';

interface Cyclonedx {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components?: readonly { readonly type: string; readonly name: string; readonly purl?: string }[];
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

realSuite('syft, as it really answers', ['syft'], (programs) => {
  let folder = '';

  beforeAll(async () => {
    folder = await temporaryFolder('syft');
    await writeTree(folder, {
      'shop/package.json': JSON.stringify({ name: 'shop', version: '1.0.0' }),
      'shop/package-lock.json': lockfile({ 'acme-pad': '1.3.0', '@acme/thing': '2.0.0' }),
      'broken/package-lock.json': '{"name":',
    });
    await mkdir(path.join(folder, 'empty'));
  });

  const env = () => ({ HOME: folder, SYFT_CHECK_FOR_APP_UPDATE: 'false' });

  async function list(format: 'cyclonedx-json' | 'spdx-json', target: string, ...more: string[]) {
    const report = path.join(folder, `${path.basename(target)}.${format}`);
    const ended = await runCommand(
      programs.path('syft'),
      ['scan', `dir:${target}`, `--output=${format}=${report}`, ...more],
      { cwd: folder, env: env() },
    );
    return { ...ended, report: await readReport(report) };
  }

  it('names the packages of a lockfile by purl, the project itself among them', async () => {
    const { exitCode, report } = await list('cyclonedx-json', 'shop');
    const bill = report as Cyclonedx;
    expect(exitCode).toBe(0);
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.7' });
    expect(bill.components?.flatMap(({ purl }) => purl ?? []).sort()).toEqual([
      'pkg:npm/%40acme/thing@2.0.0',
      'pkg:npm/acme-pad@1.3.0',
      'pkg:npm/shop@1.0.0',
    ]);
    // The lockfile is a component too, of another type and without a purl: components are not packages.
    expect(bill.components?.filter(({ purl }) => purl === undefined).map(({ type }) => type)).toEqual([
      'file',
    ]);
    expect(bill.dependencies?.find(({ ref }) => ref.startsWith('pkg:npm/shop@'))?.dependsOn).toHaveLength(2);
  });

  it('says the same in SPDX', async () => {
    const { exitCode, report } = await list('spdx-json', 'shop');
    expect(exitCode).toBe(0);
    const { spdxVersion, packages } = report as {
      spdxVersion: string;
      packages: { externalRefs?: { referenceType: string; referenceLocator: string }[] }[];
    };
    expect(spdxVersion).toBe('SPDX-2.3');
    const purls = packages
      .flatMap(({ externalRefs = [] }) => externalRefs)
      .flatMap(({ referenceType, referenceLocator }) => (referenceType === 'purl' ? [referenceLocator] : []));
    expect(purls.sort()).toEqual([
      'pkg:npm/%40acme/thing@2.0.0',
      'pkg:npm/acme-pad@1.3.0',
      'pkg:npm/shop@1.0.0',
    ]);
  });

  it('ends with 0 and a bill without components when there was nothing to see', async () => {
    const { exitCode, report } = await list('cyclonedx-json', 'empty');
    expect(exitCode).toBe(0);
    expect(report).not.toHaveProperty('components');
  });

  it('ends with 0 and a bill without components when the lockfile is cut off', async () => {
    const { exitCode, report } = await list('cyclonedx-json', 'broken');
    expect(exitCode).toBe(0);
    expect(report).not.toHaveProperty('components');
  });

  it('ends with 1 and no bill when the folder is missing', async () => {
    expect(await list('cyclonedx-json', 'missing')).toMatchObject({ exitCode: 1, report: 'no report' });
  });

  it('ends with 1 when it is called with a flag that it does not know', async () => {
    expect(await list('spdx-json', 'empty', '--nonsense')).toMatchObject({
      exitCode: 1,
      report: 'no report',
    });
  });

  it('leaves no bill when it is killed', async () => {
    const report = path.join(folder, 'killed.json');
    const ended = await runCommand(
      programs.path('syft'),
      ['scan', 'dir:shop', `--output=cyclonedx-json=${report}`],
      {
        cwd: folder,
        env: env(),
        killWith: 'SIGKILL',
      },
    );
    expect(ended).toMatchObject({ exitCode: null, signal: 'SIGKILL' });
    await expect(readFile(report)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
