import { expect, test } from 'vitest';
import { parseArguments } from '../../../../packages/rehearsal/src/domain/command-line/arguments.ts';
import { parseFault } from '../../../../packages/rehearsal/src/domain/command-line/fault.ts';

test('flags are read in both forms, and repeated where they may be', () => {
  const parsed = parseArguments(
    'rehearse w.yml --event push --input=a=b=c --input d=e --map o/r@*=../x --map o/s@v1=/y --seed 7 --explain --jobs=3'.split(
      ' ',
    ),
  );
  expect(parsed).toMatchObject({
    kind: 'rehearse',
    options: {
      workflow: 'w.yml',
      event: 'push',
      inputs: new Map([
        ['a', 'b=c'],
        ['d', 'e'],
      ]),
      maps: [
        { repository: 'o/r', ref: '*', folder: '../x' },
        { repository: 'o/s', ref: 'v1', folder: '/y' },
      ],
      seed: 7,
      explain: true,
      parallelJobs: 3,
      minuteMs: 60_000,
    },
  });
});

test.each([[[]], [['--help']], [['help']], [['rehearse', '--help']]])('%j asks for usage', (argv) => {
  expect(parseArguments(argv).kind).toBe('usage');
});

test.each([
  ['rehearse w.yml --list=x', '--list takes no value'],
  ['rehearse w.yml --event', '--event needs a value'],
  ['rehearse w.yml --event a --event b', '--event is given 2 times'],
  ['rehearse w.yml --jobs 0', "--jobs '0' is not a whole number of at least 1"],
  ['rehearse w.yml --seed 1e3', "--seed '1e3' is not a whole number of at least 0"],
  ['rehearse w.yml --pass-env 1X', "--pass-env '1X' is no variable name"],
  ['rehearse w.yml --repository x', "--repository 'x' is not OWNER/REPO"],
  ['rehearse w.yml --minute 0s', "--minute '0s' is not a duration"],
  ['rehearse w.yml --event=', '--event is empty'],
  ['rehearse a.yml b.yml', 'one workflow file at a time'],
  ['rehears w.yml', "unknown command 'rehears'"],
])('%s is refused: %s', (line, problem) => {
  const parsed = parseArguments(line.split(' '));
  expect(parsed.kind === 'problems' ? parsed.problems.join('\n') : parsed).toContain(problem);
});

test.each([
  ['cancel-after=2s', { kind: 'cancel-after', ms: 2_000 }],
  ['cancel-after=90s', { kind: 'cancel-after', ms: 90_000 }],
  ['cancel-at=300', { kind: 'cancel-after', ms: 300 }],
  ['cancel-at-step=deploy/switch+500ms', { kind: 'cancel-at-step', job: 'deploy', step: 'switch', ms: 500 }],
  ['cancel-at-step=a / b/Run x', { kind: 'cancel-at-step', job: 'a / b', step: 'Run x', ms: 0 }],
])('fault %s', (text, fault) => {
  expect(parseFault(text)).toEqual({ kind: 'fault', fault });
});

test('a seeded moment is the same each time, within its limit, and another for another seed', () => {
  const moment = (seed: number): number => {
    const reading = parseFault(`cancel-at=10000:${seed}`);
    return reading.kind === 'fault' ? reading.fault.ms : -1;
  };
  expect(moment(1)).toBe(moment(1));
  expect(moment(1)).not.toBe(moment(2));
  for (let seed = 0; seed < 50; seed++) {
    expect(moment(seed)).toBeGreaterThanOrEqual(0);
    expect(moment(seed)).toBeLessThan(10_000);
  }
});

test.each([
  'explode',
  'cancel-after=5',
  'cancel-after=',
  'cancel-at=x',
  'cancel-at=1:',
  'cancel-at-step=deploy',
  'cancel-at-step=a/b+soon',
])('fault %s is unknown', (text) => {
  expect(parseFault(text).kind).toBe('invalid');
});

test('gate takes inputs of the action, rules, and where to write', () => {
  const argv = [
    'gate',
    '--gate',
    'unit',
    '--require',
    'a >= 1',
    '--require=b == 2',
    '--base',
    'main',
    '--log',
  ];
  expect(parseArguments(argv)).toStrictEqual({
    kind: 'gate',
    options: {
      inputs: new Map([['gate', 'unit']]),
      rules: ['a >= 1', 'b == 2'],
      base: 'main',
      runJobs: null,
      json: null,
      summary: null,
      explain: false,
      log: true,
    },
  });
});

test.each([
  ['gate x.xml', "'gate' takes no file: x.xml; reports are named by --reports"],
  ['gate --gate a --gate b', '--gate is given 2 times'],
  ['gate --comment=always', "unknown flag '--comment'; --help lists them"],
  ['gate --gate=', '--gate is empty'],
])('%s is refused: %s', (line, problem) => {
  expect(parseArguments(line.split(' '))).toStrictEqual({ kind: 'problems', problems: [problem] });
});
