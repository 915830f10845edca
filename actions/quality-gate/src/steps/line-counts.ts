import { ExternalError, UserError } from '@interlock/shared/domain/errors';
import type { Files } from '@interlock/shared/ports/files';

import type { CoverageMeasure } from '../domain/coverage-measure.ts';

const atOnce = 32;

const [tab, lineFeed, carriageReturn] = [9, 10, 13];

/**
 * Counts lines in bytes as they come: LF, CRLF and a lone CR end one, and a last one without an end is one. Whatever
 * some language takes for an end of a line counts (U+0085, U+2028, U+2029), for one line too many does no harm, and one
 * too few makes a report look wrong. Zero bytes are passed over, so that UTF-16 counts as well.
 */
export function lineCounter(): { add(bytes: Uint8Array): void; end(): number } {
  let count = 0;
  let isInLine = false;
  let [before, last] = [0, 0];
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte > tab && byte < 128 && byte !== lineFeed && byte !== carriageReturn) {
          // Nearly every byte is one of these.
          isInLine = true;
          last = byte;
          continue;
        }
        if (byte === 0) continue;
        const isEnd =
          byte === carriageReturn ||
          (byte === lineFeed && last !== carriageReturn) ||
          (byte === 0x85 && last === 0xc2) ||
          ((byte === 0xa8 || byte === 0xa9) && last === 0x80 && before === 0xe2);
        if (isEnd) count += 1;
        isInLine = !isEnd && !(byte === lineFeed && last === carriageReturn);
        before = last;
        last = byte;
      }
    },
    end: () => (isInLine ? count + 1 : count),
  };
}

/** How many lines a file has; `null` when it is not there, or nothing that this run may read. */
async function countLinesOf(path: string, files: Pick<Files, 'readBytes'>): Promise<number | null> {
  const counter = lineCounter();
  try {
    for await (const bytes of files.readBytes(path)) counter.add(bytes);
  } catch (thrown) {
    if (thrown instanceof ExternalError && thrown.code === 'file-missing') return null;
    if (thrown instanceof UserError || (thrown instanceof Error && 'code' in thrown)) return null;
    throw thrown;
  }
  return counter.end();
}

/**
 * How many lines the files have that reports list lines of, by path. A report that lists more is not about them as they
 * are. A file that is not there, or that a path may or may not mean, is left out.
 *
 * @param coverage - what reports cover; `null` where none is given
 * @param root - absolute path of the checkout
 * @param files - to read them
 */
export async function lineCounts(
  coverage: Pick<CoverageMeasure, 'files'> | null,
  root: string,
  files: Pick<Files, 'readBytes'>,
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const covered = coverage?.files ?? [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let file = covered[next]; file !== undefined; file = covered[next]) {
      next += 1;
      const { path, candidates } = file;
      if (candidates.length !== 1 || candidates[0] !== path) continue;
      const count = await countLinesOf(`${root}/${path}`, files);
      if (count !== null) counts.set(path, count);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return counts;
}
