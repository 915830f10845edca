import { entriesOf, literalText, type Template } from './template.ts';

export type Level = 'none' | 'read' | 'write';

/** What a token may do: the level of each scope that it has; a scope that is not there is `none`. */
export type Grant = ReadonlyMap<string, Level>;

/** What the settings of a repository grant where a workflow says nothing. */
export type DefaultPermissions = 'read' | 'write';

/** In the order in which GitHub compares and reports them. */
const scopes = [
  'actions',
  'artifact-metadata',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'repository-projects',
  'statuses',
  'security-events',
  'id-token',
  'models',
  'workflows',
];

const levels: readonly Level[] = ['none', 'read', 'write'];

/** Reads a `permissions:` entry; null when there is none, and the settings or the caller decide. */
export function readPermissions(permissions: Template | null): Grant | null {
  if (permissions === null) return null;
  const short = literalText(permissions);
  if (short === 'read-all') return everything('read');
  if (short === 'write-all') return everything('write');
  return new Map(
    entriesOf(permissions).flatMap((entry) => {
      const level = levels.find((known) => known === literalText(entry.value));
      return level === undefined || level === 'none' ? [] : [[entry.key, level] as const];
    }),
  );
}

function everything(level: 'read' | 'write'): Grant {
  // Models cannot be written; a token of identity cannot be read.
  return new Map(
    scopes
      .filter((scope) => level === 'write' || scope !== 'id-token')
      .map((scope) => [scope, scope === 'models' ? 'read' : level] as const),
  );
}

/**
 * What a repository's settings grant where nothing is said: `read` is the default of new ones. Never a token of
 * identity; `inCall`, the ceiling of a called workflow of the same owner, has it with `write`.
 */
export function defaultGrant(settings: DefaultPermissions, inCall: boolean): Grant {
  if (settings === 'read')
    return new Map([
      ['contents', 'read'],
      ['packages', 'read'],
    ]);
  return new Map([...everything('write')].filter(([scope]) => inCall || scope !== 'id-token'));
}

export interface Excess {
  readonly scope: string;
  readonly requested: Level;
  readonly allowed: Level;
}

/** Where one grant goes beyond another. */
export function excesses(requested: Grant, allowed: Grant): readonly Excess[] {
  return scopes.flatMap((scope) => {
    const asked = requested.get(scope) ?? 'none';
    const most = allowed.get(scope) ?? 'none';
    return levels.indexOf(asked) > levels.indexOf(most) ? [{ scope, requested: asked, allowed: most }] : [];
  });
}

/** `scope: level` pairs of a `permissions:` mapping, without those that grant nothing; empty for the short forms. */
export function grantedPermissions(permissions: Template | null): readonly string[] {
  return entriesOf(permissions).flatMap((entry) => {
    const level = literalText(entry.value);
    return level === null || level === 'none' ? [] : [`${entry.key}: ${level}`];
  });
}

/** The `scope: level` pairs that a token has. */
export function grantPairs(grant: Grant): readonly string[] {
  return [...grant].filter(([, level]) => level !== 'none').map(([scope, level]) => `${scope}: ${level}`);
}

/** What was granted and not needed: the whole scope, or the right to write where reading was enough. */
export function unusedPermissions(granted: readonly string[], used: readonly string[]): readonly string[] {
  return granted.filter((pair) => !used.includes(pair)).sort();
}
