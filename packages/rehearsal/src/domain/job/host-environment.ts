/** What steps may see of the user's environment: where programs are, language and time zone. Nothing else. */
const allowed = /^(PATH|LANG|LANGUAGE|LC_[A-Z]+|TZ)$/;

export interface HostEnvironmentOptions {
  /** Names that the user lets through. */
  readonly pass: readonly string[];
  /** Folders that come first on PATH. */
  readonly firstPaths: readonly string[];
  /** A folder that exists and has nothing in it. */
  readonly nowhere: string;
}

/**
 * The environment that steps start from. Credentials, agents and configuration of the user's are not in it: they are
 * not on the list, and what programs find without a variable (git's system configuration, docker's socket) is turned
 * away. No cluster is named, not even that of the rehearsal: as on GitHub, a step has to log in. `~/.kube` is in the
 * home of the job, which is empty.
 */
export function hostEnvironment(
  all: Readonly<Record<string, string | undefined>>,
  options: HostEnvironmentOptions,
): Readonly<Record<string, string>> {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(all))
    if (value !== undefined && (allowed.test(name) || options.pass.includes(name))) environment[name] = value;
  const paths = [...options.firstPaths, environment['PATH'] ?? '/usr/local/bin:/usr/bin:/bin'];
  const fixed: Record<string, string> = {
    DOCKER_HOST: `unix://${options.nowhere}/docker.sock`,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    USER: 'runner',
  };
  for (const [name, value] of Object.entries(fixed))
    if (!options.pass.includes(name)) environment[name] = value;
  environment['PATH'] = paths.join(':');
  return environment;
}
