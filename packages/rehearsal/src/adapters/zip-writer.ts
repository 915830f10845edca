import { crc32, deflateRawSync } from 'node:zlib';

const utf8Names = 0x0800;
const deflated = 8;
/** 1 January 1980, the first day that the format knows. */
const dosDate = 0x0021;
const largest = 0xffff_ffff;

function numbers(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/**
 * A zip archive (APPNOTE 6.3) of these files. The same files in the same order make the same bytes: times are not kept.
 *
 * @param files - the path of each with forward slashes
 */
export function writeZip(files: readonly { readonly path: string; readonly content: Uint8Array }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { path, content } of files) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    if (content.length >= largest || at >= largest)
      throw new Error('artifacts of 4 GiB and more are not supported here');
    const common = numbers(
      [2, utf8Names],
      [2, deflated],
      [2, 0],
      [2, dosDate],
      [4, crc32(content)],
      [4, packed.length],
      [4, content.length],
      [2, name.length],
    );
    const head = Buffer.concat([numbers([4, 0x0403_4b50], [2, 20]), common, numbers([2, 0]), name]);
    directory.push(
      numbers([4, 0x0201_4b50], [2, 20], [2, 20]),
      common,
      numbers([2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, at]),
      name,
    );
    parts.push(head, packed);
    at += head.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const count = files.length;
  if (count > 0xffff) throw new Error('artifacts of more than 65 535 files are not supported here');
  const end = numbers(
    [4, 0x0605_4b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listed.length],
    [4, at],
    [2, 0],
  );
  return Buffer.concat([...parts, listed, end]);
}
