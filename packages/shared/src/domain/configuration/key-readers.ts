import { isRecord } from '../json.ts';

/** A name of an action or of what else reads a key. */
type Reader =
  'blue-green-switch' | 'check-ref' | 'configuration' | 'quality-gate' | 'record-build' | 'record-deployment';

/**
 * What this version does with a key of the configuration: who reads it, or what to write instead where nobody does. A
 * key covers those below it. Paths are written as in `docs/configuration.md`: `NAME` stands for any key of a map, and
 * the entries of `gates` have their action in parentheses.
 */
type KeyUse = { readonly readBy: readonly Reader[] } | { readonly instead: string };

const moves = { readBy: ['blue-green-switch'] } as const;
const gate = { readBy: ['quality-gate'] } as const;

const unbuiltGate = (action: string): Readonly<Record<string, KeyUse>> => {
  const instead = `This version has no ${action}. Leave it out; evidence of such a gate is missing, and a move that requires it is refused.`;
  return {
    [`gates.NAME (${action})`]: { instead },
    [`gates.NAME (${action}).action`]: moves,
    [`gates.NAME (${action}).judges`]: moves,
    [`gates.NAME (${action}).max-age`]: moves,
  };
};

const override = 'Leave it out: inputs add to the file, and none replaces a value of it.';

export const keyUses: Readonly<Record<string, KeyUse>> = {
  version: { readBy: ['configuration'] },
  service: { readBy: ['quality-gate', 'blue-green-switch', 'check-ref'] },
  paths: { instead: 'Leave it out: a file serves one service, and the whole repository is its own.' },
  images: { instead: 'Leave it out: the `subjects` of a promotion name its artifacts.' },
  gates: { readBy: ['quality-gate', 'blue-green-switch'] },
  'gates.NAME (quality-gate)': gate,
  'gates.NAME (quality-gate).judges': moves,
  'gates.NAME (quality-gate).max-age': moves,
  'gates.NAME (quality-gate).allow-override': { instead: override },
  ...unbuiltGate('security-scan'),
  ...unbuiltGate('backup-verify'),
  ...unbuiltGate('manual-approval'),
  ...unbuiltGate('canary-monitor'),
  environments: { readBy: ['blue-green-switch', 'check-ref', 'record-deployment'] },
  'environments.NAME.after': {
    instead: 'Give each environment a file of its own and name it with the `config` input.',
  },
  'environments.NAME.from': { readBy: ['blue-green-switch', 'check-ref'] },
  'environments.NAME.gates': moves,
  'environments.NAME.url': { readBy: ['record-deployment'] },
  'environments.NAME.cluster': moves,
  'environments.NAME.traffic': moves,
  'environments.NAME.traffic.weights': {
    instead: 'Leave it out: a Service moves all of the traffic at once.',
  },
  'environments.NAME.validate': moves,
  'environments.NAME.canary': { instead: 'Leave it out and let `validate` and `soak` prove the target.' },
  'environments.NAME.windows': {
    instead: 'Leave it out and keep the times by a protection rule of the GitHub environment.',
  },
  'environments.NAME.freezes': { instead: 'Leave it out and lock the environment on GitHub.' },
  'environments.NAME.approvals': {
    instead: 'Leave it out and use the required reviewers of a GitHub environment.',
  },
  groups: { instead: 'Leave it out: nothing asks a group for an approval yet.' },
  backups: { instead: 'Leave it out: nothing verifies a backup yet.' },
  evidence: moves,
  'evidence.from': moves,
  'evidence.keep': {
    instead: 'Leave it out: the evidence is in the outputs of the run, and is kept as long as the run is.',
  },
  'evidence.store': { instead: 'Leave it out: the evidence is in the outputs of the run.' },
  notify: { instead: 'Leave it out and send the message by a job of your own after the promotion.' },
  floor: { instead: 'Leave it out: a file serves one service, and has no entry that could loosen it.' },
  'allow-override': { instead: override },
  services: {
    instead: 'Give each service a repository or a file of its own, and name it with the `config` input.',
  },
};

/** The use of a key: its own entry, or that of the nearest key above it. */
export function useOfKey(path: string): KeyUse | undefined {
  for (
    let at = path.replaceAll('[]', '');
    at !== '';
    at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : ''
  ) {
    const own = Object.entries(keyUses).find(([key]) => key === at);
    if (own !== undefined) return own[1];
  }
  return undefined;
}

/** Maps whose keys are names. */
const maps = new Set([
  'gates',
  'environments',
  'environments.NAME.approvals',
  'environments.NAME.traffic.colors',
  'groups',
  'backups',
  'services',
]);

function stepInto(pattern: string, key: string, value: unknown): string {
  if (!maps.has(pattern)) return pattern === '' ? key : `${pattern}.${key}`;
  const action = pattern === 'gates' && isRecord(value) ? value['action'] : undefined;
  return `${pattern}.NAME${typeof action === 'string' ? ` (${action})` : ''}`;
}

/** A key that was written and that nobody reads. */
export interface UnreadKey {
  /** `environments.production.windows` */
  readonly path: string;
  readonly instead: string;
}

/**
 * The keys of a configuration file that no code of this version reads. Of keys below one another only the first is
 * named.
 *
 * @param written - the file as it was parsed, before defaults are filled in
 */
export function unreadKeys(written: unknown, at = '', pattern = ''): readonly UnreadKey[] {
  if (!isRecord(written)) return [];
  return Object.entries(written).flatMap(([key, value]): readonly UnreadKey[] => {
    const path = at === '' ? key : `${at}.${key}`;
    const form = stepInto(pattern, key, value);
    const isBelow = Object.keys(keyUses).some((known) => known.startsWith(`${form}.`));
    const use = useOfKey(form);
    // Where some of the keys below are read, each of the others is named by itself.
    if (use !== undefined && 'instead' in use && !isBelow) return [{ path, instead: use.instead }];
    return unreadKeys(value, path, form);
  });
}
