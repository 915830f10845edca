import { protectionFields } from './branch-rules.ts';
import { type Exchange, notFound, notServed, type Outcome, reply } from './exchange.ts';
import type { GitChange, GitCommit, GitComparison } from './facts.ts';
import { linkHeader, readPage, replyPage, slicePage } from './pages.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';
import type { GithubSite } from './state.ts';

/** More files than this are cut from a comparison, as GitHub does. */
const MAX_COMPARED_FILES = 300;
const MAX_COMPARED_COMMITS = 250;

/** Git's people are not GitHub's: which account a mail address belongs to is not known here, so both are null. */
function commitAnswer(site: GithubSite, commit: GitCommit): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(site);
  const page = repositoryPage(site);
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    commit: {
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: {
        verified: false,
        reason: 'unsigned',
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  };
}

/** A changed file ("diff entry"). */
function changeAnswer(
  site: GithubSite,
  commit: string,
  change: GitChange,
): Readonly<Record<string, unknown>> {
  const path = encodePath(change.path);
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${repositoryPage(site)}/blob/${commit}/${path}`,
    raw_url: `${repositoryPage(site)}/raw/${commit}/${path}`,
    contents_url: `${repositoryUrl(site)}/contents/${path}?ref=${commit}`,
    ...(change.patch === null ? {} : { patch: change.patch }),
    ...(change.previousPath === null ? {} : { previous_filename: change.previousPath }),
  };
}

/** A path for an address: every part encoded, the slashes kept. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** `GET /repos/{owner}/{repo}/commits/{ref}`, also as the bare SHA (`Accept: application/vnd.github.sha`). */
export function getCommit(exchange: Exchange): Outcome {
  const { site, request } = exchange;
  const accept = request.headers['accept'] ?? '';
  if (/vnd\.github\.(v3\.)?(diff|patch)/.test(accept)) return notServed('A commit as diff or patch');
  const ref = exchange.param('ref');
  return {
    kind: 'commit',
    ref,
    next: (commit) => {
      if (commit === null)
        return { kind: 'failure', status: 422, message: `No commit found for SHA: ${ref}` };
      if (/vnd\.github\.(v3\.)?sha/.test(accept)) {
        const contentType = 'application/vnd.github.sha; charset=utf-8';
        return {
          kind: 'reply',
          status: 200,
          body: { kind: 'text', text: commit.sha, contentType },
          headers: {},
        };
      }
      return {
        kind: 'changes',
        commit: commit.sha,
        next: (changes) => {
          const additions = sum(changes, (change) => change.additions);
          const deletions = sum(changes, (change) => change.deletions);
          return reply(200, {
            ...commitAnswer(site, commit),
            stats: { total: additions + deletions, additions, deletions },
            files: changes
              .slice(0, MAX_COMPARED_FILES)
              .map((change) => changeAnswer(site, commit.sha, change)),
          });
        },
      };
    },
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** `GET /repos/{owner}/{repo}/commits`: those at or before `sha` that touched `path`, the newest first. */
export function listCommits(exchange: Exchange): Outcome {
  const { site, request } = exchange;
  const { query } = request;
  const unknown = [...query.keys()].find((name) => !['sha', 'path', 'per_page', 'page'].includes(name));
  if (unknown !== undefined) return notServed(`A list of commits by ${unknown}`);
  const page = readPage(query);
  return {
    kind: 'history',
    ref: query.get('sha') ?? site.defaultBranch,
    path: query.get('path') ?? '',
    skip: (page.number - 1) * page.size,
    most: page.size,
    next: (commits) =>
      commits === null
        ? notFound()
        : reply(
            200,
            commits.map((commit) => commitAnswer(site, commit)),
          ),
  };
}

/** `GET /repos/{owner}/{repo}/git/ref/{ref}`: one ref by its full name without `refs/`. */
export function getGitRef(exchange: Exchange): Outcome {
  const { site } = exchange;
  const api = repositoryUrl(site);
  return {
    kind: 'ref',
    ref: exchange.param('ref'),
    next: (found) =>
      found === null
        ? notFound()
        : reply(200, {
            ref: found.ref,
            node_id: `REF_${found.ref}`,
            url: `${api}/git/${encodePath(found.ref)}`,
            object: { type: found.type, sha: found.sha, url: `${api}/git/${found.type}s/${found.sha}` },
          }),
  };
}

/** `GET /repos/{owner}/{repo}/branches/{branch}`. */
export function getBranch(exchange: Exchange): Outcome {
  const { site } = exchange;
  const branch = exchange.param('branch');
  return {
    kind: 'ref',
    ref: `heads/${branch}`,
    next: (found) =>
      found === null
        ? notFound('Branch not found')
        : {
            kind: 'commit',
            ref: found.sha,
            next: (commit) =>
              commit === null ? notFound('Branch not found') : branchReply(site, branch, commit),
          },
  };
}

function branchReply(site: GithubSite, branch: string, commit: GitCommit): Outcome {
  const self = `${repositoryUrl(site)}/branches/${encodePath(branch)}`;
  return reply(200, {
    name: branch,
    commit: commitAnswer(site, commit),
    _links: { self, html: `${repositoryPage(site)}/tree/${encodePath(branch)}` },
    ...protectionFields(site, branch),
    protection_url: `${self}/protection`,
  });
}

/** `GET /repos/{owner}/{repo}/compare/{basehead}`; three dots, within this repository. */
export function compareCommits(exchange: Exchange): Outcome {
  const basehead = exchange.param('basehead');
  const parts = basehead.split('...');
  const [base, head] = parts;
  if (base === undefined || head === undefined || parts.length !== 2) return notFound();
  if (base.includes(':') || head.includes(':')) return notServed('A comparison across forks');
  return {
    kind: 'comparison',
    base,
    head,
    next: (found) => (found === null ? notFound() : comparisonReply(exchange, basehead, found)),
  };
}

function comparisonStatus(found: GitComparison): 'identical' | 'ahead' | 'behind' | 'diverged' {
  if (found.aheadBy === 0 && found.behindBy === 0) return 'identical';
  if (found.behindBy === 0) return 'ahead';
  return found.aheadBy === 0 ? 'behind' : 'diverged';
}

function comparisonReply(exchange: Exchange, basehead: string, found: GitComparison): Outcome {
  const { site, request } = exchange;
  const isPaged = request.query.has('page') || request.query.has('per_page');
  const page = isPaged ? readPage(request.query) : { number: 1, size: MAX_COMPARED_COMMITS };
  const link = isPaged ? linkHeader(exchange, page, found.commits.length) : null;
  const url = `${repositoryUrl(site)}/compare/${basehead}`;
  const html = `${repositoryPage(site)}/compare/${basehead}`;
  return {
    kind: 'reply',
    status: 200,
    headers: link === null ? {} : { link },
    body: {
      kind: 'json',
      value: {
        url,
        html_url: html,
        permalink_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        base_commit: commitAnswer(site, found.base),
        merge_base_commit: commitAnswer(site, found.mergeBase),
        status: comparisonStatus(found),
        ahead_by: found.aheadBy,
        behind_by: found.behindBy,
        total_commits: found.aheadBy,
        commits: slicePage(found.commits, page).map((commit) => commitAnswer(site, commit)),
        // Files come with the first page only, however many commits follow.
        ...(page.number === 1
          ? {
              files: found.changes
                .slice(0, MAX_COMPARED_FILES)
                .map((change) => changeAnswer(site, found.head.sha, change)),
            }
          : {}),
      },
    },
  };
}

/** A page of changed files, for the routes that list them. */
export function replyChanges(exchange: Exchange, commit: string, changes: readonly GitChange[]): Outcome {
  return replyPage(
    exchange,
    changes.map((change) => changeAnswer(exchange.site, commit, change)),
  );
}
