import type { FormatDefinition, UsableReport } from './format.ts';
import type { NamedFormat, Syntax } from './named-format.ts';
import { formatsOfKinds } from './report-kinds.ts';

/**
 * What every format that is read is about, by the name that `format` of an entry gives it; of each kind and syntax the
 * most common come first. Readers are loaded on demand.
 */
const formats: Readonly<Record<Format, NamedFormat>> = formatsOfKinds;

export type Format = keyof typeof formatsOfKinds;

/** Readers by format: all, or those of one kind. */
export type Definitions = Readonly<Partial<Record<Format, FormatDefinition>>>;

export const isFormat = (name: string): name is Format => Object.hasOwn(formats, name);

/** The names, in the order of the table. */
export const formatNames: readonly Format[] = Object.keys(formats).filter(isFormat);

/** What reports of a format are about. */
export const kindOf = (format: Format): UsableReport['kind'] => formats[format].kind;

/** How reports of a format are written. */
export const syntaxOf = (format: Format): Syntax => formats[format].syntax;
