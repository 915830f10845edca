import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  circles,
  clockOutsideAdapters,
  inNoFolder,
  longEntries,
  lost,
  outwards,
  packageInManyFiles,
  portInDomain,
  upwards,
  vagueNames,
  waitingInDomain,
  worldOutsideAdapters,
  type Rule,
} from './rules.ts';
import { houseOf, readSource, type ReadFile } from './sources.ts';

/** Workspaces whose files are not in the folders of their layers yet. */
const unsettled: readonly string[] = ['actions/blue-green-switch'];

const root = resolve(import.meta.dirname, '../../..');

function sourceFiles(): readonly ReadFile[] {
  return ['packages', 'actions', 'programs'].flatMap((floor) =>
    readdirSync(join(root, floor)).flatMap((name) => {
      const folder = join(root, floor, name, 'src');
      if (!existsSync(folder)) return [];
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(folder, file))
        .map((file) => ({
          path: relative(root, file).split(sep).join('/'),
          text: readFileSync(file, 'utf8'),
        }))
        .map(readSource);
    }),
  );
}

const files = sourceFiles();
const house = houseOf(files, unsettled);

describe('the house', () => {
  it('has sources to look at, of every layer', () => {
    expect(house.sources.length).toBeGreaterThan(50);
    expect(new Set(house.sources.map(({ layer }) => layer)).size).toBe(7);
  });

  it('names as unsettled only workspaces that there are, and that are', () => {
    const settled = houseOf(files);
    const broken = [inNoFolder, outwards, portInDomain, waitingInDomain].flatMap((rule) => rule(settled));
    expect(unsettled.filter((name) => !broken.some((where) => where.startsWith(`${name}/`)))).toStrictEqual(
      [],
    );
  });

  it.each<[string, Rule]>([
    ['has a folder for each file', inNoFolder],
    ['waits for nothing in domain/', waitingInDomain],
    ['has no ports in domain/', portInDomain],
    ['has arrows that point inwards only', outwards],
    ['has no arrow up from a package to an action, or from either to a program', upwards],
    ['resolves every import of its own', lost],
    ['touches the world in adapters alone', worldOutsideAdapters],
    ['reads the environment and the clock in adapters alone', clockOutsideAdapters],
    ['imports each outside package in one file of a workspace', packageInManyFiles],
    ['has no circle of imports', circles],
    ['calls nothing utils, helpers, common or misc', vagueNames],
    ['enters each action and program in a few lines', longEntries],
  ])('%s', (_, rule) => {
    expect(rule(house)).toStrictEqual([]);
  });
});

const plain = 'export const one = 1;\n';

/** A small house in order: a package, an action and a program. */
const orderly: Readonly<Record<string, string>> = {
  'packages/shared/src/domain/plain.ts': plain,
  'packages/shared/src/ports/digests.ts': "import type { one } from '../domain/plain.ts';\n",
  'packages/shared/src/ports/clock.ts': 'export interface Clock { sleep(): Promise<void> }\n',
  'packages/shared/src/steps/poll.ts':
    "import type { Clock } from '../ports/clock.ts';\nexport async function poll() {}\n",
  'packages/shared/src/adapters/clock.ts':
    "import { setTimeout } from 'node:timers/promises';\nimport pkg from 'pkg';\n",
  'packages/shared/src/testing/fake-clock.ts': "import type { Clock } from '../ports/clock.ts';\n",
  'packages/shared/src/gate/domain/decision.ts': plain,
  'packages/shared/src/gate/steps/measure.ts': "import { poll } from '../../steps/poll.ts';\n",
  'packages/shared/src/gate/run.ts': "import './steps/measure.ts';\n",
  'actions/move/src/routers/router.ts': plain,
  'actions/move/src/routers/service/domain/plan.ts': "import { one } from '../../router.ts';\n",
  'actions/move/src/routers/service/adapters/proxy.ts': "import { connect } from 'node:net';\n",
  'actions/move/src/domain/plan.ts':
    "import type { Digests } from '@interlock/shared/ports/digests';\nimport { one } from '@interlock/shared/domain/plain';\n",
  'actions/move/src/run.ts': "import '@interlock/shared/steps/poll';\n",
  'actions/move/src/index.ts': "import '@interlock/shared/adapters/clock';\nimport './run.ts';\n",
  'programs/tool/src/index.ts': "import '@interlock/move/run';\n",
};

function built(planted: Readonly<Record<string, string>>, loose: readonly string[] = []) {
  return houseOf(
    Object.entries({ ...orderly, ...planted }).map(([path, text]) => readSource({ path, text })),
    loose,
  );
}

const every: readonly Rule[] = [
  inNoFolder,
  waitingInDomain,
  portInDomain,
  outwards,
  upwards,
  lost,
  worldOutsideAdapters,
  clockOutsideAdapters,
  packageInManyFiles,
  circles,
  vagueNames,
  longEntries,
];

describe('a house in order', () => {
  it('breaks no rule', () => {
    expect(every.flatMap((rule) => rule(built({})))).toStrictEqual([]);
  });
});

const domain = 'packages/shared/src/domain/bad.ts';
const step = 'packages/shared/src/steps/bad.ts';

describe.each<[string, Rule, readonly (readonly [string, string])[]]>([
  [
    'a file in no folder',
    inNoFolder,
    [
      ['packages/shared/src/bad.ts', plain],
      ['packages/shared/src/kubernetes/bad.ts', plain],
      ['packages/shared/src/gate/bad.ts', plain],
      ['packages/shared/src/gate/kubernetes/bad.ts', plain],
      ['packages/shared/src/feature/domain/bad.ts', plain],
      ['actions/move/src/routers/bad.ts', plain],
      ['actions/move/src/routers/service/bad.ts', plain],
      ['actions/move/src/routers/domain/bad.ts', plain],
      ['actions/move/src/gate/index.ts', plain],
    ],
  ],
  [
    'what waits in domain/',
    waitingInDomain,
    [
      [domain, 'export async function wait() {}\n'],
      [domain, 'export const wait = async () => undefined;\n'],
      [domain, 'export const pair = { async wait() {} };\n'],
      [domain, 'export class Pair { async wait() {} }\n'],
      [domain, 'await undefined;\n'],
      [domain, 'for await (const one of []) one;\n'],
      [domain, 'export interface Source { read(): Promise<string> }\n'],
      [domain, 'export type Lines = AsyncIterable<string>;\n'],
      [domain, 'export const done = Promise.resolve();\n'],
      ['packages/shared/src/gate/domain/bad.ts', 'export async function wait() {}\n'],
      ['actions/move/src/routers/service/domain/bad.ts', 'export async function wait() {}\n'],
      ['actions/move/src/routers/router.ts', 'export async function wait() {}\n'],
    ],
  ],
  [
    'a port in domain/',
    portInDomain,
    [
      ['packages/shared/src/domain/ports.ts', plain],
      ['packages/shared/src/domain/api/ports.ts', plain],
      ['packages/shared/src/domain/ports/clock.ts', plain],
      ['packages/shared/src/gate/domain/ports.ts', plain],
    ],
  ],
  [
    'an arrow outwards',
    outwards,
    [
      [domain, "import { Clock } from '../ports/clock.ts';\n"],
      [domain, "import type { Clock } from '../ports/clock.ts';\n"],
      [domain, "export type { Clock } from '../ports/clock.ts';\n"],
      [domain, "export type Own = import('../ports/clock.ts').Clock;\n"],
      [domain, "import type { poll } from '../steps/poll.ts';\n"],
      [domain, "import { clock } from '../adapters/clock.ts';\n"],
      [domain, "export const later = () => import('../adapters/clock.ts');\n"],
      [domain, "import { fakeClock } from '../testing/fake-clock.ts';\n"],
      ['actions/move/src/domain/bad.ts', "import type { Clock } from '@interlock/shared/ports/clock';\n"],
      ['packages/shared/src/ports/bad.ts', "import type { poll } from '../steps/poll.ts';\n"],
      [step, "import { clock } from '../adapters/clock.ts';\n"],
      [step, "import type { clock } from '../adapters/clock.ts';\n"],
      [step, "import { fakeClock } from '../testing/fake-clock.ts';\n"],
      ['actions/move/src/steps/bad.ts', "import type { Move } from '../run.ts';\n"],
      ['packages/shared/src/gate/domain/bad.ts', "import { poll } from '../../steps/poll.ts';\n"],
      ['actions/move/src/routers/service/steps/bad.ts', "import { proxy } from '../adapters/proxy.ts';\n"],
    ],
  ],
  [
    'an arrow up',
    upwards,
    [
      ['packages/shared/src/adapters/bad.ts', "import { run } from '@interlock/move/run';\n"],
      ['packages/shared/src/adapters/bad.ts', "import type { run } from '@interlock/move/run';\n"],
      ['packages/shared/src/adapters/bad.ts', "export const later = () => import('@interlock/move/run');\n"],
      ['packages/shared/src/adapters/bad.ts', "import '../../../../actions/move/src/run.ts';\n"],
      ['packages/shared/src/adapters/bad.ts', "import '../../../../programs/tool/src/index.ts';\n"],
      ['actions/move/src/adapters/bad.ts', "import '../../../../programs/tool/src/index.ts';\n"],
    ],
  ],
  [
    'an import of nothing',
    lost,
    [
      [step, "import { gone } from './gone.ts';\n"],
      [step, "import { gone } from '@interlock/shared/steps/gone';\n"],
    ],
  ],
  [
    'the world outside adapters/',
    worldOutsideAdapters,
    [
      [step, "import { readFile } from 'node:fs/promises';\n"],
      ['actions/move/src/run.ts', "import { getInput } from '@actions/core';\n"],
      ['packages/shared/src/testing/bad.ts', "import { Octokit } from '@octokit/core';\n"],
    ],
  ],
  [
    'the environment or the clock outside adapters/',
    clockOutsideAdapters,
    [
      [step, 'export const token = process.env.TOKEN;\n'],
      [domain, 'export const now = Date.now();\n'],
      [step, 'setTimeout(() => undefined, 1);\n'],
    ],
  ],
  [
    'a package in two files',
    packageInManyFiles,
    [['packages/shared/src/adapters/bad.ts', "import { deep } from 'pkg/deep';\n"]],
  ],
  [
    'a circle',
    circles,
    [
      [step, "import './bad.ts';\n"],
      ['packages/shared/src/steps/poll.ts', "import '../gate/steps/measure.ts';\n"],
    ],
  ],
  [
    'a vague name',
    vagueNames,
    [
      ['packages/shared/src/domain/utils.ts', plain],
      ['packages/shared/src/domain/common/bad.ts', plain],
    ],
  ],
  ['a long entry', longEntries, [['actions/move/src/index.ts', plain.repeat(7)]]],
])('%s', (_, rule, plants) => {
  it.each(plants)('is refused: %s with %j', (path, text) => {
    expect(rule(built({ [path]: text })).join('\n')).toContain(path);
  });
});

describe('a workspace that is not settled', () => {
  const loose = {
    'actions/old/src/kubernetes/watch.ts':
      "import type { Clock } from '@interlock/shared/ports/clock';\nexport async function watch() {}\n",
    'actions/old/src/domain/ports.ts': "import { Clock } from '@interlock/shared/ports/clock';\n",
  };

  it('is let off what needs the folders', () => {
    expect(every.flatMap((rule) => rule(built(loose, ['actions/old'])))).toStrictEqual([]);
    expect(every.flatMap((rule) => rule(built(loose)))).toHaveLength(3);
  });

  it('is let off nothing else', () => {
    const bad = 'actions/old/src/domain/bad.ts';
    const world = built({ [bad]: "import { readFile } from 'node:fs';\n" }, ['actions/old']);
    expect(worldOutsideAdapters(world).join()).toContain(bad);
    const arrow = built({ [bad]: "import '@interlock/shared/adapters/clock';\n" }, ['actions/old']);
    expect(outwards(arrow).join()).toContain(bad);
  });
});
