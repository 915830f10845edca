import { isRecord } from '@interlock/shared/domain/json';

/** The program that a kubeconfig gets credentials from (`users[].user.exec`). */
export interface CredentialPlugin {
  /** As it is written there: a name or a path. */
  readonly command: string;
  /** What the kubeconfig sets for it; kubectl passes these on by itself. */
  readonly env: Readonly<Record<string, string>>;
}

/** Variables that well-known plugins read, beside those of AWS, Azure and Google, which every program gets. */
const variablesOf: Readonly<Record<string, readonly string[]>> = {
  doctl: ['DIGITALOCEAN_*'],
  kubelogin: ['AAD_*'],
  oci: ['OCI_CLI_*'],
  tsh: ['TELEPORT_*'],
  vault: ['VAULT_*'],
};

/** Reads the plugin of a user of a kubeconfig; `null` when its credentials come from nowhere else. */
export function readPlugin(user: unknown): CredentialPlugin | null {
  const details = isRecord(user) ? user['user'] : undefined;
  const exec = isRecord(details) ? details['exec'] : undefined;
  if (!isRecord(exec)) return null;
  const { command, env } = exec;
  const entries = (Array.isArray(env) ? env : []).flatMap((item: unknown) =>
    isRecord(item) && typeof item['name'] === 'string' && typeof item['value'] === 'string'
      ? [[item['name'], item['value']] as const]
      : [],
  );
  return { command: typeof command === 'string' ? command : '', env: Object.fromEntries(entries) };
}

/** Names of the variables that a plugin is known to read. */
export function variablesOfPlugin(plugin: CredentialPlugin | null): readonly string[] {
  const name =
    plugin?.command
      .split(/[/\\]/u)
      .at(-1)
      ?.replace(/\.exe$/u, '') ?? '';
  return Object.hasOwn(variablesOf, name) ? (variablesOf[name] ?? []) : [];
}

const mostLines = 8;
const mostCharacters = 200;
const leastSecret = 6;
const secretName = /(?:TOKEN|SECRET|PASSW|PASSPHRASE|KEY|CREDENTIAL|JWT|ASSERTION|CERT)/iu;

/**
 * The last lines that a plugin printed on kubectl's standard error, to be shown to a person. Values of variables whose
 * names speak of secrets are hidden; lines of kubectl itself (klog) and escape codes are left out.
 *
 * @param errors - what was printed
 * @param variables - the variables that the plugin was given
 */
export function lastWords(errors: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const secrets = Object.entries(variables)
    .filter(([name, value]) => secretName.test(name) && value.trim().length >= leastSecret)
    .flatMap(([, value]) => [value, ...value.split(/\r?\n/u)])
    .map((value) => value.trim())
    .filter((value) => value.length >= leastSecret)
    .sort((a, b) => b.length - a.length);
  const shown = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), errors);
  return shown
    .replace(/\u001b\[[0-9;]*[A-Za-z]/gu, '')
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^[IWEF]\d{4} \d{2}:\d{2}:/u.test(line))
    .slice(-mostLines)
    .map((line) => (line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line));
}
