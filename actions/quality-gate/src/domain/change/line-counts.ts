import { ExternalError } from '@interlock/shared/domain/errors';
import type { Files } from '@interlock/shared/ports/files';

import type { CoveredFile } from '../coverage-measure.ts';
import type { Change } from './change.ts';

const lineFeed = 10;

/** How many lines a file has; a last one without line feed is one. `null` when the file is not there. */
async function countLinesOf(path: string, files: Pick<Files, 'readBytes'>): Promise<number | null> {
  let count = 0;
  let last = lineFeed;
  try {
    for await (const bytes of files.readBytes(path)) {
      for (const byte of bytes) if (byte === lineFeed) count += 1;
      last = bytes.at(-1) ?? last;
    }
  } catch (thrown) {
    if (thrown instanceof ExternalError && thrown.code === 'file-missing') return null;
    throw thrown;
  }
  return last === lineFeed ? count : count + 1;
}

/**
 * How many lines those files of a change have that reports cover, by path. A report that lists more is not about them
 * as they are.
 *
 * @param change - whose files are read
 * @param covered - what reports cover
 * @param root - absolute path of the checkout
 * @param files - to read them
 */
export async function lineCounts(
  change: Change,
  covered: readonly CoveredFile[],
  root: string,
  files: Pick<Files, 'readBytes'>,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { path, candidates } of covered) {
    if (candidates.length !== 1 || candidates[0] !== path || !change.files.has(path)) continue;
    const count = await countLinesOf(`${root}/${path}`, files);
    if (count !== null) counts.set(path, count);
  }
  return counts;
}
