import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import type { Input } from '@interlock/shared/domain/input';

import { blueGreenSwitch } from '../../../actions/blue-green-switch/src/run.ts';
import { checkLogin } from '../../../actions/check-login/src/run.ts';
import { checkRef } from '../../../actions/check-ref/src/run.ts';
import { qualityGate } from '../../../actions/quality-gate/src/run.ts';
import { recordBuild } from '../../../actions/record-build/src/run.ts';
import { recordDeployment } from '../../../actions/record-deployment/src/run.ts';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Declared {
  readonly name: string;
  readonly inputs: Readonly<Record<string, Input<unknown>>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
}

interface Manifest {
  readonly name: string;
  readonly description: string;
  readonly inputs: Readonly<Record<string, { description: string; required: boolean; default?: string }>>;
  readonly outputs: Readonly<Record<string, { description: string }>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string };
}

const declared: readonly Declared[] = [
  blueGreenSwitch,
  checkLogin,
  checkRef,
  qualityGate,
  recordBuild,
  recordDeployment,
];

describe('every action folder', () => {
  it('is among the actions that are held to their contract', () => {
    const folders = readdirSync(join(root, 'actions')).filter((name) =>
      existsSync(join(root, 'actions', name, 'src', 'run.ts')),
    );
    expect(declared.map(({ name }) => name)).toStrictEqual(folders.sort());
  });
});

describe.each(declared.map((action) => [action.name, action] as const))('%s', (name, action) => {
  const manifest = parse(read(`actions/${name}/action.yml`)) as Manifest;
  const readme = read(`actions/${name}/README.md`);

  it('declares in action.yml the inputs and outputs that it reads and writes', () => {
    expect(Object.keys(manifest.inputs)).toStrictEqual(Object.keys(action.inputs));
    expect(manifest.outputs).toStrictEqual(action.outputs);
    for (const [input, { description, required, defaultText }] of Object.entries(action.inputs)) {
      expect(manifest.inputs[input]).toStrictEqual({
        description,
        required,
        ...(defaultText === null ? {} : { default: defaultText }),
      });
      expect(description.length).toBeGreaterThan(10);
    }
  });

  it('has each input and output in the tables of its README', () => {
    const table = (marker: string) =>
      readme.slice(readme.indexOf(`<!-- ${marker}:start -->`), readme.indexOf(`<!-- ${marker}:end -->`));
    for (const input of Object.keys(action.inputs)) expect(table('inputs')).toContain(`\`${input}\``);
    for (const output of Object.keys(action.outputs)) expect(table('outputs')).toContain(`\`${output}\``);
  });

  it('starts a bundle that is committed, on Node 24', () => {
    expect(manifest.runs.using).toBe('node24');
    for (const file of [
      manifest.runs.main,
      ...(manifest.runs.post === undefined ? [] : [manifest.runs.post]),
    ])
      expect(existsSync(join(root, 'actions', name, file))).toBe(true);
  });

  it('says in its README what it requires and what its outcomes mean', () => {
    for (const title of ['## Requirements', '## Example', '## What each outcome means'])
      expect(readme).toContain(title);
  });

  it('has an example in its README that is YAML and gives only inputs that there are', () => {
    const blocks = [...readme.matchAll(/```yaml\n([\s\S]*?)```/gu)].map(([, yaml = '']) => yaml);
    expect(blocks.length).toBeGreaterThan(0);
    const used = blocks
      .flatMap((yaml) => stepsIn(parse(yaml, { uniqueKeys: true })))
      .filter(({ uses }) => uses.includes(`/actions/${name}@`));
    expect(used.length).toBeGreaterThan(0);
    for (const step of used)
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  });
});

interface Step {
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
}

/** Every step with `uses` anywhere inside a YAML value. */
function stepsIn(value: unknown): readonly Step[] {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(stepsIn);
  if (!('uses' in value) || typeof value.uses !== 'string') return inner;
  const given = 'with' in value && typeof value.with === 'object' && value.with !== null ? value.with : {};
  return [...inner, { uses: value.uses, with: { ...given } }];
}
