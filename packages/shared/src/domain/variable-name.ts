/**
 * Whether an environment variable is one of those that are named.
 *
 * @param name - of the variable
 * @param patterns - names, or beginnings that end in `*`: `VAULT_TOKEN`, `OCI_CLI_*`
 */
export function isNamedVariable(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}
