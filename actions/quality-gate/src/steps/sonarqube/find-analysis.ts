import { failure, success, type Result } from '@interlock/shared/domain/result';

import { sayScope, type AnalysisScope } from '../../domain/sonarqube/analysis.ts';
import {
  analysesAnswer,
  pullRequestsAnswer,
  tasksAnswer,
  type Task,
} from '../../domain/sonarqube/answers.ts';
import { ask, type Asker } from './ask.ts';
import type { SonarProblem } from '../../domain/sonarqube/problem.ts';

const firstPauseMs = 1_000;
const longestPauseMs = 10_000;
const progressEveryMs = 5_000;
/** Analyses that are looked through, the newest first. */
const analysesAsked = 200;

/** What is looked for. */
export interface Wanted {
  readonly project: string;
  readonly scope: AnalysisScope;
  /** Commits that it may be of: the one that is judged, and the merge of it that was checked out. */
  readonly revisions: readonly string[];
  /** How long to wait for what the server has not processed yet. */
  readonly deadlineMs: number;
}

/** An analysis of the wanted commit. */
export interface FoundAnalysis {
  readonly id: string | null;
  readonly date: string;
  readonly revision: string;
  /** Whether none of the same branch came after it, so that the project's present measures are its own. */
  readonly isNewest: boolean;
}

/** Whether a task is about what is looked for; those of a main branch may say no branch. */
function concerns(scope: AnalysisScope, { branch, pullRequest }: Task): boolean {
  if (scope.kind === 'pull-request') return pullRequest === String(scope.number);
  if (pullRequest !== undefined) return false;
  return branch === scope.name || (branch === undefined && scope.kind === 'main');
}

/**
 * Waits until the server has processed what it had for the project when it was asked first: what the scanner sent is
 * among that, and what others send later is not waited for.
 *
 * @returns the task that ran last, where there was any
 */
async function waitForTasks(asker: Asker, wanted: Wanted): Promise<Result<Task | null, SonarProblem>> {
  const { clock, runner } = asker.ports;
  const startedMs = clock.now();
  let awaited: ReadonlySet<string> | null = null;
  let saidMs = startedMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 1.5)) {
    const answer = await ask(asker, 'ce/component', { component: wanted.project }, tasksAnswer);
    if (!answer.ok) return answer;
    const queue = answer.value.queue.filter((task) => concerns(wanted.scope, task));
    awaited ??= new Set(queue.map(({ id }) => id));
    const left = queue.filter(({ id }) => awaited?.has(id) === true);
    const [next] = left;
    if (next === undefined) {
      const { current } = answer.value;
      return success(current !== undefined && concerns(wanted.scope, current) ? current : null);
    }
    const waitedMs = clock.now() - startedMs;
    const state = `${left.length} to process, the first is ${next.status}`;
    if (waitedMs >= wanted.deadlineMs)
      return failure({
        code: 'sonarqube-analysis-pending',
        seen: `after ${Math.round(waitedMs / 1000)} s: ${state}`,
      });
    if (clock.now() - saidMs >= progressEveryMs || saidMs === startedMs) {
      saidMs = clock.now();
      const leftS = Math.round((wanted.deadlineMs - waitedMs) / 1000);
      runner.info(`${asker.server.host}, ${wanted.project}: ${state}; waiting, at most ${leftS} s more`);
    }
    await clock.sleep(Math.min(pauseMs, wanted.deadlineMs - waitedMs), runner.cancellation);
  }
}

/** The newest analysis of the wanted commit among those that the server lists. */
async function searchAnalyses(asker: Asker, wanted: Wanted): Promise<Result<FoundAnalysis, SonarProblem>> {
  const { project, scope, revisions } = wanted;
  const branch: Readonly<Record<string, string>> = scope.kind === 'branch' ? { branch: scope.name } : {};
  const parameters = { project, ...branch, ps: String(analysesAsked) };
  const answer = await ask(asker, 'project_analyses/search', parameters, analysesAnswer);
  if (!answer.ok) return answer;
  const { analyses } = answer.value;
  const index = analyses.findIndex(({ revision }) => revision !== undefined && revisions.includes(revision));
  const found = analyses[index];
  if (found?.revision !== undefined)
    return success({ id: found.key, date: found.date, revision: found.revision, isNewest: index === 0 });
  const [newest] = analyses;
  const seen =
    newest === undefined
      ? `there is no analysis of ${sayScope(scope)}`
      : `the newest analysis of ${sayScope(scope)} is of ${newest.revision === undefined ? 'no commit that it names' : `commit ${newest.revision}`} (${newest.date})`;
  return failure({ code: 'sonarqube-analysis-stale', seen: `${seen}; wanted: ${revisions.join(' or ')}` });
}

/** The analysis of a pull request; the server keeps one of each. */
async function searchPullRequests(
  asker: Asker,
  { project, revisions }: Wanted,
  number: number,
): Promise<Result<FoundAnalysis, SonarProblem>> {
  const answer = await ask(asker, 'project_pull_requests/list', { project }, pullRequestsAnswer);
  if (!answer.ok) {
    const [problem] = answer.failures;
    // The project is there, as its tasks were listed: it is the question that this edition does not know.
    return problem?.code === 'sonarqube-not-found'
      ? failure({ code: 'sonarqube-without-pull-requests', seen: problem.seen })
      : answer;
  }
  const found = answer.value.pullRequests.find(({ key }) => key === String(number));
  const revision = found?.commit?.sha;
  const date = found?.analysisDate;
  if (revision !== undefined && date !== undefined && revisions.includes(revision))
    return success({ id: null, date, revision, isNewest: true });
  const seen =
    found === undefined
      ? `there is no analysis of pull request ${number}`
      : `the analysis of pull request ${number} is of ${revision === undefined ? 'no commit that it names' : `commit ${revision}`}`;
  return failure({ code: 'sonarqube-analysis-stale', seen: `${seen}; wanted: ${revisions.join(' or ')}` });
}

/** Looks an analysis of the wanted commit up, without waiting for any. */
export async function searchAnalysis(
  asker: Asker,
  wanted: Wanted,
): Promise<Result<FoundAnalysis, SonarProblem>> {
  const { scope } = wanted;
  return scope.kind === 'pull-request'
    ? searchPullRequests(asker, wanted, scope.number)
    : searchAnalyses(asker, wanted);
}

const failedStates = ['FAILED', 'CANCELED'];

/** Finds the analysis of the wanted commit, waiting until the server has processed what it was sent. */
export async function findAnalysis(
  asker: Asker,
  wanted: Wanted,
): Promise<Result<FoundAnalysis, SonarProblem>> {
  const tasks = await waitForTasks(asker, wanted);
  if (!tasks.ok) return tasks;
  const last = tasks.value;
  // Whether the failed one was of this commit cannot be told: what stands there may be of an earlier scan.
  if (last !== null && failedStates.includes(last.status))
    return failure({
      code: 'sonarqube-analysis-failed',
      seen: `task ${last.id} of ${last.submittedAt} is ${last.status}${last.errorMessage === '' ? '' : `: ${last.errorMessage}`}`,
    });
  return searchAnalysis(asker, wanted);
}
