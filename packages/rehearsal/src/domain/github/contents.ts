import { encodePath } from './commits.ts';
import { type Exchange, notFound, notServed, type Outcome, reply } from './exchange.ts';
import type { GitEntry } from './facts.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';
import type { GithubSite } from './state.ts';

const MIB = 1024 * 1024;
const MAX_ENCODED_BYTES = MIB;
const MAX_SERVED_BYTES = 100 * MIB;
const MAX_LINKS = 8;

/** `GET /repos/{owner}/{repo}/contents/{path}`: a file as JSON or raw, a folder as a list. */
export function getContents(exchange: Exchange): Outcome {
  const { site, request } = exchange;
  const accept = request.headers['accept'] ?? '';
  if (/vnd\.github\.(v3\.)?(html|object)/.test(accept)) return notServed('Contents as html or object');
  const path = exchange.param('path').replace(/^\/+|\/+$/g, '');
  if (path.split('/').some((part) => part === '..' || part === '.')) {
    return { kind: 'failure', status: 422, message: 'path contains a malformed path component' };
  }
  const asked = request.query.get('ref');
  const ref = asked === null || asked === '' ? site.defaultBranch : asked;
  const isRaw = /vnd\.github\.(v3\.)?raw/.test(accept);
  return {
    kind: 'commit',
    ref,
    next: (commit) =>
      commit === null
        ? notFound(`No commit found for the ref ${ref}`)
        : lookUpEntry(site, { path, shownPath: path, ref, commit: commit.sha, isRaw, linksFollowed: 0 }),
  };
}

interface Wanted {
  readonly path: string;
  /** What was asked for, before links were followed. */
  readonly shownPath: string;
  readonly ref: string;
  readonly commit: string;
  readonly isRaw: boolean;
  readonly linksFollowed: number;
}

function lookUpEntry(site: GithubSite, wanted: Wanted): Outcome {
  return {
    kind: 'entry',
    commit: wanted.commit,
    path: wanted.path,
    next: (entry) => (entry === null ? notFound() : entryReply(site, wanted, entry)),
  };
}

function entryReply(site: GithubSite, wanted: Wanted, entry: GitEntry): Outcome {
  switch (entry.kind) {
    case 'dir':
      return reply(
        200,
        entry.items.map((item) =>
          itemAnswer(site, wanted.path === '' ? item.name : `${wanted.path}/${item.name}`, wanted.ref, {
            type: item.type,
            sha: item.sha,
            size: item.size,
          }),
        ),
      );
    case 'file':
      return fileReply(site, wanted, entry);
    case 'symlink':
      return linkReply(site, wanted, entry);
    case 'submodule':
      return notServed('The contents of a submodule');
  }
}

function fileReply(site: GithubSite, wanted: Wanted, entry: GitEntry & { readonly kind: 'file' }): Outcome {
  if (entry.size > MAX_SERVED_BYTES) {
    return {
      kind: 'failure',
      status: 403,
      message: 'This API returns blobs up to 100 MB in size.',
      errors: [{ resource: 'Blob', field: 'data', code: 'too_large' }],
    };
  }
  if (wanted.isRaw) {
    const contentType = 'application/vnd.github.raw+json; charset=utf-8';
    return {
      kind: 'reply',
      status: 200,
      body: { kind: 'bytes', bytes: entry.bytes, contentType },
      headers: {},
    };
  }
  const isEncoded = entry.size <= MAX_ENCODED_BYTES;
  return reply(200, {
    ...itemAnswer(site, wanted.shownPath, wanted.ref, { type: 'file', sha: entry.sha, size: entry.size }),
    content: isEncoded ? entry.base64.replace(/.{1,60}/g, '$&\n') : '',
    encoding: isEncoded ? 'base64' : 'none',
  });
}

/** A link to a file of the repository answers with that file; any other link with its own text. */
function linkReply(site: GithubSite, wanted: Wanted, link: GitEntry & { readonly kind: 'symlink' }): Outcome {
  const asLink = reply(200, {
    ...itemAnswer(site, wanted.shownPath, wanted.ref, { type: 'symlink', sha: link.sha, size: link.size }),
    target: link.target,
  });
  const target = resolveLink(wanted.path, link.target);
  if (target === null || wanted.linksFollowed >= MAX_LINKS) return asLink;
  return {
    kind: 'entry',
    commit: wanted.commit,
    path: target,
    next: (entry) => {
      if (entry === null || entry.kind === 'dir' || entry.kind === 'submodule') return asLink;
      return entryReply(site, { ...wanted, path: target, linksFollowed: wanted.linksFollowed + 1 }, entry);
    },
  };
}

/** The path a link inside the repository points to; null when it leaves the repository. */
export function resolveLink(path: string, target: string): string | null {
  if (target.startsWith('/')) return null;
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length === 0 ? null : parts.join('/');
}

function itemAnswer(
  site: GithubSite,
  path: string,
  ref: string,
  item: { readonly type: string; readonly sha: string; readonly size: number },
): Readonly<Record<string, unknown>> {
  const encoded = encodePath(path);
  const self = `${repositoryUrl(site)}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const isFolder = item.type === 'dir';
  const git = `${repositoryUrl(site)}/git/${isFolder ? 'trees' : 'blobs'}/${item.sha}`;
  const html = `${repositoryPage(site)}/${isFolder ? 'tree' : 'blob'}/${encodePath(ref)}/${encoded}`;
  return {
    type: item.type,
    size: item.size,
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    sha: item.sha,
    url: self,
    git_url: git,
    html_url: html,
    download_url: isFolder ? null : `${repositoryPage(site)}/raw/${encodePath(ref)}/${encoded}`,
    _links: { self, git, html },
  };
}
