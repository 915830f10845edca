import { describe, expect, it } from 'vitest';

import { repeatedFindings } from '@interlock/quality-gate/domain/repeated-reports';

import { runGate, type GateWorld } from './gate.ts';

/** What the gate notes beside a verdict, by code. */
async function notesOf(
  world: GateWorld,
): Promise<readonly { readonly code: string; readonly seen: string }[]> {
  const { ports, verdict } = await runGate(world);
  expect(verdict).toBe('pass');
  const text = ports.files.contents.get('/temp/interlock/quality-gate/report.json');
  return (JSON.parse(String(text)) as { notes: { code: string; seen: string }[] }).notes;
}

const junit = (name: string): string =>
  `<testsuites><testcase name="${name}" time="0.2" classname="test"/></testsuites>`;
const lcov = 'SF:src/a.js\nDA:1,1\nend_of_record\n';

describe('what a gate that passes tells all the same', () => {
  it.each([
    ['/home/runner/work/shop/shop/a.test.mjs', true],
    ['C:\\a\\shop\\b.test.ts', true],
    ['reads /etc/hosts', false],
    ['renders a.tsx', false],
  ])('whether a file stands in the place of its tests: %s', async (name, isTold) => {
    const notes = await notesOf({
      inputs: { reports: '- tests: "r/*"' },
      files: { 'r/a.xml': junit(name) },
    });
    expect(notes).toMatchObject(isTold ? [{ code: 'file-counted-as-test', seen: `test › ${name}` }] : []);
  });

  it('nothing of a file in the place of its tests that did not pass', async () => {
    const skipped = junit('/w/a.test.js').replace('/></', '><skipped/></testcase></');
    const both = `<testsuites>${skipped}${junit('b')}</testsuites>`.replaceAll(/<\/?testsuites>/gu, '');
    const files = { 'r/a.xml': `<testsuite>${both}</testsuite>` };
    expect(await notesOf({ inputs: { reports: '- tests: "r/*"' }, files })).toEqual([]);
  });

  it('that reports of tests are the same to the byte', async () => {
    const files = { 'r/1.xml': junit('a'), 'r/2.xml': junit('a'), 'r/3.xml': junit('b') };
    const notes = await notesOf({ inputs: { reports: '- tests: "r/*"' }, files });
    expect(notes).toMatchObject([{ code: 'report-repeated', where: 'r/1.xml', seen: 'the same as r/2.xml' }]);
  });

  it('nothing of files that were measured, could not be read, or are read as another kind', () => {
    expect(
      repeatedFindings([
        { path: 'a', digest: 'sha256:1', kind: 'size' },
        { path: 'b', digest: 'sha256:1', kind: 'size' },
        { path: 'c', digest: 'unread', kind: 'tests' },
        { path: 'd', digest: 'unread', kind: 'tests' },
        { path: 'e', digest: 'sha256:2', kind: 'static' },
        { path: 'e', digest: 'sha256:2', kind: 'tests' },
      ]),
    ).toEqual([]);
  });

  it.each([
    ['- coverage.lines in each package >= 1%', 1],
    ['- coverage.lines in each package >= 1%\n- coverage.lines >= 1%', 0],
  ])('that a report belongs to no package where rules are about packages: %s', async (require, told) => {
    const reports = '- {kind: coverage, files: [web.info], package: web}\n- coverage: rest.info';
    const notes = await notesOf({
      inputs: { reports, require },
      files: { 'web.info': lcov, 'rest.info': lcov.replace('src/a.js', 'src/b.js') },
      tracked: ['src/a.js', 'src/b.js'],
    });
    expect(notes.map(({ code, seen }) => [code, seen])).toEqual(
      told === 0
        ? []
        : [
            [
              'not-judged',
              'no package is named for 1 report of the kind coverage, and every rule on it is `in each package`',
            ],
          ],
    );
  });
});
