import type { IncomingHttpHeaders } from 'node:http';

/** Headers without those that belong to one connection or one caller. */
export function headersWithout(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
