import type { NamedFormat } from '../named-format.ts';

/** The formats of reports about duplication, the most common of each syntax first. */
export const duplicationNames = {
  jscpd: { kind: 'duplication', syntax: 'JSON' },
  cpd: { kind: 'duplication', syntax: 'XML' },
} as const satisfies Readonly<Record<string, NamedFormat>>;
