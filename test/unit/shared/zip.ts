import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; what is given beside name and content is written though it is wrong. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly method?: number;
  /** Sizes and checksum stand behind the content, as those write them who write a stream. */
  readonly streamed?: boolean;
  readonly zip64?: boolean;
  readonly encrypted?: boolean;
  readonly localName?: string;
  readonly localSize?: number;
  readonly localMethod?: number;
  readonly checksum?: number;
  readonly unpackedSize?: number;
  /** `st_mode` of Unix. */
  readonly mode?: number;
  /** Bytes put in front of the file that belong to nothing. */
  readonly before?: Uint8Array;
  /** Says that the file begins at the one before. */
  readonly overlaps?: boolean;
}

export interface ZipShape {
  readonly comment?: string;
  /** How many files the end record says there are. */
  readonly count?: number;
  readonly zip64End?: boolean;
  readonly disk?: number;
}

const inZip64 = 0xffff_ffff;

const field = (...values: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer => {
  const buffer = Buffer.alloc(values.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of values) {
    if (bytes === 8) buffer.writeBigUInt64LE(BigInt(value), at);
    else buffer.writeUIntLE(value >>> 0, at, bytes);
    at += bytes;
  }
  return buffer;
};

/** What an entry's two headers say. */
function written(entry: ZipEntry) {
  const content = Buffer.from(entry.content);
  const { method = 8, streamed = false, zip64 = false, encrypted = false } = entry;
  const packed = method === 8 ? deflateRawSync(content) : content;
  const { checksum = crc32(content), unpackedSize = content.length, localSize = packed.length } = entry;
  return {
    method,
    streamed,
    zip64,
    packed,
    checksum,
    unpackedSize,
    localSize,
    localMethod: entry.localMethod ?? method,
    flags: (streamed ? 8 : 0) | (encrypted ? 1 : 0) | 0x0800,
    name: Buffer.from(entry.name),
    localName: Buffer.from(entry.localName ?? entry.name),
    mode: entry.mode ?? 0,
  };
}

type Written = ReturnType<typeof written>;

const longSizes = ({ unpackedSize, packed }: Written): Buffer => field([8, unpackedSize], [8, packed.length]);

/** The header in front of a content, the content, and what follows it. */
function contentOf(of: Written): readonly Buffer[] {
  const { streamed, zip64, checksum, packed, unpackedSize, localName } = of;
  const extra = zip64 ? Buffer.concat([field([2, 1], [2, 16]), longSizes(of)]) : Buffer.alloc(0);
  const sizes = zip64 ? [inZip64, inZip64] : streamed ? [0, 0] : [of.localSize, unpackedSize];
  const wide = zip64 ? 8 : 4;
  return [
    field([4, 0x0403_4b50], [2, zip64 ? 45 : 20], [2, of.flags], [2, of.localMethod], [4, 0]),
    field([4, streamed ? 0 : checksum], [4, sizes[0] ?? 0], [4, sizes[1] ?? 0]),
    field([2, localName.length], [2, extra.length]),
    localName,
    extra,
    packed,
    streamed
      ? field([4, 0x0807_4b50], [4, checksum], [wide, packed.length], [wide, unpackedSize])
      : Buffer.alloc(0),
  ];
}

/** What the directory says of it. */
function directoryOf(of: Written, from: number): readonly Buffer[] {
  const { zip64, name, checksum, packed, unpackedSize, mode } = of;
  const extra = zip64
    ? Buffer.concat([field([2, 1], [2, 24]), longSizes(of), field([8, from])])
    : Buffer.alloc(0);
  return [
    field([4, 0x0201_4b50], [2, 0x0314], [2, zip64 ? 45 : 20], [2, of.flags], [2, of.method], [4, 0]),
    field([4, checksum], [4, zip64 ? inZip64 : packed.length], [4, zip64 ? inZip64 : unpackedSize]),
    field([2, name.length], [2, extra.length], [2, 0], [2, 0], [2, 0]),
    field([4, (mode << 16) >>> 0], [4, zip64 ? inZip64 : from]),
    name,
    extra,
  ];
}

/** A zip archive (APPNOTE 6.3.10), right or wrong as it is asked for. */
export function zip(entries: readonly ZipEntry[], shape: ZipShape = {}): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let previous = 0;
  const put = (buffers: readonly Buffer[]): void => {
    for (const buffer of buffers) {
      parts.push(buffer);
      at += buffer.length;
    }
  };
  for (const entry of entries) {
    if (entry.before !== undefined) put([Buffer.from(entry.before)]);
    const from = entry.overlaps === true ? previous : at;
    previous = at;
    put(contentOf(written(entry)));
    directory.push(...directoryOf(written(entry), from));
  }
  const from = at;
  put(directory);
  const size = at - from;
  const { count = entries.length, disk = 0, zip64End = false } = shape;
  if (zip64End) {
    const endAt = at;
    put([
      field([4, 0x0606_4b50], [8, 44], [2, 45], [2, 45], [4, disk], [4, 0]),
      field([8, count], [8, count], [8, size], [8, from]),
      field([4, 0x0706_4b50], [4, 0], [8, endAt], [4, 1]),
    ]);
  }
  const comment = Buffer.from(shape.comment ?? '');
  const shownCount = zip64End ? 0xffff : count;
  put([
    field([4, 0x0605_4b50], [2, disk], [2, 0], [2, shownCount], [2, shownCount]),
    field([4, zip64End ? inZip64 : size], [4, zip64End ? inZip64 : from], [2, comment.length]),
    comment,
  ]);
  return Buffer.concat(parts);
}
