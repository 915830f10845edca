import { isoTime, simpleUser } from './accounts.ts';
import { replyChanges } from './commits.ts';
import { type Exchange, notFound, type Outcome, reply } from './exchange.ts';
import type { GitComparison } from './facts.ts';
import { isRecord } from '@interlock/shared/domain/json';
import { parseId, payloadObject, pullNumber } from './event-facts.ts';
import { fullRepository, repositoryPage, repositoryUrl } from './repository.ts';
import type { GithubSite } from './state.ts';

/** GitHub lists no more files of a pull request than this. */
const MAX_FILES = 3_000;

interface PullEnds {
  readonly base: string;
  readonly head: string;
}

/** The base and head commits of the event's pull request; null when it is another one or has none. */
function pullEnds(exchange: Exchange): PullEnds | null {
  const number = parseId(exchange.param('pull_number'));
  if (number === null || number !== pullNumber(exchange.site)) return null;
  const pull = payloadObject(exchange.site, 'pull_request') ?? {};
  const base = text(objectAt(pull, 'base'), 'sha');
  const head = text(objectAt(pull, 'head'), 'sha');
  return base === null || head === null ? null : { base, head };
}

function objectAt(value: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const found = value[name];
  return isRecord(found) ? found : {};
}

function text(value: Readonly<Record<string, unknown>>, name: string): string | null {
  const found = value[name];
  return typeof found === 'string' ? found : null;
}

/** `GET …/pulls/{pull_number}`: the event's own pull request, its numbers counted from the repository. */
export function getPull(exchange: Exchange): Outcome {
  const ends = pullEnds(exchange);
  if (ends === null) return notFound();
  return {
    kind: 'comparison',
    ...ends,
    next: (found, state) => {
      if (found === null) return notFound();
      const number = pullNumber(exchange.site) ?? 0;
      const comments = state.comments.filter((comment) => comment.issue === number).length;
      return reply(200, pullAnswer(exchange.site, number, found, comments));
    },
  };
}

/** `GET …/pulls/{pull_number}/files`. */
export function listPullFiles(exchange: Exchange): Outcome {
  const ends = pullEnds(exchange);
  if (ends === null) return notFound();
  return {
    kind: 'comparison',
    ...ends,
    next: (found) =>
      found === null ? notFound() : replyChanges(exchange, ends.head, found.changes.slice(0, MAX_FILES)),
  };
}

function pullAnswer(
  site: GithubSite,
  number: number,
  found: GitComparison,
  comments: number,
): Readonly<Record<string, unknown>> {
  const told = payloadObject(site, 'pull_request') ?? {};
  const url = `${repositoryUrl(site)}/pulls/${number}`;
  const page = `${repositoryPage(site)}/pull/${number}`;
  const issue = `${repositoryUrl(site)}/issues/${number}`;
  const statuses = `${repositoryUrl(site)}/statuses/${found.head.sha}`;
  const at = isoTime(site.startedAt);
  const addresses = {
    url,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${repositoryUrl(site)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${repositoryUrl(site)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
  };
  return {
    id: number,
    node_id: `PR_${number}`,
    state: 'open',
    locked: false,
    title: `Pull request ${number}`,
    user: simpleUser(site, site.actor),
    body: null,
    created_at: at,
    updated_at: at,
    closed_at: null,
    merged_at: null,
    merge_commit_sha: site.sha,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: [],
    milestone: null,
    draft: false,
    author_association: 'MEMBER',
    auto_merge: null,
    merged: false,
    mergeable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    review_comments: 0,
    maintainer_can_modify: false,
    ...told,
    ...addresses,
    number,
    base: branchEnd(site, objectAt(told, 'base'), site.defaultBranch, found.base.sha),
    head: branchEnd(site, objectAt(told, 'head'), `pull-${number}`, found.head.sha),
    comments,
    commits: found.aheadBy,
    additions: found.changes.reduce((total, change) => total + change.additions, 0),
    deletions: found.changes.reduce((total, change) => total + change.deletions, 0),
    changed_files: found.changes.length,
  };
}

function branchEnd(
  site: GithubSite,
  told: Readonly<Record<string, unknown>>,
  fallbackRef: string,
  sha: string,
): Readonly<Record<string, unknown>> {
  const ref = text(told, 'ref') ?? fallbackRef;
  return {
    label: `${site.owner}:${ref}`,
    user: simpleUser(site, site.owner),
    repo: fullRepository(site),
    ...told,
    ref,
    sha,
  };
}
