import { createHash, randomUUID } from 'node:crypto';
import {
  chmod,
  lstat,
  mkdir,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { linkProblem, pathProblem, readReference, treeText } from '../domain/images.ts';
import type { TreeEntry } from '../domain/images.ts';
import { isObject, listAt, parseJson, textAt } from '../domain/json.ts';
import type { JsonObject } from '../domain/json.ts';
import { readImageConfig } from '../domain/kubelet/containerenv.ts';
import type { ImageSource, PreparedImage } from '../ports/kubelet.ts';

/** A file or link to be stored. */
export type ImageFile =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly content: Uint8Array;
      readonly executable: boolean;
    }
  | { readonly kind: 'link'; readonly path: string; readonly target: string };

/** One name of the store with its tags and every digest that was pushed under it. */
export interface StoredName {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly digests: readonly string[];
}

/** A tree that cannot be an image, said to whoever pushes it. */
export class ImageRefused extends Error {}

/** A content-addressed store of folder trees. */
export interface ImageStore extends ImageSource {
  /** Stores a tree under `NAME` or `NAME:TAG` and answers its digest, `sha256:…`. */
  readonly push: (reference: string, files: readonly ImageFile[]) => Promise<string>;
  readonly names: () => Promise<readonly StoredName[]>;
}

/** Opens the store in a folder; containers get their copies under another. */
export function openImageStore(folder: string, runFolder: string): ImageStore {
  const index = join(folder, 'names.json');
  const treeOf = (digest: string): string => join(folder, 'trees', digest.replace('sha256:', ''));
  let writing: Promise<unknown> = Promise.resolve();

  const names = async (): Promise<readonly StoredName[]> => {
    const text = await readFile(index, 'utf8').catch(() => '{"names": []}');
    const parsed = parseJson(text);
    if (parsed.kind === 'problem') throw new Error(`${index} cannot be read: ${parsed.why}`);
    return listAt(parsed.value, 'names')
      .filter(isObject)
      .map((entry) => ({
        name: textAt(entry, 'name') ?? '',
        tags: textsOf(entry, 'tags'),
        digests: listAt(entry, 'digests').filter((digest) => typeof digest === 'string'),
      }));
  };

  const remember = async (name: string, tag: string, digest: string): Promise<void> => {
    const before = await names();
    const known = before.find((entry) => entry.name === name) ?? { name, tags: {}, digests: [] };
    const entry: StoredName = {
      name,
      tags: { ...known.tags, [tag]: digest },
      digests: known.digests.includes(digest) ? known.digests : [...known.digests, digest],
    };
    const next = `${index}.${randomUUID()}`;
    await writeFile(
      next,
      `${JSON.stringify({ names: [...before.filter((other) => other.name !== name), entry] }, null, 2)}\n`,
    );
    await rename(next, index);
  };

  const push = async (reference: string, files: readonly ImageFile[]): Promise<string> => {
    const wanted = readReference(reference);
    if (wanted === undefined || wanted.digest !== undefined)
      throw new ImageRefused(`${JSON.stringify(reference)} is not NAME or NAME:TAG`);
    refuseUnusable(files);
    const staging = join(folder, 'staging', randomUUID());
    try {
      await writeFiles(staging, files);
      const digest = await digestOf(staging);
      await mkdir(join(folder, 'trees'), { recursive: true });
      await rename(staging, treeOf(digest)).catch(async (error: unknown) => {
        // The same tree is there already; a stored tree that was altered is replaced by what it should be.
        if (!isOccupied(error)) throw error;
        if ((await digestOf(treeOf(digest))) === digest) return;
        await rm(treeOf(digest), { recursive: true, force: true });
        await rename(staging, treeOf(digest));
      });
      await remember(wanted.name, wanted.tag, digest);
      return digest;
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  };

  const resolveDigest = async (
    reference: string,
  ): Promise<{ readonly name: string; readonly digest: string } | string> => {
    const wanted = readReference(reference);
    if (wanted === undefined)
      return `couldn't parse image name ${JSON.stringify(reference)}: invalid reference format`;
    const found = (await names()).find((entry) => entry.name === wanted.name);
    const digest = wanted.digest ?? found?.tags[wanted.tag];
    if (found === undefined || digest === undefined || !found.digests.includes(digest))
      return `${reference}: not found in the image store`;
    return { name: wanted.name, digest };
  };

  const prepare = async (reference: string, place: string): Promise<PreparedImage> => {
    const target = join(runFolder, place);
    try {
      const resolved = await resolveDigest(reference);
      if (typeof resolved === 'string') return { kind: 'refused', why: resolved };
      await rm(target, { recursive: true, force: true });
      await copyTree(treeOf(resolved.digest), target);
      // The copy is what runs, so the copy is what is judged.
      const digest = await digestOf(target);
      if (digest !== resolved.digest) {
        await rm(target, { recursive: true, force: true });
        return {
          kind: 'refused',
          why: `the stored tree was altered: its digest is ${digest}, not ${resolved.digest}`,
        };
      }
      const config = await readConfig(target);
      return typeof config === 'string'
        ? { kind: 'refused', why: config }
        : { kind: 'ready', folder: target, name: resolved.name, digest, config };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { kind: 'refused', why: `the image store cannot be read: ${why}` };
    }
  };

  return {
    names,
    push: (reference, files) => {
      // Pushes follow one another, so that no name is lost between reading and writing the index.
      const mine = writing.then(() => push(reference, files));
      writing = mine.catch(() => undefined);
      return mine;
    },
    prepare,
    discard: (place) =>
      void rm(join(runFolder, place), { recursive: true, force: true }).catch(() => undefined),
  };
}

async function readConfig(folder: string) {
  const text = await readFile(join(folder, 'image.json'), 'utf8');
  const parsed = parseJson(text);
  return parsed.kind === 'problem' ? `image.json is not JSON: ${parsed.why}` : readImageConfig(parsed.value);
}

function refuseUnusable(files: readonly ImageFile[]): void {
  const seen = new Set<string>();
  for (const file of files) {
    const problem =
      pathProblem(file.path) ?? (file.kind === 'link' ? linkProblem(file.path, file.target) : undefined);
    if (problem !== undefined) throw new ImageRefused(problem);
    if (seen.has(file.path)) throw new ImageRefused(`${file.path} is there twice`);
    seen.add(file.path);
  }
  const links = files.filter((file) => file.kind === 'link').map((file) => `${file.path}/`);
  const through = files.find((file) => links.some((link) => file.path.startsWith(link)));
  if (through !== undefined) throw new ImageRefused(`${through.path} leads through a link`);
  const config = files.find((file) => file.path === 'image.json');
  if (config?.kind !== 'file') throw new ImageRefused('the tree has no image.json');
  const parsed = parseJson(new TextDecoder().decode(config.content));
  const read =
    parsed.kind === 'problem' ? `image.json is not JSON: ${parsed.why}` : readImageConfig(parsed.value);
  if (typeof read === 'string') throw new ImageRefused(read);
}

async function writeFiles(folder: string, files: readonly ImageFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    const target = join(folder, file.path);
    await mkdir(dirname(target), { recursive: true });
    if (file.kind === 'link') await symlink(file.target, target);
    else {
      await writeFile(target, file.content);
      await chmod(target, file.executable ? 0o755 : 0o644);
    }
  }
}

/** Reads a folder tree as the files of an image. Sockets, devices and the like are refused. */
export async function readTree(folder: string): Promise<readonly ImageFile[]> {
  const files: ImageFile[] = [];
  const visit = async (relative: string): Promise<void> => {
    const entries = await readdir(join(folder, relative), { withFileTypes: true });
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
      const full = join(folder, path);
      if (entry.isDirectory()) await visit(path);
      else if (entry.isSymbolicLink()) files.push({ kind: 'link', path, target: await readlink(full) });
      else if (entry.isFile()) {
        const executable = ((await lstat(full)).mode & 0o111) !== 0;
        files.push({ kind: 'file', path, content: await readFile(full), executable });
      } else throw new ImageRefused(`${path} is neither a file nor a folder nor a link`);
    }
  };
  await visit('');
  return files;
}

async function digestOf(folder: string): Promise<string> {
  const entries = (await readTree(folder)).map((file): TreeEntry =>
    file.kind === 'link'
      ? { path: file.path, kind: 'link', content: file.target }
      : { path: file.path, kind: file.executable ? 'executable' : 'file', content: sha256(file.content) },
  );
  return `sha256:${sha256(treeText(entries))}`;
}

async function copyTree(from: string, to: string): Promise<void> {
  await writeFiles(to, await readTree(from));
}

const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

function textsOf(entry: JsonObject, key: string): Readonly<Record<string, string>> {
  const found = entry[key];
  return Object.fromEntries(
    Object.entries(isObject(found) ? found : {}).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

const isOccupied = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST');
