import { beforeAll, describe, expect, test } from 'vitest';

import { departures } from './description.ts';

/** A server to hold to the contract, and what is known to be in its repository. */
export interface ApiTarget {
  readonly url: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly defaultBranch: string;
  /** A branch with a slash in its name, ahead of the default branch by the pull request's commits. */
  readonly featureBranch: string;
  readonly featureSha: string;
  readonly file: { readonly path: string; readonly text: string };
  readonly folder: { readonly path: string; readonly names: readonly string[] };
  readonly pullNumber: number;
  readonly pullFiles: readonly string[];
  readonly runId: number;
  readonly workflowFile: string;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** Everything here must hold for the stand-in and for GitHub alike. It writes comments, checks and deployments. */
export function describeGithubApi(name: string, open: () => Promise<ApiTarget>): void {
  describe(`${name} answers as the GitHub REST API`, () => {
    let target: ApiTarget;
    beforeAll(async () => {
      target = await open();
    });

    const call = async (
      method: string,
      path: string,
      options: { body?: unknown; headers?: Record<string, string>; token?: string | null } = {},
    ): Promise<Answer> => {
      const token = options.token === undefined ? target.token : options.token;
      const response = await fetch(`${target.url}${path}`, {
        method,
        headers: {
          'user-agent': 'interlock-contract',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...options.headers,
        },
        ...(options.body === undefined
          ? {}
          : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
      const json: unknown = isJson ? JSON.parse(text) : undefined;
      return { status: response.status, headers: response.headers, text, json };
    };
    const at = (path: string) => `/repos/${target.repository}${path}`;
    const REPOSITORY = '/repos/{owner}/{repo}';

    /** Calls, expects the status, and holds the body to GitHub's description. */
    const described = async (
      method: string,
      template: string,
      path: string,
      status: number,
      body?: unknown,
    ): Promise<Answer> => {
      const answer = await call(method, path, body === undefined ? {} : { body });
      expect(answer.status, answer.text).toBe(status);
      expect(departures(`${method} ${template} ${status}`, answer.json)).toEqual([]);
      return answer;
    };
    const field = (answer: Answer, key: string): unknown => (answer.json as Record<string, unknown>)[key];
    const idOf = (answer: Answer) => Number(field(answer, 'id'));
    const comments = () => at(`/issues/${target.pullNumber}/comments`);

    describe('reading the repository', () => {
      test('the repository says its default branch and visibility', async () => {
        const answer = await described('GET', REPOSITORY, at(''), 200);
        expect(field(answer, 'default_branch')).toBe(target.defaultBranch);
        expect(['public', 'private']).toContain(field(answer, 'visibility'));
      });

      test('a file comes as base64 in JSON and raw with the raw media type', async () => {
        const path = at(`/contents/${target.file.path}?ref=${target.defaultBranch}`);
        const answer = await described('GET', `${REPOSITORY}/contents/{path}`, path, 200);
        expect(Buffer.from(String(field(answer, 'content')), 'base64').toString()).toBe(target.file.text);
        const raw = await call('GET', path, { headers: { accept: 'application/vnd.github.raw' } });
        expect(raw.text).toBe(target.file.text);
      });

      test('a folder comes as a list of what is in it', async () => {
        const template = `${REPOSITORY}/contents/{path}`;
        const answer = await described('GET', template, at(`/contents/${target.folder.path}`), 200);
        const names = (answer.json as readonly { readonly name: string }[]).map((item) => item.name);
        expect(names).toEqual(target.folder.names);
      });

      test('a missing path and a missing ref are 404 in the shape of GitHub', async () => {
        const path = await call('GET', at('/contents/no/such/file'));
        expect(path.status).toBe(404);
        expect(path.json).toMatchObject({ message: 'Not Found', status: '404' });
        expect(String(field(path, 'documentation_url'))).toMatch(/^https:\/\/docs\.github\.com\/rest/);
        const ref = await call('GET', at(`/contents/${target.file.path}?ref=no-such-branch`));
        expect(ref.status).toBe(404);
        expect(field(ref, 'message')).toBe('No commit found for the ref no-such-branch');
      });

      test.each([
        ['by branch', () => encodeURIComponent(target.featureBranch)],
        ['by branch with a plain slash', () => target.featureBranch],
        ['by id', () => target.featureSha],
        ['by shortened id', () => target.featureSha.slice(0, 10)],
      ])('a commit is found %s', async (_, ref) => {
        const answer = await described('GET', `${REPOSITORY}/commits/{ref}`, at(`/commits/${ref()}`), 200);
        expect(field(answer, 'sha')).toBe(target.featureSha);
      });

      test('a commit can be asked for its id alone', async () => {
        const headers = { accept: 'application/vnd.github.sha' };
        const answer = await call('GET', at(`/commits/${target.featureBranch}`), { headers });
        expect(answer.text).toBe(target.featureSha);
      });

      test('a commit that does not exist is 422', async () => {
        const sha = '0123456789012345678901234567890123456789';
        const answer = await call('GET', at(`/commits/${sha}`));
        expect(answer.status).toBe(422);
        expect(field(answer, 'message')).toBe(`No commit found for SHA: ${sha}`);
      });

      test('a ref and a branch name their commit', async () => {
        const ref = await described(
          'GET',
          `${REPOSITORY}/git/ref/{ref}`,
          at(`/git/ref/heads/${target.featureBranch}`),
          200,
        );
        expect(field(ref, 'object')).toMatchObject({ type: 'commit', sha: target.featureSha });
        const branch = await described(
          'GET',
          `${REPOSITORY}/branches/{branch}`,
          at(`/branches/${encodeURIComponent(target.featureBranch)}`),
          200,
        );
        expect(field(branch, 'commit')).toMatchObject({ sha: target.featureSha });
        expect((await call('GET', at('/branches/no-such-branch'))).json).toMatchObject({
          message: 'Branch not found',
          status: '404',
        });
      });

      test('a branch has the rules of its rulesets, also before it exists, and a token cannot read more', async () => {
        const template = `${REPOSITORY}/rules/branches/{branch}`;
        const rules = await described('GET', template, at(`/rules/branches/${target.defaultBranch}`), 200);
        const pull = { type: 'pull_request', ruleset_source: target.repository };
        expect(rules.json).toContainEqual(expect.objectContaining(pull));
        expect((await described('GET', template, at('/rules/branches/no/such'), 200)).json).toEqual([]);
        const protection = await call('GET', at(`/branches/${target.defaultBranch}/protection`));
        expect(protection.status).toBe(403);
        expect(field(protection, 'message')).toBe('Resource not accessible by integration');
      });

      test.each([
        ['ahead', () => [target.defaultBranch, target.featureSha], 2, 0],
        ['behind', () => [target.featureSha, target.defaultBranch], 0, 2],
        ['identical', () => [target.featureSha, target.featureSha], 0, 0],
      ] as const)('a comparison says %s', async (status, ends, ahead, behind) => {
        const path = at(`/compare/${ends().join('...')}`);
        const answer = await described('GET', `${REPOSITORY}/compare/{basehead}`, path, 200);
        expect(answer.json).toMatchObject({ status, ahead_by: ahead, behind_by: behind });
      });

      test('the jobs of an attempt and what reviewers answered are listed', async () => {
        const run = at(`/actions/runs/${target.runId}`);
        const template = `${REPOSITORY}/actions/runs/{run_id}`;
        const jobs = `${template}/attempts/{attempt_number}/jobs`;
        const listed = await described('GET', jobs, `${run}/attempts/1/jobs`, 200);
        expect(Number(field(listed, 'total_count'))).toBeGreaterThan(0);
        expect((await call('GET', `${run}/attempts/99/jobs`)).status).toBe(404);
        const approvals = await described('GET', `${template}/approvals`, `${run}/approvals`, 200);
        expect(Array.isArray(approvals.json)).toBe(true);
        expect((await call('GET', at('/actions/runs/1/approvals'))).status).toBe(404);
      });

      test('a comparison counts from the merge base and lists the changed files', async () => {
        const range = `${target.defaultBranch}...${encodeURIComponent(target.featureBranch)}`;
        const answer = await described(
          'GET',
          `${REPOSITORY}/compare/{basehead}`,
          at(`/compare/${range}`),
          200,
        );
        const files = field(answer, 'files') as readonly { readonly filename: string }[];
        expect(files.map((file) => file.filename)).toEqual(target.pullFiles);
        expect(field(answer, 'status')).toBe('ahead');
        expect(field(answer, 'total_commits')).toBe(field(answer, 'ahead_by'));
      });

      test('a pull request gives its ends and its files', async () => {
        const template = `${REPOSITORY}/pulls/{pull_number}`;
        const pull = await described('GET', template, at(`/pulls/${target.pullNumber}`), 200);
        expect(field(pull, 'head')).toMatchObject({ sha: target.featureSha });
        const files = await described(
          'GET',
          `${template}/files`,
          at(`/pulls/${target.pullNumber}/files`),
          200,
        );
        const names = (files.json as readonly { readonly filename: string }[]).map((file) => file.filename);
        expect(names).toEqual(target.pullFiles);
        expect((await call('GET', at('/pulls/999999'))).status).toBe(404);
      });
    });

    describe('comments', () => {
      test('a comment is created, read, changed and deleted', async () => {
        const created = await described(
          'POST',
          `${REPOSITORY}/issues/{issue_number}/comments`,
          comments(),
          201,
          { body: 'first' },
        );
        const self = at(`/issues/comments/${idOf(created)}`);
        const template = `${REPOSITORY}/issues/comments/{comment_id}`;
        const changed = await described('PATCH', template, self, 200, { body: 'second' });
        expect(field(changed, 'body')).toBe('second');
        expect(field(await described('GET', template, self, 200), 'body')).toBe('second');
        expect((await call('DELETE', self)).status).toBe(204);
        expect((await call('GET', self)).status).toBe(404);
      });

      test('comments are listed in pages with links', async () => {
        const bodies = ['a', 'b', 'c'];
        const ids: number[] = [];
        for (const body of bodies) ids.push(idOf(await call('POST', comments(), { body: { body } })));
        const template = `${REPOSITORY}/issues/{issue_number}/comments`;
        const seen: string[] = [];
        let next: string | undefined = `${comments()}?per_page=2`;
        while (next !== undefined) {
          const answer: Answer = await described('GET', template, next, 200);
          seen.push(...(answer.json as readonly { readonly body: string }[]).map((comment) => comment.body));
          const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
          next = link?.slice(target.url.length);
        }
        expect(seen.slice(-3)).toEqual(bodies);
        for (const id of ids) await call('DELETE', at(`/issues/comments/${id}`));
      });

      test('65 536 characters are taken and one more is refused', async () => {
        const longest = await call('POST', comments(), { body: { body: 'x'.repeat(65_536) } });
        expect(longest.status).toBe(201);
        await call('DELETE', at(`/issues/comments/${idOf(longest)}`));
        const tooLong = await call('POST', comments(), { body: { body: 'x'.repeat(65_537) } });
        expect(tooLong.status).toBe(422);
        expect(tooLong.json).toMatchObject({
          message: 'Validation Failed',
          errors: [{ message: 'Body is too long (maximum is 65536 characters)' }],
          status: '422',
        });
      });

      test('a blank body and a missing body are 422, no JSON is 400', async () => {
        expect((await call('POST', comments(), { body: { body: '  ' } })).status).toBe(422);
        const missing = await call('POST', comments(), { body: {} });
        expect(missing.status).toBe(422);
        expect(String(field(missing, 'message'))).toContain('"body" wasn\'t supplied');
        expect((await call('POST', comments(), { body: '{' })).status).toBe(400);
      });
    });

    describe('checks and statuses', () => {
      const annotation = (line: number) => ({
        path: target.file.path,
        start_line: line,
        end_line: line,
        annotation_level: 'warning',
        message: `line ${line}`,
      });
      const output = (count: number) => ({
        title: 'Result',
        summary: 'What was seen',
        annotations: Array.from({ length: count }, (_, index) => annotation(index + 1)),
      });

      test('annotations go in by 50 and add up', async () => {
        const template = `${REPOSITORY}/check-runs`;
        const body = { name: 'contract', head_sha: target.featureSha, output: output(50) };
        const created = await described('POST', template, at('/check-runs'), 201, body);
        const self = at(`/check-runs/${idOf(created)}`);
        const updated = await described('PATCH', `${template}/{check_run_id}`, self, 200, {
          conclusion: 'success',
          output: output(1),
        });
        expect(updated.json).toMatchObject({
          status: 'completed',
          conclusion: 'success',
          output: { annotations_count: 51 },
        });
        const listed = await described(
          'GET',
          `${template}/{check_run_id}/annotations`,
          `${self}/annotations?per_page=100`,
          200,
        );
        expect(listed.json).toHaveLength(51);
        const ofCommit = await described(
          'GET',
          `${REPOSITORY}/commits/{ref}/check-runs`,
          at(`/commits/${target.featureSha}/check-runs?check_name=contract`),
          200,
        );
        expect(field(ofCommit, 'total_count')).toBeGreaterThan(0);
      });

      test('51 annotations in one request are refused as a whole', async () => {
        const body = { name: 'too many', head_sha: target.featureSha, output: output(51) };
        const answer = await call('POST', at('/check-runs'), { body });
        expect(answer.status).toBe(422);
        expect(String(field(answer, 'message'))).toContain(
          'No more than 50 items are allowed; 51 were supplied.',
        );
      });

      test('a status counts for its context, the newest last word', async () => {
        const template = `${REPOSITORY}/statuses/{sha}`;
        for (const state of ['pending', 'success']) {
          const body = { state, context: 'contract' };
          await described('POST', template, at(`/statuses/${target.featureSha}`), 201, body);
        }
        const path = at(`/commits/${target.featureSha}`);
        const combined = await described('GET', `${REPOSITORY}/commits/{ref}/status`, `${path}/status`, 200);
        expect(field(combined, 'statuses')).toMatchObject([{ context: 'contract', state: 'success' }]);
        await described('GET', `${REPOSITORY}/commits/{ref}/statuses`, `${path}/statuses`, 200);
        const long = { state: 'success', description: 'x'.repeat(141) };
        expect((await call('POST', at(`/statuses/${target.featureSha}`), { body: long })).status).toBe(422);
      });
    });

    describe('deployments', () => {
      const create = (body: Readonly<Record<string, unknown>>) =>
        call('POST', at('/deployments'), {
          body: { ref: target.featureSha, auto_merge: false, required_contexts: [], ...body },
        });

      test('a deployment carries statuses, the newest first', async () => {
        const template = `${REPOSITORY}/deployments`;
        const created = await described('POST', template, at('/deployments'), 201, {
          ref: target.featureSha,
          auto_merge: false,
          required_contexts: [],
          environment: 'contract',
          payload: { subjects: [1] },
        });
        expect(created.json).toMatchObject({ sha: target.featureSha, payload: { subjects: [1] } });
        const self = at(`/deployments/${idOf(created)}`);
        for (const state of ['in_progress', 'success']) {
          await described('POST', `${template}/{deployment_id}/statuses`, `${self}/statuses`, 201, { state });
        }
        const statuses = await described(
          'GET',
          `${template}/{deployment_id}/statuses`,
          `${self}/statuses`,
          200,
        );
        expect(statuses.json).toMatchObject([{ state: 'success' }, { state: 'in_progress' }]);
        const first = (statuses.json as readonly { readonly id: number }[])[0]!;
        await described(
          'GET',
          `${template}/{deployment_id}/statuses/{status_id}`,
          `${self}/statuses/${first.id}`,
          200,
        );
        await described('GET', `${template}/{deployment_id}`, self, 200);
        const listed = await described('GET', template, at('/deployments?environment=contract'), 200);
        expect((listed.json as readonly unknown[]).length).toBeGreaterThan(0);
      });

      test('a success makes an earlier success of the environment inactive', async () => {
        const [older, newer] = [
          await create({ environment: 'retire' }),
          await create({ environment: 'retire' }),
        ];
        for (const deployment of [older, newer]) {
          const body = { state: 'success' };
          await call('POST', at(`/deployments/${idOf(deployment)}/statuses`), { body });
        }
        const statuses = await call('GET', at(`/deployments/${idOf(older)}/statuses`));
        expect(statuses.json).toMatchObject([{ state: 'inactive' }, { state: 'success' }]);
      });

      test('an unknown state, a long description and an unknown ref are 422', async () => {
        const id = idOf(await create({ environment: 'contract' }));
        const statuses = at(`/deployments/${id}/statuses`);
        expect((await call('POST', statuses, { body: { state: 'done' } })).status).toBe(422);
        const description = 'x'.repeat(141);
        const tooLong = await call('POST', statuses, { body: { state: 'success', description } });
        expect(tooLong.status).toBe(422);
        expect(tooLong.json).toMatchObject({
          errors: [{ resource: 'DeploymentStatus', field: 'description' }],
        });
        const unknown = await create({ ref: 'no-such-ref' });
        expect(unknown.status).toBe(422);
        expect(field(unknown, 'message')).toBe('No ref found for: no-such-ref');
      });

      test('a required context that has not succeeded is a conflict', async () => {
        const answer = await create({ required_contexts: ['never-reported'] });
        expect(answer.status).toBe(409);
        expect(answer.json).toMatchObject({
          message: `Conflict: Commit status checks failed for ${target.featureSha}.`,
          errors: [{ resource: 'Deployment', field: 'required_contexts', code: 'invalid' }],
        });
      });
    });

    describe('runs', () => {
      test('the run, its jobs and its artifacts can be read', async () => {
        const template = `${REPOSITORY}/actions/runs/{run_id}`;
        const run = at(`/actions/runs/${target.runId}`);
        const answer = await described('GET', template, run, 200);
        expect(field(answer, 'id')).toBe(target.runId);
        await described('GET', `${template}/jobs`, `${run}/jobs`, 200);
        expect((await call('GET', `${run}/attempts/1/jobs`)).status).toBe(200);
        expect((await call('GET', `${run}/attempts/99/jobs`)).status).toBe(404);
        await described('GET', `${template}/artifacts`, `${run}/artifacts`, 200);
        expect((await call('GET', at('/actions/runs/1'))).status).toBe(404);
        await described('GET', `${REPOSITORY}/actions/artifacts`, at('/actions/artifacts'), 200);
        expect((await call('GET', at('/actions/artifacts/1/zip'))).status).toBe(404);
      });

      test('a workflow is found by its file name', async () => {
        const template = `${REPOSITORY}/actions/workflows`;
        await described('GET', template, at('/actions/workflows'), 200);
        const one = await described(
          'GET',
          `${template}/{workflow_id}`,
          at(`/actions/workflows/${target.workflowFile}`),
          200,
        );
        expect(field(one, 'path')).toBe(`.github/workflows/${target.workflowFile}`);
        const runs = `${template}/{workflow_id}/runs`;
        const path = `/actions/workflows/${target.workflowFile}/runs`;
        const all = await described('GET', runs, at(path), 200);
        expect(field(all, 'workflow_runs')).not.toStrictEqual([]);
        const none = await described('GET', runs, at(`${path}?branch=no-such-branch&status=success`), 200);
        expect(field(none, 'total_count')).toBe(0);
        expect((await call('GET', at('/actions/workflows/none.yml/runs'))).status).toBe(404);
      });

      test('commits that touched a path are listed, the newest first', async () => {
        const template = `${REPOSITORY}/commits`;
        const path = `/commits?path=${encodeURIComponent(target.file.path)}&per_page=1`;
        const touched = await described('GET', template, at(path), 200);
        expect(touched.json).toHaveLength(1);
        const never = await described('GET', template, at('/commits?path=no/such/file'), 200);
        expect(never.json).toStrictEqual([]);
      });
    });

    describe('every answer', () => {
      test('a bad token is 401 and no token is 401 or 404', async () => {
        const bad = await call('GET', at(''), { token: 'not-a-token' });
        expect(bad.status).toBe(401);
        expect(bad.json).toMatchObject({ message: 'Bad credentials', status: '401' });
        expect([401, 404]).toContain((await call('GET', at('/check-runs/1'), { token: null })).status);
      });

      test('both spellings of the authorization header are taken', async () => {
        for (const scheme of ['token', 'Bearer', 'bearer']) {
          const headers = { authorization: `${scheme} ${target.token}` };
          expect((await call('GET', at(''), { token: null, headers })).status).toBe(200);
        }
      });

      test('a workflow token has no user', async () => {
        const answer = await call('GET', '/user');
        expect(answer.status).toBe(403);
        expect(field(answer, 'message')).toBe('Resource not accessible by integration');
      });

      test('names of owners and repositories do not differ by case', async () => {
        expect((await call('GET', `/repos/${target.repository.toUpperCase()}`)).status).toBe(200);
      });

      test('a repository that may not be seen is 404', async () => {
        expect((await call('GET', '/repos/interlock-contract-nobody/nothing')).status).toBe(404);
      });

      test('the limit is told in headers and by its own route', async () => {
        const { headers } = await call('GET', at(''));
        expect(Number(headers.get('x-ratelimit-limit'))).toBeGreaterThan(0);
        expect(Number(headers.get('x-ratelimit-remaining'))).toBeLessThan(
          Number(headers.get('x-ratelimit-limit')),
        );
        expect(headers.get('x-github-request-id')).not.toBe(null);
        await described('GET', '/rate_limit', '/rate_limit', 200);
      });

      test('what has not changed is 304 without a body, and is not counted', async () => {
        const path = at(`/contents/${target.file.path}`);
        const first = await call('GET', path);
        const etag = first.headers.get('etag');
        expect(etag).not.toBe(null);
        const headers = { 'if-none-match': etag ?? '' };
        const again = await call('GET', path, { headers });
        expect(again.status).toBe(304);
        expect(again.text).toBe('');
        expect(again.headers.get('x-ratelimit-used')).toBe(first.headers.get('x-ratelimit-used'));
      });

      test('a list that has grown is sent again in spite of its old tag', async () => {
        const first = await call('GET', comments());
        const created = await call('POST', comments(), { body: { body: 'news' } });
        const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
        expect((await call('GET', comments(), { headers })).status).toBe(200);
        await call('DELETE', at(`/issues/comments/${idOf(created)}`));
      });
    });
  });
}
