import { ExternalError, messageOf } from '@interlock/shared/domain/errors';
import { isRecord, parseJson, type Json } from '@interlock/shared/domain/json';
import type { Background } from '@interlock/shared/ports/commands';
import type { HttpAnswer } from '@interlock/shared/ports/http';
import type { Ports } from '@interlock/shared/ports/ports';

import { readApplication } from '../domain/application.ts';
import { lastWords, variablesOfPlugin } from '../domain/credential-plugin.ts';
import { fieldManager } from '../domain/field-manager.ts';
import {
  MalformedObject,
  readAutoscaler,
  readDeployment,
  readEndpoints,
  readPod,
  readService,
  type Labels,
} from '../domain/objects.ts';
import type { Call, Kubernetes, KubernetesAccess, Written } from '../ports/kubernetes.ts';
import { failure, loginFix } from './failure.ts';
import { readKubeconfig } from './kubeconfig.ts';

type Needs = Pick<Ports, 'commands' | 'digests' | 'http' | 'files' | 'clock' | 'runner'>;

const startDeadlineMs = 20_000;
const callDeadlineMs = 10_000;
const tries = 3;
const tryAgainMs = 300;
const watchAgainMs = 1000;
const calmLeastMs = 150;
const bodyCapBytes = 64 * 1024 * 1024;
const credentialsFailed = 'getting credentials: ';

/** The message of a Status object (meta/v1), which every refusal of the API server is. */
function statusMessage(answer: HttpAnswer): string {
  const parsed = parseJson(answer.body);
  const message = parsed.ok && isRecord(parsed.value) ? parsed.value['message'] : undefined;
  return (typeof message === 'string' ? message : answer.body).slice(0, 400);
}

function refusal(method: string, path: string, answer: HttpAnswer): ExternalError {
  const said = `${method} ${path.split('?')[0] ?? path}: ${String(answer.status)} ${statusMessage(answer)}`;
  if (answer.status === 401) return failure('kubernetes-unauthorized', said, loginFix, false, 401);
  // RBAC names the verb that is missing; quotas and admission policies answer 403 as well.
  if (answer.status === 403 && / cannot \S+ (?:resource|path) /u.test(said))
    return failure(
      'kubernetes-forbidden',
      said,
      'Give the credentials the Role that the README of blue-green-switch shows.',
      false,
      403,
    );
  if (answer.status === 429 || answer.status >= 500)
    return failure(
      'kubernetes-failed',
      said,
      'See whether the API server is well, then run the job again.',
      true,
      answer.status,
    );
  return failure(
    answer.status === 403 ? 'kubernetes-forbidden' : 'kubernetes-refused',
    said,
    'Correct what the server names; a quota or an admission policy of the cluster forbids it.',
    false,
    answer.status,
  );
}

const labelSelector = (labels: Labels) =>
  encodeURIComponent(
    Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
  );

const inCore = (namespace: string, rest: string) =>
  `/api/v1/namespaces/${encodeURIComponent(namespace)}/${rest}`;
const inApps = (namespace: string, rest: string) =>
  `/apis/apps/v1/namespaces/${encodeURIComponent(namespace)}/${rest}`;
const inAutoscaling = (namespace: string, rest: string) =>
  `/apis/autoscaling/v2/namespaces/${encodeURIComponent(namespace)}/${rest}`;
const inDiscovery = (namespace: string, rest: string) =>
  `/apis/discovery.k8s.io/v1/namespaces/${encodeURIComponent(namespace)}/${rest}`;
const slicesOf = (namespace: string, service: string) =>
  inDiscovery(
    namespace,
    `endpointslices?labelSelector=${labelSelector({ 'kubernetes.io/service-name': service })}`,
  );
const inArgo = (namespace: string, name: string) =>
  `/apis/argoproj.io/v1alpha1/namespaces/${encodeURIComponent(namespace)}/applications/${encodeURIComponent(name)}`;
const writeQuery = `fieldManager=${fieldManager}&fieldValidation=Strict`;

/** Wakes who waits when anything arrives on one of several watches. Only a hint, so nothing is parsed. */
function openWatches(needs: Needs, socketPath: () => string, paths: readonly string[]) {
  const closing = new AbortController();
  let hasChanged = false;
  let waiting: (() => void) | null = null;
  const wake = () => {
    hasChanged = true;
    waiting?.();
  };
  async function follow(path: string): Promise<void> {
    const url = `http://localhost${path}${path.includes('?') ? '&' : '?'}watch=true`;
    while (!closing.signal.aborted) {
      try {
        const stream = await needs.http.stream({
          method: 'GET',
          url,
          socketPath: socketPath(),
          deadlineMs: callDeadlineMs,
          signal: closing.signal,
        });
        // Without the right to watch there is still the waiting time.
        if (stream.status !== 200) {
          stream.close();
          return;
        }
        for await (const line of stream.lines) if (line !== '') wake();
      } catch {
        // What a broken watch would have said is read anyway, after the waiting time.
      }
      try {
        await needs.clock.sleep(watchAgainMs, closing.signal);
      } catch {
        return;
      }
    }
  }
  for (const path of paths) void follow(path);
  return {
    wait: async (ms: number, signal?: AbortSignal) => {
      // In a busy namespace something changes all the time.
      const calmMs = Math.min(ms, calmLeastMs);
      await needs.clock.sleep(calmMs, signal);
      const ending = new AbortController();
      const end = () => ending.abort();
      if (hasChanged) end();
      waiting = end;
      signal?.addEventListener('abort', end, { once: true });
      await needs.clock.sleep(ms - calmMs, ending.signal).catch(() => undefined);
      signal?.removeEventListener('abort', end);
      waiting = null;
      hasChanged = false;
      signal?.throwIfAborted();
    },
    close: () => closing.abort(),
  };
}

/**
 * The cluster through one `kubectl proxy`, so that whatever authenticates kubectl authenticates this too. It listens
 * on a unix socket in a folder that only this user can enter, and runs in a process group of its own: Ctrl-C in ours
 * would otherwise end it before the undo.
 */
export function kubectlProxy(needs: Needs): KubernetesAccess {
  const end: KubernetesAccess['end'] = async ({ pid, folder }) => {
    // Without the folder it was ended in order, and the process id may be somebody else's by now.
    if (!(await needs.files.exists(folder))) return;
    await needs.commands.stopDetached(pid);
    await needs.files.remove(folder);
  };

  const open: KubernetesAccess['open'] = async ({ context, variables = [], signal, onStarted }) => {
    const contextArgs = context === null ? [] : [`--context=${context}`];
    const { plugin, ...config } = await readKubeconfig(needs, contextArgs, signal);
    const env = needs.commands.variables([...variables, ...variablesOfPlugin(plugin)]);
    let running: { readonly background: Background; readonly folder: string; isOver: boolean } | null = null;

    let starting: Promise<string> | null = null;
    // Later on a proxy may have to be started anew for an undo, which no cancellation keeps from.
    let isOpening = true;
    const start = (): Promise<string> => {
      if (running?.isOver === true) {
        const dead = running;
        running = null;
        starting = needs.files.remove(dead.folder).then(startProxy);
      }
      starting ??= startProxy();
      return starting;
    };

    async function startProxy(): Promise<string> {
      const folder = await needs.files.makePrivateFolder('interlock-kubectl-');
      const background = await needs.commands.startDetached({
        argv: ['kubectl', ...contextArgs, 'proxy', `--unix-socket=${folder}/api.sock`],
        env,
        errorsTo: `${folder}/errors.log`,
      });
      onStarted({ pid: background.pid, folder });
      const started = { background, folder, isOver: false };
      running = started;
      void background.ended.then(() => {
        started.isOver = true;
      });
      const untilMs = needs.clock.now() + startDeadlineMs;
      while (!(await needs.files.exists(`${folder}/api.sock`))) {
        if (isOpening) signal.throwIfAborted();
        if (started.isOver || needs.clock.now() >= untilMs)
          throw failure(
            'kubectl-failed',
            started.isOver ? 'kubectl proxy ended at once.' : 'kubectl proxy did not open its socket.',
            'Run `kubectl proxy --port=0` in a step of this job and see what it says.',
            false,
          );
        await needs.clock.sleep(50);
      }
      return `${folder}/api.sock`;
    }

    /** What a credential plugin said last, as an addition to a message; empty when it said nothing. */
    async function wordsOfPlugin(): Promise<string> {
      const folder = running?.folder;
      if (plugin === null || folder === undefined) return '';
      const errors = (await needs.files.readText(`${folder}/errors.log`)) ?? '';
      // Besides what is passed on here, every program gets those of the clouds' command lines.
      const given = needs.commands.variables(['AWS_*', 'AZURE_*', 'GOOGLE_*', 'CLOUDSDK_*', 'ACTIONS_*']);
      const words = lastWords(errors, { ...given, ...env, ...plugin.env });
      return words.length === 0 ? '' : ` ${plugin.command} said: ${words.join(' | ')}`;
    }

    /** A proxy that gets no credentials answers itself, in plain text (client-go, transport of exec plugins). */
    async function credentialsFailure(method: string, path: string, body: string): Promise<ExternalError> {
      const name = plugin?.command ?? 'the plugin';
      return failure(
        'kubernetes-credentials-failed',
        `${method} ${path.split('?')[0] ?? path}: getting credentials failed: ${body.slice(credentialsFailed.length).trim().slice(0, 400)}.${await wordsOfPlugin()}`,
        `See what ${name} says; the kubeconfig runs it to get credentials. If it is not installed, install it in an earlier step. If it reads environment variables that this action does not pass on, name them in the input \`kube-env\`.`,
        true,
        500,
      );
    }
    let clockAheadMs: number | null = null;
    /** The server's clock, by the head of its answers. Errors may be of what stands between. */
    const heedDate = ({ status, headers }: HttpAnswer) => {
      const serverMs = Date.parse(headers['date'] ?? '');
      if (status < 500 && Number.isFinite(serverMs)) clockAheadMs = needs.clock.now() - serverMs;
    };

    async function send(
      method: 'GET' | 'PATCH',
      path: string,
      call: Call,
      body?: { readonly type: string; readonly patch: Json },
    ): Promise<HttpAnswer> {
      const socketPath = await start();
      try {
        const answer = await needs.http.send({
          method,
          url: `http://localhost${path}`,
          socketPath,
          headers: {
            accept: 'application/json',
            ...(body === undefined ? {} : { 'content-type': body.type }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body.patch) }),
          deadlineMs: call.deadlineMs ?? callDeadlineMs,
          bodyCapBytes,
          ...(call.signal === undefined ? {} : { signal: call.signal }),
        });
        heedDate(answer);
        if (answer.bodyTruncated)
          throw failure(
            'kubernetes-failed',
            `${path}: the answer is too long.`,
            'Use a smaller namespace.',
            false,
          );
        if (answer.status >= 500 && answer.body.startsWith(credentialsFailed))
          throw await credentialsFailure(method, path, answer.body);
        return answer;
      } catch (thrown) {
        if (call.signal?.aborted === true || !(thrown instanceof ExternalError)) throw thrown;
        if (thrown.service === 'Kubernetes') throw thrown;
        throw new ExternalError({
          service: 'Kubernetes',
          code: 'kubernetes-unreachable',
          message: `${method} ${path.split('?')[0] ?? path} got no answer: ${messageOf(thrown)}${await wordsOfPlugin()}`,
          fix: 'See whether the API server can be reached from this runner: `kubectl get --raw /readyz`.',
          retryable: true,
          cause: thrown,
        });
      }
    }

    /** Reads, again when that may help. `null` for what does not exist. */
    async function get(path: string, call: Call): Promise<unknown> {
      for (let time = 1; ; time += 1) {
        try {
          const answer = await send('GET', path, call);
          if (answer.status === 404) return null;
          if (answer.status !== 200) throw refusal('GET', path, answer);
          const parsed = parseJson(answer.body);
          if (!parsed.ok)
            throw failure('kubernetes-failed', `GET ${path}: no JSON.`, 'Run the job again.', true);
          return parsed.value;
        } catch (thrown) {
          const mayHelp = thrown instanceof ExternalError && thrown.retryable && time < tries;
          if (!mayHelp) throw thrown;
          await needs.clock.sleep(tryAgainMs, call.signal);
        }
      }
    }

    async function patch<Object>(
      path: string,
      type: string,
      json: Json,
      call: Call,
      read: (value: unknown) => Object,
    ): Promise<Written<Object>> {
      const full = `${path}?${writeQuery}`;
      const answer = await send('PATCH', full, call, { type, patch: json });
      if (answer.status === 409) return { kind: 'conflict' };
      if (answer.status !== 200) throw refusal('PATCH', path, answer);
      const parsed = parseJson(answer.body);
      if (!parsed.ok)
        throw failure('kubernetes-failed', `PATCH ${path}: no JSON.`, 'Run the job again.', true);
      return { kind: 'written', object: readable(() => read(parsed.value)) };
    }

    /** A server that sends what cannot be read is no bug of ours, and must not keep an undo from being tried again. */
    const readable = <Value>(read: () => Value): Value => {
      try {
        return read();
      } catch (thrown) {
        if (!(thrown instanceof MalformedObject)) throw thrown;
        throw failure(
          'kubernetes-failed',
          `${thrown.message}.`,
          'See what stands in front of the API server.',
          true,
        );
      }
    };
    const orNull = <Object>(value: unknown, read: (value: unknown) => Object): Object | null =>
      value === null ? null : readable(() => read(value));
    const itemsOf = (value: unknown, what: string): readonly unknown[] => {
      const items = isRecord(value) ? value['items'] : undefined;
      if (!Array.isArray(items)) throw new MalformedObject(`list of ${what}`, 'items');
      const metadata = isRecord(value) ? value['metadata'] : undefined;
      const rest = isRecord(metadata) ? metadata['continue'] : undefined;
      // Not asked for in pages, so the server gives all; half a list would prove nothing.
      if (rest !== undefined && rest !== '')
        throw failure(
          'kubernetes-failed',
          `the list of ${what} is not whole.`,
          'Use a smaller namespace.',
          false,
        );
      return items;
    };

    let watches: ReturnType<typeof openWatches> | null = null;
    const kubernetes: Kubernetes = {
      ...config,
      serverTimeMs: () => (clockAheadMs === null ? null : needs.clock.now() - clockAheadMs),
      readService: async (namespace, name, call = {}) =>
        orNull(await get(inCore(namespace, `services/${encodeURIComponent(name)}`), call), readService),
      readDeployment: async (namespace, name, call = {}) =>
        orNull(await get(inApps(namespace, `deployments/${encodeURIComponent(name)}`), call), readDeployment),
      readApplication: async (namespace, name, call = {}) => {
        try {
          return orNull(await get(inArgo(namespace, name), call), readApplication);
        } catch (thrown) {
          if (thrown instanceof ExternalError && thrown.code === 'kubernetes-forbidden') return null;
          throw thrown;
        }
      },
      listPods: async (namespace, labels, call = {}) => {
        // An empty selector would mean every pod of the namespace.
        if (Object.keys(labels).length === 0) return [];
        const list = await get(inCore(namespace, `pods?labelSelector=${labelSelector(labels)}`), call);
        return readable(() => itemsOf(list, 'pods').map(readPod));
      },
      listAutoscalers: async (namespace, call = {}) => {
        try {
          const list = await get(inAutoscaling(namespace, 'horizontalpodautoscalers'), call);
          // A server without this API has none of them.
          return list === null
            ? []
            : readable(() => itemsOf(list, 'HorizontalPodAutoscalers').map(readAutoscaler));
        } catch (thrown) {
          if (thrown instanceof ExternalError && thrown.code === 'kubernetes-forbidden') return null;
          throw thrown;
        }
      },
      listEndpoints: async (namespace, service, call = {}) => {
        const list = await get(slicesOf(namespace, service), call);
        return readable(() => itemsOf(list, 'EndpointSlices').flatMap(readEndpoints));
      },
      patchService: (namespace, name, json, call = {}) =>
        patch(
          inCore(namespace, `services/${encodeURIComponent(name)}`),
          'application/merge-patch+json',
          json,
          call,
          readService,
        ),
      patchDeployment: (namespace, name, json, call = {}) =>
        patch(
          inApps(namespace, `deployments/${encodeURIComponent(name)}`),
          'application/strategic-merge-patch+json',
          json,
          call,
          readDeployment,
        ),
      changed: (namespace, service, ms, abort) => {
        watches ??= openWatches(needs, () => (running === null ? '' : `${running.folder}/api.sock`), [
          slicesOf(namespace, service),
          inApps(namespace, 'deployments'),
        ]);
        return watches.wait(ms, abort);
      },
      close: async () => {
        watches?.close();
        const last = running;
        if (last === null) return;
        running = null;
        if (!last.isOver) await needs.commands.stopDetached(last.background.pid);
        await needs.files.remove(last.folder);
      },
    };

    try {
      const version = await get('/version', { signal });
      if (version === null)
        throw failure('kubernetes-unreachable', 'The server is no Kubernetes API.', loginFix, false);
    } catch (thrown) {
      await kubernetes.close();
      throw thrown;
    }
    isOpening = false;
    return kubernetes;
  };

  return { open, end };
}
