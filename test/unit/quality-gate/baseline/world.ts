import type { RunContext } from '@interlock/shared/domain/run-context';
import type { WorkflowRun } from '@interlock/shared/domain/github-records';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { fakeGitHub, type FakeArtifact, type FakeGitHubOptions } from '@interlock/shared/testing/fake-github';

import { zip } from '../../shared/zip.ts';
import { runGate, type GateWorld, type Outcome } from '../gate.ts';

/** The commit of main in every fake repository. */
export const head = 'a'.repeat(40);
const feature = 'b'.repeat(40);
export const dayMs = 24 * 60 * 60 * 1000;

export interface Suite {
  readonly passed?: readonly string[];
  readonly failed?: readonly string[];
}

export function junit({ passed = ['adds', 'rounds'], failed = [] }: Suite = {}): string {
  const cases = [
    ...passed.map((name) => `<testcase classname="c" name="${name}"/>`),
    ...failed.map((name) => `<testcase classname="c" name="${name}"><failure/></testcase>`),
  ];
  return `<testsuite tests="${cases.length}" failures="${failed.length}">${cases.join('')}</testsuite>`;
}

/** Covered lines and lines in all of each file. */
export function lcov(files: Readonly<Record<string, readonly [number, number]>>): string {
  const records = Object.entries(files).map(([path, [covered, total]]) =>
    [
      `SF:${path}`,
      ...Array.from({ length: total }, (_, index) => `DA:${index + 1},${index < covered ? 1 : 0}`),
      'end_of_record',
      '',
    ].join('\n'),
  );
  return records.join('');
}

const workflowPath = '.github/workflows/ci.yml';
const context = { workflowRef: `acme/shop/${workflowPath}@refs/heads/main` };

export const reports = '- tests: reports/junit.xml\n- coverage: coverage/lcov.info';

export const given = {
  inputs: { reports, require: '- coverage.lines >= baseline - 1pp', baseline: 'branch=main' },
  files: { 'reports/junit.xml': junit(), 'coverage/lcov.info': lcov({ 'src/a.js': [9, 10] }) },
} satisfies GateWorld;

/** A push to main of run 4711. */
export const push = (more: Partial<RunContext> = {}): Partial<RunContext> => ({ ...context, ...more });

/** A pull request from a branch of the repository, run 5000. */
export const pullRequest: Partial<RunContext> = {
  ...context,
  runId: 5000,
  eventName: 'pull_request',
  ref: 'refs/pull/7/merge',
  sha: 'c'.repeat(40),
  event: { pull_request: { number: 7, base: { ref: 'main' }, head: { ref: 'feature', sha: feature } } },
};

export const runOfMain: WorkflowRun = {
  id: 4711,
  workflowPath,
  event: 'push',
  headBranch: 'main',
  headSha: head,
  headRepositoryId: 1,
  conclusion: 'success',
  createdMs: 0,
};

export function artifactOf(name: string, text: string, more: Partial<FakeArtifact> = {}): FakeArtifact {
  const archive = zip([{ name: 'baseline.json', content: new TextEncoder().encode(text) }]);
  return {
    id: 1,
    name,
    sizeBytes: archive.length,
    digest: `sha256:${nodeDigests().sha256(archive)}`,
    isExpired: false,
    createdMs: 0,
    expiresMs: 90 * dayMs,
    runId: runOfMain.id,
    headBranch: 'main',
    headRepositoryId: 1,
    archive,
    ...more,
  };
}

const options: FakeGitHubOptions = { protectedBranches: ['main'] };

export const githubOf = (more: FakeGitHubOptions = {}) => fakeGitHub({ ...options, ...more });

/** What a gate on main left. */
export interface Left {
  readonly name: string;
  readonly text: string;
  readonly outcome: Outcome;
}

export async function runOnMain(world: GateWorld = given, more: FakeGitHubOptions = {}): Promise<Left> {
  const outcome = await runGate({ run: push(), github: githubOf(more), ...world });
  const { outputs } = outcome.ports.runner;
  const path = outputs.get('baseline-file') ?? '';
  const content = outcome.ports.files.contents.get(path);
  return {
    name: outputs.get('baseline-name') ?? '',
    text: typeof content === 'string' ? content : '',
    outcome,
  };
}

/** The gate on a pull request whose main left a baseline. */
export function compareWith(
  left: Left,
  world: GateWorld = given,
  more: FakeGitHubOptions = {},
): Promise<Outcome> {
  const github = githubOf({ artifacts: [artifactOf(left.name, left.text)], runs: [runOfMain], ...more });
  return runGate({ run: pullRequest, checkedOut: pullRequest.sha ?? '', github, ...world });
}

/** The code of everything that blocks. */
export const codesOf = ({ codes }: Outcome): readonly string[] => [...new Set(codes)];

/** What the report says of the comparison. */
export function reportOf(outcome: Outcome): Record<string, never> & { readonly notes: { code: string }[] } {
  const { contents } = outcome.ports.files;
  const text = contents.get(outcome.ports.runner.outputs.get('report') ?? '');
  return JSON.parse(typeof text === 'string' ? text : '{}') as ReturnType<typeof reportOf>;
}

export const notesOf = (outcome: Outcome): readonly string[] =>
  reportOf(outcome).notes.map(({ code }) => code);
