import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

import { expect, test } from 'vitest';

import { routerNamed, routerNames } from '@interlock/blue-green-switch/routers/routers';

const root = join(import.meta.dirname, '../../../../actions/blue-green-switch/src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    path: file.split(sep).join('/'),
    // The code is public, and older than the seam.
    text: readFileSync(join(root, file), 'utf8').replaceAll('state-contradicts-selector', ''),
  }));

/** What a Service is known by, in types, calls and words. */
const names = /\bServices?\b|[sS]elector\b|EndpointSlice|managedFields|(?:read|patch)Service|listEndpoints/u;

const outside = sources.filter(({ path }) => !/^routers\/[^/]+\//u.test(path));

test('nothing outside the folder of a router names a Service', () => {
  expect(outside.length).toBeGreaterThan(20);
  expect(sources.length).toBeGreaterThan(outside.length);
  const naming = outside.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, at) => (names.test(line) ? [`${path}:${String(at + 1)} ${line.trim()}`] : [])),
  );
  expect(naming).toEqual([]);
});

test('only the table knows which routers there are', () => {
  const knowing = outside.filter(({ text }) =>
    routerNames.some((name) => new RegExp(`from '[^']*/${name}/`, 'u').test(text)),
  );
  expect(knowing.map(({ path }) => path)).toEqual(['routers/routers.ts']);
});

test('a router is looked up by its whole name, and by no other', () => {
  expect(routerNames).toContain('kubernetes-service');
  expect(routerNamed('kubernetes-service')?.name).toBe('kubernetes-service');
  for (const name of ['', 'kubernetes', 'constructor', 'Kubernetes-Service'])
    expect(routerNamed(name)).toBeNull();
});
