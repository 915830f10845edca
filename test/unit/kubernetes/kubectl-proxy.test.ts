import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { ExternalError, UserError } from '@interlock/shared/domain/errors';
import type { CommandEnd } from '@interlock/shared/ports/commands';
import type { HttpAnswer, HttpRequest } from '@interlock/shared/ports/http';
import { fakeCommands } from '@interlock/shared/testing/fake-commands';
import { fakeFiles } from '@interlock/shared/testing/fake-files';
import { fakeHttp } from '@interlock/shared/testing/fake-http';
import { fakePorts } from '@interlock/shared/testing/fake-ports';

import { kubectlProxy } from '@interlock/kubernetes/adapters/kubectl-proxy';
import type { Kubernetes, Leftover } from '@interlock/kubernetes/ports/kubernetes';

const service = {
  metadata: { name: 'shop', namespace: 'shop', uid: 'uid-of-shop', resourceVersion: '1' },
  spec: { selector: { color: 'blue' } },
};
const kubeconfig = (user: object = {}, cluster: object = {}) => ({
  'current-context': 'prod-context',
  clusters: [{ name: 'prod', cluster }],
  users: [{ name: 'me', user }],
});
const exited = (code: number, stdout: string, stderr = ''): CommandEnd => ({
  kind: 'exited',
  code,
  stdout,
  stderr,
});

interface Options {
  readonly config?: CommandEnd;
  readonly respond?: (request: HttpRequest) => Partial<HttpAnswer> | null;
  readonly opensSocket?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** What kubectl and a plugin of its print while they run. */
  readonly errors?: string;
}

function machine({
  config = exited(0, JSON.stringify(kubeconfig())),
  respond = () => ({ body: JSON.stringify(service) }),
  opensSocket = true,
  environment = {},
  errors = '',
}: Options = {}) {
  const files = fakeFiles();
  const commands = fakeCommands((command) => (command.argv.includes('config') ? config : null), environment);
  const http = fakeHttp(respond);
  const ports = fakePorts({
    commands: {
      ...commands,
      startDetached: async (command) => {
        const started = await commands.startDetached(command);
        const socket = command.argv
          .find((one) => one.startsWith('--unix-socket='))
          ?.slice('--unix-socket='.length);
        if (opensSocket && socket !== undefined) files.contents.set(socket, '');
        if (command.errorsTo !== undefined) files.contents.set(command.errorsTo, errors);
        return started;
      },
    },
    files,
    http,
  });
  const leftovers: Leftover[] = [];
  const access = kubectlProxy(ports);
  const open = (context: string | null = null, variables: readonly string[] = []): Promise<Kubernetes> =>
    access.open({
      context,
      variables,
      signal: ports.runner.cancellation,
      onStarted: (leftover) => void leftovers.push(leftover),
    });
  return { ports, commands, http, files, access, open, leftovers };
}

async function thrownBy(body: () => Promise<unknown>): Promise<unknown> {
  try {
    await body();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

const codeOf = (thrown: unknown) =>
  thrown instanceof UserError
    ? thrown.problems[0]?.code
    : thrown instanceof ExternalError
      ? thrown.code
      : String(thrown);

describe('the way to the cluster', () => {
  test('is one kubectl proxy on a unix socket in a private folder, whose id is told before it is used', async () => {
    const { open, commands, http, leftovers } = machine();
    const kubernetes = await open();
    expect(kubernetes.cluster).toBe('prod');
    expect(kubernetes.context).toBe('prod-context');
    const started = commands.ran.find((argv) => argv.includes('proxy'));
    expect(started).toEqual(['kubectl', 'proxy', `--unix-socket=${leftovers[0]?.folder ?? ''}/api.sock`]);
    await kubernetes.readService('shop', 'shop');
    for (const request of http.requests) {
      expect(request.url).toMatch(/^http:\/\/localhost\//u);
      expect(request.socketPath).toBe(`${leftovers[0]?.folder ?? ''}/api.sock`);
    }
    expect(commands.ran.filter((argv) => argv.includes('proxy'))).toHaveLength(1);
  });

  test('knows the time of the server from its answers, whatever the clock of the runner says', async () => {
    let headers: Record<string, string> = {};
    let status = 200;
    const { open, ports } = machine({ respond: () => ({ status, headers, body: JSON.stringify(service) }) });
    const kubernetes = await open();
    expect(kubernetes.serverTimeMs()).toBeNull();
    const read = () => kubernetes.readService('shop', 'shop').catch(() => undefined);
    headers = { date: 'Mon, 05 Jan 2026 12:00:00 GMT' };
    await read();
    expect(kubernetes.serverTimeMs()).toBe(Date.parse('2026-01-05T12:00:00Z'));
    await ports.clock.sleep(1500);
    expect(kubernetes.serverTimeMs()).toBe(Date.parse('2026-01-05T12:00:01.500Z'));
    for (const [nextStatus, date] of [
      [200, 'soon'],
      [502, 'Mon, 05 Jan 2026 18:00:00 GMT'],
    ] as const) {
      status = nextStatus;
      headers = { date };
      await read();
      expect(new Date(kubernetes.serverTimeMs() ?? 0).getUTCHours()).toBe(12);
    }
  });

  test('names the context that was asked for, everywhere', async () => {
    const { open, commands } = machine();
    await open('other');
    for (const argv of commands.ran) expect(argv[1]).toBe('--context=other');
  });

  test('is closed with the process and its folder, also by somebody else and also twice', async () => {
    const { open, commands, files, leftovers, access } = machine();
    const kubernetes = await open();
    const [leftover] = leftovers;
    if (leftover === undefined) throw new Error('nothing was told');
    expect(commands.running.has(leftover.pid)).toBe(true);
    await access.end(leftover);
    expect(commands.running.size).toBe(0);
    expect([...files.contents.keys()]).toEqual([]);
    await access.end(leftover);
    await kubernetes.close();
    expect(commands.running.size).toBe(0);
  });

  test('writes on condition, strictly, and under our own name', async () => {
    const { open, http } = machine();
    const kubernetes = await open();
    await kubernetes.patchService('shop', 'shop', { metadata: { resourceVersion: '1' } });
    const patch = http.requests.find(({ method }) => method === 'PATCH');
    expect(patch?.url).toBe(
      'http://localhost/api/v1/namespaces/shop/services/shop?fieldManager=interlock&fieldValidation=Strict',
    );
    expect(patch?.headers?.['content-type']).toBe('application/merge-patch+json');
  });

  test.each([
    ['there is no kubectl', { kind: 'not-found', program: 'kubectl' } as const, 'kubectl-missing'],
    [
      'nobody logged in',
      exited(1, '', 'error: current-context must exist in order to minify'),
      'kubeconfig-missing',
    ],
    ['kubectl prints no JSON', exited(0, 'hello'), 'kubeconfig-missing'],
    ['kubectl does not end', { kind: 'deadline', afterMs: 1, stderr: '' } as const, 'kubectl-failed'],
    ['the kubeconfig is empty', exited(0, '{}'), 'kubeconfig-missing'],
  ])('says so when %s', async (_, config, code) => {
    const { open } = machine({ config });
    expect(codeOf(await thrownBy(() => open()))).toBe(code);
  });

  test('says so when the context does not exist', async () => {
    const { open } = machine({ config: exited(1, '', 'error: context "x" does not exist') });
    expect(codeOf(await thrownBy(() => open('x')))).toBe('kube-context-unknown');
  });

  test('says so when the proxy never opens its socket, and ends it', async () => {
    const { open, commands } = machine({ opensSocket: false });
    expect(codeOf(await thrownBy(() => open()))).toBe('kubectl-failed');
    expect(commands.running.size).toBe(0);
  });

  test.each([
    [404, null],
    [403, null],
    [401, 'kubernetes-unauthorized'],
    [500, 'kubernetes-failed'],
  ])('an Application answered with %s is not there, or the problem %s', async (status, code) => {
    const message =
      'applications.argoproj.io "shop" is forbidden: User "x" cannot get resource "applications"';
    const kubernetes = await machine({
      respond: ({ url }) =>
        url.includes('/applications/shop')
          ? { status, body: JSON.stringify({ message }) }
          : { body: JSON.stringify(service) },
    }).open();
    const asked = kubernetes.readApplication('argocd', 'shop');
    if (code === null) expect(await asked).toBeNull();
    else expect(codeOf(await thrownBy(() => asked))).toBe(code);
  });

  test.each([
    [401, 'kubernetes-unauthorized', false],
    [403, 'kubernetes-forbidden', false],
    [422, 'kubernetes-refused', false],
    [429, 'kubernetes-failed', true],
    [500, 'kubernetes-failed', true],
  ])('turns %i into %s', async (status, code, retryable) => {
    const { open } = machine({
      respond: ({ method }) =>
        method === 'PATCH'
          ? { status, body: '{"kind":"Status","message":"what the server says"}' }
          : { body: JSON.stringify(service) },
    });
    const kubernetes = await open();
    const thrown = await thrownBy(() => kubernetes.patchService('shop', 'shop', {}));
    expect(codeOf(thrown)).toBe(code);
    expect(thrown).toMatchObject({ retryable, status });
    expect(String(thrown)).toContain('what the server says');
  });

  test('reads again when that may help, and says what is wrong when it does not', async () => {
    let failures = 2;
    const { open, http } = machine({
      respond: ({ url }) => {
        if (!url.includes('/services/')) return { body: '{}' };
        failures -= 1;
        return failures >= 0 ? null : { body: JSON.stringify(service) };
      },
    });
    const kubernetes = await open();
    expect((await kubernetes.readService('shop', 'shop'))?.name).toBe('shop');
    failures = 100;
    const before = http.requests.length;
    expect(codeOf(await thrownBy(() => kubernetes.readService('shop', 'shop')))).toBe(
      'kubernetes-unreachable',
    );
    expect(http.requests.length - before).toBe(3);
  });

  test('never makes a write again by itself', async () => {
    let writes = 0;
    const { open } = machine({
      respond: ({ method }) => {
        if (method !== 'PATCH') return { body: JSON.stringify(service) };
        writes += 1;
        return null;
      },
    });
    const kubernetes = await open();
    expect(codeOf(await thrownBy(() => kubernetes.patchService('shop', 'shop', {})))).toBe(
      'kubernetes-unreachable',
    );
    expect(writes).toBe(1);
  });

  test('refuses an answer that is no object, no list, or cut', async () => {
    const bodies: (Partial<HttpAnswer> | null)[] = [
      { body: 'hello' },
      { body: '[]' },
      { body: '{"items":{}}' },
    ];
    for (const body of bodies) {
      const { open } = machine({ respond: ({ url }) => (url.endsWith('/version') ? { body: '{}' } : body) });
      const kubernetes = await open();
      await expect(kubernetes.listPods('shop', { app: 'shop' })).rejects.toThrow();
      await expect(kubernetes.readService('shop', 'shop')).rejects.toThrow();
    }
    const { open } = machine({
      respond: ({ url }) =>
        url.endsWith('/version') ? { body: '{}' } : { body: '{"items":[]}', bodyTruncated: true },
    });
    const kubernetes = await open();
    await expect(kubernetes.listPods('shop', { app: 'shop' })).rejects.toThrow('too long');
  });

  test('refuses a list that is not whole, and objects that cannot be read, as failures of the server', async () => {
    for (const body of ['{"items":[],"metadata":{"continue":"more"}}', '{"items":[{"metadata":{}}]}']) {
      const { open } = machine({ respond: ({ url }) => ({ body: url.endsWith('/version') ? '{}' : body }) });
      const kubernetes = await open();
      expect(codeOf(await thrownBy(() => kubernetes.listPods('shop', { app: 'shop' })))).toBe(
        'kubernetes-failed',
      );
    }
    const { open } = machine({
      respond: ({ url }) => ({ body: url.endsWith('/version') ? '{}' : '{"metadata":{"name":"shop"}}' }),
    });
    const kubernetes = await open();
    expect(codeOf(await thrownBy(() => kubernetes.readService('shop', 'shop')))).toBe('kubernetes-failed');
  });

  test.each([
    ['User "me" cannot patch resource "services" in the namespace "shop"', 'Role that the README'],
    [
      'admission webhook "guard.example" denied the request: not on Fridays',
      'a quota or an admission policy',
    ],
    ['exceeded quota: small', 'a quota or an admission policy'],
  ])('tells a missing right from a policy that forbids: %s', async (message, fix) => {
    const { open } = machine({
      respond: ({ method }) =>
        method === 'PATCH'
          ? { status: 403, body: JSON.stringify({ message: `services "shop" is forbidden: ${message}` }) }
          : { body: JSON.stringify(service) },
    });
    const kubernetes = await open();
    const thrown = await thrownBy(() => kubernetes.patchService('shop', 'shop', {}));
    expect(codeOf(thrown)).toBe('kubernetes-forbidden');
    expect(thrown instanceof ExternalError ? thrown.fix : '').toContain(fix);
    expect(String(thrown)).toContain(message);
  });

  test('starts another proxy when the first one died', async () => {
    const { open, commands, leftovers } = machine();
    const kubernetes = await open();
    await commands.stopDetached(leftovers[0]?.pid ?? 0);
    await new Promise((resolve) => setImmediate(resolve));
    await Promise.all([kubernetes.readService('shop', 'shop'), kubernetes.readService('shop', 'shop')]);
    expect(leftovers).toHaveLength(2);
    expect(commands.running.size).toBe(1);
  });

  test('hides a bearer token and says when it ends', async () => {
    const token = `h.${Buffer.from('{"exp":1700000000}').toString('base64url')}.s`;
    const seen = machine({ config: exited(0, JSON.stringify(kubeconfig({ token }))) });
    expect((await seen.open()).credentialEnd).toEqual({ kind: 'at', atMs: 1_700_000_000_000 });
    expect(seen.ports.runner.masked).toContain(token);
    for (const user of [{}, { exec: {} }, { 'client-certificate-data': 'x' }, { token: 'opaque' }]) {
      const { open } = machine({ config: exited(0, JSON.stringify(kubeconfig(user))) });
      expect((await open()).credentialEnd.kind).toBe('not-visible');
    }
  });

  test('wakes on a change that a watch tells, and bears that there is no watch', async () => {
    const { open, http } = machine({
      respond: ({ url }) =>
        url.includes('watch=true') ? { status: 403 } : { body: JSON.stringify(service) },
    });
    const kubernetes = await open();
    await kubernetes.changed('shop', 'shop', 1000);
    await kubernetes.changed('shop', 'shop', 1000);
    expect(http.requests.filter(({ url }) => url.includes('watch=true'))).toHaveLength(2);
  });

  const exec = (command: string, env: object = {}) => ({
    exec: {
      command,
      env: Object.entries(env).map(([name, value]) => ({ name, value: value as string })),
    },
  });
  const withUser = (user: object) => exited(0, JSON.stringify(kubeconfig(user)));

  test.each<[string, string, readonly string[], readonly string[]]>([
    ['a plugin that is known', '/usr/bin/kubelogin', [], ['AAD_LOGIN_METHOD', 'AAD_SECRET']],
    ['another one that is known', 'doctl.exe', [], ['DIGITALOCEAN_ACCESS_TOKEN']],
    ['a plugin of your own', './login', ['ACME_TOKEN', 'ACME_LOGIN_*'], ['ACME_LOGIN_A', 'ACME_TOKEN']],
    ['one that nobody knows', 'constructor', [], []],
  ])('passes on what %s reads', async (_, command, variables, expected) => {
    const environment = Object.fromEntries(
      [
        'AAD_LOGIN_METHOD',
        'AAD_SECRET',
        'DIGITALOCEAN_ACCESS_TOKEN',
        'ACME_TOKEN',
        'ACME_LOGIN_A',
        'ACME',
      ].map((name) => [name, `${name} of the job`]),
    );
    const { open, commands } = machine({ config: withUser(exec(command)), environment });
    await open(null, variables);
    expect(Object.keys(commands.started[0]?.env ?? {}).sort()).toEqual(expected);
  });

  test('says that getting credentials failed, with the last lines of the plugin and none of its secrets', async () => {
    const { open, http, commands } = machine({
      config: withUser(exec('./login', { LOGIN_PASSWORD: 'of-the-kubeconfig', LOGIN_REGION: 'eu-west-1' })),
      environment: { ACME_TOKEN: 'of-the-environment', AWS_SECRET_ACCESS_KEY: 'of-the-cloud' },
      errors: [
        ...Array.from({ length: 20 }, (_, at) => `line ${String(at)}`),
        '\u001b[31mdenied\u001b[0m in eu-west-1 with of-the-kubeconfig, of-the-environment and of-the-cloud',
        'x'.repeat(5000),
        'E0105 12:00:00.000000  1 proxy_server.go:147] Error while proxying request: getting credentials',
      ].join('\n'),
      respond: () => ({
        status: 500,
        body: 'getting credentials: exec: executable ./login failed with exit code 3\n',
      }),
    });
    const thrown = await thrownBy(() => open(null, ['ACME_TOKEN']));
    expect(codeOf(thrown)).toBe('kubernetes-credentials-failed');
    const words = String(thrown);
    expect(words).toContain('getting credentials failed: exec: executable ./login failed with exit code 3.');
    expect(words).toContain('./login said: line 14 | ');
    expect(words).toContain('denied in eu-west-1 with ***, *** and ***');
    expect(words).not.toMatch(/of-the-|E0105|\u001b|line 13|x{300}/u);
    expect(thrown instanceof ExternalError ? thrown.fix : '').toContain('`kube-env`');
    expect(thrown).toMatchObject({ retryable: true });
    expect(http.requests).toHaveLength(3);
    expect(commands.running.size).toBe(0);
  });

  test('takes no other failure for one of the credentials', async () => {
    for (const body of ['', 'x getting credentials: ', '{"message":"getting credentials: of a webhook"}']) {
      const { open } = machine({ config: withUser(exec('./login')), respond: () => ({ status: 500, body }) });
      expect(codeOf(await thrownBy(() => open()))).toBe('kubernetes-failed');
    }
  });

  test('says what a plugin that waits for somebody says', async () => {
    const { open } = machine({
      config: withUser(exec('./login')),
      errors: 'To sign in, open https://login.example in a browser',
      respond: () => null,
    });
    const thrown = await thrownBy(() => open());
    expect(codeOf(thrown)).toBe('kubernetes-unreachable');
    expect(String(thrown)).toContain('./login said: To sign in, open https://login.example');
  });

  const certificate = Buffer.from('no certificate, but bytes').toString('base64');
  const pem = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
  const inBase64 = (text: string) => Buffer.from(text).toString('base64');
  const fingerprint = createHash('sha256').update('no certificate, but bytes').digest('hex');

  test.each<[string, object, readonly string[]]>([
    ['its CA', { 'certificate-authority-data': inBase64(pem(certificate)) }, [fingerprint]],
    [
      'its CA among other text, twice',
      { 'certificate-authority-data': inBase64(`# a CA\n${pem(certificate)}\n${pem(certificate)}`) },
      [fingerprint],
    ],
    ['no CA', {}, []],
    ['a CA that is none', { 'certificate-authority-data': inBase64('hello') }, []],
    [
      'a CA that is not looked at',
      { 'certificate-authority-data': inBase64(pem(certificate)), 'insecure-skip-tls-verify': true },
      [],
    ],
  ])('knows the cluster by its address and %s', async (_, cluster, caFingerprints) => {
    const server = 'https://k8s.example:6443';
    const config = exited(0, JSON.stringify(kubeconfig({}, { server, ...cluster })));
    expect(await machine({ config }).open()).toMatchObject({ server, caFingerprints });
  });

  test('knows two certificates of one file as two', async () => {
    const two = inBase64(`${pem(certificate)}${pem(inBase64('another'))}`);
    const config = exited(0, JSON.stringify(kubeconfig({}, { 'certificate-authority-data': two })));
    expect((await machine({ config }).open()).caFingerprints).toHaveLength(2);
  });
});
