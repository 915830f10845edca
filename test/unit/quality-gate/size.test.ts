import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { measureSize } from '@interlock/quality-gate/steps/size-reading';
import { limits } from '@interlock/reports/domain/limits';
import { nodeCompression } from '@interlock/shared/adapters/node-compression';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { nodeFiles } from '@interlock/shared/adapters/node-files';
import { fakeFiles } from '@interlock/shared/testing/fake-files';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';
import type { Files } from '@interlock/shared/ports/files';

import { runGate } from './gate.ts';

const text = (length: number): string =>
  Array.from({ length }, (_, at) => String.fromCharCode(97 + ((at * at) % 23))).join('');
const app = text(40_000);
const given = '- size: "dist/**"';
const world = (require: string, files: Readonly<Record<string, string | Uint8Array>>, reports = given) =>
  runGate({ inputs: { reports, require }, files });
const bundles = {
  'dist/assets/app-3f9a.js': app,
  'dist/assets/app-77c1.js': text(1_000),
  'dist/assets/vendor.js': text(9_000),
  'dist/index.html': '<!doctype html>',
};

describe('sizes', () => {
  it.each([
    ['size.raw <= 51kB', 'pass'],
    ['size.raw <= 50015B', 'pass'],
    ['size.raw <= 50014B', 'fail'],
    ['size.raw of "app-*.js" <= 41kB', 'pass'],
    ['size.raw of "app-*.js" <= 40.999kB', 'fail'],
    ['size.raw of "dist/assets/*.js" <= 50kB', 'pass'],
    ['size.raw of "dist/assets/*.js" < 50kB', 'fail'],
    ['size.raw in "dist/assets/**" <= 48.8KiB', 'fail'],
    ['size.raw in "dist/assets/**" <= 48.9KiB', 'pass'],
    ['size.raw in each file <= 40kB', 'pass'],
    ['size.raw in each file <= 39.9kB', 'fail'],
    ['size.raw of "*.html" in each file <= 15B', 'pass'],
    ['size.raw in each file "dist/assets/v*" <= 9kB', 'pass'],
    [`size.gzip of "app-3*" <= ${gzipSync(app, { level: 9 }).length}B`, 'pass'],
    [`size.gzip of "app-3*" < ${gzipSync(app, { level: 9 }).length}B`, 'fail'],
    [`size.brotli of "app-3*" <= ${brotliCompressSync(app).length}B`, 'pass'],
    [`size.brotli of "app-3*" < ${brotliCompressSync(app).length}B`, 'fail'],
  ])('%s is a %s', async (rule, verdict) => {
    const outcome = await world(`- ${rule}`, bundles);
    expect(outcome.problems).toStrictEqual(verdict === 'pass' ? [] : ['rule-violated']);
    expect(outcome.verdict).toBe(verdict);
  });

  it('are judged for each package by itself', async () => {
    const reports =
      '- {kind: size, files: ["web/dist/**"], package: web}\n- {kind: size, files: ["api/dist/**"], package: api}';
    const files = { 'web/dist/a.js': text(500), 'api/dist/a.js': text(700), 'api/dist/b.js': text(1) };
    expect((await world('- size.raw in each package <= 700B', files, reports)).verdict).toBe('fail');
    expect((await world('- size.raw in each package <= 701B', files, reports)).verdict).toBe('pass');
    expect((await world('- size.raw of b.js in each package <= 1kB', files, reports)).codes).toStrictEqual([
      'size-of-nothing',
    ]);
  });

  it.each([
    ['nothing matches', {}, ['report-missing', 'measurement-broken']],
    ['all are empty', { 'dist/app.js': '', 'lib/app.js': '', 'dist/b.js': '' }, ['size-zero', 'size-zero']],
    ['what the rule names is empty', { 'dist/app.js': '', 'dist/b.js': 'x' }, ['size-zero']],
    ['the rule names nothing', { 'dist/ap.js': 'x' }, ['size-of-nothing']],
  ])('where %s it never passes', async (_title, files, codes) => {
    const outcome = await world('- size.raw of app.js <= 1MB', files);
    expect(outcome.verdict).not.toBe('pass');
    expect(outcome.codes).toStrictEqual(codes);
  });

  it('of a name that is not there tell the names that are', async () => {
    const outcome = await world('- size.raw of "ap.js" <= 1MB', {
      'dist/app.js': 'x',
      'dist/style.css': 'y',
    });
    expect(outcome.output('reasons')).toMatchObject([
      { code: 'size-of-nothing', fix: expect.stringContaining('there is app.js') as string },
    ]);
  });

  it('say of an empty file that it is, and count the rest', async () => {
    const outcome = await world('- size.raw <= 10B', { 'dist/.nojekyll': '', 'dist/a.js': 'four' });
    expect(outcome.verdict).toBe('pass');
    const report = JSON.parse(
      String(outcome.ports.files.contents.get('/temp/interlock/quality-gate/report.json')),
    ) as { notes: { code: string; seen: string }[]; sizes: unknown };
    expect(report.notes).toMatchObject([{ code: 'size-empty-file', seen: 'dist/.nojekyll' }]);
    expect(report.sizes).toStrictEqual([
      { path: 'dist/.nojekyll', raw: 0, gzip: 20, brotli: null, brotliQuality: null },
      { path: 'dist/a.js', raw: 4, gzip: 24, brotli: null, brotliQuality: null },
    ]);
  });

  it('of a rule without any entry are inconclusive', async () => {
    const outcome = await runGate({
      inputs: { reports: '- tests: a.xml', require: '- size.raw <= 1MB\n- size.raw in each file <= 1MB' },
      files: { 'a.xml': '<testsuite tests="1"><testcase classname="c" name="a"/></testsuite>' },
    });
    expect(outcome.codes).toStrictEqual(['size-not-reported', 'no-members']);
    expect(outcome.verdict).toBe('inconclusive');
  });

  it('may be of a file that is a report, too, or that git tracks', async () => {
    const outcome = await runGate({
      inputs: {
        reports: '- size: "**"\n- tests: a.xml',
        require: '- size.raw <= 1kB\n- tests.count >= 1',
      },
      files: {
        'a.xml': '<testsuite tests="1"><testcase classname="c" name="a"/></testsuite>',
        'src/a.js': 'x',
      },
    });
    expect(outcome.verdict).toBe('pass');
  });

  it('have no format', async () => {
    const outcome = await world('- size.raw <= 1kB', {}, '- {kind: size, files: ["a"], format: junit}');
    expect(outcome.verdict).toBe('inconclusive');
    expect(outcome.ports.runner.log.join()).toContain('"junit" is not a format of the kind "size"');
  });
});

describe('measuring', () => {
  const ports = (files: Files, runner = fakeRunner()) => ({
    compression: nodeCompression(),
    digests: nodeDigests(),
    files,
    runner,
  });
  const folders: string[] = [];
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  /** A file that gives other bytes than it was found with. */
  const giving = (...chunks: readonly (string | Error)[]): Files => ({
    ...fakeFiles(),
    async *readBytes() {
      for (const chunk of chunks) {
        await Promise.resolve();
        if (chunk instanceof Error) throw chunk;
        yield new TextEncoder().encode(chunk);
      }
    },
  });

  it('does not depend on the pieces that the content comes in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string(), { maxLength: 6 }), async (chunks) => {
        const whole = new TextEncoder().encode(chunks.join(''));
        const { read } = await measureSize('a', whole.length, true, ports(giving(...chunks)));
        expect(read).toStrictEqual({
          kind: 'size',
          report: {
            raw: whole.length,
            gzip: gzipSync(whole, { level: 9 }).length,
            brotli: brotliCompressSync(whole, {
              params: { [constants.BROTLI_PARAM_SIZE_HINT]: whole.length },
            }).length,
            brotliQuality: 11,
          },
        });
      }),
      { numRuns: 40 },
    );
  });

  it('is of the whole file or of nothing, wherever it is cut and whatever is behind it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.nat(), fc.string(), async (content, at, behind) => {
        const bytes = new TextEncoder().encode(content).length;
        const seen = content.slice(0, at % (content.length + 1)) + behind;
        fc.pre(new TextEncoder().encode(seen).length !== bytes);
        const { read } = await measureSize('a', bytes, false, ports(giving(seen)));
        expect(read).toMatchObject({ kind: 'unusable', code: 'size-unsteady' });
      }),
      { numRuns: 40 },
    );
  });

  it('ends in the middle of a file when the run is cancelled, with no size', async () => {
    const runner = fakeRunner();
    let pieces = 0;
    const files: Files = {
      ...fakeFiles(),
      async *readBytes() {
        for (; pieces < 10; pieces += 1) {
          await Promise.resolve();
          if (pieces === 3) runner.cancel();
          yield new Uint8Array(10);
        }
      },
    };
    await expect(measureSize('a', 100, true, ports(files, runner))).rejects.toThrow('The run was cancelled.');
    expect(pieces).toBe(3);
  });

  it.each([
    ['grows', 'size-unsteady', giving('abc', 'd')],
    ['shrinks', 'size-unsteady', giving('ab')],
    ['vanishes', 'report-unreadable', fakeFiles()],
    ['breaks off', 'report-unreadable', giving('ab', new Error('EIO'))],
  ])('of a file that %s is %s', async (_title, code, files) => {
    expect((await measureSize('a', 3, true, ports(files))).read).toMatchObject({ kind: 'unusable', code });
  });

  it('ends where a file never does', async () => {
    const endless: Files = {
      ...fakeFiles(),
      async *readBytes() {
        for (;;) {
          await Promise.resolve();
          yield new Uint8Array(65_536);
        }
      },
    };
    expect((await measureSize('a', 1_000_000, true, ports(endless))).read).toMatchObject({
      code: 'size-unsteady',
    });
  });

  it('refuses by name what is too large to measure, and compresses the large ones faster', async () => {
    const none = ports(fakeFiles());
    expect((await measureSize('a', limits.measuredBytes + 1, false, none)).read).toMatchObject({
      code: 'report-too-large',
    });
    const large = 33 * 1024 ** 2;
    const content = fakeFiles({ a: new Uint8Array(large) });
    expect((await measureSize('a', large, true, ports(content))).read).toMatchObject({
      report: { raw: large, brotliQuality: 5 },
    });
  });

  it('is of files alone: neither folders nor links are found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'size-'));
    folders.push(folder);
    await mkdir(join(folder, 'dist', 'sub.js'), { recursive: true });
    await writeFile(join(folder, 'dist', 'a.js'), app);
    await symlink(join(folder, 'dist', 'a.js'), join(folder, 'dist', 'link.js'));
    await symlink('nowhere', join(folder, 'dist', 'dangling.js'));
    const files = nodeFiles(folder);
    const found = await files.find(folder, ['dist/**']);
    expect(found).toStrictEqual([{ path: 'dist/a.js', sizeBytes: app.length }]);
    const { read } = await measureSize('dist/a.js', app.length, false, ports(files));
    expect(read).toMatchObject({ report: { raw: app.length, gzip: gzipSync(app, { level: 9 }).length } });
  });
});
