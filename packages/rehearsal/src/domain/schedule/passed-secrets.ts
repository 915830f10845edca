/** The secrets that a workflow has: the repository's, or what the call of it passed. `GITHUB_TOKEN` comes besides. */
export interface PassedSecrets {
  readonly values: ReadonlyMap<string, string>;
  /** `all`: the repository's, to which an environment adds its own; `named`: these names and no others. */
  readonly reach: 'all' | 'named';
}

/** What a call without `secrets:` passes, and `secrets: inherit` to a workflow of another owner. */
export const noSecrets: PassedSecrets = { values: new Map(), reach: 'named' };

/**
 * The secrets of a job, given those of its environment. Where the caller passed secrets by name, the environment only
 * overrides those names; otherwise it adds to them as well. Source: actions/runner#1490, #4453.
 */
export function jobSecrets(
  passed: PassedSecrets,
  environment: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  if (passed.reach === 'all') return new Map([...passed.values, ...environment]);
  return new Map(
    [...passed.values].map(([name, value]) => [name, environment.get(name.toUpperCase()) ?? value] as const),
  );
}
