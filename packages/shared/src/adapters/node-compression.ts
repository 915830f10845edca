import { once } from 'node:events';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

import type { Compression, CompressedSize } from '../ports/compression.ts';

function sizeOf(
  stream: ReturnType<typeof createGzip> | ReturnType<typeof createBrotliCompress>,
): CompressedSize {
  let bytes = 0;
  let failure: Error | null = null;
  stream.on('data', (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
  });
  stream.on('error', (thrown: Error) => {
    failure = thrown;
  });
  return {
    write: async (chunk) => {
      if (failure !== null) throw failure;
      if (!stream.write(chunk)) await once(stream, 'drain');
    },
    end: async () => {
      if (failure !== null) throw failure;
      const ended = once(stream, 'end');
      stream.end();
      await ended;
      return bytes;
    },
    cancel: () => {
      stream.destroy();
    },
  };
}

/** Compression by the runtime's own zlib and brotli. */
export function nodeCompression(): Compression {
  return {
    gzip: (level) => sizeOf(createGzip({ level })),
    brotli: (quality, expectedBytes) =>
      sizeOf(
        createBrotliCompress({
          params: {
            [constants.BROTLI_PARAM_QUALITY]: quality,
            [constants.BROTLI_PARAM_SIZE_HINT]: Math.min(expectedBytes, 2 ** 30),
          },
        }),
      ),
  };
}
