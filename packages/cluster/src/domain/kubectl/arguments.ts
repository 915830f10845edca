/** One option that a command knows. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** Whether it takes a value; a switch may still be given as `--name=false`. */
  readonly takes: 'value' | 'switch';
}

/** Arguments read for one command: every value of each option, and what is none. */
export type ReadArguments =
  | { readonly kind: 'arguments'; readonly arguments: Arguments }
  | { readonly kind: 'problem'; readonly why: string };

/** What was given. */
export interface Arguments {
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly positional: readonly string[];
}

/** Options of every command. */
export const commonOptions: readonly Option[] = [
  { name: 'namespace', short: 'n', takes: 'value' },
  { name: 'context', takes: 'value' },
  { name: 'kubeconfig', takes: 'value' },
  { name: 'request-timeout', takes: 'value' },
];

/** Reads options in any order; one that the command does not know is refused by name. */
export function readArguments(argv: readonly string[], known: readonly Option[]): ReadArguments {
  const options = new Map<string, string[]>();
  const positional: string[] = [];
  const queue = [...argv];
  const add = (name: string, value: string): void => {
    const given = options.get(name);
    if (given === undefined) options.set(name, [value]);
    else given.push(value);
  };
  for (let argument = queue.shift(); argument !== undefined; argument = queue.shift()) {
    if (argument === '--') {
      positional.push(...queue);
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      positional.push(argument);
      continue;
    }
    const split = splitOption(argument);
    const option = known.find(
      (entry) => entry.name === split.name || (split.short && entry.short === split.name),
    );
    if (option === undefined) return { kind: 'problem', why: `unknown flag: ${argument}` };
    if (option.takes === 'switch') {
      add(option.name, split.value ?? 'true');
      continue;
    }
    const value = split.value ?? queue.shift();
    if (value === undefined) return { kind: 'problem', why: `flag needs an argument: ${argument}` };
    add(option.name, value);
  }
  return { kind: 'arguments', arguments: { options, positional } };
}

/** `--name=value`, `--name`, `-n=value`, `-nvalue`, `-n`. */
function splitOption(argument: string): {
  readonly name: string;
  readonly short: boolean;
  readonly value: string | undefined;
} {
  const equals = argument.indexOf('=');
  if (argument.startsWith('--'))
    return equals < 0
      ? { name: argument.slice(2), short: false, value: undefined }
      : { name: argument.slice(2, equals), short: false, value: argument.slice(equals + 1) };
  const rest = argument.slice(2).replace(/^=/, '');
  return { name: argument.slice(1, 2), short: true, value: rest === '' ? undefined : rest };
}

/** The last value of an option. */
export function lastOf(given: Arguments, name: string): string | undefined {
  return given.options.get(name)?.at(-1);
}

/** Whether a switch is on. */
export function isGiven(given: Arguments, name: string): boolean {
  return lastOf(given, name) === 'true';
}

/** The same arguments with the common options that stand before the command moved behind it. */
export function commandFirst(argv: readonly string[]): readonly string[] {
  const leading: string[] = [];
  let rest = argv;
  for (let [first] = rest; first?.startsWith('-') === true; [first] = rest) {
    const split = splitOption(first);
    const common = commonOptions.some((entry) => entry.name === split.name || entry.short === split.name);
    const taken = common && split.value === undefined ? 2 : 1;
    leading.push(...rest.slice(0, taken));
    rest = rest.slice(taken);
  }
  return [...rest, ...leading];
}
