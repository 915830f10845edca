import { readFile, readdir, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { text as readAll } from 'node:stream/consumers';

import { parseJson } from '../domain/json.ts';
import type { Json } from '../domain/json.ts';
import { readKubeconfig, viewOf } from '../domain/kubeconfig.ts';
import type { Access } from '../domain/kubeconfig.ts';
import { commandFirst, commonOptions, isGiven, lastOf, readArguments } from '../domain/kubectl/arguments.ts';
import type { Arguments, Option } from '../domain/kubectl/arguments.ts';
import { KubectlProblem } from '../domain/kubectl/problem.ts';
import type { Client, Console } from '../ports/kubectl.ts';
import type { Reply } from '../domain/kubectl/reply.ts';
import { kubectlCommands } from '../steps/kubectl/commands.ts';
import { writeYaml } from '../domain/yaml.ts';
import type { Outcome } from '../run.ts';
import { proxy } from './kubectlproxy.ts';

const failed = (why: string): Outcome => ({ code: 1, out: '', err: `${why}\n` });

const proxyOptions: readonly Option[] = [
  { name: 'unix-socket', short: 'u', takes: 'value' },
  { name: 'keepalive', takes: 'value' },
];
const configOptions: readonly Option[] = [
  { name: 'output', short: 'o', takes: 'value' },
  { name: 'minify', takes: 'switch' },
  { name: 'raw', takes: 'switch' },
  // A kubeconfig of the rehearsal has no certificates in files of their own.
  { name: 'flatten', takes: 'switch' },
];

/**
 * A small stand-in for kubectl: `get`, `apply -f`, `patch`, `set image`, `rollout status`, `delete`, `scale`,
 * `version`, `config current-context|view`, `proxy --unix-socket`. Anything else is refused by name.
 */
export async function kubectl(argv: readonly string[]): Promise<Outcome> {
  try {
    return await dispatch(commandFirst(argv));
  } catch (error) {
    if (error instanceof KubectlProblem)
      return failed(
        /^(?:error|Error from server)/.test(error.message) ? error.message : `error: ${error.message}`,
      );
    throw error;
  }
}

async function dispatch(argv: readonly string[]): Promise<Outcome> {
  const [first = '', second = ''] = argv;
  if (first === 'proxy') return runProxy(read(argv.slice(1), proxyOptions));
  if (first === 'config') return config(second, read(argv.slice(2), configOptions));
  const command = kubectlCommands.find((entry) => entry.words.every((word, index) => argv[index] === word));
  if (command === undefined)
    throw new KubectlProblem(
      `error: ${JSON.stringify(
        argv
          .filter((word) => !word.startsWith('-'))
          .slice(0, 2)
          .join(' '),
      )} is not supported by this stand-in for kubectl; it knows: ${kubectlCommands
        .map((entry) => entry.words.join(' '))
        .join(', ')}, config current-context, config view, proxy; install kubectl for the rest`,
    );
  const given = read(argv.slice(command.words.length), command.options);
  const clientOnly = first === 'version' && isGiven(given, 'client');
  const access = clientOnly ? undefined : (await readConfig(given)).access;
  return { code: await command.run(given, clientOf(access, given), terminal()), out: '', err: '' };
}

function read(argv: readonly string[], options: readonly Option[]): Arguments {
  const result = readArguments(argv, [...options, ...commonOptions]);
  if (result.kind === 'problem') throw new KubectlProblem(`error: ${result.why}`);
  return result.arguments;
}

async function readConfig(given: Arguments) {
  const paths = lastOf(given, 'kubeconfig') ?? process.env['KUBECONFIG'] ?? '';
  const path =
    paths === ''
      ? join(homedir(), '.kube', 'config')
      : (paths.split(delimiter).find((entry) => entry !== '') ?? '');
  const text = await readFile(path, 'utf8').catch(() => {
    throw new KubectlProblem(`error: the kubeconfig ${path} cannot be read`);
  });
  const result = readKubeconfig(text, lastOf(given, 'context'));
  if (result.kind === 'problem') throw new KubectlProblem(`error: ${result.why}`);
  return result;
}

async function config(verb: string, given: Arguments): Promise<Outcome> {
  const { access, document } = await readConfig(given);
  if (verb === 'current-context') return { code: 0, out: `${access.context}\n`, err: '' };
  if (verb !== 'view')
    throw new KubectlProblem(
      `error: "config ${verb}" is not supported by this stand-in for kubectl; it knows current-context and view`,
    );
  const only = isGiven(given, 'minify') ? access.context : undefined;
  const shown = viewOf(document, only, isGiven(given, 'raw'));
  const form = lastOf(given, 'output') ?? 'yaml';
  if (form !== 'json' && form !== 'yaml')
    throw new KubectlProblem(`error: config view prints json or yaml, not ${JSON.stringify(form)}`);
  return {
    code: 0,
    out: form === 'json' ? `${JSON.stringify(shown, null, 4)}\n` : writeYaml(shown),
    err: '',
  };
}

async function runProxy(given: Arguments): Promise<Outcome> {
  const socket = lastOf(given, 'unix-socket');
  if (socket === undefined)
    throw new KubectlProblem('error: this stand-in for kubectl proxies on --unix-socket=PATH only');
  const { access } = await readConfig(given);
  await proxy(access, socket, (line) => process.stdout.write(`${line}\n`));
  return { code: 0, out: '', err: '' };
}

function clientOf(access: Access | undefined, given: Arguments): Client {
  return {
    namespace: lastOf(given, 'namespace') ?? access?.namespace ?? 'default',
    send: (method, path, body, contentType) => {
      if (access === undefined) throw new KubectlProblem('error: no cluster is configured');
      return send(access, method, path, body, contentType ?? 'application/json');
    },
  };
}

function send(
  access: Access,
  method: string,
  path: string,
  body: Json | undefined,
  contentType: string,
): Promise<Reply> {
  const url = new URL(`${access.server.replace(/\/+$/, '')}${path}`);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const payload = body === undefined ? '' : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent: false,
        ...(access.certificate === '' ? {} : { ca: access.certificate }),
        headers: {
          authorization: `Bearer ${access.token}`,
          'user-agent': 'kubectl/stand-in',
          accept: 'application/json',
          ...(payload === ''
            ? {}
            : { 'content-type': contentType, 'content-length': Buffer.byteLength(payload) }),
        },
      },
      (response) => {
        readAll(response).then((text) => {
          const parsed = parseJson(text);
          const warnings = (response.headers['warning'] ?? '').match(/299 - "(?:[^"\\]|\\.)*"/g) ?? [];
          resolve({
            code: response.statusCode ?? 0,
            body: parsed.kind === 'value' ? parsed.value : null,
            text,
            warnings: warnings.map((warning) => String(JSON.parse(warning.slice('299 - '.length)))),
          });
        }, reject);
      },
    );
    sent.on('error', (error) =>
      reject(
        new KubectlProblem(
          `error: The connection to the server ${url.host} was refused or lost: ${error.message}`,
        ),
      ),
    );
    sent.end(payload);
  });
}

function terminal(): Console {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    readFile: (path) => readFile(path, 'utf8'),
    readManifests,
    nowMs: () => Date.now(),
    sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
  };
}

async function readManifests(path: string): Promise<readonly string[]> {
  if (path === '-') return [await readAll(process.stdin)];
  const found = await stat(path).catch(() => {
    throw new KubectlProblem(`error: the path "${path}" does not exist`);
  });
  if (!found.isDirectory()) return [await readFile(path, 'utf8')];
  const names = (await readdir(path)).filter((name) => /\.(?:ya?ml|json)$/.test(name)).sort();
  return Promise.all(names.map((name) => readFile(join(path, name), 'utf8')));
}
