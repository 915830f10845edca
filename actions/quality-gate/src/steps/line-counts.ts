import type { Files } from '@interlock/shared/ports/files';

import type { CoverageMeasure } from '../domain/kinds/coverage/coverage-measure.ts';

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32];

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

/** At least so many lines are in bytes as they come: each line feed ends one, and what can be seen behind the last is one. */
function leastLines(): { add(bytes: Uint8Array): void; end(): number } {
  let count = 0;
  let last = lineFeed;
  return {
    add: (bytes) => {
      for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === lineFeed) count += 1;
      last = bytes[bytes.length - 1] ?? last;
    },
    end: () => (last > space && last < 127 ? count + 1 : count),
  };
}

/** Reads files and counts their lines; what cannot be read is not counted. */
async function countEach(
  paths: Iterable<string>,
  begin: typeof lineCounter,
  counted: (path: string, count: number) => void,
  { files, signal }: CountingPorts,
): Promise<void> {
  let counter = begin();
  await files.readEach(
    paths,
    {
      piece: (_path, bytes) => {
        counter.add(bytes);
      },
      end: (path, isWhole) => {
        if (isWhole) counted(path, counter.end());
        counter = begin();
      },
    },
    signal,
  );
}

/** What is needed to count lines. */
export interface CountingPorts {
  readonly files: Pick<Files, 'readEach'>;
  readonly signal: AbortSignal;
}

/**
 * How many lines the files have that reports list lines behind the end of, by path: such a report is not about them as
 * they are. A file that is not there, or that a path may or may not mean, is left out, and so is one that has all lines
 * that are listed: that is seen quickly, and of nearly all files.
 *
 * @param coverage - what reports cover; `null` where none is given
 * @param root - absolute path of the checkout
 * @param ports - to read files until the signal
 */
export async function shortFiles(
  coverage: Pick<CoverageMeasure, 'files'> | null,
  root: string,
  ports: CountingPorts,
): Promise<ReadonlyMap<string, number>> {
  const before = `${root}/`;
  let highest = 0;
  function* listed(): Generator<string> {
    for (const { path, candidates, lines } of coverage?.files ?? []) {
      if (candidates.length !== 1 || candidates[0] !== path || lines.length <= 1) continue;
      highest = lines.length - 1;
      yield before + path;
    }
  }
  const doubtful = new Map<string, number>();
  const doubt = (path: string, count: number): void => {
    if (count < highest) doubtful.set(path, highest);
  };
  await countEach(listed(), leastLines, doubt, ports);
  const counts = new Map<string, number>();
  const keep = (path: string, count: number): void => {
    if (count < (doubtful.get(path) ?? 0)) counts.set(path.slice(before.length), count);
  };
  await countEach(doubtful.keys(), lineCounter, keep, ports);
  return counts;
}
