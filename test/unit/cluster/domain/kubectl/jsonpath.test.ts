import { describe, expect, it } from 'vitest';

import { commandFirst, readArguments } from '@interlock/cluster/domain/kubectl/arguments';
import { printJsonPath } from '@interlock/cluster/domain/kubectl/jsonpath';

const document = {
  metadata: { name: 'web', annotations: { 'example.com/a': 'x' } },
  items: [
    { name: 'a', n: 1, status: 'True' },
    { name: 'b', n: 2, status: 'False' },
  ],
};

describe('a JSONPath template', () => {
  it.each([
    ['{.metadata.name}', 'web'],
    ['{.items[0].name}', 'a'],
    ['{.items[-1].name}', 'b'],
    ['{.items[*].n}', '1 2'],
    ['{.items[?(@.status=="True")].name}', 'a'],
    ["{.metadata.annotations['example.com/a']}", 'x'],
    ['{.metadata.annotations.example\\.com/a}', 'x'],
    ['{range .items[*]}{.name}={.n}{"\\n"}{end}', 'a=1\nb=2\n'],
    ['{.missing.thing}', ''],
    ['name: {$.metadata.name}!', 'name: web!'],
    ['{.items[0]}', '{"name":"a","n":1,"status":"True"}'],
  ])('%s prints %j', (template, text) => {
    expect(printJsonPath(template, document)).toEqual({ kind: 'text', text });
  });

  it.each(['{.a', '{range .items[*]}', '{.items[0:1]}', '{..name}'])('%s is refused', (template) => {
    expect(printJsonPath(template, document).kind).toBe('problem');
  });
});

describe('arguments', () => {
  const known = [
    { name: 'namespace', short: 'n', takes: 'value' },
    { name: 'wait', takes: 'switch' },
  ] as const;

  it.each([
    [['-n', 'a'], 'a'],
    [['-na'], 'a'],
    [['-n=a'], 'a'],
    [['--namespace=a'], 'a'],
    [['--namespace', 'a'], 'a'],
  ])('%j name the namespace', (argv, expected) => {
    const read = readArguments(argv, known);
    expect(read.kind === 'arguments' && read.arguments.options.get('namespace')).toEqual([expected]);
  });

  it('that nobody knows are refused by name, and so is a value that is missing', () => {
    expect(readArguments(['--server-side'], known)).toEqual({
      kind: 'problem',
      why: 'unknown flag: --server-side',
    });
    expect(readArguments(['-n'], known)).toEqual({ kind: 'problem', why: 'flag needs an argument: -n' });
  });

  it('may stand before the command', () => {
    expect(commandFirst(['-n', 'shop', '--context=x', 'get', 'pods'])).toEqual([
      'get',
      'pods',
      '-n',
      'shop',
      '--context=x',
    ]);
  });
});
