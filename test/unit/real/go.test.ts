import { describe, expect, it } from 'vitest';

import { buildCommand, isAtLeast } from '../../../scripts/real/kinds/go.mjs';

describe('the version of a compiler', () => {
  it.each([
    ['go version go1.26.6 linux/amd64', true],
    ['go version go1.26.10 linux/amd64', true],
    ['go version go1.27 linux/amd64', true],
    ['go version go2.0.1 linux/amd64', true],
    ['go version go1.26.5 linux/amd64', false],
    ['go version go1.26 linux/amd64', false],
    ['go version go1.9.9 linux/amd64', false],
    ['go version devel +abc', false],
    ['', false],
  ])('"%s" is new enough: %s', (text, expected) => {
    expect(isAtLeast(text, [1, 26, 6])).toBe(expected);
  });
});

describe('the build of a Go part', () => {
  const flags = ['-trimpath', '-mod=readonly', '-buildvcs=false'];

  it('names the program of a single tool, and a folder for several', () => {
    const one = { use: '', kind: 'go', pin: 'a', module: 'a', tools: { a: 'example.com/cmd/a' } } as const;
    expect(buildCommand('/go', one, 'v1', '/bin')).toEqual([
      ...['/go', 'build', ...flags, '-ldflags', '-s -w', '-o', '/bin/a', 'example.com/cmd/a'],
    ]);
    const two = { ...one, tools: { a: 'example.com/cmd/a', b: 'example.com/cmd/b' } };
    expect(buildCommand('/go', two, 'v1', '/bin')).toEqual([
      ...['/go', 'build', ...flags, '-ldflags', '-s -w', '-o', '/bin/'],
      ...['example.com/cmd/a', 'example.com/cmd/b'],
    ]);
  });

  it('tells a program its version where the program does not know it', () => {
    const part = {
      ...({ use: '', kind: 'go', pin: 'a', module: 'a', tools: { a: 'example.com/a' } } as const),
      define: { 'example.com/version': '{version}' },
    };
    expect(buildCommand('/go', part, 'v1.2.3', '/bin')).toContain('-s -w -X example.com/version=v1.2.3');
  });
});
