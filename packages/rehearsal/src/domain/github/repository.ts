import { isoTime, simpleUser } from './accounts.ts';
import { type Exchange, type Outcome, reply } from './exchange.ts';
import { isRecord } from '@interlock/shared/domain/json';
import type { GithubSite } from './state.ts';

/** The API address of the repository. */
export function repositoryUrl(site: GithubSite): string {
  return `${site.apiUrl}/repos/${site.owner}/${site.name}`;
}

/** Its page, as links in answers point to it. */
export function repositoryPage(site: GithubSite): string {
  return `https://github.com/${site.owner}/${site.name}`;
}

function eventRepository(site: GithubSite): Readonly<Record<string, unknown>> {
  const repository = site.eventPayload['repository'];
  return isRecord(repository) ? repository : {};
}

/** Private unless the event says otherwise: what is not known to be public must not be treated as public. */
function isPrivate(site: GithubSite): boolean {
  const { private: told, visibility } = eventRepository(site);
  if (typeof told === 'boolean') return told;
  return visibility !== 'public';
}

/** The number of the repository: the event's, else 1. */
export function repositoryId(site: GithubSite): number {
  const { id } = eventRepository(site);
  return typeof id === 'number' ? id : 1;
}

const SUFFIXES: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

/** The repository as it appears inside other answers ("minimal repository"). */
export function minimalRepository(site: GithubSite): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(site);
  return {
    id: repositoryId(site),
    node_id: `R_${site.owner}/${site.name}`,
    name: site.name,
    full_name: `${site.owner}/${site.name}`,
    private: isPrivate(site),
    owner: simpleUser(site, site.owner),
    html_url: repositoryPage(site),
    description: null,
    fork: false,
    url: api,
    ...Object.fromEntries(Object.entries(SUFFIXES).map(([name, suffix]) => [name, `${api}${suffix}`])),
  };
}

/** The repository with everything that GitHub requires of its own route ("full repository"). */
export function fullRepository(site: GithubSite): Readonly<Record<string, unknown>> {
  const page = repositoryPage(site);
  const at = isoTime(site.startedAt);
  return {
    ...minimalRepository(site),
    created_at: at,
    updated_at: at,
    pushed_at: at,
    git_url: `git://github.com/${site.owner}/${site.name}.git`,
    ssh_url: `git@github.com:${site.owner}/${site.name}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    mirror_url: null,
    archived: false,
    disabled: false,
    open_issues_count: 0,
    license: null,
    allow_forking: true,
    is_template: false,
    topics: [],
    visibility: isPrivate(site) ? 'private' : 'public',
    forks: 0,
    open_issues: 0,
    watchers: 0,
    default_branch: site.defaultBranch,
    permissions: { admin: false, maintain: false, push: false, triage: false, pull: true },
    network_count: 0,
    subscribers_count: 0,
  };
}

/** `GET /repos/{owner}/{repo}`. */
export function getRepository(exchange: Exchange): Outcome {
  return reply(200, fullRepository(exchange.site));
}
