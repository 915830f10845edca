import type { IncomingMessage, ServerResponse } from 'node:http';

import { at, isList, isObject, parseJson, textAt } from '../domain/json.ts';
import type { Json } from '../domain/json.ts';
import { readTar } from '../domain/tar.ts';
import { ImageRefused } from './imagestore.ts';
import type { ImageFile, ImageStore } from './imagestore.ts';

const limitBytes = 512 * 1024 * 1024;
const imagesPath = '/v1/images';

/**
 * The image store over HTTP, without a token, as a registry on loopback:
 *
 * - `PUT /v1/images/NAME[:TAG]` with a tar (`application/x-tar`) or a JSON tree (`application/json`):
 *   `{"files": [{"path", "content": base64, "executable"?: true} | {"path", "link": target}]}`; answers 201 `{"digest"}`.
 * - `GET /v1/images` lists names, tags and digests; `GET /v1/images/NAME` one of them.
 */
export function createImageListener(
  store: ImageStore,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    serve(store, request).then(
      (result) => reply(response, result.code, result.body),
      (error: unknown) => {
        const refused = error instanceof ImageRefused;
        reply(response, refused ? 400 : 500, {
          error: error instanceof Error ? error.message : String(error),
        });
      },
    );
  };
}

function reply(response: ServerResponse, code: number, body: Json): void {
  response.writeHead(code, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
}

async function serve(
  store: ImageStore,
  request: IncomingMessage,
): Promise<{ readonly code: number; readonly body: Json }> {
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://images').pathname);
  if (path !== imagesPath && !path.startsWith(`${imagesPath}/`))
    return { code: 404, body: { error: `nothing is at ${path}` } };
  const name = path.slice(imagesPath.length + 1);
  if (request.method === 'GET') {
    const names = (await store.names()).map((entry) => ({
      name: entry.name,
      tags: entry.tags,
      digests: entry.digests,
    }));
    if (name === '') return { code: 200, body: { images: names } };
    const found = names.find((entry) => entry.name === name);
    return found === undefined
      ? { code: 404, body: { error: `no image is called ${name}` } }
      : { code: 200, body: found };
  }
  if (request.method !== 'PUT' || name === '')
    return { code: 405, body: { error: 'only GET, and PUT of a name' } };
  const body = await readBody(request);
  const digest = await store.push(name, filesOf(request.headers['content-type'] ?? '', body));
  return { code: 201, body: { digest } };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk as Uint8Array);
    length += part.length;
    if (length > limitBytes) throw new ImageRefused(`the image is larger than ${limitBytes} bytes`);
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function filesOf(contentType: string, body: Buffer): readonly ImageFile[] {
  const type = contentType.split(';')[0]?.trim() ?? '';
  if (type === 'application/json') return filesOfJson(body);
  const read = readTar(body);
  if (read.kind === 'problem') throw new ImageRefused(read.why);
  return read.entries
    .filter((entry) => entry.kind !== 'folder' && entry.path !== '')
    .map((entry): ImageFile =>
      entry.kind === 'link'
        ? { kind: 'link', path: entry.path, target: entry.target }
        : { kind: 'file', path: entry.path, content: entry.content, executable: entry.executable },
    );
}

function filesOfJson(body: Buffer): readonly ImageFile[] {
  const parsed = parseJson(body.toString('utf8'));
  const files = parsed.kind === 'problem' ? undefined : at(parsed.value, 'files');
  if (!isList(files)) throw new ImageRefused('the body is not {"files": […]}');
  return files.map((entry, index): ImageFile => {
    const path = textAt(entry, 'path');
    const target = textAt(entry, 'link');
    const content = textAt(entry, 'content');
    if (!isObject(entry) || path === undefined) throw new ImageRefused(`files[${index}] has no path`);
    if (target !== undefined) return { kind: 'link', path, target };
    if (content === undefined || !/^[A-Za-z0-9+/]*={0,2}$/.test(content))
      throw new ImageRefused(`files[${index}] (${path}) has no base64 content`);
    return {
      kind: 'file',
      path,
      content: Buffer.from(content, 'base64'),
      executable: entry['executable'] === true,
    };
  });
}
