import type { FormatDefinition } from './format.ts';
import { junit } from './junit.ts';
import { lcov } from './lcov.ts';

/** Every format that is read, by the name that `format` of an entry gives it. */
export const formatDefinitions = { junit, lcov } as const satisfies Readonly<
  Record<string, FormatDefinition>
>;

export type Format = keyof typeof formatDefinitions;

const isFormat = (name: string): name is Format => Object.hasOwn(formatDefinitions, name);

/** The names, in the order of the table. */
export const formatNames: readonly Format[] = Object.keys(formatDefinitions).filter(isFormat);

/** The definition of a format. */
export function definitionOf(format: Format): FormatDefinition {
  return formatDefinitions[format];
}
