import type { HttpAnswer, HttpRequest } from '@interlock/shared/ports/http';
import type { HttpResponder } from '@interlock/shared/testing/fake-http';

export interface FakeCondition {
  readonly status: string;
  readonly metricKey: string;
  readonly comparator?: string;
  readonly errorThreshold?: string;
  readonly actualValue?: string;
}

export interface FakeAnalysis {
  readonly key: string;
  readonly date: string;
  readonly revision?: string;
  readonly status: string;
  readonly conditions: readonly FakeCondition[];
  readonly ignoredConditions?: boolean;
  readonly measures: Readonly<Record<string, string>>;
}

export interface FakeTask {
  readonly id: string;
  readonly status: string;
  readonly branch?: string;
  readonly pullRequest?: string;
  readonly errorMessage?: string;
  /** Questions after which it has been processed. */
  readonly takes?: number;
}

export interface FakePullRequest extends Omit<FakeAnalysis, 'key'> {
  readonly number: number;
}

/** What a server knows; the Community edition where `pullRequests` is left out. */
export interface FakeSonar {
  readonly project: string;
  readonly token: string;
  /** Tokens that may send analyses and read none. */
  readonly analysisTokens?: readonly string[];
  /** The newest first. */
  readonly analyses: readonly FakeAnalysis[];
  readonly branches?: Readonly<Record<string, readonly FakeAnalysis[]>>;
  readonly tasks?: readonly FakeTask[];
  readonly last?: FakeTask;
  readonly pullRequests?: readonly FakePullRequest[];
}

const metrics: readonly string[] = [
  ...['ncloc', 'new_lines', 'complexity', 'cognitive_complexity', 'coverage', 'new_coverage', 'bugs'],
  ...['duplicated_lines_density', 'new_duplicated_lines_density', 'violations', 'new_violations'],
  ...['vulnerabilities', 'code_smells', 'security_hotspots'],
];

const json = (status: number, body: unknown): Partial<HttpAnswer> => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const refuse = (status: number, msg: string) => json(status, { errors: [{ msg }] });

const statusOf = ({ status, conditions, ignoredConditions = false }: Omit<FakeAnalysis, 'key'>) =>
  json(200, { projectStatus: { status, conditions, ignoredConditions, caycStatus: 'compliant' } });

const isOfNewCode = (metric: string) => metric.startsWith('new_');

/**
 * SonarQube 10.7 as far as the gate asks it. Its answers are what a real server was seen to answer, and the same
 * contract is run against one.
 */
export function fakeSonarQube(world: FakeSonar): HttpResponder {
  let asked = 0;

  function tasks(): Partial<HttpAnswer> {
    asked += 1;
    const shown = ({ id, status, branch, pullRequest, errorMessage }: FakeTask) => ({
      type: 'REPORT',
      componentKey: world.project,
      submittedAt: '2026-11-21T13:19:07+0000',
      ...{ id, status, branch, pullRequest, errorMessage },
    });
    const queue = (world.tasks ?? []).filter(({ takes = 0 }) => asked <= takes);
    const done = (world.tasks ?? []).filter(({ takes = 0 }) => asked > takes);
    const last = world.last ?? done[0];
    return json(200, {
      queue: queue.map(shown),
      ...(last === undefined
        ? {}
        : { current: shown({ ...last, status: world.last === undefined ? 'SUCCESS' : last.status }) }),
    });
  }

  /** Analyses of a branch that were processed already. */
  function analysesOf(branch: string | null): readonly FakeAnalysis[] | null {
    if (branch !== null && branch !== 'main') return world.branches?.[branch] ?? null;
    const isBusy = (world.tasks ?? []).some(
      ({ takes = 0, branch: other, pullRequest }) =>
        asked <= takes && other === undefined && pullRequest === undefined,
    );
    return isBusy ? world.analyses.slice(1) : world.analyses;
  }

  function measuresOf(
    pullRequest: string | null,
    branch: string | null,
  ): Readonly<Record<string, string>> | null {
    if (pullRequest === null) return analysesOf(branch)?.[0]?.measures ?? {};
    return world.pullRequests?.find(({ number }) => String(number) === pullRequest)?.measures ?? null;
  }

  function status(id: string | null, pullRequest: string | null): Partial<HttpAnswer> {
    const all = [...world.analyses, ...Object.values(world.branches ?? {}).flat()];
    const found =
      id === null
        ? world.pullRequests?.find(({ number }) => String(number) === pullRequest)
        : all.find(({ key }) => key === id);
    return found === undefined ? refuse(404, `Analysis with id '${id ?? ''}' is not found`) : statusOf(found);
  }

  function history(wanted: readonly string[], branch: string | null, from: string, to: string) {
    const unknown = wanted.filter((metric) => !metrics.includes(metric));
    if (unknown.length > 0) return refuse(400, `Metrics ${unknown.join(', ')} are not found`);
    const moment = (text: string) => Date.parse(text.replace(/(\d{2})(\d{2})$/u, '$1:$2'));
    const within = (analysesOf(branch) ?? []).filter(
      ({ date }) => moment(date) >= moment(from) && moment(date) <= moment(to),
    );
    return json(200, {
      measures: wanted.map((metric) => ({
        metric,
        history: within.map(({ date, measures }) => ({
          date,
          ...(isOfNewCode(metric) || measures[metric] === undefined ? {} : { value: measures[metric] }),
        })),
      })),
    });
  }

  function present(wanted: readonly string[], branch: string | null, pullRequest: string | null) {
    const unknown = wanted.filter((metric) => !metrics.includes(metric));
    if (unknown.length > 0)
      return refuse(404, `The following metric keys are not found: ${unknown.join(', ')}`);
    const measures = measuresOf(pullRequest, branch);
    if (measures === null) return refuse(404, `Component '${world.project}' not found`);
    return json(200, {
      component: {
        key: world.project,
        measures: wanted.flatMap((metric) => {
          const value = measures[metric];
          if (value === undefined) return [];
          return [isOfNewCode(metric) ? { metric, period: { index: 1, value } } : { metric, value }];
        }),
      },
    });
  }

  /** What is wrong with the project or branch that is asked for; `null` for those that there are. */
  function notThere(path: string, query: URLSearchParams): Partial<HttpAnswer> | null {
    if (path === 'project_pull_requests/list' && world.pullRequests === undefined)
      return refuse(404, `Unknown url : /api/${path}`);
    if (query.has('analysisId')) return null;
    const project = query.get('component') ?? query.get('project') ?? query.get('projectKey') ?? '';
    if (project !== world.project) return refuse(404, `Component key '${project}' not found`);
    const branch = query.get('branch');
    return analysesOf(branch) === null
      ? refuse(404, `Component '${project}' on branch '${branch ?? ''}' not found`)
      : null;
  }

  function answer(path: string, query: URLSearchParams): Partial<HttpAnswer> {
    const refused = notThere(path, query);
    if (refused !== null) return refused;
    const branch = query.get('branch');
    const pullRequest = query.get('pullRequest');
    const listed = (name: string) => (query.get(name) ?? '').split(',');
    switch (path) {
      case 'ce/component':
        return tasks();
      case 'project_analyses/search':
        // A pull request is no parameter of this: the real server passes it over as well.
        return json(200, {
          paging: { pageIndex: 1, pageSize: 100, total: 1 },
          analyses: (analysesOf(branch) ?? []).map(({ key, date, revision }) => ({
            ...{ key, date, revision },
            events: [],
          })),
        });
      case 'project_pull_requests/list':
        return json(200, {
          pullRequests: (world.pullRequests ?? []).map(({ number, date, revision }) => ({
            key: String(number),
            analysisDate: date,
            commit: { sha: revision },
          })),
        });
      case 'qualitygates/project_status':
        return status(query.get('analysisId'), pullRequest);
      case 'measures/search_history':
        return history(listed('metrics'), branch, query.get('from') ?? '', query.get('to') ?? '');
      case 'measures/component':
        return present(listed('metricKeys'), branch, pullRequest);
      default:
        return refuse(404, `Unknown url : /api/${path}`);
    }
  }

  return ({ url, headers }: HttpRequest) => {
    const { pathname, searchParams } = new URL(url);
    const token = /^Bearer (.+)$/u.exec(headers?.['authorization'] ?? '')?.[1];
    const path = pathname.replace(/^.*\/api\//u, '');
    if (token !== undefined && world.analysisTokens?.includes(token) === true)
      return path === 'qualitygates/project_status'
        ? answer(path, searchParams)
        : refuse(403, 'Insufficient privileges');
    return token === world.token ? answer(path, searchParams) : { status: 401, body: '' };
  };
}
