import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

import { fromBufferPromise, fromFdPromise, type Entry, type ZipFile } from 'yauzl';

import { UnusableArchive, type ArchiveFlaw, type ArchiveLimits } from '../domain/archive.ts';
import type { Archive, ArchivedFile } from '../ports/archive.ts';
import { messageOf } from '../domain/errors.ts';
import { sentence } from '../domain/sentence.ts';

/** Characters of a name; paths of machines end near it. */
const nameCharacters = 4_096;
const shownCharacters = 120;

const stored = 0;
const deflated = 8;
const hasDescriptor = 0b1000;
const utf8Names = 0x0800;
/** Where a size or an offset says this, the real one stands in the fields of zip64. */
const inZip64 = 0xffff_ffff;
const descriptorBytes = 24;
const endBytes = 22;
const zip64LocatorBytes = 20;
const zip64LocatorMark = 0x0706_4b50;
const zip64EndBytes = 56;

const refuse = (flaw: ArchiveFlaw, message: string): never => {
  throw new UnusableArchive(flaw, message);
};

const shown = (name: string): string =>
  name.length > shownCharacters ? `${name.slice(0, shownCharacters)}…` : name;

/** Bytes of the archive itself. */
interface Store {
  readonly sizeBytes: number;
  readAt(position: number, length: number): Promise<Buffer>;
  openZip(): Promise<ZipFile>;
  close(): Promise<void>;
}

// Names are checked here; what is read with them is never written anywhere.
const options = {
  autoClose: false,
  lazyEntries: true,
  decodeStrings: true,
  validateEntrySizes: true,
} as const;

function inMemory(given: Uint8Array): Store {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  return {
    sizeBytes: bytes.length,
    readAt: (position, length) => Promise.resolve(bytes.subarray(position, position + length)),
    openZip: () => fromBufferPromise(bytes, options),
    close: () => Promise.resolve(),
  };
}

async function onDisk(path: string): Promise<Store> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    sizeBytes: size,
    readAt: async (position, length) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      return buffer.subarray(0, bytesRead);
    },
    openZip: () => fromFdPromise(handle.fd, options),
    close: () => handle.close(),
  };
}

/** What the library refuses is a flaw of the archive, unless it is one of the machine. */
function flawOf(thrown: unknown): unknown {
  if (thrown instanceof UnusableArchive) return thrown;
  const isOfMachine =
    thrown instanceof Error && 'syscall' in thrown && 'code' in thrown && thrown.code !== 'Z_DATA_ERROR';
  if (isOfMachine) return thrown;
  const message = messageOf(thrown);
  const unsupported = /not supported|unsupported|encrypted/u.test(message);
  return new UnusableArchive(
    unsupported ? 'refused' : 'broken',
    sentence(`The archive says: ${shown(message)}`),
  );
}

const isFolder = ({ fileName }: Entry): boolean => fileName.endsWith('/');

/** What kind of thing a Unix wrote (`st_mode`); 0 where that is not known. */
const unixKind = ({ externalFileAttributes, versionMadeBy }: Entry): number =>
  versionMadeBy >> 8 === 3 ? (externalFileAttributes >>> 16) & 0o170_000 : 0;

function checkEntry(entry: Entry): void {
  const name = shown(entry.fileName);
  if (entry.fileName.length > nameCharacters || entry.fileName === '')
    refuse('broken', `A name in it has ${entry.fileName.length} characters.`);
  if (entry.isEncrypted()) refuse('refused', `"${name}" in it is encrypted.`);
  if (entry.compressionMethod !== stored && entry.compressionMethod !== deflated)
    refuse('refused', `"${name}" in it is compressed by method ${entry.compressionMethod}.`);
  const kind = unixKind(entry);
  if (kind !== 0 && kind !== 0o100_000 && kind !== 0o040_000)
    refuse('refused', `"${name}" in it is a link or a device.`);
  if (isFolder(entry) && entry.uncompressedSize > 0)
    refuse('broken', `The folder "${name}" in it has a content.`);
}

/** A place that an entry takes in the archive. */
interface Extent {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** Bytes that may follow it. */
  readonly slack: number;
}

/** Holds what stands before a file's content against what the directory at the end says of it. */
async function extentOf(zip: ZipFile, entry: Entry): Promise<Extent> {
  const name = shown(entry.fileName);
  const local = await zip.readLocalFileHeaderPromise(entry);
  const differs = (what: string): never =>
    refuse('broken', `"${name}" has another ${what} in its own header than in the directory of the archive.`);
  if (!local.fileName.equals(entry.fileNameRaw)) differs('name');
  if (local.compressionMethod !== entry.compressionMethod) differs('compression');
  const flags = (bits: number): number => bits & (1 | hasDescriptor | utf8Names);
  if (flags(local.generalPurposeBitFlag) !== flags(entry.generalPurposeBitFlag)) differs('set of flags');
  const isStreamed = (entry.generalPurposeBitFlag & hasDescriptor) !== 0;
  // What is written as a stream has zeros here, and the numbers behind its content.
  const agrees = (stated: number, known: number): boolean =>
    stated === known || stated === inZip64 || (isStreamed && stated === 0);
  if (!agrees(local.compressedSize, entry.compressedSize)) differs('size');
  if (!agrees(local.uncompressedSize, entry.uncompressedSize)) differs('size');
  if (local.crc32 !== entry.crc32 && !(isStreamed && local.crc32 === 0)) differs('checksum');
  return {
    name,
    from: entry.relativeOffsetOfLocalHeader,
    to: local.fileDataStart + entry.compressedSize,
    slack: isStreamed ? descriptorBytes : 0,
  };
}

/**
 * Files stand one behind the other from the first byte to the directory. One that lies in another, and bytes that
 * belong to none, are what two readers would read differently.
 */
function checkExtents(extents: readonly Extent[], directoryAt: number): void {
  let before: Extent = { name: '', from: 0, to: 0, slack: 0 };
  const sorted = [...extents].sort((left, right) => left.from - right.from);
  for (const extent of [...sorted, { name: 'the directory', from: directoryAt, to: 0, slack: 0 }]) {
    if (extent.from < before.to) refuse('broken', `"${before.name}" and "${extent.name}" overlap in it.`);
    if (extent.from > before.to + before.slack)
      refuse('broken', `Between "${before.name}" and "${extent.name}" stand bytes that belong to no file.`);
    before = extent;
  }
}

/** Where the directory of the archive begins, and where it must end. */
async function placeOfDirectory(store: Store, commentBytes: number): Promise<{ from: number; to: number }> {
  const endAt = store.sizeBytes - endBytes - commentBytes;
  const end = await store.readAt(endAt, endBytes);
  const locatorAt = endAt - zip64LocatorBytes;
  const locator = locatorAt < 0 ? Buffer.alloc(0) : await store.readAt(locatorAt, zip64LocatorBytes);
  if (locator.length < zip64LocatorBytes || locator.readUInt32LE(0) !== zip64LocatorMark)
    return { from: end.readUInt32LE(16), to: endAt };
  const zip64At = Number(locator.readBigUInt64LE(8));
  const zip64 = await store.readAt(zip64At, zip64EndBytes);
  if (zip64.length < zip64EndBytes || zip64At + 12 + Number(zip64.readBigUInt64LE(4)) !== locatorAt)
    return refuse('broken', 'Its end record (zip64) is not where it says.');
  return { from: Number(zip64.readBigUInt64LE(48)), to: zip64At };
}

async function* readFile(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  let sizeBytes = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!(chunk instanceof Uint8Array)) continue;
      sum = crc32(chunk, sum);
      sizeBytes += chunk.length;
      yield chunk;
    }
  } catch (thrown) {
    throw flawOf(thrown);
  }
  if (sum !== entry.crc32 || sizeBytes !== entry.uncompressedSize)
    refuse('broken', `"${shown(entry.fileName)}" in it is not what its checksum says.`);
}

async function listEntries(zip: ZipFile, store: Store, limits: ArchiveLimits): Promise<readonly Entry[]> {
  if (zip.entryCount > limits.entries)
    refuse('too-large', `It holds ${zip.entryCount} files, more than ${limits.entries}.`);
  const entries: Entry[] = [];
  const names = new Set<string>();
  let unpackedBytes = 0;
  let directoryBytes = 0;
  for await (const entry of zip.eachEntry()) {
    checkEntry(entry);
    if (names.has(entry.fileName)) refuse('broken', `"${shown(entry.fileName)}" stands twice in it.`);
    names.add(entry.fileName);
    unpackedBytes += entry.uncompressedSize;
    if (unpackedBytes > limits.bytes)
      refuse('too-large', `Unpacked it is larger than ${limits.bytes} bytes.`);
    if (unpackedBytes > limits.ratioFromBytes && unpackedBytes > limits.ratio * store.sizeBytes)
      refuse('too-large', `Unpacked it is more than ${limits.ratio} times as large as the archive.`);
    directoryBytes += 46 + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength;
    entries.push(entry);
  }
  const directory = await placeOfDirectory(store, zip.comment.length);
  if (directory.from + directoryBytes !== directory.to)
    refuse('broken', 'Its directory holds more, or fewer, files than it says.');
  const extents: Extent[] = [];
  for (const entry of entries) extents.push(await extentOf(zip, entry));
  checkExtents(extents, directory.from);
  return entries;
}

/**
 * Opens a zip archive (APPNOTE 6.3.10): stored and deflated files, zip64, data descriptors. What it says is checked
 * before anything is unpacked: its limits, names that stand twice, files that overlap, bytes that belong to no file,
 * headers that contradict the directory; sizes and checksums while files are read. Memory does not depend on sizes.
 *
 * @param source - a path on this machine, or the bytes of the archive
 * @throws {UnusableArchive} when it cannot be used; errors of the machine as they are
 */
export async function openZip(source: string | Uint8Array, limits: ArchiveLimits): Promise<Archive> {
  const store = typeof source === 'string' ? await onDisk(source) : inMemory(source);
  try {
    const zip = await store.openZip();
    const entries = await listEntries(zip, store, limits);
    const files = entries
      .filter((entry) => !isFolder(entry))
      .map((entry): ArchivedFile => ({
        path: entry.fileName,
        sizeBytes: entry.uncompressedSize,
        read: () => readFile(zip, entry),
      }))
      .sort((left, right) => (left.path < right.path ? -1 : 1));
    return { files, close: () => store.close() };
  } catch (thrown) {
    await store.close();
    throw flawOf(thrown);
  }
}
