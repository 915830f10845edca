import { ACTIONS_BOT, isoTime, simpleUser } from './accounts.ts';
import { longDescription } from './description.ts';
import { type Exchange, notFound, type Outcome, reply } from './exchange.ts';
import { readFields } from './fields.ts';
import { linkHeader, readPage, replyPage, slicePage } from './pages.ts';
import { minimalRepository, repositoryUrl } from './repository.ts';
import type { CommitStatus, GithubSite } from './state.ts';

const STATES: readonly CommitStatus['state'][] = ['error', 'failure', 'pending', 'success'];

function statusAnswer(site: GithubSite, status: CommitStatus): Readonly<Record<string, unknown>> {
  return {
    url: `${repositoryUrl(site)}/statuses/${status.sha}`,
    avatar_url: '',
    id: status.id,
    node_id: `SC_${status.id}`,
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
  };
}

/** `POST …/statuses/{sha}`. */
export function createStatus(exchange: Exchange): Outcome {
  const { site } = exchange;
  const fields = readFields(exchange.request.body, {
    state: { kind: 'string', required: true, oneOf: STATES },
    target_url: { kind: 'string', nullable: true },
    description: { kind: 'string', nullable: true },
    context: { kind: 'string' },
  });
  if (fields.kind === 'failure') return fields;
  const state = STATES.find((known) => known === fields.text('state'));
  if (state === undefined) return notFound();
  const description = fields.text('description') ?? null;
  const tooLong = longDescription('Status', description ?? undefined);
  if (tooLong !== null) return tooLong;
  const sha = exchange.param('sha');
  return {
    kind: 'commit',
    ref: sha,
    next: (commit, now) => {
      if (commit === null || commit.sha !== sha.toLowerCase()) {
        return { kind: 'failure', status: 422, message: `No commit found for SHA: ${sha}` };
      }
      const status: CommitStatus = {
        id: now.nextId,
        sha: commit.sha,
        state,
        context: fields.text('context') ?? 'default',
        description,
        targetUrl: fields.text('target_url') ?? null,
        createdAt: exchange.nowMs,
      };
      const answer = { ...statusAnswer(site, status), creator: simpleUser(site, ACTIONS_BOT) };
      return reply(201, answer, { ...now, nextId: now.nextId + 1, statuses: [...now.statuses, status] });
    },
  };
}

/** `GET …/commits/{ref}/statuses`, newest first. */
export function listStatuses(exchange: Exchange): Outcome {
  const { site } = exchange;
  return {
    kind: 'commit',
    ref: exchange.param('ref'),
    next: (commit, state) => {
      if (commit === null) return notFound();
      const found = state.statuses.filter((status) => status.sha === commit.sha).reverse();
      return replyPage(exchange, found, (page) =>
        page.map((status) => ({ ...statusAnswer(site, status), creator: simpleUser(site, ACTIONS_BOT) })),
      );
    },
  };
}

/** `GET …/commits/{ref}/status`: the newest status of each context, and one state for all of them. */
export function getCombinedStatus(exchange: Exchange): Outcome {
  const { site } = exchange;
  return {
    kind: 'commit',
    ref: exchange.param('ref'),
    next: (commit, state) => {
      if (commit === null) return notFound();
      const newest = new Map<string, CommitStatus>();
      for (const status of state.statuses) {
        if (status.sha === commit.sha) newest.set(status.context, status);
      }
      const statuses = [...newest.values()];
      const page = readPage(exchange.request.query);
      const link = linkHeader(exchange, page, statuses.length);
      const answer = reply(200, {
        state: combine(statuses),
        statuses: slicePage(statuses, page).map((status) => statusAnswer(site, status)),
        sha: commit.sha,
        total_count: statuses.length,
        repository: minimalRepository(site),
        commit_url: `${repositoryUrl(site)}/commits/${commit.sha}`,
        url: `${repositoryUrl(site)}/commits/${commit.sha}/status`,
      });
      return link === null ? answer : { ...answer, headers: { link } };
    },
  };
}

/** No status at all is pending, not success. */
function combine(statuses: readonly CommitStatus[]): 'failure' | 'pending' | 'success' {
  if (statuses.some((status) => status.state === 'error' || status.state === 'failure')) return 'failure';
  if (statuses.length === 0 || statuses.some((status) => status.state === 'pending')) return 'pending';
  return 'success';
}
