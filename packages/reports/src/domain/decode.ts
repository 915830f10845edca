import { looksLikeZip } from '@interlock/shared/domain/archive';

import { excerpt, UnusableReport } from './problem.ts';

/** Turns the bytes of a report into text, chunk by chunk. Throws `UnusableReport` on bytes that are not text. */
export interface Decoder {
  write(bytes: Uint8Array): string;
  /** The rest, after the last byte. */
  end(): string;
}

const declarationCap = 1024;

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

function refuseContainers(bytes: Uint8Array): void {
  if (startsWith(bytes, 0x1f, 0x8b))
    throw new UnusableReport('report-format-unsupported', 'The file is a gzip archive; unpack it first.');
  // Archives of the workspace are opened before anything gets here.
  if (looksLikeZip(bytes))
    throw new UnusableReport('archive-refused', 'The file is a zip archive in an archive.');
}

/** The encoding that the first bytes prove, `null` where they are compatible with ASCII. */
function encodingByBytes(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff))
    throw new UnusableReport('report-unparsable', 'The file is UTF-32; write it as UTF-8.');
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
  const [first = 0, second = 0] = bytes;
  if (bytes.length >= 2 && first !== 0 && second === 0) return 'utf-16le';
  if (bytes.length >= 2 && first === 0 && second !== 0) return 'utf-16be';
  return null;
}

/**
 * The encoding an XML declaration names. A declaration of UTF-16 that can be read as ASCII is wrong about itself
 * (.NET writes such files); they are UTF-8.
 */
function encodingByDeclaration(declaration: string): string {
  const label = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/u.exec(declaration)?.[1] ?? 'utf-8';
  return /^utf-?16/iu.test(label) ? 'utf-8' : label;
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new UnusableReport(
      'report-unparsable',
      `The XML declaration names the encoding "${excerpt(label)}", which is not known; write UTF-8.`,
    );
  }
}

/**
 * A decoder that finds the encoding as XML 1.0 (appendix F) does: byte order mark, then the pattern of the first
 * bytes, then the XML declaration, then UTF-8. Bytes that are not text in that encoding are refused, never replaced.
 */
export function reportDecoder(): Decoder {
  let head: Uint8Array | null = new Uint8Array();
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let label = 'utf-8';

  const decode = (bytes: Uint8Array, last: boolean): string => {
    if (decoder === null) return '';
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch {
      if (last) throw new UnusableReport('report-truncated', 'The file ends in the middle of a character.');
      throw new UnusableReport('report-unparsable', `The file holds bytes that are not ${label}.`);
    }
  };

  const begin = (bytes: Uint8Array, last: boolean): string => {
    const joined = new Uint8Array((head?.length ?? 0) + bytes.length);
    joined.set(head ?? []);
    joined.set(bytes, head?.length ?? 0);
    const ascii = String.fromCharCode(...joined.subarray(0, declarationCap));
    const declares = ascii.startsWith('<?xml') || '<?xml'.startsWith(ascii);
    const undecided = declares && !ascii.includes('?>') && joined.length < declarationCap;
    if (!last && (joined.length < 4 || undecided)) {
      head = joined;
      return '';
    }
    head = null;
    refuseContainers(joined);
    label = encodingByBytes(joined) ?? encodingByDeclaration(ascii);
    decoder = decoderOf(label);
    return decode(joined, false);
  };

  return {
    write: (bytes) => (head === null ? decode(bytes, false) : begin(bytes, false)),
    end: () => {
      const rest = head === null ? '' : begin(new Uint8Array(), true);
      return rest + decode(new Uint8Array(), true);
    },
  };
}
