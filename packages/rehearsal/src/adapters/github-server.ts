import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import type { ApiRequest, ApiResponse, Body, Lookup, Outcome } from '../domain/github/exchange.ts';
import type { BranchRules } from '../domain/github/branch-rules.ts';
import { afterEvent, withFinishedJob, withStartedJob } from '../domain/github/jobs.ts';
import { respond, revalidate } from '../domain/github/respond.ts';
import { summarizePermissions } from '../domain/github/routes.ts';
import { archivePath } from '../domain/github/runs.ts';
import {
  type GithubSite,
  type GithubState,
  initialState,
  type PastRun,
  type Review,
} from '../domain/github/state.ts';
import type { ApiCall, RunEvent } from '../domain/record.ts';
import { type GithubRepository, openGithubRepository } from './github-repository.ts';

const HOST = '127.0.0.1';
const MAX_REQUEST_BYTES = 10 * 1024 * 1024;
const REQUESTS_PER_HOUR = 1_000;
const ARTIFACT_LIFE_MS = 90 * 24 * 3_600_000;

export interface GithubServerOptions {
  /** A local git repository; it is only read. */
  readonly repositoryFolder: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly defaultBranch: string;
  /** Branches under classic protection; none unless told. */
  readonly protectedBranches?: readonly string[];
  /** What else protects which branch. */
  readonly branchRules?: ReadonlyMap<string, BranchRules>;
  /** What the reviewers of environments answered to this run. */
  readonly reviews?: readonly Review[];
  /** Whether a token has to be granted what it reads, as in a private repository; else as in a public one. */
  readonly guardsReading?: boolean;
  readonly sha: string;
  /** Full ref of the run, e.g. `refs/heads/main` or `refs/pull/7/merge`; it stands for `sha`. */
  readonly ref: string;
  readonly actor: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly event: string;
  readonly eventPayload: Readonly<Record<string, unknown>>;
  readonly workflowPath: string;
  /** Epoch ms. */
  readonly now: () => number;
  /** GitHub's limit for one `GITHUB_TOKEN` and repository unless told. */
  readonly requestsPerHour?: number;
  /** Runs of the same repository before this one, oldest first. */
  readonly pastRuns?: readonly PastRun[];
  /** The archive of an artifact of an earlier run; null when there is none. */
  readonly pastArchive?: (id: number) => Promise<Uint8Array | null>;
  /** Comments that others wrote before the run, oldest first. */
  readonly comments?: readonly { readonly issue: number; readonly author: string; readonly body: string }[];
}

export interface UploadedArtifact {
  readonly name: string;
  readonly sizeInBytes: number;
  /** `sha256:…` of the archive. */
  readonly digest: string;
  readonly archive: () => Promise<Uint8Array>;
}

export interface GithubServer {
  /** For `GITHUB_API_URL`; no slash at the end. */
  readonly url: string;
  /** For `GITHUB_GRAPHQL_URL`; every query to it is refused by name. */
  readonly graphqlUrl: string;
  /** All answered calls so far, in the order in which they came in. */
  readonly calls: () => readonly ApiCall[];
  /**
   * From now on requests with this token belong to this job (its shown name), which appears as running. `grants` are
   * the `scope: level` pairs that it was granted; without them it may do everything.
   */
  readonly registerToken: (token: string, job: string, grants?: readonly string[] | null) => void;
  /** The same for the run itself, under this name: it appears among no jobs. */
  readonly registerRunToken: (token: string, name: string) => void;
  /** What happens in the run: its jobs and their steps are shown as they are then. */
  readonly observe: (event: RunEvent) => void;
  /** The job is shown as completed; its token goes on working, as `post` steps need it. */
  readonly finishJob: (job: string, conclusion: string) => void;
  /** The artifact appears in the run's list. */
  readonly addArtifact: (artifact: UploadedArtifact) => void;
  /** `scope: level` pairs that the job's calls needed, sorted. */
  readonly permissionsUsed: (job: string) => readonly string[];
  readonly close: () => Promise<void>;
}

/**
 * Starts a stand-in for the GitHub REST API on a free loopback port. It remembers what it is told until it is
 * closed. What it does not serve it answers with 501 and the name of the route, never with an invented success.
 */
export async function startGithubServer(options: GithubServerOptions): Promise<GithubServer> {
  const [owner, name, ...rest] = options.repository.split('/');
  if (owner === undefined || name === undefined || owner === '' || name === '' || rest.length > 0) {
    throw new Error(`repository is to be owner/name, but is ${JSON.stringify(options.repository)}`);
  }
  const repository = openGithubRepository({
    folder: options.repositoryFolder,
    ref: options.ref,
    sha: options.sha,
  });
  const jobsByToken = new Map<string, string>();
  const grantsByToken = new Map<string, readonly string[] | null>();
  const permissionsByJob = new Map<string, Set<string>>();
  /** Null: still being answered. */
  const calls: (ApiCall | null)[] = [];

  const server = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const url = `http://${HOST}:${address.port}`;

  const site: GithubSite = {
    apiUrl: url,
    owner,
    name,
    defaultBranch: options.defaultBranch,
    branchRules: new Map([...classicRules(options.protectedBranches ?? []), ...(options.branchRules ?? [])]),
    reviews: options.reviews ?? [],
    guardsReading: options.guardsReading ?? false,
    sha: options.sha,
    ref: options.ref,
    actor: options.actor,
    runId: options.runId,
    runAttempt: options.runAttempt,
    event: options.event,
    eventPayload: options.eventPayload,
    workflowPath: options.workflowPath,
    pastRuns: options.pastRuns ?? [],
    startedAt: options.now(),
    requestsPerHour: options.requestsPerHour ?? REQUESTS_PER_HOUR,
  };
  let state = withComments(initialState(site), options.comments ?? [], site.startedAt);

  const archives = new Map<number, () => Promise<Uint8Array>>();

  /** As the storage behind GitHub: whoever has the address may read, and a token is not wanted. */
  async function fetchArchive(path: string, hasToken: boolean): Promise<ApiResponse> {
    if (hasToken) return plain(400, 'A token was sent to where none is wanted');
    const id = Number(path.slice(archivePath.length));
    const bytes = (await archives.get(id)?.()) ?? (await options.pastArchive?.(id)) ?? null;
    if (bytes === null) return plain(404, 'Not Found');
    return { status: 200, headers: {}, body: { kind: 'bytes', bytes, contentType: 'application/zip' } };
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const target = incoming.url ?? '/';
    const headers = plainHeaders(incoming);
    const token = tokenOf(headers['authorization']);
    const job = jobsByToken.get(token) ?? null;
    const method = incoming.method ?? 'GET';
    // The place is taken before the first await, so that calls stay in the order they came in.
    const place = calls.length;
    const call = { at: options.now(), job, method, path: target };
    calls.push(null);
    let response: ApiResponse;
    try {
      const body = await readBody(incoming);
      const [path = '/', ...query] = target.split('?');
      const request = { method, path, query: new URLSearchParams(query.join('?')), headers };
      if (path.startsWith(archivePath)) response = await fetchArchive(path, 'authorization' in headers);
      else response = body === null ? tooLong() : await answer({ ...request, body }, job, token, place + 1);
    } catch (error) {
      response = broken(error);
    }
    calls[place] = { ...call, status: response.status };
    send(outgoing, response);
  }

  async function answer(
    request: ApiRequest,
    job: string | null,
    token: string,
    number: number,
  ): Promise<ApiResponse> {
    const grants = grantsByToken.get(token) ?? null;
    let step = respond(site, state, { request, job, grants, number, nowMs: options.now() });
    state = step.state;
    while (step.kind === 'ask') {
      const outcome = await lookUp(repository, step.lookup, () => state);
      step = step.resume(outcome, state);
      state = step.state;
    }
    if (job !== null && step.permission !== null) {
      const used = permissionsByJob.get(job) ?? new Set();
      permissionsByJob.set(job, used.add(step.permission));
    }
    const revalidated = revalidate(request, etagOf(step.response.body), step.response, state);
    state = revalidated.state;
    return revalidated.response;
  }

  function keepToken(token: string, owner: string, grants: readonly string[] | null): void {
    if (token === '') throw new Error(`the token of ${owner} is empty`);
    grantsByToken.set(token, grants);
    jobsByToken.set(token, owner);
  }

  return {
    url,
    graphqlUrl: `${url}/graphql`,
    calls: () => calls.filter((call) => call !== null),
    registerToken(token, job, grants = null) {
      keepToken(token, job, grants);
      state = withStartedJob(state, job, options.now());
    },
    observe(event) {
      state = afterEvent(state, event);
    },
    registerRunToken(token, name) {
      keepToken(token, name, null);
    },
    finishJob(job, conclusion) {
      state = withFinishedJob(state, job, conclusion, options.now());
    },
    addArtifact(artifact) {
      const createdAt = options.now();
      const { archive, ...told } = artifact;
      const added = { ...told, id: state.nextId, createdAt, expiresAt: createdAt + ARTIFACT_LIFE_MS };
      archives.set(added.id, archive);
      state = { ...state, nextId: state.nextId + 1, artifacts: [...state.artifacts, added] };
    },
    permissionsUsed: (job) => summarizePermissions(permissionsByJob.get(job) ?? []),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

function classicRules(branches: readonly string[]): readonly (readonly [string, BranchRules])[] {
  return branches.map((branch) => [branch, { rules: [], isClassic: true }]);
}

function withComments(
  state: GithubState,
  comments: NonNullable<GithubServerOptions['comments']>,
  at: number,
): GithubState {
  return {
    ...state,
    nextId: state.nextId + comments.length,
    comments: comments.map((comment, index) => ({
      ...comment,
      id: state.nextId + index,
      createdAt: at,
      updatedAt: at,
    })),
  };
}

/** Asks git what the domain wants to know and lets it go on, with the state as it is by then. */
async function lookUp(
  repository: GithubRepository,
  lookup: Lookup,
  state: () => GithubState,
): Promise<Outcome> {
  switch (lookup.kind) {
    case 'commit': {
      const found = await repository.commit(lookup.ref);
      return lookup.next(found, state());
    }
    case 'ref': {
      const found = await repository.ref(lookup.ref);
      return lookup.next(found, state());
    }
    case 'entry': {
      const found = await repository.entry(lookup.commit, lookup.path);
      return lookup.next(found, state());
    }
    case 'history': {
      const found = await repository.history(lookup.ref, lookup.path, lookup);
      return lookup.next(found, state());
    }
    case 'comparison': {
      const found = await repository.comparison(lookup.base, lookup.head);
      return lookup.next(found, state());
    }
    case 'changes': {
      const found = await repository.changes(lookup.commit);
      return lookup.next(found, state());
    }
    case 'workflows': {
      const found = await repository.workflows(lookup.commit);
      return lookup.next(found, state());
    }
  }
}

function plain(status: number, text: string): ApiResponse {
  return { status, headers: {}, body: { kind: 'text', text, contentType: 'text/plain; charset=utf-8' } };
}

function tooLong(): ApiResponse {
  const message = `The request is longer than ${MAX_REQUEST_BYTES} bytes`;
  return { status: 413, headers: {}, body: { kind: 'json', value: { message, status: '413' } } };
}

function broken(error: unknown): ApiResponse {
  const cause = error instanceof Error ? error.message : String(error);
  const message = `The rehearsal's GitHub API failed: ${cause}`;
  return { status: 500, headers: {}, body: { kind: 'json', value: { message, status: '500' } } };
}

function tokenOf(authorization: string | undefined): string {
  return /^(?:token|bearer)\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
}

function plainHeaders(incoming: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

/** Null when the body is longer than is read; the rest of it is thrown away. */
async function readBody(incoming: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    if (!(chunk instanceof Buffer)) throw new Error('a chunk of the request is no buffer');
    length += chunk.length;
    if (length <= MAX_REQUEST_BYTES) chunks.push(chunk);
  }
  return length > MAX_REQUEST_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

function bytesOf(body: Body): { readonly bytes: Uint8Array; readonly contentType: string | null } {
  switch (body.kind) {
    case 'json':
      return {
        bytes: Buffer.from(JSON.stringify(body.value)),
        contentType: 'application/json; charset=utf-8',
      };
    case 'text':
      return { bytes: Buffer.from(body.text), contentType: body.contentType };
    case 'bytes':
      return { bytes: body.bytes, contentType: body.contentType };
    case 'empty':
      return { bytes: new Uint8Array(), contentType: null };
  }
}

function etagOf(body: Body): string {
  return `W/"${createHash('sha256').update(bytesOf(body).bytes).digest('hex')}"`;
}

function send(outgoing: ServerResponse, response: ApiResponse): void {
  if (outgoing.headersSent) {
    outgoing.destroy();
    return;
  }
  const { bytes, contentType } = bytesOf(response.body);
  const hasBody = response.status !== 204 && response.status !== 304;
  outgoing.writeHead(response.status, {
    server: 'interlock-rehearsal',
    ...response.headers,
    ...(contentType === null ? {} : { 'content-type': contentType }),
    ...(hasBody ? { 'content-length': String(bytes.length) } : {}),
  });
  if (hasBody) outgoing.end(bytes);
  else outgoing.end();
}
