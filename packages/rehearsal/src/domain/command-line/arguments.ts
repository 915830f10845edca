import { parseDuration } from '@interlock/shared/domain/duration';

import { readBranchRules, type BranchRules } from '../github/branch-rules.ts';
import type { SubjectForm } from '../identity/claims.ts';
import { readStoredName, storeValues, type StoredEntry, type StoredValues } from '../stored-values.ts';
import type { DefaultPermissions } from '../workflow/permissions.ts';
import { parseFault, type Fault } from './fault.ts';

/** What the user asked for. */
export interface RehearseOptions {
  readonly workflow: string;
  readonly event: string | null;
  readonly eventFile: string | null;
  readonly inputs: ReadonlyMap<string, string>;
  readonly variables: StoredValues;
  readonly secrets: readonly StoredEntry[];
  readonly secretFiles: readonly string[];
  /** By the branch's name. */
  readonly branchRules: ReadonlyMap<string, BranchRules>;
  readonly actor: string;
  readonly job: string | null;
  readonly maps: readonly RepositoryMap[];
  readonly passEnvironment: readonly string[];
  readonly faults: readonly Fault[];
  readonly seed: number | null;
  readonly json: string | null;
  readonly html: string | null;
  readonly explain: boolean;
  readonly list: boolean;
  /** Print what the steps print, as it comes. */
  readonly log: boolean;
  readonly cluster: string | null;
  /** A folder that keeps runs and their artifacts for later ones. */
  readonly history: string | null;
  readonly node24: string | null;
  readonly repository: string | null;
  readonly ref: string | null;
  readonly defaultPermissions: DefaultPermissions;
  readonly subjectForm: SubjectForm;
  readonly parallelJobs: number;
  readonly minuteMs: number;
}

/** Inputs of the action that mean the same on the command line, as `--NAME`. */
const gateInputs = [
  'baseline',
  'config',
  'gate',
  'reports',
  'service',
  'waivers',
  'working-directory',
] as const;

/** What is to be judged offline. */
export interface GateOptions {
  readonly inputs: ReadonlyMap<(typeof gateInputs)[number], string>;
  /** Rules in addition to those of the configuration. */
  readonly rules: readonly string[];
  /** What the change is compared with. */
  readonly base: string | null;
  /** A file with GitHub's answer about the jobs of a run. */
  readonly runJobs: string | null;
  readonly json: string | null;
  readonly summary: string | null;
  readonly explain: boolean;
  readonly log: boolean;
}

export interface RepositoryMap {
  readonly repository: string;
  /** A ref, or `*` for any. */
  readonly ref: string;
  readonly folder: string;
}

export type Arguments =
  | { readonly kind: 'usage' }
  | { readonly kind: 'rehearse'; readonly options: RehearseOptions }
  | { readonly kind: 'gate'; readonly options: GateOptions }
  | { readonly kind: 'problems'; readonly problems: readonly string[] };

const flags = new Set(['--explain', '--list', '--log']);
const refusedFlags = new Map([
  ['--watch', '--watch is not supported yet: run the command again after a change'],
]);
const values = new Set([
  '--actor',
  '--branch-rule',
  '--cluster',
  '--default-permissions',
  '--event',
  '--event-file',
  '--fault',
  '--history',
  '--html',
  '--input',
  '--job',
  '--jobs',
  '--json',
  '--map',
  '--minute',
  '--node24',
  '--oidc-subject',
  '--pass-env',
  '--ref',
  '--repository',
  '--secret',
  '--secret-file',
  '--seed',
  '--var',
]);

/** Reads the command line (without node and script); every problem is reported, not the first alone. */
export function parseArguments(argv: readonly string[]): Arguments {
  const [command, ...rest] = argv;
  if (command === undefined || ['help', '--help', '-h'].includes(command) || rest.includes('--help'))
    return { kind: 'usage' };
  if (command === 'gate') return parseGate(rest);
  if (command !== 'rehearse')
    return { kind: 'problems', problems: [`unknown command '${command}': there are 'rehearse' and 'gate'`] };
  if (rest[0] === 'approve')
    return {
      kind: 'problems',
      problems: ["'rehearse approve' is not supported yet: environments ask for no approval here"],
    };
  const raw = readRaw(rest, { flags, values, refusedFlags });
  const problems = [...raw.problems];
  const options = readOptions(raw, problems);
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'rehearse', options };
}

const gateFlags: Known = {
  flags: new Set(['--explain', '--log']),
  values: new Set([
    ...gateInputs.map((name) => `--${name}`),
    '--base',
    '--json',
    '--require',
    '--run-jobs',
    '--summary',
  ]),
  refusedFlags: new Map(),
};

function parseGate(argv: readonly string[]): Arguments {
  const raw = readRaw(argv, gateFlags);
  const problems = [...raw.problems];
  if (raw.positional.length > 0)
    problems.push(`'gate' takes no file: ${raw.positional.join(', ')}; reports are named by --reports`);
  const one = (name: string): string | null => {
    const found = raw.given.get(name) ?? [];
    if (found.length > 1) problems.push(`${name} is given ${found.length} times`);
    if (found[0] === '') problems.push(`${name} is empty`);
    return found[0] ?? null;
  };
  const options: GateOptions = {
    inputs: new Map(
      gateInputs.flatMap((name) => {
        const value = one(`--${name}`);
        return value === null ? [] : [[name, value] as const];
      }),
    ),
    rules: raw.given.get('--require') ?? [],
    base: one('--base'),
    runJobs: one('--run-jobs'),
    json: one('--json'),
    summary: one('--summary'),
    explain: raw.given.has('--explain'),
    log: raw.given.has('--log'),
  };
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'gate', options };
}

interface Raw {
  readonly positional: readonly string[];
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly string[];
}

interface Known {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  readonly refusedFlags: ReadonlyMap<string, string>;
}

function readRaw(argv: readonly string[], { flags, values, refusedFlags }: Known): Raw {
  const positional: string[] = [];
  const given = new Map<string, string[]>();
  const problems: string[] = [];
  const add = (name: string, value: string): void => {
    given.set(name, [...(given.get(name) ?? []), value]);
  };
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? '';
    if (!word.startsWith('-')) {
      positional.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const name = equals < 0 ? word : word.slice(0, equals);
    const refusal = refusedFlags.get(name);
    if (refusal !== undefined) problems.push(refusal);
    else if (flags.has(name)) {
      if (equals < 0) add(name, '');
      else problems.push(`${name} takes no value`);
    } else if (!values.has(name)) problems.push(`unknown flag '${name}'; --help lists them`);
    else if (equals >= 0) add(name, word.slice(equals + 1));
    else if (index + 1 < argv.length) add(name, argv[++index] ?? '');
    else problems.push(`${name} needs a value`);
  }
  return { positional, given, problems };
}

function readOptions(raw: Raw, problems: string[]): RehearseOptions {
  const all = (name: string): readonly string[] => raw.given.get(name) ?? [];
  const one = (name: string): string | null => {
    const found = all(name);
    if (found.length > 1) problems.push(`${name} is given ${found.length} times`);
    if (found[0] === '') problems.push(`${name} is empty`);
    return found[0] ?? null;
  };
  const pairs = (name: string): ReadonlyMap<string, string> => {
    const found = new Map<string, string>();
    for (const text of all(name)) {
      const equals = text.indexOf('=');
      if (equals <= 0) problems.push(`${name} '${name === '--secret' ? '***' : text}' is not NAME=VALUE`);
      else found.set(text.slice(0, equals), text.slice(equals + 1));
    }
    return found;
  };
  const stored = (name: string): readonly StoredEntry[] =>
    [...pairs(name)].flatMap(([key, value]) => {
      const reading = readStoredName(key);
      if (reading.kind === 'name') return [{ ...reading.stored, value }];
      problems.push(`${name}: ${reading.why}`);
      return [];
    });
  const oneOf = <T extends string>(name: string, known: readonly [T, ...T[]]): T => {
    const text = one(name);
    const found = text === null ? known[0] : known.find((each) => each === text);
    if (found === undefined) problems.push(`${name} is ${known.join(' or ')}, not '${text ?? ''}'`);
    return found ?? known[0];
  };
  const whole = (name: string, least: number): number | null => {
    const text = one(name);
    if (text === null) return null;
    const number = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
    problems.push(`${name} '${text}' is not a whole number of at least ${least}`);
    return null;
  };
  if (raw.positional.length === 0) problems.push('no workflow file was named');
  if (raw.positional.length > 1) problems.push(`one workflow file at a time: ${raw.positional.join(', ')}`);
  return {
    workflow: raw.positional[0] ?? '',
    event: one('--event'),
    eventFile: one('--event-file'),
    inputs: pairs('--input'),
    variables: storeValues(stored('--var')),
    secrets: stored('--secret'),
    secretFiles: all('--secret-file'),
    branchRules: new Map(all('--branch-rule').flatMap((text) => readRules(text, problems))),
    actor: one('--actor') ?? 'octocat',
    job: one('--job'),
    maps: all('--map').flatMap((text) => readMap(text, problems)),
    passEnvironment: all('--pass-env').filter((name) => isVariableName(name, problems)),
    faults: all('--fault').flatMap((text) => readFault(text, problems)),
    seed: whole('--seed', 0),
    json: one('--json'),
    html: one('--html'),
    explain: raw.given.has('--explain'),
    list: raw.given.has('--list'),
    log: raw.given.has('--log'),
    cluster: one('--cluster'),
    history: one('--history'),
    node24: one('--node24'),
    repository: readRepository(one('--repository'), problems),
    ref: one('--ref'),
    defaultPermissions: oneOf('--default-permissions', ['read', 'write'] as const),
    subjectForm: oneOf('--oidc-subject', ['names', 'ids'] as const),
    parallelJobs: whole('--jobs', 1) ?? 2,
    minuteMs: readMinute(one('--minute'), problems),
  };
}

function readMap(text: string, problems: string[]): readonly RepositoryMap[] {
  const [, repository, ref, folder] = /^([^/@=\s]+\/[^/@=\s]+)@([^=\s]+)=(.+)$/.exec(text) ?? [];
  if (repository !== undefined && ref !== undefined && folder !== undefined)
    return [{ repository, ref, folder }];
  problems.push(`--map '${text}' is not OWNER/REPO@REF=FOLDER (REF may be *)`);
  return [];
}

function readRules(text: string, problems: string[]): readonly (readonly [string, BranchRules])[] {
  const reading = readBranchRules(text);
  if (reading.kind === 'rules') return [[reading.branch, reading.rules]];
  problems.push(reading.problem);
  return [];
}

function readFault(text: string, problems: string[]): readonly Fault[] {
  const reading = parseFault(text);
  if (reading.kind === 'fault') return [reading.fault];
  problems.push(reading.problem);
  return [];
}

function isVariableName(name: string, problems: string[]): boolean {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return true;
  problems.push(`--pass-env '${name}' is no variable name`);
  return false;
}

function readRepository(text: string | null, problems: string[]): string | null {
  if (text === null || /^[^/\s]+\/[^/\s]+$/.test(text)) return text;
  problems.push(`--repository '${text}' is not OWNER/REPO`);
  return null;
}

function readMinute(text: string | null, problems: string[]): number {
  const ms = text === null ? 60_000 : parseDuration(text);
  if (ms !== null && ms > 0) return ms;
  problems.push(`--minute '${text ?? ''}' is not a duration such as 500ms or 2s`);
  return 60_000;
}
