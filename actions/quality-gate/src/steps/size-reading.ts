import type { FindingCode } from '../domain/codes.ts';
import { messageOf } from '@interlock/shared/domain/errors';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';
import type { Ports } from '@interlock/shared/ports/ports';

import { contentDigest } from '../domain/content-digest.ts';
import type { ReadReport } from '@interlock/reports/domain/reader';
import { limits } from '@interlock/reports/domain/limits';

const gzipLevel = 9;
const bestBrotli = 11;
// The best is slow, about a second a MiB: beyond this a file is compressed as servers do it while they answer.
const bestBrotliBytes = 32 * 1024 ** 2;
const fastBrotli = 5;

/** Whether a rule asks for sizes under brotli, which take their time. */
export function asksForBrotli(rules: readonly WrittenRule[]): boolean {
  return rules.some(({ rule }) => rule.metric === 'size.brotli');
}

function unusable(
  code: Extract<ReadReport<FindingCode>, { kind: 'unusable' }>['code'],
  message: string,
): { readonly read: ReadReport<FindingCode>; readonly digest: string } {
  return { read: { kind: 'unusable', code, message }, digest: 'unread' };
}

/**
 * Measures one file in one pass, holding no more of it than a piece. A file that has not the size it was found with is
 * still being written, and so is not measured. Throws the reason of the cancellation of the run.
 *
 * @param path - where it lies on this machine
 * @param foundBytes - its size when it was found
 * @param withBrotli - whether to compress it with brotli too
 * @param ports - what reads and compresses
 */
export async function measureSize(
  path: string,
  foundBytes: number,
  withBrotli: boolean,
  ports: Pick<Ports, 'compression' | 'digests' | 'files'> & {
    readonly runner: Pick<Ports['runner'], 'cancellation'>;
  },
): Promise<{ readonly read: ReadReport<FindingCode>; readonly digest: string }> {
  if (foundBytes > limits.measuredBytes)
    return unusable(
      'report-too-large',
      `The file has ${foundBytes} bytes; no more than ${limits.measuredBytes} are measured.`,
    );
  const { cancellation } = ports.runner;
  const brotliQuality = foundBytes > bestBrotliBytes ? fastBrotli : bestBrotli;
  const content = contentDigest(ports.digests);
  const gzip = ports.compression.gzip(gzipLevel);
  const brotli = withBrotli ? ports.compression.brotli(brotliQuality, foundBytes) : null;
  const giveUp = (): void => {
    gzip.cancel();
    brotli?.cancel();
  };
  let raw = 0;
  try {
    for await (const bytes of ports.files.readBytes(path)) {
      // The best compression of a large file takes longer than the runner waits for a step to end.
      cancellation.throwIfAborted();
      raw += bytes.byteLength;
      // A file that grows as fast as it is read would never end.
      if (raw > foundBytes) break;
      content.add(bytes);
      await gzip.write(bytes);
      await brotli?.write(bytes);
    }
    if (raw !== foundBytes) {
      giveUp();
      const seen = raw > foundBytes ? `more than ${foundBytes}` : String(raw);
      return unusable('size-unsteady', `It had ${foundBytes} bytes when it was found and ${seen} when read.`);
    }
    const report = {
      raw,
      gzip: await gzip.end(),
      brotli: brotli === null ? null : await brotli.end(),
      brotliQuality: brotli === null ? null : brotliQuality,
    };
    return { read: { kind: 'size', report }, digest: content.end() };
  } catch (thrown) {
    giveUp();
    cancellation.throwIfAborted();
    return unusable('report-unreadable', `The file could not be read: ${messageOf(thrown)}`);
  }
}
