import type { ApiRequest, Lookup } from '@interlock/rehearsal/domain/github/exchange';
import type { GitCommit } from '@interlock/rehearsal/domain/github/facts';
import { respond, revalidate, type Step } from '@interlock/rehearsal/domain/github/respond';
import { workflowName } from '@interlock/rehearsal/domain/github/runs';
import { type GithubSite, type GithubState, initialState } from '@interlock/rehearsal/domain/github/state';
import { resolveLink } from '@interlock/rehearsal/domain/github/contents';
import { describe, expect, test } from 'vitest';

const SHA = 'a'.repeat(40);
const person = { name: 'Ann', email: 'ann@example.org', date: '2026-01-01T00:00:00Z' };
const COMMIT: GitCommit = {
  sha: SHA,
  tree: SHA,
  parents: [],
  message: 'One',
  author: person,
  committer: person,
};

const SITE: GithubSite = {
  apiUrl: 'http://127.0.0.1:1',
  owner: 'acme',
  name: 'shop',
  defaultBranch: 'main',
  branchRules: new Map(),
  reviews: [],
  guardsReading: false,
  sha: SHA,
  ref: 'refs/heads/main',
  actor: 'alice',
  runId: 1,
  runAttempt: 1,
  event: 'push',
  eventPayload: { pull_request: { number: 7 } },
  workflowPath: '.github/workflows/x.yml',
  startedAt: 0,
  pastRuns: [],
  requestsPerHour: 1000,
};

const request = (method: string, target: string, more: Partial<ApiRequest> = {}): ApiRequest => {
  const [path = '', query = ''] = target.split('?');
  return {
    method,
    path,
    query: new URLSearchParams(query),
    headers: { 'user-agent': 'x' },
    body: '',
    ...more,
  };
};

/** Goes to the end, answering questions for a commit or a ref with the same one and all others with nothing. */
function finish(step: Step): Step & { readonly kind: 'answer' } {
  let now = step;
  while (now.kind === 'ask') {
    const { lookup }: { readonly lookup: Lookup } = now;
    const outcome =
      lookup.kind === 'commit'
        ? lookup.next(COMMIT, now.state)
        : lookup.kind === 'changes' || lookup.kind === 'workflows'
          ? lookup.next([], now.state)
          : lookup.kind === 'ref'
            ? lookup.next({ ref: 'refs/heads/main', type: 'commit', sha: SHA }, now.state)
            : lookup.next(null, now.state);
    now = now.resume(outcome, now.state);
  }
  return now;
}

const ask = (asked: ApiRequest, state: GithubState = initialState(SITE), site = SITE) =>
  finish(respond(site, state, { request: asked, job: 'build', grants: null, number: 1, nowMs: 5_000 }));

describe('one request', () => {
  test('without a user agent is refused as GitHub does', () => {
    expect(ask(request('GET', '/repos/acme/shop', { headers: {} })).response.status).toBe(403);
  });

  test('counts against the limit, except the question for the limit', () => {
    expect(ask(request('GET', '/repos/acme/shop')).state.rate.used).toBe(1);
    expect(ask(request('GET', '/rate_limit')).state.rate.used).toBe(0);
    expect(ask(request('GET', '/nothing')).state.rate.used).toBe(0);
  });

  test('a repository is private unless the event says that it is public', () => {
    const seen = (repository: unknown) => {
      const site = { ...SITE, eventPayload: { repository } };
      const { response } = ask(request('GET', '/repos/acme/shop'), initialState(site), site);
      return response.body.kind === 'json'
        ? (response.body.value as { visibility: string }).visibility
        : null;
    };
    expect([seen(undefined), seen({}), seen({ visibility: 'internal' })]).toEqual([
      'private',
      'private',
      'private',
    ]);
    expect([seen({ private: false }), seen({ visibility: 'public' })]).toEqual(['public', 'public']);
  });

  test('a comparison without a common ancestor is 404', () => {
    expect(ask(request('GET', '/repos/acme/shop/compare/a...b')).response.status).toBe(404);
    expect(ask(request('GET', '/repos/acme/shop/compare/a..b')).response.status).toBe(404);
    expect(ask(request('GET', '/repos/acme/shop/compare/x:a...b')).response.status).toBe(501);
  });

  test('a branch is protected only when the rehearsal was told so', () => {
    const seen = (branches: readonly string[]) => {
      const rules = { rules: [], isClassic: true };
      const site = { ...SITE, branchRules: new Map(branches.map((branch) => [branch, rules])) };
      const { response } = ask(request('GET', '/repos/acme/shop/branches/main'), initialState(site), site);
      return response.body.kind === 'json' ? (response.body.value as { protected: boolean }).protected : null;
    };
    expect([seen([]), seen(['other']), seen(['main'])]).toEqual([false, false, true]);
  });

  test('a number beyond the known issues is 404', () => {
    for (const number of ['8', '0', '-7', '7x', '07']) {
      const path = `/repos/acme/shop/issues/${number}/comments`;
      expect(ask(request('GET', path)).response.status, number).toBe(404);
    }
  });

  test('a completed check needs a conclusion, and a conclusion completes', () => {
    const create = (fields: object) =>
      ask(
        request('POST', '/repos/acme/shop/check-runs', {
          body: JSON.stringify({ name: 'x', head_sha: SHA, ...fields }),
        }),
      );
    expect(create({ status: 'completed' }).response.status).toBe(422);
    expect(create({ conclusion: 'success' }).state.checks).toMatchObject([
      { status: 'completed', completedAt: 5_000 },
    ]);
    expect(create({ status: 'in_progress' }).state.checks).toMatchObject([
      { conclusion: null, completedAt: null },
    ]);
    expect(create({ output: { title: 'x' } }).response.status).toBe(422);
    expect(create({ output: { summary: 'x', annotations: [{ path: 'a' }] } }).response.status).toBe(422);
    expect(create({ output: { summary: 'x'.repeat(65_536) } }).response.status).toBe(422);
  });

  test('what is refused changes nothing', () => {
    const before = initialState(SITE);
    const body = JSON.stringify({ body: 'x'.repeat(70_000) });
    const { state } = ask(request('POST', '/repos/acme/shop/issues/7/comments', { body }), before);
    expect(state).toEqual({ ...before, rate: { startedAt: 0, used: 1 } });
  });
});

describe('a run for a pull request', () => {
  const head = 'b'.repeat(40);
  const pull = { number: 7, head: { sha: head, ref: 'feature' }, base: { sha: SHA, ref: 'main' } };
  const runOf = (event: string) => {
    const site = { ...SITE, event, eventPayload: { pull_request: pull } };
    const { response } = ask(request('GET', '/repos/acme/shop/actions/runs/1'), initialState(site), site);
    return response.body.kind === 'json' ? response.body.value : null;
  };

  test('belongs to the head of the pull request, not to the merge that runs', () => {
    expect(runOf('pull_request')).toMatchObject({ head_sha: head, head_branch: 'feature' });
    expect(runOf('pull_request_target')).toMatchObject({ head_sha: SHA, head_branch: 'main' });
  });
});

describe('asking again with a tag', () => {
  const answered = ask(request('GET', '/repos/acme/shop'));
  const again = (tag: string, method = 'GET') =>
    revalidate(
      request(method, '/', { headers: { 'if-none-match': tag } }),
      'W/"1"',
      answered.response,
      answered.state,
    );

  test.each([
    ['W/"1"', 304, 0],
    ['"1"', 304, 0],
    ['"0", W/"1"', 304, 0],
    ['*', 304, 0],
    ['"2"', 200, 1],
    ['', 200, 1],
  ])('%s is %i', (tag, status, used) => {
    expect([again(tag).response.status, again(tag).state.rate.used]).toEqual([status, used]);
  });

  test('what is not read is never unchanged', () => {
    expect(again('W/"1"', 'POST').response.status).toBe(200);
  });
});

describe('names and paths', () => {
  test.each([
    ['name: Promote', 'Promote'],
    ['name: "Promote: it"\non: x', 'Promote: it'],
    ["on: x\nname: 'Promote'  # comment\n", 'Promote'],
    ['name: Promote # comment', 'Promote'],
    ['name: Promote\r\non: x', 'Promote'],
    ['on: x', 'p.yml'],
    ['  name: not at the top', 'p.yml'],
    ['name: >-\n  folded', 'p.yml'],
  ])('a workflow with %j is called %s', (text, name) => {
    expect(workflowName({ path: 'p.yml', text })).toBe(name);
  });

  test.each([
    ['docs/a', 'b', 'docs/b'],
    ['docs/a', '../b', 'b'],
    ['docs/x/a', './.././b/c', 'docs/b/c'],
    ['a', '../b', null],
    ['a', '/etc/passwd', null],
    ['docs/a', '..', null],
  ])('a link at %s to %s', (path, target, expected) => {
    expect(resolveLink(path, target)).toBe(expected);
  });
});
