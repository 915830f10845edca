import { readDurationMs } from './duration.ts';
import { defaultSettings } from './settings.ts';
import type { Settings } from './settings.ts';

/** What the program is asked to do. */
export type Command =
  | { readonly kind: 'start' | 'serve'; readonly folder: string; readonly settings: Settings }
  | { readonly kind: 'stop' | 'status'; readonly folder: string }
  | {
      readonly kind: 'address';
      readonly folder: string;
      readonly namespace: string;
      readonly service: string;
      readonly port: string;
    }
  | { readonly kind: 'image-add'; readonly folder: string; readonly name: string; readonly path: string }
  | { readonly kind: 'supervise' }
  | { readonly kind: 'kubectl'; readonly argv: readonly string[] }
  | { readonly kind: 'help' }
  | { readonly kind: 'refused'; readonly why: string };

/** How the program is called. */
export const usage = `cluster start --folder DIR [--propagation-delay 200ms] [--deregisters-first 2s]
cluster stop --folder DIR
cluster status --folder DIR
cluster image add --folder DIR --name NAME[:TAG] PATH
cluster address --folder DIR [-n NAMESPACE] SERVICE[:PORT]
cluster kubectl …

start        starts a rehearsal cluster that outlives this call; writes DIR/kubeconfig, DIR/cluster.json, DIR/bin/kubectl
             and prints one line of JSON
stop         ends the cluster and every process of its Pods
status       prints one line of JSON; exits 0 only while the cluster answers
image add    stores a folder tree that holds an image.json and prints its digest
address      prints HOST:PORT of a Service
kubectl      a small stand-in for machines that have no kubectl
`;

const refused = (why: string): Command => ({ kind: 'refused', why });

/** Reads the arguments after the program's name. Unknown ones are refused by name. */
export function readCommandLine(argv: readonly string[]): Command {
  const [verb = '', ...rest] = argv;
  switch (verb) {
    case 'kubectl':
      return { kind: 'kubectl', argv: rest };
    case 'supervise':
      return rest.length === 0 ? { kind: 'supervise' } : refused('supervise takes no arguments');
    case 'help':
    case '--help':
    case '-h':
      return { kind: 'help' };
    case 'start':
    case 'serve':
      return readStart(verb, rest);
    case 'stop':
    case 'status': {
      const read = readFlags(rest, ['--folder'], 0);
      return read.kind === 'problem'
        ? refused(read.why)
        : withFolder(read.flags, (folder) => ({ kind: verb, folder }));
    }
    case 'address':
      return readAddress(rest);
    case 'image':
      return rest[0] === 'add'
        ? readImageAdd(rest.slice(1))
        : refused(`image knows "add", not ${JSON.stringify(rest[0] ?? '')}`);
    case '':
      return refused('no command was given');
    default:
      return refused(`unknown command ${JSON.stringify(verb)}`);
  }
}

function readStart(verb: 'start' | 'serve', argv: readonly string[]): Command {
  const read = readFlags(argv, ['--folder', '--propagation-delay', '--deregisters-first'], 0);
  if (read.kind === 'problem') return refused(read.why);
  const { flags } = read;
  const delayMs = durationOf(flags, '--propagation-delay', defaultSettings.propagationDelayMs);
  const firstMs = durationOf(flags, '--deregisters-first', defaultSettings.deregistersFirstMs);
  if (typeof delayMs === 'string') return refused(delayMs);
  if (typeof firstMs === 'string') return refused(firstMs);
  return withFolder(flags, (folder) => ({
    kind: verb,
    folder,
    settings: { propagationDelayMs: delayMs, deregistersFirstMs: firstMs },
  }));
}

function durationOf(flags: ReadonlyMap<string, string>, name: string, otherwise: number): number | string {
  const text = flags.get(name);
  if (text === undefined) return otherwise;
  return readDurationMs(text) ?? `${name} is ${JSON.stringify(text)}, not a duration such as 200ms, 2s or 0`;
}

function readAddress(argv: readonly string[]): Command {
  const read = readFlags(argv, ['--folder', '-n', '--namespace'], 1);
  if (read.kind === 'problem') return refused(read.why);
  const [service = '', port = ''] = (read.positional[0] ?? '').split(':');
  if (service === '') return refused('address needs the name of a Service: SERVICE or SERVICE:PORT');
  const namespace = read.flags.get('-n') ?? read.flags.get('--namespace') ?? 'default';
  return withFolder(read.flags, (folder) => ({ kind: 'address', folder, namespace, service, port }));
}

function readImageAdd(argv: readonly string[]): Command {
  const read = readFlags(argv, ['--folder', '--name'], 1);
  if (read.kind === 'problem') return refused(read.why);
  const name = read.flags.get('--name') ?? '';
  const path = read.positional[0] ?? '';
  if (name === '') return refused('image add needs --name NAME or --name NAME:TAG');
  if (path === '') return refused('image add needs the PATH of a folder');
  return withFolder(read.flags, (folder) => ({ kind: 'image-add', folder, name, path }));
}

function withFolder(flags: ReadonlyMap<string, string>, make: (folder: string) => Command): Command {
  const folder = flags.get('--folder') ?? '';
  return folder === '' ? refused('--folder DIR is missing') : make(folder);
}

type ReadFlags =
  | {
      readonly kind: 'flags';
      readonly flags: ReadonlyMap<string, string>;
      readonly positional: readonly string[];
    }
  | { readonly kind: 'problem'; readonly why: string };

/** Reads `--name value` and `--name=value`; every flag takes a value and may be given once. */
function readFlags(argv: readonly string[], known: readonly string[], positionals: number): ReadFlags {
  const flags = new Map<string, string>();
  const positional: string[] = [];
  const queue = [...argv];
  for (let argument = queue.shift(); argument !== undefined; argument = queue.shift()) {
    if (!argument.startsWith('-')) {
      positional.push(argument);
      continue;
    }
    const equals = argument.indexOf('=');
    const name = equals < 0 ? argument : argument.slice(0, equals);
    if (!known.includes(name))
      return { kind: 'problem', why: `unknown option ${name}; known: ${known.join(', ')}` };
    const value = equals < 0 ? queue.shift() : argument.slice(equals + 1);
    if (value === undefined || value === '') return { kind: 'problem', why: `${name} needs a value` };
    if (flags.has(name)) return { kind: 'problem', why: `${name} is given twice` };
    flags.set(name, value);
  }
  return positional.length > positionals
    ? { kind: 'problem', why: `unexpected argument ${JSON.stringify(positional[positionals] ?? '')}` }
    : { kind: 'flags', flags, positional };
}
