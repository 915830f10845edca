import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve as resolvePath } from 'node:path';
import process from 'node:process';

import { isObject, listAt, numberAt, parseJson, textAt } from '../domain/json.ts';
import type { Json } from '../domain/json.ts';
import type { Settings } from '../domain/settings.ts';
import type { Outcome } from '../run.ts';
import { ImageRefused, openImageStore, readTree } from './imagestore.ts';
import { startCluster } from './server.ts';
import type { ClusterRecord } from './server.ts';

const startDeadlineMs = 20_000;
const stopDeadlineMs = 20_000;
const pollMs = 50;
const requestDeadlineMs = 5000;

const failed = (why: string): Outcome => ({ code: 1, out: '', err: `error: ${why}\n` });
const printed = (value: Json): Outcome => ({ code: 0, out: `${JSON.stringify(value)}\n`, err: '' });

/** What a folder holds: a cluster that answers, one that died, or none. */
type Found =
  | { readonly kind: 'running'; readonly record: ClusterRecord }
  | { readonly kind: 'stale'; readonly record: ClusterRecord; readonly alive: boolean }
  | { readonly kind: 'none' };

async function find(folder: string): Promise<Found> {
  const text = await readFile(join(folder, 'cluster.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return { kind: 'none' };
  const record = readRecord(text);
  if (record === undefined) return { kind: 'none' };
  const answered = await ask(record, 'GET', '/_rehearsal/config').catch(() => undefined);
  return answered?.code === 200
    ? { kind: 'running', record }
    : { kind: 'stale', record, alive: isAlive(record.pid) };
}

function readRecord(text: string): ClusterRecord | undefined {
  const parsed = parseJson(text);
  if (parsed.kind === 'problem') return undefined;
  const pid = numberAt(parsed.value, 'pid');
  const texts = (key: string): string => textAt(parsed.value, key) ?? '';
  const url = texts('url');
  if (pid === undefined || !Number.isInteger(pid) || pid <= 1 || url === '') return undefined;
  return {
    pid,
    url,
    secureUrl: texts('secureUrl'),
    imageStore: texts('imageStore'),
    token: texts('token'),
    kubeconfig: texts('kubeconfig'),
  };
}

async function ask(
  record: ClusterRecord,
  method: string,
  path: string,
): Promise<{ readonly code: number; readonly body: Json }> {
  const response = await fetch(`${record.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${record.token}` },
    signal: AbortSignal.timeout(requestDeadlineMs),
  });
  const parsed = parseJson(await response.text());
  return { code: response.status, body: parsed.kind === 'value' ? parsed.value : null };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether a process ended and only waits to be reaped, which a machine's first process may be slow at. */
function isZombie(pid: number): boolean {
  try {
    const state = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, so the state is what follows the last of them.
    return /^\) [ZX] /.test(state.slice(state.lastIndexOf(')')));
  } catch {
    return false;
  }
}

const sleep = (delayMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, delayMs));

/** Starts the server as a process of its own and waits until it answers. */
export async function start(folder: string, settings: Settings, script: string): Promise<Outcome> {
  const home = resolvePath(folder);
  const before = await find(home);
  if (before.kind === 'running')
    return failed(
      `a cluster already runs in ${folder} (pid ${before.record.pid}); stop it first: cluster stop --folder ${folder}`,
    );
  await mkdir(join(home, 'bin'), { recursive: true });
  await chmod(home, 0o700);
  await rm(join(home, 'cluster.json'), { force: true });
  await writeKubectl(join(home, 'bin', 'kubectl'), script);
  const logPath = join(home, 'cluster.log');
  const log = openSync(logPath, 'w', 0o600);
  const child = spawn(
    process.execPath,
    [
      resolvePath(script),
      'serve',
      '--folder',
      home,
      '--propagation-delay',
      `${settings.propagationDelayMs}ms`,
      '--deregisters-first',
      `${settings.deregistersFirstMs}ms`,
    ],
    { detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  let exited: string | undefined;
  child.on('exit', (code, signal) => (exited = signal ?? `code ${code ?? 0}`));
  child.on('error', (error) => (exited = error.message));
  child.unref();
  const deadline = Date.now() + startDeadlineMs;
  while (exited === undefined && Date.now() < deadline) {
    const found = await find(home);
    if (found.kind === 'running') return printed({ ...found.record });
    await sleep(pollMs);
  }
  if (exited === undefined) child.kill('SIGKILL');
  const said = await readFile(logPath, 'utf8').catch(() => '');
  return failed(
    `the cluster did not start (${exited ?? `no answer within ${startDeadlineMs / 1000} s`}): ${said.slice(-2000)}`,
  );
}

/** A `kubectl` for machines without one: this program under that name. */
async function writeKubectl(path: string, script: string): Promise<void> {
  const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  await writeFile(
    path,
    `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(resolvePath(script))} kubectl "$@"\n`,
  );
  await chmod(path, 0o755);
}

/** Runs the server in this process until it is asked to stop or gets SIGTERM or SIGINT. */
export async function serve(folder: string, settings: Settings, script: string): Promise<Outcome> {
  let stopping: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => (stopping = resolve));
  const stopRequested = (): void => stopping?.();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopRequested);
  // The terminal that started it may close: the cluster outlives it.
  process.on('SIGHUP', () => undefined);
  const cluster = await startCluster(resolvePath(folder), settings, script, stopRequested);
  await asked;
  await cluster.stop();
  return { code: 0, out: '', err: '' };
}

/** Ends a cluster and waits until its process is gone. A folder whose cluster died is tidied. */
export async function stop(folder: string): Promise<Outcome> {
  const home = resolvePath(folder);
  const found = await find(home);
  if (found.kind === 'none') return printed({ state: 'stopped' });
  const { pid } = found.record;
  if (found.kind === 'running') {
    await ask(found.record, 'POST', '/_rehearsal/stop').catch(() => undefined);
    const deadline = Date.now() + stopDeadlineMs;
    while (isAlive(pid) && Date.now() < deadline) await sleep(pollMs);
    if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  }
  // The pid of a cluster that does not answer may be another program's by now: it is never signaled.
  await rm(join(home, 'cluster.json'), { force: true });
  await rm(join(home, 'run'), { recursive: true, force: true });
  return printed({ state: 'stopped', was: found.kind });
}

/** Says whether a cluster runs; the exit code is 0 only when it answers. */
export async function status(folder: string): Promise<Outcome> {
  const found = await find(resolvePath(folder));
  const document: Json =
    found.kind === 'running'
      ? { state: 'running', ...found.record }
      : found.kind === 'stale'
        ? { state: 'stale', pid: found.record.pid, alive: found.alive }
        : { state: 'stopped' };
  return { ...printed(document), code: found.kind === 'running' ? 0 : 1 };
}

/** Prints where a Service listens. */
export async function address(
  folder: string,
  namespace: string,
  service: string,
  port: string,
): Promise<Outcome> {
  const found = await find(resolvePath(folder));
  if (found.kind !== 'running')
    return failed(`no cluster runs in ${folder}; start it: cluster start --folder ${folder}`);
  const answered = await ask(found.record, 'GET', '/_rehearsal/addresses');
  const match = listAt(answered.body, 'addresses').find(
    (entry) =>
      textAt(entry, 'namespace') === namespace &&
      textAt(entry, 'service') === service &&
      (port === '' || textAt(entry, 'portName') === port || String(numberAt(entry, 'port')) === port),
  );
  if (match === undefined)
    return failed(
      `no Service ${service}${port === '' ? '' : `:${port}`} listens in namespace ${namespace}; see what is there: kubectl get services -A`,
    );
  return { code: 0, out: `${textAt(match, 'host') ?? ''}:${numberAt(match, 'hostPort') ?? 0}\n`, err: '' };
}

/** Puts a folder tree into the image store, whether or not the cluster runs, and prints its digest. */
export async function addImage(folder: string, name: string, path: string): Promise<Outcome> {
  const home = resolvePath(folder);
  const kind = await stat(path).catch(() => undefined);
  if (kind?.isDirectory() !== true) return failed(`${path} is not a folder`);
  try {
    const files = await readTree(path);
    const found = await find(home);
    const digest =
      found.kind === 'running'
        ? await pushTo(found.record, name, files)
        : await openImageStore(join(home, 'images'), join(home, 'run')).push(name, files);
    return { code: 0, out: `${digest}\n`, err: '' };
  } catch (error) {
    if (error instanceof ImageRefused) return failed(error.message);
    throw error;
  }
}

/** Pushes over HTTP, so that only the running server writes to its store. */
async function pushTo(
  record: ClusterRecord,
  name: string,
  files: Awaited<ReturnType<typeof readTree>>,
): Promise<string> {
  const body = {
    files: files.map((file) =>
      file.kind === 'link'
        ? { path: file.path, link: file.target }
        : {
            path: file.path,
            content: Buffer.from(file.content).toString('base64'),
            executable: file.executable,
          },
    ),
  };
  const response = await fetch(`${record.imageStore}/v1/images/${encodeURIComponent(name)}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const parsed = parseJson(await response.text());
  const answer = parsed.kind === 'value' && isObject(parsed.value) ? parsed.value : {};
  const digest = textAt(answer, 'digest');
  if (digest === undefined)
    throw new ImageRefused(textAt(answer, 'error') ?? `the image store answered ${response.status}`);
  return digest;
}
