import type { ValueMap } from '../value.ts';

/** What is known of the repository of the run, as far as events and contexts tell of it. */
export interface RepositoryFacts {
  /** `OWNER/REPO`. */
  readonly name: string;
  readonly defaultBranch: string;
  /** The ref that the run is for, such as `refs/heads/main`. */
  readonly ref: string;
  readonly sha: string;
  /** The commit before, where there is one. */
  readonly before: string | null;
  readonly message: string;
  readonly authorName: string;
  readonly authorEmail: string;
  /** ISO 8601. */
  readonly committedAt: string;
  readonly pullRequest: PullRequestFacts | null;
}

export interface PullRequestFacts {
  readonly number: number;
  readonly headBranch: string;
  readonly headSha: string;
  readonly baseBranch: string;
  readonly baseSha: string;
}

const noCommit = '0'.repeat(40);

/** A payload as GitHub sends it for the event, with the fields that workflows read. */
export function eventPayload(
  event: string,
  actor: string,
  facts: RepositoryFacts,
  more: EventInputs,
): ValueMap {
  const repository = repositoryObject(facts);
  const common = { repository, sender: userObject(actor) };
  switch (event) {
    case 'push':
      return { ...common, ...pushFields(facts, actor) };
    case 'pull_request':
    case 'pull_request_target':
      return { ...common, ...pullRequestFields(facts, actor) };
    case 'workflow_dispatch':
      return { ...common, inputs: more.inputs, ref: facts.ref, workflow: more.workflowPath };
    case 'schedule':
      return { ...common, schedule: more.schedule ?? '' };
    default:
      return common;
  }
}

export interface EventInputs {
  readonly inputs: ValueMap;
  readonly workflowPath: string;
  readonly schedule: string | null;
}

function userObject(login: string): ValueMap {
  return { login, id: numberOf(login), type: 'User', html_url: `https://github.com/${login}` };
}

/** A stable number for a name: GitHub's ids cannot be known here. */
export function numberOf(name: string): number {
  let hash = 7;
  for (const character of name) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return (hash % 90_000_000) + 10_000_000;
}

function repositoryObject(facts: RepositoryFacts): ValueMap {
  const [owner = '', name = ''] = facts.name.split('/');
  return {
    id: numberOf(facts.name),
    name,
    full_name: facts.name,
    private: false,
    owner: userObject(owner),
    html_url: `https://github.com/${facts.name}`,
    clone_url: `https://github.com/${facts.name}.git`,
    default_branch: facts.defaultBranch,
    visibility: 'public',
  };
}

function pushFields(facts: RepositoryFacts, actor: string): ValueMap {
  const commit = {
    id: facts.sha,
    message: facts.message,
    timestamp: facts.committedAt,
    author: { name: facts.authorName, email: facts.authorEmail, username: actor },
    committer: { name: facts.authorName, email: facts.authorEmail, username: actor },
    url: `https://github.com/${facts.name}/commit/${facts.sha}`,
  };
  return {
    ref: facts.ref,
    before: facts.before ?? noCommit,
    after: facts.sha,
    created: facts.before === null,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: `https://github.com/${facts.name}/compare/${(facts.before ?? noCommit).slice(0, 12)}...${facts.sha.slice(0, 12)}`,
    commits: [commit],
    head_commit: commit,
    pusher: { name: actor, email: facts.authorEmail },
  };
}

function pullRequestFields(facts: RepositoryFacts, actor: string): ValueMap {
  const pull = facts.pullRequest;
  if (pull === null) return {};
  const repo = repositoryObject(facts);
  return {
    action: 'synchronize',
    number: pull.number,
    pull_request: {
      id: numberOf(`${facts.name}#${pull.number}`),
      number: pull.number,
      state: 'open',
      draft: false,
      merged: false,
      title: facts.message.split('\n', 1)[0] ?? '',
      body: null,
      user: userObject(actor),
      html_url: `https://github.com/${facts.name}/pull/${pull.number}`,
      merge_commit_sha: facts.sha,
      labels: [],
      head: {
        ref: pull.headBranch,
        sha: pull.headSha,
        label: `${facts.name.split('/')[0] ?? ''}:${pull.headBranch}`,
        repo,
      },
      base: {
        ref: pull.baseBranch,
        sha: pull.baseSha,
        label: `${facts.name.split('/')[0] ?? ''}:${pull.baseBranch}`,
        repo,
      },
    },
  };
}
