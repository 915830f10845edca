/** Secrets or variables as GitHub stores them: for the repository, and for each of its environments. */
export interface StoredValues {
  /** By name, in upper case. */
  readonly repository: ReadonlyMap<string, string>;
  /** By the name of the environment in lower case, then as above. */
  readonly environments: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export interface StoredName {
  /** Null: the repository. */
  readonly environment: string | null;
  readonly name: string;
}

export type StoredNameReading =
  { readonly kind: 'name'; readonly stored: StoredName } | { readonly kind: 'invalid'; readonly why: string };

export interface StoredEntry extends StoredName {
  readonly value: string;
}

const stores =
  'GitHub stores names of letters, digits and _ alone, that start neither with a digit nor with GITHUB_';

/** Reads `NAME` (of the repository) or `ENVIRONMENT/NAME`; what GitHub does not store is refused. */
export function readStoredName(text: string): StoredNameReading {
  const slash = text.lastIndexOf('/');
  const environment = slash < 0 ? null : text.slice(0, slash);
  const name = text.slice(slash + 1);
  if (environment?.trim() === '')
    return { kind: 'invalid', why: `'${text}' names no environment before the slash` };
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) || /^GITHUB_/i.test(name))
    return { kind: 'invalid', why: `'${name}' can be no name: ${stores}` };
  return { kind: 'name', stored: { environment, name } };
}

/** Stores values; of two with one name the later one counts. */
export function storeValues(entries: readonly StoredEntry[]): StoredValues {
  const repository = new Map<string, string>();
  const environments = new Map<string, Map<string, string>>();
  for (const { environment, name, value } of entries) {
    if (environment === null) repository.set(name.toUpperCase(), value);
    else {
      const known = environments.get(environment.toLowerCase()) ?? new Map<string, string>();
      environments.set(environment.toLowerCase(), known.set(name.toUpperCase(), value));
    }
  }
  return { repository, environments };
}

/** What an environment has of its own; nothing where there is no environment, or none of this name. */
export function ofEnvironment(stored: StoredValues, environment: string | null): ReadonlyMap<string, string> {
  return (environment === null ? null : stored.environments.get(environment.toLowerCase())) ?? new Map();
}
