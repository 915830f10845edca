import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../../..');

const folder = (path: string) =>
  readdirSync(join(root, path))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(path, name));

const called = folder('.github/workflows');
const copied = [...folder('workflows'), ...folder('examples/shop/.github/workflows')];

const read = (path: string) => readFileSync(join(root, path), 'utf8').replaceAll('$default-branch', 'main');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly id?: string;
  readonly with?: Record<string, unknown>;
}
interface Job {
  readonly with?: Record<string, unknown>;
  readonly uses?: string;
  readonly permissions?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly Step[];
}
const workflow = (path: string) =>
  parse(read(path)) as { readonly permissions?: unknown; readonly jobs: Record<string, Job> };
const steps = (path: string) => Object.values(workflow(path).jobs).flatMap((job) => job.steps ?? []);

describe.each([...called, ...copied])('%s', (path) => {
  it('grants nothing to the workflow, and to each job what it names', () => {
    expect(workflow(path).permissions).toEqual({});
    for (const job of Object.values(workflow(path).jobs)) expect(job.permissions).toBeDefined();
  });

  it('pins every action by commit, and says which version that is', () => {
    const uses = [...read(path).matchAll(/uses: (.+)$/gm)].map((match) => match[1]);
    for (const one of uses) expect(one).toMatch(/^(\.\/|\$\/|[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d)/);
  });

  it('takes no action of others but the three of GitHub', () => {
    for (const { uses } of steps(path))
      if (uses !== undefined)
        expect(uses).toMatch(
          /^(\.\/|\$\/|OWNER\/interlock\/|actions\/(checkout|upload-artifact|download-artifact)@)/,
        );
  });

  it('leaves no credentials behind in a checkout', () => {
    for (const step of steps(path))
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with?.['persist-credentials']).toBe(false);
  });

  it('lets no expression into a script', () => {
    for (const { run } of steps(path)) if (run !== undefined) expect(run).not.toContain('${{');
  });

  it('gives every job of its own a deadline', () => {
    for (const job of Object.values(workflow(path).jobs))
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

/** What an action or a called workflow takes and gives. */
interface Contract {
  readonly inputs?: Record<string, { readonly required?: boolean; readonly default?: unknown } | null>;
  readonly outputs?: Record<string, unknown>;
}

/** Keys of `given` that are not taken, and required inputs that are not given. */
function misfits({ inputs = {} }: Contract, given: Record<string, unknown>): string[] {
  const unknown = Object.keys(given).filter((name) => !(name in inputs));
  const missing = Object.keys(inputs).filter((name) => {
    const input = inputs[name];
    return input?.required === true && input.default === undefined && !(name in given);
  });
  return [...unknown.map((name) => `unknown: ${name}`), ...missing.map((name) => `missing: ${name}`)];
}

describe.each([...called, ...copied])('%s', (path) => {
  const ours = Object.values(workflow(path).jobs)
    .flatMap((job) => job.steps ?? [])
    .flatMap((step) => {
      const name = /^(?:\$|OWNER\/interlock)\/actions\/([\w-]+)/.exec(step.uses ?? '')?.[1];
      return name === undefined ? [] : [{ step, name }];
    });

  it('gives our actions inputs that they take, and reads outputs that they put out', () => {
    for (const { step, name } of ours) {
      const file = join(root, 'actions', name, 'action.yml');
      expect(existsSync(file), file).toBe(true);
      const action = parse(readFileSync(file, 'utf8')) as Contract;
      expect(misfits(action, step.with ?? {}), `${name} in ${path}`).toEqual([]);
      const asked = read(path).matchAll(new RegExp(`steps\\.${step.id ?? '-'}\\.outputs\\.([\\w-]+)`, 'g'));
      for (const [, output = ''] of asked) expect(Object.keys(action.outputs ?? {})).toContain(output);
    }
  });
});

it('gives the called workflow inputs that it takes', () => {
  const text = readFileSync(join(root, '.github/workflows/promote.yml'), 'utf8');
  const { on } = parse(text) as { on: { workflow_call: Contract } };
  for (const path of copied)
    for (const job of Object.values(workflow(path).jobs))
      if (job.uses !== undefined) expect(misfits(on.workflow_call, job.with ?? {}), path).toEqual([]);
});

describe.each(called)('%s', (path) => {
  it('calls our own actions at the commit that is running', () => {
    for (const { uses } of steps(path)) expect(uses ?? '').not.toMatch(/OWNER\/interlock|^\.\/actions/);
  });
});

it('asks in a caller for exactly what the jobs of the called workflow ask for', () => {
  const level = (wanted: unknown) => Object.entries((wanted ?? {}) as Record<string, string>);
  const needed = Object.fromEntries(
    Object.values(workflow('.github/workflows/promote.yml').jobs).flatMap((job) => level(job.permissions)),
  );
  const callers = copied.flatMap((path) =>
    Object.values(workflow(path).jobs).filter((job) => job.uses?.includes('promote.yml') === true),
  );
  expect(callers).toHaveLength(2);
  for (const { permissions } of callers) expect(permissions).toEqual(needed);
});
