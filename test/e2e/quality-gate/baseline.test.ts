import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { commit, git, makeFolder, makeWorkflow, rehearse, write } from '../rehearsal/rehearse.ts';

const library = join(import.meta.dirname, '..', '..', '..');

const workflow = `on: [push, workflow_dispatch]
jobs:
  test:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      actions: read
    outputs:
      baseline: \${{ steps.quality.outputs.baseline }}
      new-failures: \${{ steps.quality.outputs.new-failures }}
      verdict: \${{ steps.quality.outputs.verdict }}
      name: \${{ steps.quality.outputs.baseline-name }}
    steps:
      - uses: actions/checkout@v4
      - run: sh test.sh
      - id: quality
        uses: OWNER/interlock/actions/quality-gate@v1
        if: \${{ !cancelled() }}
        with:
          reports: |
            - tests: reports/junit.xml
            - coverage: reports/lcov.info
          baseline: branch=main
          require: |
            - coverage.lines >= baseline - 1pp
            - tests.count >= baseline
      - name: Keep the baseline
        if: \${{ !cancelled() && steps.quality.outputs.baseline-file != '' }}
        uses: actions/upload-artifact@v4
        with:
          name: \${{ steps.quality.outputs.baseline-name }}
          path: \${{ steps.quality.outputs.baseline-file }}
          if-no-files-found: error
`;

/** A test command that writes the reports of so many tests, and of so many covered lines of ten. */
const script = (tests: number, covered: number): string => `mkdir -p reports
cat > reports/junit.xml <<'END'
<testsuite tests="${tests}">${Array.from({ length: tests }, (_, index) => `<testcase classname="c" name="t${index}"/>`).join('')}</testsuite>
END
cat > reports/lcov.info <<'END'
SF:src/a.js
${Array.from({ length: 10 }, (_, index) => `DA:${index + 1},${index < covered ? 1 : 0}`).join('\n')}
end_of_record
END
`;

const makeShop = (): string =>
  makeWorkflow(workflow, {
    'src/a.js': '1\n'.repeat(10),
    'test.sh': script(3, 9),
    '.gitignore': 'reports/\n',
  });

const run = (folder: string, history: string, ...more: readonly string[]) =>
  rehearse(folder, [
    '--repository',
    'acme/shop',
    '--map',
    `OWNER/interlock@*=${library}`,
    '--history',
    history,
    ...more,
  ]);

describe('a workflow with a baseline, rehearsed with its bundles', () => {
  it('establishes one at first, compares at second, and fails where it fell', async () => {
    const folder = makeShop();
    const history = makeFolder();

    const first = await run(folder, history);
    expect(first.code, first.stdout).toBe(0);
    expect(first.jobs['test']?.outputs).toMatchObject({ verdict: 'pass', baseline: 'null' });
    expect(first.stdout).toContain('baseline: none yet');
    expect(first.stdout).toContain('the next run is compared with it');
    expect(first.jobs['test']?.permissionsUsed).toContain('actions: read');

    const second = await run(folder, history);
    expect(second.code, second.stdout).toBe(0);
    expect(JSON.parse(second.jobs['test']?.outputs['baseline'] ?? '')).toMatchObject({
      kind: 'branch',
      branch: 'main',
      commit: git(folder, 'rev-parse', 'HEAD'),
    });
    expect(second.stdout).not.toContain('baseline: none yet');

    write(folder, 'test.sh', script(2, 8));
    commit(folder, 'worse');
    const third = await run(folder, history);
    expect(third.code).toBe(1);
    expect(third.jobs['test']?.outputs).toMatchObject({ verdict: 'fail' });
    expect(third.jobs['test']?.outputs['name'] ?? '').toBe('');
    expect(third.stdout).toContain('c › t2');

    // What failed has left nothing: the next run is compared with the second again.
    write(folder, 'test.sh', script(3, 9));
    commit(folder, 'mended');
    const fourth = await run(folder, history);
    expect(fourth.code, fourth.stdout).toBe(0);
    const runOf = (outputs: Readonly<Record<string, string>> | undefined) =>
      (JSON.parse(outputs?.['baseline'] ?? 'null') as { run: number } | null)?.run ?? 0;
    expect(runOf(fourth.jobs['test']?.outputs)).toBeGreaterThan(runOf(second.jobs['test']?.outputs));
    const failedRun = third.jobs['test']?.outputs['baseline'];
    expect(JSON.parse(fourth.jobs['test']?.outputs['baseline'] ?? '')).toMatchObject({
      run: runOf({ baseline: failedRun ?? 'null' }),
    });
  });

  it('is inconclusive when the archive was altered, and when a run should have left one and has not', async () => {
    const folder = makeShop();
    const history = makeFolder();
    const first = await run(folder, history);
    expect(first.code, first.stdout).toBe(0);
    const [id = ''] = readdirSync(history);
    const record = join(history, id, 'run.json');
    const kept = JSON.parse(readFileSync(record, 'utf8')) as { artifacts: { file: string }[] };
    const archive = join(history, id, kept.artifacts[0]?.file ?? '');
    const whole = readFileSync(archive);
    writeFileSync(archive, whole.subarray(0, whole.length - 30));
    const altered = await run(folder, history);
    expect(altered.code).toBe(1);
    expect(altered.jobs['test']?.outputs).toMatchObject({ verdict: 'inconclusive' });
    expect(altered.jobs['test']?.outputs['name'] ?? '').toBe('');
    expect(altered.stdout).toContain('baseline-corrupt');

    writeFileSync(record, JSON.stringify({ ...kept, artifacts: [] }));
    const lost = await run(folder, history);
    expect(lost.code).toBe(1);
    expect(lost.stdout).toContain('baseline-lost');
  });

  it('leaves nothing when it is cancelled in the middle', async () => {
    const folder = makeShop();
    const history = makeFolder();
    const cancelled = await run(folder, history, '--fault', 'cancel-at-step=test/quality+1ms');
    expect(cancelled.code).toBe(1);
    expect(cancelled.stdout).not.toContain('Artifact interlock-baseline');
  });
});
