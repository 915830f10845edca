import { objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { lastOf } from './arguments.ts';
import type { Arguments } from './arguments.ts';
import { KubectlProblem } from './problem.ts';
import type { Reply } from './reply.ts';

/** The query that names who writes. */
export const manager = (given: Arguments, otherwise: string): string =>
  `fieldManager=${encodeURIComponent(lastOf(given, 'field-manager') ?? otherwise)}`;

/** The query that asks for a dry run. */
export function dryRunQuery(given: Arguments): string {
  const how = lastOf(given, 'dry-run') ?? 'none';
  if (how === 'none') return '';
  if (how === 'server') return '&dryRun=All';
  throw new KubectlProblem(`--dry-run=${how} is not supported by this stand-in; it knows none and server`);
}

/** The query of the label and field selectors. */
export function selectors(given: Arguments): string {
  const labels = lastOf(given, 'selector');
  const fields = lastOf(given, 'field-selector');
  const parts = [
    ...(labels === undefined ? [] : [`labelSelector=${encodeURIComponent(labels)}`]),
    ...(fields === undefined ? [] : [`fieldSelector=${encodeURIComponent(fields)}`]),
  ];
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** A reply's object, or kubectl's words for why there is none. */
export function objectOf(reply: Reply): JsonObject {
  if (reply.code >= 400) throw new KubectlProblem(refusalText(reply));
  return objectAt(reply.body);
}

function refusalText(reply: Reply): string {
  const reason = textAt(reply.body, 'reason') ?? `HTTP ${reply.code}`;
  const message = textAt(reply.body, 'message') ?? reply.text.slice(0, 500);
  return reason === 'Invalid' ? message : `Error from server (${reason}): ${message}`;
}
