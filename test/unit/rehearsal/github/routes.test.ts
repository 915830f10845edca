import { matchRoute, ROUTES, summarizePermissions } from '@interlock/rehearsal/domain/github/routes';
import { describe, expect, test } from 'vitest';

const described = (method: string, path: string) => {
  const match = matchRoute(method, path);
  return match === null ? null : [match.route.path, Object.fromEntries(match.params)];
};

describe('routes', () => {
  const base = { owner: 'o', repo: 'r' };
  test.each([
    ['GET', '/repos/o/r', ['/repos/{owner}/{repo}', base]],
    ['GET', '/repos/o/r/contents', ['/repos/{owner}/{repo}/contents', base]],
    [
      'GET',
      '/repos/o/r/contents/a%20b/c',
      ['/repos/{owner}/{repo}/contents/{path*}', { ...base, path: 'a b/c' }],
    ],
    ['GET', '/repos/o/r/commits/f%2Fx', ['/repos/{owner}/{repo}/commits/{ref+}', { ...base, ref: 'f/x' }]],
    [
      'GET',
      '/repos/o/r/commits/f/x/status',
      ['/repos/{owner}/{repo}/commits/{ref+}/status', { ...base, ref: 'f/x' }],
    ],
    [
      'GET',
      '/repos/o/r/issues/comments/5',
      ['/repos/{owner}/{repo}/issues/comments/{comment_id}', { ...base, comment_id: '5' }],
    ],
    [
      'GET',
      '/repos/o/r/issues/5/comments',
      ['/repos/{owner}/{repo}/issues/{issue_number}/comments', { ...base, issue_number: '5' }],
    ],
    ['PUT', '/repos/o/r', null],
    ['GET', '/repos/o', null],
    ['GET', '/repos/o/r/contents/%zz', null],
    ['GET', '/repos/o/r/commits/', null],
  ])('%s %s', (method, path, expected) => {
    expect(described(method, path)).toEqual(expected);
  });

  test('every route names its page of the reference and is there once', () => {
    const names = ROUTES.map((route) => `${route.method} ${route.path}`);
    expect(new Set(names).size).toBe(names.length);
    for (const route of ROUTES) expect(route.docs).toMatch(/^[a-z-]+\/[a-z-]+(#[a-z-]+)?$/);
  });

  test('every route that writes needs a write permission', () => {
    for (const route of ROUTES.filter(({ method }) => method !== 'GET')) {
      expect(route.accepts.length, route.path).toBeGreaterThan(0);
      expect(
        route.accepts.every(({ level }) => level === 'write'),
        route.path,
      ).toBe(true);
    }
  });

  test('write covers read of the same scope only', () => {
    expect(
      summarizePermissions([
        'issues: read',
        'checks: write',
        'issues: write',
        'contents: read',
        'issues: read',
      ]),
    ).toEqual(['checks: write', 'contents: read', 'issues: write']);
  });
});
