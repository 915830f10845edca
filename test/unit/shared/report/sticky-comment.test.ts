import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExternalError } from '@interlock/shared/domain/errors';
import { heading, paragraph, table } from '@interlock/shared/domain/report/node';
import type { Part } from '@interlock/shared/domain/report/part';
import {
  planStickyComment,
  postStickyComment,
  stickyMarker,
} from '@interlock/shared/domain/report/sticky-comment';
import type { GitHub, IssueComment } from '@interlock/shared/ports/github';
import { fakeGitHub } from '@interlock/shared/testing/fake-github';
import { renderMarkdown } from '@interlock/shared/domain/report/markdown';
import { untrusted } from './arbitraries.ts';

const bot = 'github-actions[bot]';
const identity = { gate: 'unit', service: 'shop', workflow: '.github/workflows/ci.yml' };
const marker = stickyMarker(identity);
const parts: readonly Part[] = [{ name: 'the answer', priority: 100, blocks: [heading(2, '✅ unit: pass')] }];
const request = { issue: 7, identity, parts, whole: 'report.json' };

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
    expect(planStickyComment([], marker, bot, 'x')).toEqual({
      kind: 'create',
      body: `${marker}\nx`,
      foreign: [],
    });
  });

  it('updates its own, and leaves it when nothing changed', () => {
    const own = comment(1, `${marker}\r\nold`);
    expect(planStickyComment([own], marker, bot, 'new')).toMatchObject({ kind: 'update', comment: own });
    expect(planStickyComment([own], marker, 'GitHub-Actions[bot]', 'old\n').kind).toBe('unchanged');
  });

  it('never touches a comment of somebody else, although it begins with the marker', () => {
    const squatter = comment(1, `${marker}\nI was here first`, 'mallory');
    expect(planStickyComment([squatter], marker, bot, 'x')).toMatchObject({
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
    expect(planStickyComment(others, marker, bot, 'x').kind).toBe('create');
  });

  it('takes the newest of several of its own and tells the older ones', () => {
    const all = [comment(5, `${marker}\na`), comment(9, `${marker}\nb`), comment(2, marker)];
    const plan = planStickyComment(all, marker, bot, 'x');
    expect(plan).toMatchObject({ kind: 'update', comment: { id: 9 }, older: [{ id: 5 }, { id: 2 }] });
  });

  it('owns nothing when it does not know its own name', () => {
    expect(planStickyComment([comment(1, `${marker}\nx`, '')], marker, '', 'x').kind).toBe('create');
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
