import { describe, expect, test } from 'vitest';

import { runGate } from './gate.ts';

const junit = '<testsuite name="s" tests="1"><testcase name="c" classname="s"/></testsuite>';
const reports = (glob: string) => `- tests: "${glob}"`;

describe('a link out of the workspace', () => {
  test.each([
    ['a folder that the glob names', 'reports/**/junit.xml', 'reports'],
    ['a folder on the way to it', 'a/b/c/*.xml', 'a/b'],
    ['a folder in which nothing matches', 'reports/none-*.xml', 'reports'],
    ['the file that is named', 'junit.xml', 'junit.xml'],
  ])('is refused by its name and read by nobody: %s', async (_, glob, outside) => {
    const gate = await runGate({
      inputs: { reports: reports(glob) },
      files: { 'reports/junit.xml': junit, 'a/b/c/junit.xml': junit },
      outside: [outside],
    });
    expect(gate.problems).toEqual(['path-outside-workspace']);
    expect(gate.failed).toBe(true);
    expect(gate.verdict).not.toBe('pass');
    expect(gate.ports.runner.outputs.get('evidence') ?? '').toBe('');
    expect(gate.ports.runner.annotations[0]?.text).toContain(outside);
    expect(gate.ports.runner.annotations[0]?.text).toContain('symbolic link');
  });

  test('is refused as the working directory before git is started in it', async () => {
    const gate = await runGate({
      inputs: { reports: reports('*.xml'), 'working-directory': 'web' },
      files: { 'web/junit.xml': junit },
      outside: ['web'],
    });
    expect(gate.problems).toEqual(['path-outside-workspace']);
    expect(gate.ports.commands.ran.filter((argv) => argv.includes('/workspace/web'))).toEqual([]);
  });

  test('that nothing names does no harm', async () => {
    const gate = await runGate({
      inputs: { reports: reports('reports/*.xml') },
      files: { 'reports/junit.xml': junit },
      outside: ['node_modules'],
    });
    expect([gate.problems, gate.verdict]).toEqual([[], 'pass']);
  });
});
