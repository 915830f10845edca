// Packs the shop as an image, pushes it to the store at $IMAGE_STORE and prints its digest.
//
//     IMAGE_STORE=http://… node scripts/build-image.mjs [--over FOLDER]
//
// --over lays the files of a folder over those of the shop: versions/1.4.0 makes the release before this one.
//
// It stands where `docker buildx build --push` is in a product: the store of the rehearsal cluster takes a tar of the
// file tree and answers with the digest over it, as a registry does for an image.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const packed = ['package.json', 'src'];
const image = { command: ['node', 'src/server.mjs'] };

/** Every file below a folder. */
function filesOf(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** One file in the format that POSIX calls ustar: a header of 512 bytes, the content, zeros up to the next 512. */
function tarEntry(name, content) {
  const header = Buffer.alloc(512);
  const put = (text, at) => header.write(text, at, 'latin1');
  const octal = (number, digits) => `${number.toString(8).padStart(digits, '0')}\0`;
  if (Buffer.byteLength(name) > 100) throw new Error(`the path "${name}" is too long for an image`);
  put(name, 0);
  put(octal(0o644, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(content.length, 11), 124);
  put(octal(0, 11), 136);
  put('        ', 148);
  put('0', 156);
  put('ustar\x0000', 257);
  put(
    `${octal(
      header.reduce((sum, byte) => sum + byte, 0),
      6,
    )} `,
    148,
  );
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

const { values } = parseArgs({ options: { over: { type: 'string' } } });
const store = process.env.IMAGE_STORE;
if (!store) throw new Error('IMAGE_STORE is not set: give the URL of the image store');
if (values.over !== undefined && !existsSync(values.over))
  throw new Error(`there is no folder ${values.over}`);

const files = new Map([['image.json', Buffer.from(JSON.stringify(image))]]);
for (const base of values.over === undefined ? ['.'] : ['.', values.over])
  for (const top of packed) {
    const path = join(base, top);
    const found = top.endsWith('.json') ? [path].filter((file) => existsSync(file)) : filesOf(path);
    for (const file of found) files.set(relative(base, file), readFileSync(file));
  }

const entries = [...files].sort(([one], [other]) => (one < other ? -1 : 1));
const tar = Buffer.concat([...entries.map(([name, content]) => tarEntry(name, content)), Buffer.alloc(1024)]);
const response = await fetch(`${store.replace(/\/$/, '')}/v1/images/shop`, {
  method: 'PUT',
  headers: { 'content-type': 'application/x-tar' },
  body: tar,
});
const answer = await response.text();
const digest = response.ok ? JSON.parse(answer).digest : undefined;
if (!/^sha256:[0-9a-f]{64}$/.test(digest))
  throw new Error(`the store answered ${response.status}: ${answer}`);
console.log(digest);
