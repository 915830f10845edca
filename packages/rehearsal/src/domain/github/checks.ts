import { isRecord } from '@interlock/shared/domain/json';
import { actionsApp, isoTime } from './accounts.ts';
import { type Exchange, type Failure, invalidRequest, notFound, type Outcome, reply } from './exchange.ts';
import { checkFields, type Fields, type FieldRules, fieldProblems, readFields } from './fields.ts';
import { parseId } from './event-facts.ts';
import { replyPage } from './pages.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';
import type { CheckAnnotation, CheckRun, CheckStatus, GithubSite, GithubState } from './state.ts';

/** https://docs.github.com/rest/checks/runs: annotations of one request; later requests append. */
const MAX_ANNOTATIONS_PER_REQUEST = 50;
const MAX_TEXT_CHARACTERS = 65_535;

const STATUSES: readonly CheckStatus[] = [
  'queued',
  'in_progress',
  'completed',
  'waiting',
  'requested',
  'pending',
];
const CONCLUSIONS = [
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'stale',
  'timed_out',
];

const COMMON_RULES: FieldRules = {
  details_url: { kind: 'string' },
  external_id: { kind: 'string' },
  status: { kind: 'string', oneOf: STATUSES },
  started_at: { kind: 'string' },
  conclusion: { kind: 'string', oneOf: CONCLUSIONS },
  completed_at: { kind: 'string' },
  output: { kind: 'object' },
  actions: { kind: 'list', maxItems: 3 },
};

const OUTPUT_RULES: FieldRules = {
  title: { kind: 'string' },
  summary: { kind: 'string', required: true, maxLength: MAX_TEXT_CHARACTERS },
  text: { kind: 'string', maxLength: MAX_TEXT_CHARACTERS },
  annotations: { kind: 'list', maxItems: MAX_ANNOTATIONS_PER_REQUEST },
  images: { kind: 'list' },
};

const ANNOTATION_RULES: FieldRules = {
  path: { kind: 'string', required: true },
  start_line: { kind: 'integer', required: true },
  end_line: { kind: 'integer', required: true },
  start_column: { kind: 'integer' },
  end_column: { kind: 'integer' },
  annotation_level: { kind: 'string', required: true, oneOf: ['notice', 'warning', 'failure'] },
  message: { kind: 'string', required: true },
  title: { kind: 'string', maxLength: 255 },
  raw_details: { kind: 'string' },
};

function checkAnswer(site: GithubSite, check: CheckRun): Readonly<Record<string, unknown>> {
  const url = `${repositoryUrl(site)}/check-runs/${check.id}`;
  const page = `${repositoryPage(site)}/runs/${check.id}`;
  return {
    id: check.id,
    name: check.name,
    node_id: `CR_${check.id}`,
    head_sha: check.headSha,
    external_id: check.externalId,
    url,
    html_url: page,
    details_url: check.detailsUrl ?? page,
    status: check.status,
    conclusion: check.conclusion,
    started_at: isoTime(check.startedAt),
    completed_at: check.completedAt === null ? null : isoTime(check.completedAt),
    output: {
      title: check.title,
      summary: check.summary,
      text: check.text,
      annotations_count: check.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: site.runId },
    app: actionsApp(site),
    pull_requests: [],
  };
}

interface CheckOutput {
  readonly kind: 'output';
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly annotations: readonly CheckAnnotation[];
}

/** The `output` of a request, null where it has none. */
function readOutput(fields: Fields): CheckOutput | null | Failure {
  const given = fields.object('output');
  if (given === undefined) return null;
  const output = checkFields(given, OUTPUT_RULES);
  if (output.kind === 'failure') return output;
  const annotations: CheckAnnotation[] = [];
  const problems: string[] = [];
  for (const item of output.list('annotations') ?? []) {
    if (!isRecord(item)) {
      problems.push(`For 'properties/annotations', ${JSON.stringify(item)} is not an object.`);
      continue;
    }
    const found = fieldProblems(item, ANNOTATION_RULES);
    problems.push(...found);
    const annotation = checkFields(item, ANNOTATION_RULES);
    if (annotation.kind === 'fields') annotations.push(annotationOf(annotation));
  }
  if (problems.length > 0) return invalidRequest(problems);
  return {
    kind: 'output',
    title: output.text('title') ?? null,
    summary: output.text('summary') ?? null,
    text: output.text('text') ?? null,
    annotations,
  };
}

function annotationOf(fields: Fields): CheckAnnotation {
  return {
    path: fields.text('path') ?? '',
    startLine: fields.whole('start_line') ?? 0,
    endLine: fields.whole('end_line') ?? 0,
    startColumn: fields.whole('start_column') ?? null,
    endColumn: fields.whole('end_column') ?? null,
    level: fields.text('annotation_level') ?? '',
    title: fields.text('title') ?? null,
    message: fields.text('message') ?? '',
    rawDetails: fields.text('raw_details') ?? null,
  };
}

function readTime(fields: Fields, name: string): number | null {
  const time = Date.parse(fields.text(name) ?? '');
  return Number.isNaN(time) ? null : time;
}

/** Status and conclusion belong together: a conclusion completes, and what is completed has one. */
function readProgress(
  fields: Fields,
  before: { readonly status: CheckStatus; readonly conclusion: string | null },
): { readonly kind: 'progress'; readonly status: CheckStatus; readonly conclusion: string | null } | Failure {
  const conclusion = fields.text('conclusion') ?? null;
  const given = STATUSES.find((known) => known === fields.text('status'));
  const status = conclusion === null ? (given ?? before.status) : 'completed';
  if (status !== 'completed') return { kind: 'progress', status, conclusion: null };
  const decided = conclusion ?? before.conclusion;
  if (decided === null) return invalidRequest(['"conclusion" wasn\'t supplied.']);
  return { kind: 'progress', status, conclusion: decided };
}

/** `POST …/check-runs`. */
export function createCheck(exchange: Exchange): Outcome {
  const fields = readFields(exchange.request.body, {
    name: { kind: 'string', required: true },
    head_sha: { kind: 'string', required: true },
    ...COMMON_RULES,
  });
  if (fields.kind === 'failure') return fields;
  const output = readOutput(fields);
  if (output?.kind === 'failure') return output;
  const progress = readProgress(fields, { status: 'queued', conclusion: null });
  if (progress.kind === 'failure') return progress;
  const headSha = fields.text('head_sha') ?? '';
  return {
    kind: 'commit',
    ref: headSha,
    next: (commit, state) => {
      if (commit === null || commit.sha !== headSha) {
        return { kind: 'failure', status: 422, message: `No commit found for SHA: ${headSha}` };
      }
      const check: CheckRun = {
        id: state.nextId,
        name: fields.text('name') ?? '',
        headSha,
        status: progress.status,
        conclusion: progress.conclusion,
        startedAt: readTime(fields, 'started_at') ?? exchange.nowMs,
        completedAt:
          progress.status === 'completed' ? (readTime(fields, 'completed_at') ?? exchange.nowMs) : null,
        detailsUrl: fields.text('details_url') ?? null,
        externalId: fields.text('external_id') ?? '',
        title: output?.title ?? null,
        summary: output?.summary ?? null,
        text: output?.text ?? null,
        annotations: output?.annotations ?? [],
      };
      return reply(201, checkAnswer(exchange.site, check), {
        ...state,
        nextId: state.nextId + 1,
        checks: [...state.checks, check],
      });
    },
  };
}

function findCheck(exchange: Exchange): CheckRun | null {
  const id = parseId(exchange.param('check_run_id'));
  return exchange.state.checks.find((check) => check.id === id) ?? null;
}

/** `PATCH …/check-runs/{check_run_id}`; annotations are added to those that are there. */
export function updateCheck(exchange: Exchange): Outcome {
  const { state, site, nowMs } = exchange;
  const check = findCheck(exchange);
  if (check === null) return notFound();
  const fields = readFields(exchange.request.body, { name: { kind: 'string' }, ...COMMON_RULES });
  if (fields.kind === 'failure') return fields;
  const output = readOutput(fields);
  if (output?.kind === 'failure') return output;
  const progress = readProgress(fields, check);
  if (progress.kind === 'failure') return progress;
  const updated: CheckRun = {
    ...check,
    name: fields.text('name') ?? check.name,
    status: progress.status,
    conclusion: progress.conclusion,
    startedAt: readTime(fields, 'started_at') ?? check.startedAt,
    completedAt:
      progress.status === 'completed'
        ? (readTime(fields, 'completed_at') ?? check.completedAt ?? nowMs)
        : null,
    detailsUrl: fields.text('details_url') ?? check.detailsUrl,
    externalId: fields.text('external_id') ?? check.externalId,
    title: output?.title ?? check.title,
    summary: output?.summary ?? check.summary,
    text: output?.text ?? check.text,
    annotations: output === null ? check.annotations : [...check.annotations, ...output.annotations],
  };
  return reply(200, checkAnswer(site, updated), replaceCheck(state, updated));
}

function replaceCheck(state: GithubState, updated: CheckRun): GithubState {
  return { ...state, checks: state.checks.map((check) => (check.id === updated.id ? updated : check)) };
}

/** `GET …/check-runs/{check_run_id}`. */
export function getCheck(exchange: Exchange): Outcome {
  const check = findCheck(exchange);
  return check === null ? notFound() : reply(200, checkAnswer(exchange.site, check));
}

/** `GET …/check-runs/{check_run_id}/annotations`. */
export function listAnnotations(exchange: Exchange): Outcome {
  const check = findCheck(exchange);
  if (check === null) return notFound();
  const page = repositoryPage(exchange.site);
  return replyPage(exchange, check.annotations, (annotations) =>
    annotations.map((annotation) => ({
      path: annotation.path,
      start_line: annotation.startLine,
      end_line: annotation.endLine,
      start_column: annotation.startColumn,
      end_column: annotation.endColumn,
      annotation_level: annotation.level,
      title: annotation.title,
      message: annotation.message,
      raw_details: annotation.rawDetails,
      blob_href: `${page}/blob/${check.headSha}/${annotation.path}`,
    })),
  );
}

/** `GET …/commits/{ref}/check-runs`: those made over the API; filters `check_name` and `status`. */
export function listChecks(exchange: Exchange): Outcome {
  const { site, request } = exchange;
  const name = request.query.get('check_name');
  const status = request.query.get('status');
  return {
    kind: 'commit',
    ref: exchange.param('ref'),
    next: (commit, state) => {
      if (commit === null) return notFound();
      const found = state.checks.filter(
        (check) =>
          check.headSha === commit.sha &&
          (name === null || check.name === name) &&
          (status === null || check.status === status),
      );
      return replyPage(exchange, found, (page) => ({
        total_count: found.length,
        check_runs: page.map((check) => checkAnswer(site, check)),
      }));
    },
  };
}
