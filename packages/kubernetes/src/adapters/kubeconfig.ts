import { UserError } from '@interlock/shared/domain/errors';
import { isRecord, parseJson } from '@interlock/shared/domain/json';
import type { CommandEnd } from '@interlock/shared/ports/commands';
import type { Ports } from '@interlock/shared/ports/ports';

import { certificatesIn } from '../domain/certificates.ts';
import type { ClusterSeen, CredentialEnd } from '../domain/cluster-seen.ts';
import { readPlugin, type CredentialPlugin } from '../domain/credential-plugin.ts';
import { tokenEndMs } from '../domain/token.ts';
import { failure, loginFix } from './failure.ts';

type Needs = Pick<Ports, 'commands' | 'digests' | 'runner'>;

const deadlineMs = 20_000;

/** The part of the kubeconfig that is used. It holds no secret. */
export interface Kubeconfig extends ClusterSeen {
  readonly credentialEnd: CredentialEnd;
  readonly plugin: CredentialPlugin | null;
}

function kubectlProblem(code: string, message: string, fix: string): UserError {
  return new UserError([{ code, message, fix, where: 'kubectl' }]);
}

function textOf(end: Exclude<CommandEnd, { kind: 'exited' | 'not-found' }>): string {
  switch (end.kind) {
    case 'deadline':
      return `no end after ${String(end.afterMs)} ms`;
    case 'output-cap':
      return `more than ${String(end.capBytes)} bytes of output`;
    case 'signaled':
      return `ended by ${end.signal}`;
    case 'cancelled':
      return 'cancelled';
  }
}

const firstOf = (value: unknown, key: string): unknown => {
  const list = isRecord(value) ? value[key] : undefined;
  return Array.isArray(list) ? (list[0] as unknown) : undefined;
};

function credentialEndOf(user: unknown, { runner }: Needs): CredentialEnd {
  const details = isRecord(user) && isRecord(user['user']) ? user['user'] : {};
  const { token } = details;
  if (typeof token === 'string' && token !== '') {
    runner.mask(token);
    const atMs = tokenEndMs(token, (text) => Buffer.from(text, 'base64url').toString('utf8'));
    return atMs === null
      ? { kind: 'not-visible', why: 'the token does not say when it ends' }
      : { kind: 'at', atMs };
  }
  const kinds: Readonly<Record<string, string>> = {
    exec: 'a plugin makes them anew',
    tokenFile: 'the token is in a file that may be renewed',
    'client-certificate-data': 'a client certificate',
    'client-certificate': 'a client certificate',
    'auth-provider': 'an auth provider makes them',
  };
  const found = Object.keys(kinds).find((key) => details[key] !== undefined);
  return {
    kind: 'not-visible',
    why: found === undefined ? 'the kubeconfig has none' : (kinds[found] ?? found),
  };
}

function fingerprintsOf(cluster: Readonly<Record<string, unknown>>, { digests }: Needs): readonly string[] {
  const data = cluster['certificate-authority-data'];
  if (cluster['insecure-skip-tls-verify'] === true || typeof data !== 'string') return [];
  const pem = Buffer.from(data, 'base64').toString('latin1');
  return [...new Set(certificatesIn(pem).map((der) => digests.sha256(der)))];
}

/**
 * Reads the part of the kubeconfig that is used. Certificates in files are read along with it (`--flatten`).
 *
 * @throws {UserError} when there is no kubectl, no kubeconfig, or no such context in it
 */
export async function readKubeconfig(
  needs: Needs,
  contextArgs: readonly string[],
  signal: AbortSignal,
): Promise<Kubeconfig> {
  const end = await needs.commands.run({
    argv: ['kubectl', ...contextArgs, 'config', 'view', '--minify', '--flatten', '--raw', '--output=json'],
    deadlineMs,
    signal,
  });
  signal.throwIfAborted();
  if (end.kind === 'not-found')
    throw kubectlProblem(
      'kubectl-missing',
      'There is no `kubectl` on this runner.',
      'Install it in an earlier step of the job, or use a runner image that has it.',
    );
  if (end.kind !== 'exited')
    throw failure('kubectl-failed', `kubectl config view: ${textOf(end)}.`, 'Run the job again.', true);
  if (end.code !== 0) {
    const said = end.stderr.trim().slice(0, 400);
    throw contextArgs.length > 0
      ? kubectlProblem(
          'kube-context-unknown',
          `kubectl cannot use the context of input "kube-context": ${said}`,
          'Name a context that `kubectl config get-contexts` lists in this job.',
        )
      : kubectlProblem('kubeconfig-missing', `kubectl has no cluster to talk to: ${said}`, loginFix);
  }
  const parsed = parseJson(end.stdout);
  if (!parsed.ok || !isRecord(parsed.value))
    throw kubectlProblem('kubeconfig-missing', 'kubectl config view printed no JSON.', loginFix);
  const cluster = firstOf(parsed.value, 'clusters');
  const name = isRecord(cluster) ? cluster['name'] : undefined;
  const context = parsed.value['current-context'];
  if (typeof name !== 'string' || name === '')
    throw kubectlProblem('kubeconfig-missing', 'The kubeconfig names no cluster.', loginFix);
  const details = isRecord(cluster) && isRecord(cluster['cluster']) ? cluster['cluster'] : {};
  const { server } = details;
  const user = firstOf(parsed.value, 'users');
  return {
    cluster: name,
    context: typeof context === 'string' ? context : '',
    server: typeof server === 'string' ? server : '',
    caFingerprints: fingerprintsOf(details, needs),
    credentialEnd: credentialEndOf(user, needs),
    plugin: readPlugin(user),
  };
}
