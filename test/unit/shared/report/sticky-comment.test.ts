import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExternalError } from '@interlock/shared/domain/errors';
import { heading, paragraph, table } from '@interlock/shared/domain/report/node';
import type { Part } from '@interlock/shared/domain/report/part';
import { planStickyComment, stickyMarker } from '@interlock/shared/domain/report/sticky-comment';
import { postStickyComment } from '@interlock/shared/gate/steps/post-sticky-comment';
import type { GitHub } from '@interlock/shared/ports/github';
import type { IssueComment } from '@interlock/shared/domain/github-records';
import { fakeGitHub } from '@interlock/shared/testing/fake-github';
import { renderMarkdown } from '@interlock/shared/domain/report/markdown';
import { untrusted } from './arbitraries.ts';

const bot = 'github-actions[bot]';
const identity = { gate: 'unit', service: 'shop', workflow: '.github/workflows/ci.yml' };
const marker = stickyMarker(identity);
const parts: readonly Part[] = [{ name: 'the answer', priority: 100, blocks: [heading(2, '✅ unit: pass')] }];
const request = { issue: 7, identity, order: null, parts, whole: 'report.json' };

const comment = (id: number, body: string, author = bot): IssueComment => ({
  id,
  body,
  author,
  url: `https://github.example/o/r/pull/7#issuecomment-${id}`,
});

describe('stickyMarker', () => {
  it('is one closed HTML comment whatever the names are, and differs with each of them', () => {
    fc.assert(
      fc.property(untrusted, untrusted, untrusted, (gate, service, workflow) => {
        const made = stickyMarker({ gate, service, workflow });
        expect(made).toMatch(/^<!-- [^<>\r\n]* -->$/);
        expect(made.slice(4, -3)).not.toContain('--');
        expect(stickyMarker({ gate: `${gate}x`, service, workflow })).not.toBe(made);
        expect(stickyMarker({ gate, service: `${service}x`, workflow })).not.toBe(made);
      }),
    );
  });

  it('cannot be written by the content of a report', () => {
    expect(renderMarkdown([paragraph(marker)])).not.toContain('<!--');
    expect(renderMarkdown([table([marker], [[marker]])])).not.toContain('<!--');
  });
});

describe('planStickyComment', () => {
  it('creates where there is none', () => {
    expect(planStickyComment([], identity, null, bot, 'x')).toEqual({
      kind: 'create',
      body: `${marker}\nx`,
      foreign: [],
    });
  });

  it('updates its own, and leaves it when nothing changed', () => {
    const own = comment(1, `${marker}\r\nold`);
    expect(planStickyComment([own], identity, null, bot, 'new')).toMatchObject({
      kind: 'update',
      comment: own,
    });
    expect(planStickyComment([own], identity, null, 'GitHub-Actions[bot]', 'old\n').kind).toBe('unchanged');
  });

  it('never touches a comment of somebody else, although it begins with the marker', () => {
    const squatter = comment(1, `${marker}\nI was here first`, 'mallory');
    expect(planStickyComment([squatter], identity, null, bot, 'x')).toMatchObject({
      kind: 'create',
      foreign: [squatter],
    });
  });

  it('takes no comment that holds the marker anywhere but at its beginning', () => {
    const bodies = [
      `> ${marker}\nx`,
      ` ${marker}\nx`,
      `${marker}x`,
      `x\n${marker}`,
      marker.slice(0, -1),
      `${'x'.repeat(marker.length)}\n${marker}`,
    ];
    const others = bodies.map((body, index) => comment(index, body));
    expect(planStickyComment(others, identity, null, bot, 'x').kind).toBe('create');
  });

  it('takes the newest of several of its own and tells the older ones', () => {
    const all = [comment(5, `${marker}\na`), comment(9, `${marker}\nb`), comment(2, marker)];
    const plan = planStickyComment(all, identity, null, bot, 'x');
    expect(plan).toMatchObject({ kind: 'update', comment: { id: 9 }, older: [{ id: 5 }, { id: 2 }] });
  });

  it('owns nothing when it does not know its own name', () => {
    expect(planStickyComment([comment(1, `${marker}\nx`, '')], identity, null, '', 'x').kind).toBe('create');
  });
});

describe('postStickyComment', () => {
  it('creates once and then updates the same comment', async () => {
    const github = fakeGitHub();
    expect(await postStickyComment(github, request)).toMatchObject({ kind: 'created' });
    expect(await postStickyComment(github, request)).toMatchObject({ kind: 'unchanged' });
    const changed = [{ ...parts[0]!, blocks: [heading(2, '❌ unit: fail')] }];
    expect(await postStickyComment(github, { ...request, parts: changed })).toMatchObject({
      kind: 'updated',
    });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]!.body).toBe(`${marker}\n## ❌ unit: fail\n`);
  });

  it.each(['login', 'listComments', 'createComment'] as const)(
    'returns what to say when %s is forbidden, as on a fork',
    async (call) => {
      const outcome = await postStickyComment(fakeGitHub({ forbidden: [call] }), request);
      expect(outcome).toMatchObject({
        kind: 'not-permitted',
        why: expect.stringContaining('fork') as string,
      });
    },
  );

  it('returns that GitHub could not be reached', async () => {
    expect(await postStickyComment(fakeGitHub({ unreachable: true }), request)).toMatchObject({
      kind: 'failed',
    });
  });

  it('says of a locked conversation that it is locked', async () => {
    const refusal = new ExternalError({
      service: 'GitHub',
      code: 'github-forbidden',
      message: 'commenting on #7: HTTP 403, Unable to create comment because issue is locked.',
      fix: 'x',
      retryable: false,
      status: 403,
    });
    const github: GitHub = { ...fakeGitHub(), createComment: () => Promise.reject(refusal) };
    expect(await postStickyComment(github, request)).toMatchObject({
      kind: 'not-permitted',
      why: expect.stringContaining('locked') as string,
    });
  });

  it('lets our own mistakes through', async () => {
    const github: GitHub = { ...fakeGitHub(), login: () => Promise.reject(new TypeError('bug')) };
    await expect(postStickyComment(github, request)).rejects.toThrow(TypeError);
  });

  it('creates anew when its comment was deleted meanwhile', async () => {
    const github = fakeGitHub();
    let first = true;
    const racing: GitHub = {
      ...github,
      listComments: (issue) => {
        if (!first) return github.listComments(issue);
        first = false;
        return Promise.resolve([comment(1, `${marker}\nold`)]);
      },
    };
    expect(await postStickyComment(racing, request)).toMatchObject({ kind: 'created' });
  });

  it('gives up, and says so, when its comment stays missing', async () => {
    const github: GitHub = {
      ...fakeGitHub(),
      listComments: () => Promise.resolve([comment(1, `${marker}\nold`)]),
    };
    expect(await postStickyComment(github, request)).toMatchObject({ kind: 'failed' });
  });

  it.each([0, 1])('has one winner when two runs find none at once, whoever looks last (%d)', async (late) => {
    const github = fakeGitHub();
    const found = new Set<number>();
    let release: () => void = () => undefined;
    const bothLooked = new Promise<void>((resolve) => (release = resolve));
    let created = 0;
    let releaseCreated: () => void = () => undefined;
    const bothCreated = new Promise<void>((resolve) => (releaseCreated = resolve));
    const run = (index: number): GitHub => ({
      ...github,
      listComments: async (issue) => {
        if (!found.has(index)) {
          found.add(index);
          if (found.size === 2) release();
          await bothLooked;
          return [];
        }
        if (index === late) await bothCreated;
        return github.listComments(issue);
      },
      createComment: async (issue, body) => {
        const made = await github.createComment(issue, body);
        created += 1;
        if (created === 2) releaseCreated();
        return made;
      },
    });
    const outcomes = await Promise.all([run(0), run(1)].map((port) => postStickyComment(port, request)));
    const newest = Math.max(...github.comments.map(({ id }) => id));
    expect(github.comments).toHaveLength(2);
    const current = github.comments.filter(({ body }) => body.includes('unit: pass'));
    expect(current.map(({ id }) => id)).toEqual([newest]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['superseded', 'created']);
    const [old] = github.comments.filter(({ id }) => id !== newest);
    expect(old!.body).toContain('out of date');
    // The next run still finds the same one.
    expect(await postStickyComment(github, request)).toMatchObject({
      kind: 'unchanged',
      comment: { id: newest },
    });
  });

  it('keeps comments of two gates and of two services apart', async () => {
    const github = fakeGitHub();
    const others = [identity, { ...identity, gate: 'e2e' }, { ...identity, service: 'web' }];
    for (const one of [...others, ...others])
      await postStickyComment(github, { ...request, identity: one, order: { runId: 1, attempt: 1 } });
    expect(github.comments).toHaveLength(3);
  });

  const said = (text: string) => [{ ...parts[0]!, blocks: [heading(2, text)] }];

  it.each([
    ['an older run', { runId: 99, attempt: 3 }],
    ['an older attempt', { runId: 100, attempt: 1 }],
    ['a run that does not know which it is', null],
  ])('does not let %s that ends later write over a newer one', async (_, order) => {
    const github = fakeGitHub();
    const newer = { ...request, order: { runId: 100, attempt: 2 }, parts: said('newer') };
    await postStickyComment(github, newer);
    expect(await postStickyComment(github, { ...request, order, parts: said('older') })).toMatchObject({
      kind: 'superseded',
    });
    expect(github.comments[0]!.body).toContain('newer');
    const newest = { ...request, order: { runId: 101, attempt: 1 }, parts: said('newest') };
    expect(await postStickyComment(github, newest)).toMatchObject({ kind: 'updated' });
    expect(github.comments.map(({ body }) => body.split('\n').at(-2))).toEqual(['## newest']);
  });

  it('writes once more when an older run wrote over it in between', async () => {
    const github = fakeGitHub({
      comments: [comment(1, `${stickyMarker(identity, { runId: 1, attempt: 1 })}\nfirst`)],
    });
    let hasMeddled = false;
    const racing: GitHub = {
      ...github,
      updateComment: async (id, body) => {
        const updated = await github.updateComment(id, body);
        if (hasMeddled) return updated;
        hasMeddled = true;
        await github.updateComment(id, `${stickyMarker(identity, { runId: 2, attempt: 1 })}\nolder`);
        return updated;
      },
    };
    const order = { runId: 3, attempt: 1 };
    await postStickyComment(racing, { ...request, order, parts: said('newest') });
    expect(github.comments[0]!.body).toContain('newest');
  });

  it('gives way to a newer run that made its comment at the same time, and retires its own', async () => {
    const github = fakeGitHub();
    const racing: GitHub = {
      ...github,
      createComment: async (issue, body) => {
        await github.createComment(issue, `${stickyMarker(identity, { runId: 9, attempt: 1 })}\nnewer`);
        return github.createComment(issue, body);
      },
    };
    const order = { runId: 8, attempt: 1 };
    expect(await postStickyComment(racing, { ...request, order })).toMatchObject({ kind: 'superseded' });
    expect(github.comments.map(({ body }) => /newer|out of date/u.exec(body)?.[0])).toEqual([
      'newer',
      'out of date',
    ]);
  });

  it('fits a comment of any size, marker included', async () => {
    const github = fakeGitHub();
    const big = table(
      ['n'],
      Array.from({ length: 20_000 }, (_, index) => [`row ${index}`]),
      { rowCap: 20_000 },
    );
    await postStickyComment(github, {
      ...request,
      parts: [...parts, { name: 'rows', priority: 1, blocks: [big] }],
    });
    expect(github.comments[0]!.body.length).toBeLessThanOrEqual(65_536);
    expect(github.comments[0]!.body.length).toBeGreaterThan(60_000);
  });

  it('does not hide that GitHub refused for another reason', async () => {
    const refusal = new ExternalError({
      service: 'GitHub',
      code: 'github-invalid',
      message: 'HTTP 422.',
      fix: 'Look at the log.',
      retryable: false,
    });
    const github: GitHub = { ...fakeGitHub(), createComment: () => Promise.reject(refusal) };
    expect(await postStickyComment(github, request)).toEqual({
      kind: 'failed',
      why: 'The comment could not be written: HTTP 422. Look at the log.',
    });
  });
});
