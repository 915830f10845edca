import { describe, expect, it } from 'vitest';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { ExternalError } from '@interlock/shared/domain/errors';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import { checkName, conclusionOf, type CheckReport } from '@interlock/shared/domain/report/check-report';
import { postCheckRun } from '@interlock/shared/gate/steps/post-check-run';
import { heading, table, paragraph } from '@interlock/shared/domain/report/node';
import type { GitHub } from '@interlock/shared/ports/github';
import { fakeGitHub } from '@interlock/shared/testing/fake-github';

const commit = 'c'.repeat(40);
const identity = {
  action: 'quality-gate',
  gate: 'unit',
  service: 'shop',
  workflow: '.github/workflows/ci.yml',
  eventName: 'push',
};

const annotation = (changes: Partial<Annotation> = {}): Annotation => ({
  level: 'error',
  blocking: true,
  inDiff: false,
  severity: 5,
  title: 'title',
  message: 'message',
  file: 'src/a.ts',
  line: 3,
  endLine: null,
  ...changes,
});

const report = (changes: Partial<CheckReport> = {}): CheckReport => ({
  identity,
  order: { runId: 100, attempt: 1 },
  commit,
  verdict: 'fail',
  mode: 'enforce',
  answer: '❌ unit: fail, tests.failed 1 ≠ 0',
  parts: [{ name: 'the answer', priority: 100, blocks: [heading(2, '❌ unit: fail')] }],
  whole: 'the summary of the run',
  annotations: [],
  ...changes,
});

const post = (github: GitHub, changes: Partial<CheckReport> = {}) =>
  postCheckRun(github, nodeDigests(), report(changes));

const refusal = (code: string, status: number) =>
  new ExternalError({ service: 'GitHub', code, message: 'HTTP.', fix: 'Do.', retryable: false, status });

describe('the conclusion', () => {
  it('lets a required check through for a pass alone', () => {
    // docs.github.com: "Required status checks must have a successful, skipped, or neutral status".
    const through = ['success', 'neutral', 'skipped'];
    expect(through).toContain(conclusionOf('pass', 'enforce'));
    for (const verdict of ['fail', 'inconclusive'] as const)
      expect(through).not.toContain(conclusionOf(verdict, 'enforce'));
  });

  it('neither blocks nor praises in audit', () => {
    for (const verdict of ['pass', 'fail', 'inconclusive'] as const)
      expect(conclusionOf(verdict, 'audit')).toBe('neutral');
  });
});

describe('postCheckRun', () => {
  it('is one check for each gate, service, workflow and event on the commit that was judged', async () => {
    const github = fakeGitHub();
    const all = [
      identity,
      { ...identity, gate: 'e2e' },
      { ...identity, service: 'web' },
      { ...identity, workflow: '.github/workflows/other.yml' },
      { ...identity, eventName: 'pull_request' },
    ];
    for (const one of [...all, ...all]) await post(github, { identity: one });
    expect(github.checkRuns).toHaveLength(all.length);
    expect(new Set(github.checkRuns.map(({ headSha }) => headSha))).toEqual(new Set([commit]));
    expect(new Set(github.checkRuns.map(({ name }) => name))).toEqual(
      new Set(['quality-gate: shop/unit', 'quality-gate: shop/e2e', 'quality-gate: web/unit']),
    );
    expect(checkName({ ...identity, service: '' })).toBe('quality-gate: unit');
  });

  it('is updated by a later attempt', async () => {
    const github = fakeGitHub();
    expect(await post(github)).toMatchObject({ kind: 'created' });
    const again = { order: { runId: 100, attempt: 2 }, verdict: 'pass' as const };
    expect(await post(github, again)).toMatchObject({ kind: 'updated' });
    expect(github.checkRuns).toMatchObject([{ conclusion: 'success' }]);
  });

  it.each([
    { runId: 99, attempt: 5 },
    { runId: 100, attempt: 1 },
  ])('is not written over by an older run that ends later', async (order) => {
    const github = fakeGitHub();
    await post(github, { order: { runId: 100, attempt: 2 } });
    expect(await post(github, { order, verdict: 'pass' })).toMatchObject({ kind: 'superseded' });
    expect(github.checkRuns).toMatchObject([{ conclusion: 'failure' }]);
  });

  it('does not keep old annotations: a new check takes the place of one that has some', async () => {
    const github = fakeGitHub();
    await post(github, { annotations: [annotation()] });
    await post(github, { order: { runId: 100, attempt: 2 }, annotations: [annotation({ line: 9 })] });
    expect(github.checkRuns.map(({ annotations }) => annotations.map(({ startLine }) => startLine))).toEqual([
      [3],
      [9],
    ]);
    await post(github, { order: { runId: 100, attempt: 3 } });
    await post(github, { order: { runId: 100, attempt: 4 } });
    expect(github.checkRuns).toHaveLength(3);
  });

  it('says how many findings it does not show at their lines', async () => {
    const github = fakeGitHub();
    const placed = Array.from({ length: 400 }, (_, index) => annotation({ line: index + 1 }));
    const parts = [...report().parts, { name: 'rows', priority: 1, blocks: [paragraph('rows')] }];
    expect(await post(github, { parts, annotations: [...placed, annotation({ file: null })] })).toMatchObject(
      {
        annotated: 250,
      },
    );
    // The answer is the title; what is said of the annotations stands beside them, at the end.
    expect(github.checkRuns[0]).toMatchObject({ title: '❌ unit: fail, tests.failed 1 ≠ 0' });
    expect(github.checkRuns[0]?.summary).toMatch(/^rows\n\n250 findings of 401 stand at their lines/u);
  });

  it('annotates no path that is none of the repository, and no line that GitHub has no number for', async () => {
    const github = fakeGitHub();
    const annotations = [
      ...['/etc/passwd', '../x', 'a/../../x', 'C:\\x', '\\\\host\\x', 'a\nb'].map((file) =>
        annotation({ file }),
      ),
      annotation({ line: 2 ** 31 }),
      annotation({ file: 'src/b.ts' }),
    ];
    await post(github, { annotations });
    expect(github.checkRuns[0]?.annotations.map(({ path }) => path)).toEqual(['src/b.ts']);
  });

  it('is written without annotations when GitHub does not take them', async () => {
    const github = fakeGitHub();
    const picky: GitHub = {
      ...github,
      createCheckRun: (sha, check) =>
        check.annotations.length > 0
          ? Promise.reject(refusal('github-invalid', 422))
          : github.createCheckRun(sha, check),
    };
    expect(await post(picky, { annotations: [annotation()] })).toMatchObject({
      kind: 'created',
      annotated: 0,
    });
    expect(github.checkRuns[0]?.summary).toContain('0 findings of 1');
  });

  it('fits whatever the report is, title and summary', async () => {
    const github = fakeGitHub();
    const rows = Array.from({ length: 20_000 }, (_, index) => [`row ${index} äöü`]);
    const blocks = [table(['n'], rows, { rowCap: 20_000 })];
    await post(github, {
      answer: 'x'.repeat(1000),
      parts: [...report().parts, { name: 'rows', priority: 1, blocks }],
    });
    const [check] = github.checkRuns;
    expect(new TextEncoder().encode(check?.summary).length).toBeLessThanOrEqual(65_535);
    expect(check?.summary.length).toBeGreaterThan(50_000);
    expect(check?.title).toHaveLength(255);
  });

  it.each([
    ['github-forbidden', 403, 'not-permitted'],
    ['github-not-found', 404, 'not-permitted'],
    ['github-rate-limited', 403, 'failed'],
    ['github-unreachable', 503, 'failed'],
    ['github-invalid', 422, 'failed'],
  ])('ends well when GitHub says %s', async (code, status, kind) => {
    const calls = ['listCheckRuns', 'createCheckRun'] as const;
    for (const name of calls) {
      const github: GitHub = { ...fakeGitHub(), [name]: () => Promise.reject(refusal(code, status)) };
      expect(await post(github, { annotations: [annotation()] })).toMatchObject({ kind });
    }
  });

  it('lets our own mistakes through', async () => {
    const github: GitHub = { ...fakeGitHub(), listCheckRuns: () => Promise.reject(new TypeError('bug')) };
    await expect(post(github)).rejects.toThrow(TypeError);
  });
});
