import { at, isObject, listAt, numberAt, parseJson, textAt, textMapAt } from '../json.ts';

/** What the server tells the supervisor of the Pods' processes. */
export type Order =
  | {
      readonly kind: 'start';
      readonly id: string;
      readonly command: readonly string[];
      readonly folder: string;
      readonly env: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'signal'; readonly id: string; readonly signal: 'SIGTERM' | 'SIGKILL' };

/** What the supervisor tells the server. */
export type Report =
  | { readonly kind: 'started'; readonly id: string; readonly processId: number }
  | { readonly kind: 'output'; readonly id: string; readonly text: string }
  | { readonly kind: 'exited'; readonly id: string; readonly exitCode: number; readonly signal: number }
  | { readonly kind: 'failed'; readonly id: string; readonly why: string };

/** Reads one line of orders; undefined when it is none. */
export function readOrder(line: string): Order | undefined {
  const parsed = parseJson(line);
  if (parsed.kind === 'problem' || !isObject(parsed.value)) return undefined;
  const order = parsed.value;
  const id = textAt(order, 'id');
  if (id === undefined) return undefined;
  if (order['kind'] === 'start')
    return {
      kind: 'start',
      id,
      command: listAt(order, 'command').filter((part) => typeof part === 'string'),
      folder: textAt(order, 'folder') ?? '',
      env: textMapAt(order, 'env'),
    };
  const signal = at(order, 'signal');
  return order['kind'] === 'signal' && (signal === 'SIGTERM' || signal === 'SIGKILL')
    ? { kind: 'signal', id, signal }
    : undefined;
}

/** Reads one line of reports; undefined when it is none. */
export function readReport(line: string): Report | undefined {
  const parsed = parseJson(line);
  if (parsed.kind === 'problem' || !isObject(parsed.value)) return undefined;
  const report = parsed.value;
  const id = textAt(report, 'id');
  if (id === undefined) return undefined;
  switch (report['kind']) {
    case 'started':
      return { kind: 'started', id, processId: numberAt(report, 'processId') ?? 0 };
    case 'output':
      return { kind: 'output', id, text: textAt(report, 'text') ?? '' };
    case 'exited':
      return {
        kind: 'exited',
        id,
        exitCode: numberAt(report, 'exitCode') ?? 1,
        signal: numberAt(report, 'signal') ?? 0,
      };
    case 'failed':
      return { kind: 'failed', id, why: textAt(report, 'why') ?? '' };
    default:
      return undefined;
  }
}
