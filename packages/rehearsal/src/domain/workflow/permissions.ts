import { entriesOf, literalText, type Template } from './template.ts';

/** `scope: level` pairs of a `permissions:` mapping, without those that grant nothing; empty for the short forms. */
export function grantedPermissions(permissions: Template | null): readonly string[] {
  return entriesOf(permissions).flatMap((entry) => {
    const level = literalText(entry.value);
    return level === null || level === 'none' ? [] : [`${entry.key}: ${level}`];
  });
}

/**
 * The `scope: write` pairs that a job's token has; null where it may write everything, or where the workflow leaves it
 * to the settings of the repository, which nobody knows here.
 */
export function grantedWrites(permissions: Template | null): readonly string[] | null {
  if (permissions === null) return null;
  const short = literalText(permissions);
  if (short !== null) return short === 'read-all' ? [] : null;
  return grantedPermissions(permissions).filter((pair) => pair.endsWith(': write'));
}

/** What was granted and not needed: the whole scope, or the right to write where reading was enough. */
export function unusedPermissions(granted: readonly string[], used: readonly string[]): readonly string[] {
  return granted.filter((pair) => !used.includes(pair)).sort();
}
