import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

export type PartName = string;
export const parts: Readonly<Record<string, { readonly kind: string }>> = {};
const names: Readonly<Record<string, readonly string[]>> = {
  kubernetes: ['kube-apiserver', 'kube-controller-manager'],
};

/** Looks on PATH. */
export function programs(part: PartName) {
  const found = (names[part] ?? [part]).map((name) => {
    for (const folder of (process.env['PATH'] ?? '').split(':')) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return [name, join(folder, name)] as const;
      } catch {
        // The next folder.
      }
    }
    return undefined;
  });
  const all = found.filter((entry) => entry !== undefined);
  return all.length === found.length
    ? ({ kind: 'usable', version: 'unknown', programs: Object.fromEntries(all) } as const)
    : ({ kind: 'missing', reason: 'it is not installed', fix: `run npm run real:setup ${part}` } as const);
}
