import { serverVersion } from '../../domain/api/discovery.ts';
import { compact, textAt } from '../../domain/json.ts';
import type { JsonObject } from '../../domain/json.ts';
import { apply } from './apply.ts';
import { isGiven, lastOf } from '../../domain/kubectl/arguments.ts';
import type { Arguments, Option } from '../../domain/kubectl/arguments.ts';
import { objectOf } from '../../domain/kubectl/asking.ts';
import { patch, remove, rolloutStatus, scale, setImage } from './change.ts';
import type { Client, Console } from '../../ports/kubectl.ts';
import { get } from './get.ts';
import { formatted } from '../../domain/kubectl/print.ts';

/** One command of the stand-in: the options it knows and what it does. Answers the exit code. */
export interface KubectlCommand {
  readonly words: readonly string[];
  readonly options: readonly Option[];
  readonly run: (given: Arguments, client: Client, terminal: Console) => Promise<number>;
}

const output: Option = { name: 'output', short: 'o', takes: 'value' };

const selector: Option = { name: 'selector', short: 'l', takes: 'value' };

const dryRun: Option = { name: 'dry-run', takes: 'value' };

const fieldManager: Option = { name: 'field-manager', takes: 'value' };

const files: Option = { name: 'filename', short: 'f', takes: 'value' };

/** Everything the stand-in can do with a cluster. */
export const kubectlCommands: readonly KubectlCommand[] = [
  {
    words: ['get'],
    options: [
      output,
      selector,
      { name: 'all-namespaces', short: 'A', takes: 'switch' },
      { name: 'field-selector', takes: 'value' },
      { name: 'ignore-not-found', takes: 'switch' },
      { name: 'show-managed-fields', takes: 'switch' },
      { name: 'no-headers', takes: 'switch' },
    ],
    run: get,
  },
  {
    words: ['apply'],
    options: [files, output, dryRun, fieldManager, { name: 'validate', takes: 'value' }],
    run: apply,
  },
  {
    words: ['patch'],
    options: [
      output,
      dryRun,
      fieldManager,
      { name: 'patch', short: 'p', takes: 'value' },
      { name: 'patch-file', takes: 'value' },
      { name: 'type', takes: 'value' },
      { name: 'subresource', takes: 'value' },
    ],
    run: patch,
  },
  { words: ['set', 'image'], options: [output, dryRun, fieldManager], run: setImage },
  {
    words: ['rollout', 'status'],
    options: [
      { name: 'timeout', takes: 'value' },
      { name: 'watch', short: 'w', takes: 'switch' },
    ],
    run: rolloutStatus,
  },
  {
    words: ['delete'],
    options: [
      files,
      output,
      selector,
      { name: 'ignore-not-found', takes: 'switch' },
      { name: 'wait', takes: 'switch' },
      { name: 'timeout', takes: 'value' },
      { name: 'grace-period', takes: 'value' },
      { name: 'cascade', takes: 'value' },
      { name: 'all', takes: 'switch' },
    ],
    run: remove,
  },
  {
    words: ['scale'],
    options: [{ name: 'replicas', takes: 'value' }, output],
    run: scale,
  },
  {
    words: ['version'],
    options: [output, { name: 'client', takes: 'switch' }],
    run: version,
  },
];

async function version(given: Arguments, client: Client, terminal: Console): Promise<number> {
  const own: JsonObject = { gitVersion: `${serverVersion}+stand-in` };
  const server = isGiven(given, 'client') ? undefined : objectOf(await client.send('GET', '/version'));
  const form = lastOf(given, 'output') ?? '';
  const document = compact({ clientVersion: own, serverVersion: server });
  if (form === '') {
    terminal.out(`Client Version: ${textAt(own, 'gitVersion') ?? ''}\n`);
    if (server !== undefined) terminal.out(`Server Version: ${textAt(server, 'gitVersion') ?? ''}\n`);
  } else terminal.out(formatted(form, document, []));
  return 0;
}
