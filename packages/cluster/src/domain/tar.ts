/** One member of a tar archive. */
export interface TarEntry {
  readonly path: string;
  readonly kind: 'file' | 'link' | 'folder';
  readonly executable: boolean;
  readonly content: Uint8Array;
  /** Where a link points. */
  readonly target: string;
}

/** The members of an archive, or why it is none. */
export type ReadTar =
  | { readonly kind: 'entries'; readonly entries: readonly TarEntry[] }
  | { readonly kind: 'problem'; readonly why: string };

const blockBytes = 512;

/** Reads a tar archive: ustar, with the long names of GNU and pax. Hard links and devices are refused. */
export function readTar(archive: Uint8Array): ReadTar {
  const entries: TarEntry[] = [];
  let longPath: string | undefined;
  let longTarget: string | undefined;
  let offset = 0;
  let ended = false;
  while (offset + blockBytes <= archive.length) {
    const header = archive.subarray(offset, offset + blockBytes);
    offset += blockBytes;
    if (header.every((byte) => byte === 0)) {
      ended = true;
      break;
    }
    const size = readOctal(header, 124, 12);
    const checksum = readOctal(header, 148, 8);
    if (size === undefined || checksum !== sumOf(header))
      return { kind: 'problem', why: 'the archive is damaged: a header does not match its checksum' };
    if (offset + size > archive.length) return { kind: 'problem', why: 'the archive is cut off' };
    const content = archive.subarray(offset, offset + size);
    offset += Math.ceil(size / blockBytes) * blockBytes;
    const type = String.fromCodePoint(header[156] ?? 0);
    if (type === 'L') longPath = readText(content, 0, content.length);
    else if (type === 'K') longTarget = readText(content, 0, content.length);
    else if (type === 'x') {
      const records = readPax(content);
      longPath = records.get('path') ?? longPath;
      longTarget = records.get('linkpath') ?? longTarget;
    } else if (type !== 'g') {
      const kind = kindOf(type);
      const prefix = readText(header, 257, 5) === 'ustar' ? readText(header, 345, 155) : '';
      const short = readText(header, 0, 100);
      const path = clean(longPath ?? (prefix === '' ? short : `${prefix}/${short}`));
      if (kind === undefined)
        return { kind: 'problem', why: `${path} is neither a file nor a folder nor a symbolic link` };
      const mode = readOctal(header, 100, 8) ?? 0;
      entries.push({
        path,
        kind,
        executable: (mode & 0o111) !== 0,
        content,
        target: longTarget ?? readText(header, 157, 100),
      });
      longPath = undefined;
      longTarget = undefined;
    }
  }
  return ended ? { kind: 'entries', entries } : { kind: 'problem', why: 'the archive is cut off' };
}

const clean = (path: string): string => path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');

function kindOf(type: string): TarEntry['kind'] | undefined {
  if (type === '0' || type === '\0') return 'file';
  if (type === '2') return 'link';
  return type === '5' ? 'folder' : undefined;
}

function readText(bytes: Uint8Array, start: number, length: number): string {
  const part = bytes.subarray(start, start + length);
  const end = part.indexOf(0);
  return new TextDecoder().decode(end < 0 ? part : part.subarray(0, end));
}

function readOctal(bytes: Uint8Array, start: number, length: number): number | undefined {
  const text = readText(bytes, start, length).trim();
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

/** The sum of a header's bytes with its checksum field counted as spaces. */
function sumOf(header: Uint8Array): number {
  return header.reduce((sum, byte, index) => sum + (index >= 148 && index < 156 ? 32 : byte), 0);
}

function readPax(content: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  let rest = content;
  for (;;) {
    const space = rest.indexOf(32);
    const length = Number(readText(rest, 0, Math.max(0, space)));
    if (space < 0 || !Number.isInteger(length) || length <= space) return records;
    const record = new TextDecoder().decode(rest.subarray(space + 1, length - 1));
    const equals = record.indexOf('=');
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    rest = rest.subarray(length);
  }
}
