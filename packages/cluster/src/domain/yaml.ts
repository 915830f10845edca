import { parseAllDocuments, stringify } from 'yaml';

import type { Json } from './json.ts';

/** The documents of a YAML or JSON text, or why it is none. */
export type ReadYaml =
  | { readonly kind: 'documents'; readonly documents: readonly Json[] }
  | { readonly kind: 'problem'; readonly why: string };

/** Reads every document of a text; empty ones are left out. */
export function readYaml(text: string): ReadYaml {
  const documents: Json[] = [];
  for (const document of parseAllDocuments(text)) {
    const [error] = document.errors;
    if (error !== undefined) return { kind: 'problem', why: error.message };
    const value = document.toJS() as Json;
    if (value !== null) documents.push(value);
  }
  return { kind: 'documents', documents };
}

/** Writes a value as YAML. */
export function writeYaml(value: Json): string {
  return stringify(value, { lineWidth: 0 });
}
