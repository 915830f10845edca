import { isAnythingIn, isWhole, type KindSources } from '../sources.ts';

/** Covered files, held against those that a change touches. */
export const coverageSources: KindSources = {
  isMeasured: ({ coverage }) => isWhole(coverage),
  files: ({ coverage }) => coverage?.files ?? [],
  isScopeKnown: (_measured, _metric, glob, files) => isAnythingIn(files, glob),
};
