import { describe, expect, it } from 'vitest';

import { readCommandLine } from '@interlock/cluster/domain/commandline';
import { readDurationMs } from '@interlock/cluster/domain/duration';
import { defaultSettings, readSettings } from '@interlock/cluster/domain/settings';

describe('a duration', () => {
  it.each([
    ['200ms', 200],
    ['2s', 2000],
    ['1.5s', 1500],
    ['1m30s', 90_000],
    ['0', 0],
  ])('%s is %d ms', (text, expected) => {
    expect(readDurationMs(text)).toBe(expected);
  });

  it.each(['', '5', '-1s', '1 s', 's', '1.2.3s', '1d'])('is not %j', (text) => {
    expect(readDurationMs(text)).toBeUndefined();
  });
});

describe('the settings', () => {
  it('change what they name', () => {
    expect(readSettings({ deregistersFirst: '2s' }, defaultSettings)).toEqual({
      kind: 'settings',
      settings: { ...defaultSettings, deregistersFirstMs: 2000 },
    });
  });

  it.each([[{ delay: '1s' }], [{ propagationDelay: 200 }], [{ propagationDelay: 'soon' }], [[]], [null]])(
    'refuse %j',
    (document) => {
      expect(readSettings(document, defaultSettings).kind).toBe('problem');
    },
  );
});

describe('the command line', () => {
  it('reads what it knows', () => {
    expect(readCommandLine(['start', '--folder', 'c', '--deregisters-first=2s'])).toEqual({
      kind: 'start',
      folder: 'c',
      settings: { propagationDelayMs: 200, deregistersFirstMs: 2000 },
    });
    expect(readCommandLine(['address', '--folder', 'c', '-n', 'shop', 'web:http'])).toEqual({
      kind: 'address',
      folder: 'c',
      namespace: 'shop',
      service: 'web',
      port: 'http',
    });
    expect(readCommandLine(['image', 'add', '--folder', 'c', '--name', 'web:1', 'path'])).toEqual({
      kind: 'image-add',
      folder: 'c',
      name: 'web:1',
      path: 'path',
    });
  });

  it.each([
    [[], 'no command'],
    [['begin'], 'unknown command "begin"'],
    [['start'], '--folder DIR is missing'],
    [['start', '--folder'], '--folder needs a value'],
    [['start', '--folder', 'a', '--folder', 'b'], 'given twice'],
    [['start', '--folder', 'a', '--speed', '9'], 'unknown option --speed'],
    [['start', '--folder', 'a', '--propagation-delay', 'fast'], 'not a duration'],
    [['stop', '--folder', 'a', 'more'], 'unexpected argument "more"'],
    [['image', 'remove'], '"remove"'],
    [['image', 'add', '--folder', 'a', 'path'], 'needs --name'],
    [['address', '--folder', 'a'], 'needs the name of a Service'],
  ])('refuses %j by name', (argv, why) => {
    expect(readCommandLine(argv)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining(why) as string,
    });
  });
});
