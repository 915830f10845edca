import { describe, expect, it } from 'vitest';

import { zip } from '../shared/zip.ts';
import { covered, passing, runGate } from './gate.ts';

const failing = '<testsuite><testcase name="x"><failure message="m"/></testcase></testsuite>';
const given = '- tests: "reports/*"';
const world = (bytes: Uint8Array, reports = given) => ({
  inputs: { reports },
  files: { 'reports/all': bytes },
});

describe('reports in a zip archive', () => {
  it('are read each by itself, whatever the archive is called, and named by their place in it', async () => {
    const outcome = await runGate(
      world(
        zip([
          { name: 'web/', content: '', method: 0 },
          { name: 'web/a.xml', content: passing },
          { name: 'b.xml', content: passing, streamed: true },
        ]),
        '- {kind: tests, files: ["reports/*"], min: 2, max: 2}',
      ),
    );
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['pass', []]);
    expect(outcome.output('tests')).toMatchObject({ total: 2 });
    const { files, runner } = outcome.ports;
    const report: unknown = JSON.parse((await files.readText(runner.outputs.get('report') ?? '')) ?? '');
    expect(report).toMatchObject({
      materials: [{ path: 'reports/all!/b.xml' }, { path: 'reports/all!/web/a.xml' }],
    });
  });

  it('are read of every kind', async () => {
    const outcome = await runGate({
      inputs: { reports: '- coverage: "reports/*"', require: '- coverage.lines == 100%' },
      files: { 'reports/all': zip([{ name: 'lcov.info', content: covered }]) },
    });
    expect(outcome.verdict).toBe('pass');
  });

  it('fail as others do', async () => {
    const outcome = await runGate(world(zip([{ name: 'a.xml', content: failing }])));
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['fail', ['rule-violated']]);
  });

  it('are counted by `min` and `max`, not the archive', async () => {
    const bytes = zip([{ name: 'a.xml', content: passing }]);
    const outcome = await runGate(world(bytes, '- {kind: tests, files: ["reports/*"], min: 2}'));
    expect(outcome.codes).toContain('report-count');
  });

  it('are excluded by their name in the archive', async () => {
    const bytes = zip([
      { name: 'a.xml', content: passing },
      { name: 'log/b.txt', content: 'no report' },
    ]);
    expect((await runGate(world(bytes))).codes).toContain('report-unparsable');
    const except = '- {kind: tests, files: ["reports/*"], except: ["**/log/**"]}';
    expect((await runGate(world(bytes, except))).verdict).toBe('pass');
    const all = await runGate(world(bytes, '- {kind: tests, files: ["reports/*"], except: ["**/all!/**"]}'));
    expect(all.codes).toContain('report-missing');
    expect(all.verdict).toBe('fail');
  });

  it('name the file that is broken, and read the others', async () => {
    const outcome = await runGate(
      world(
        zip([
          { name: 'a.xml', content: passing.slice(0, -3) },
          { name: 'b.xml', content: failing },
        ]),
      ),
    );
    expect(outcome.codes).toContain('report-truncated');
    expect(outcome.output('reasons')).toContainEqual(
      expect.objectContaining({ where: 'reports/all!/a.xml' }),
    );
    expect(outcome.output('tests')).toMatchObject({ failed: 1 });
  });

  it('do not pass when the archive is a file of the repository', async () => {
    const outcome = await runGate({
      ...world(zip([{ name: 'a.xml', content: passing }])),
      tracked: ['reports/all'],
    });
    expect(outcome.codes).toStrictEqual(['report-committed']);
  });
});

describe('an archive that cannot be used is never a pass', () => {
  const a = { name: 'a.xml', content: passing };
  it.each([
    ['report-empty', zip([])],
    ['report-empty', zip([{ name: 'web/', content: '', method: 0 }])],
    ['archive-broken', zip([a]).subarray(0, -1)],
    ['archive-broken', zip([a, a])],
    ['archive-broken', zip([{ ...a, checksum: 1 }])],
    ['archive-broken', zip([a, { name: 'b.xml', content: failing }], { count: 1 })],
    ['archive-refused', zip([{ ...a, encrypted: true }])],
    ['archive-refused', zip([{ name: 'inner.zip', content: zip([a]) }])],
    ['archive-too-large', zip([a], { count: 20_001 })],
    ['archive-too-large', zip([{ ...a, unpackedSize: 3 * 1024 ** 3 }])],
  ])('%s (%#)', async (code, bytes) => {
    const outcome = await runGate(world(bytes));
    expect(outcome.codes).toContain(code);
    expect(outcome.verdict).not.toBe('pass');
    expect(outcome.failed).toBe(true);
  });

  it('not even where another report passes', async () => {
    const outcome = await runGate({
      inputs: { reports: given },
      files: { 'reports/a.xml': passing, 'reports/b.zip': zip([a, a]) },
    });
    expect([outcome.verdict, outcome.codes[0]]).toStrictEqual(['fail', 'archive-broken']);
  });
});
