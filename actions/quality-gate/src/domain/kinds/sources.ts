import { compileGlob } from '@interlock/shared/domain/glob';

import type { Measured, Measurements } from '../measurements.ts';

/** Files of the repository that a kind of report is about. */
export type KnownFiles = readonly { readonly path: string; readonly candidates: readonly string[] }[];

/** What of a kind can be held against the files that a change touches. */
export interface KindSources {
  /** Whether it was measured at all: what nobody looked at is not proven to be untouched. */
  readonly isMeasured: (measured: Measured) => boolean;
  /** The files that its reports are about. */
  readonly files: (measurements: Measurements) => KnownFiles;
  /** Whether anything that was looked at is in a glob: one that nothing is in may be misspelt, and proves nothing. */
  readonly isScopeKnown: (measured: Measured, metric: string, glob: string, files: KnownFiles) => boolean;
}

/** Whether reports are about anything in a glob; a glob that nothing is in may be misspelt and proves nothing. */
export function isAnythingIn(files: KnownFiles, glob: string): boolean {
  const matches = compileGlob(glob);
  return files.some(({ candidates }) => candidates.some(matches));
}

/** Whether all of something was measured. */
export function isWhole(measure: { readonly broken: string | null } | null): boolean {
  return measure !== null && measure.broken === null;
}
