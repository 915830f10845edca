import { gateOf, type Configuration } from '../../domain/configuration/configuration.ts';
import type { Gate } from '../../domain/configuration/gates.ts';
import type { Problem } from '../../domain/errors.ts';
import { failure, success, type Result } from '../../domain/result.ts';

export type GateAction = Gate['action'];

/** An entry under `gates` of one action. */
export type EntryOf<Action extends GateAction> = Extract<Gate, { readonly action: Action }>;

/** The configuration as it was read, and where from, in words. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly isFile: boolean;
  readonly described: string;
}

/** The inputs that name what is to judge. */
export interface GateNames {
  readonly gate: string | null;
  readonly service: string | null;
}

/** The gate that is to judge, and its entry; `null` where the configuration has none. */
export interface FoundEntry<Action extends GateAction> {
  readonly gate: string;
  readonly entry: EntryOf<Action> | null;
  readonly problems: readonly Problem[];
}

const isOf = <Action extends GateAction>(action: Action, entry: Gate): entry is EntryOf<Action> =>
  entry.action === action;

/** The gates of an action that a configuration has, for people who forgot to name one. */
export function gatesOf(action: GateAction, configuration: Configuration): readonly string[] {
  return Object.entries(configuration.gates)
    .filter(([, entry]) => entry.action === action)
    .map(([name]) => name);
}

function serviceProblems(service: string | null, read: ReadConfiguration): readonly Problem[] {
  const known = read.configuration.service ?? null;
  if (service === null || service === known) return [];
  return [
    {
      code: 'service-unknown',
      message: `Input "service": found "${service}"; ${read.described} ${known === null ? 'names no service' : `is about "${known}"`}.`,
      fix: 'Leave it out, or name the service of the file; this version knows one a file.',
      where: 'service',
    },
  ];
}

/**
 * Finds the entry that a gate judges by: the one that is named, else the one that is called like the action.
 *
 * @param action - the action that judges
 * @param names - inputs `gate` and `service`
 * @param read - the configuration
 */
export function findEntry<Action extends GateAction>(
  action: Action,
  names: GateNames,
  read: ReadConfiguration,
): FoundEntry<Action> {
  const gate = names.gate ?? action;
  const ofService = serviceProblems(names.service, read);
  const isThere = Object.hasOwn(read.configuration.gates, gate);
  // A name of one's own needs no file; with a file it must be in there, or its rules would be passed over.
  if (!isThere && (names.gate === null || !read.isFile)) return { gate, entry: null, problems: ofService };
  const found = gateOf(read.configuration, gate, read.described);
  if (!found.ok) return { gate, entry: null, problems: [found.problem, ...ofService] };
  if (isOf(action, found.value)) return { gate, entry: found.value, problems: ofService };
  const problem: Problem = {
    code: 'gate-of-another-action',
    message: `Input "gate": "${gate}" is a gate of ${found.value.action} in ${read.described}.`,
    fix: `Name a gate whose \`action\` is ${action}.`,
    where: 'gate',
  };
  return { gate, entry: null, problems: [problem, ...ofService] };
}

/** `audit` of either is audit, which no move accepts. */
export function modeOf(
  input: 'enforce' | 'audit',
  entry: { readonly mode: 'enforce' | 'audit' } | null,
): 'enforce' | 'audit' {
  return input === 'audit' || entry?.mode === 'audit' ? 'audit' : 'enforce';
}

/**
 * The file of waivers that a gate goes by. An input may name one only where no entry of the configuration judges: a
 * waiver takes something away, which an input must not.
 */
export function waiversPath(
  gate: string,
  entry: { readonly waivers?: string | undefined } | null,
  input: string | null,
): Result<string | null, Problem> {
  if (entry === null) return success(input);
  const path = entry.waivers ?? null;
  if (input === null || input === path) return success(path);
  return failure({
    code: 'waivers-not-allowed',
    message: `Input "waivers": found "${input}"; gate "${gate}" of the configuration ${path === null ? 'names no waivers' : `names "${path}"`}.`,
    fix: `Write \`waivers: ${input}\` into \`gates.${gate}\` of the configuration, and leave the input out.`,
    where: 'waivers',
  });
}
