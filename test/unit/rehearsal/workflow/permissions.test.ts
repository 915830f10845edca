import { expect, test } from 'vitest';
import {
  defaultGrant,
  excesses,
  grantPairs,
  readPermissions,
} from '../../../../packages/rehearsal/src/domain/workflow/permissions.ts';
import type { Template } from '../../../../packages/rehearsal/src/domain/workflow/template.ts';

const place = { file: 'w.yml', line: 1, column: 1 };
const text = (value: string): Template => ({ kind: 'literal', value, place });
const mapping = (levels: Readonly<Record<string, string>>): Template => ({
  kind: 'mapping',
  place,
  entries: Object.entries(levels).map(([key, level]) => ({ key, keyPlace: place, value: text(level) })),
});
const grant = (levels: Readonly<Record<string, string>>) => readPermissions(mapping(levels)) ?? new Map();

test('nothing said is nothing known; an empty mapping is nothing granted', () => {
  expect(readPermissions(null)).toBeNull();
  expect(readPermissions(mapping({}))).toEqual(new Map());
  expect(readPermissions(mapping({ contents: 'none', issues: 'write' }))).toEqual(
    new Map([['issues', 'write']]),
  );
});

test('only write-all and an entry of its own give a token of identity', () => {
  const idToken = (permissions: Template): string | undefined =>
    readPermissions(permissions)?.get('id-token');
  expect(idToken(text('write-all'))).toBe('write');
  expect(idToken(text('read-all'))).toBeUndefined();
  expect(idToken(mapping({ 'id-token': 'write' }))).toBe('write');
  for (const settings of ['read', 'write'] as const)
    expect(defaultGrant(settings, false).has('id-token')).toBe(false);
});

test('the settings of a new repository let a token read code and packages', () => {
  expect(grantPairs(defaultGrant('read', true))).toEqual(['contents: read', 'packages: read']);
  expect(defaultGrant('write', true).get('id-token')).toBe('write');
  expect(grantPairs(defaultGrant('write', false))).toContain('deployments: write');
});

test.each([
  [{ contents: 'read' }, { contents: 'read' }, []],
  [{ contents: 'read' }, { contents: 'write' }, []],
  [{}, {}, []],
  [{ contents: 'write' }, { contents: 'read' }, ['contents: write > read']],
  [{ 'id-token': 'write', actions: 'read' }, {}, ['actions: read > none', 'id-token: write > none']],
])('%j within %j: %j', (requested, allowed, expected) => {
  const found = excesses(grant(requested), grant(allowed));
  expect(found.map((each) => `${each.scope}: ${each.requested} > ${each.allowed}`)).toEqual(expected);
});
