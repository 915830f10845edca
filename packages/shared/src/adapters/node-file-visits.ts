import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { ExternalError, UserError } from '../domain/errors.ts';
import type { Files, FileVisitor } from '../ports/files.ts';
import type { WorkspacePaths } from './workspace-paths.ts';

const pieceBytes = 64 * 1024;
/** After so many files or bytes other work has its turn, a cancellation among it. */
const turnFiles = 256;
const turnBytes = 8 * 1024 * 1024;

/** Neither follows a link at the end of a path nor waits for who writes a pipe; `null` where the system cannot do that. */
const plainly =
  typeof constants.O_NOFOLLOW === 'number' && typeof constants.O_NONBLOCK === 'number'
    ? constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
    : null;

const isOfSystem = (thrown: unknown): thrown is Error & { readonly code: unknown } =>
  thrown instanceof Error && 'code' in thrown;

const isUnreadable = (thrown: unknown): boolean =>
  thrown instanceof UserError ||
  (thrown instanceof ExternalError ? thrown.code === 'file-missing' : isOfSystem(thrown));

/**
 * Reads many files by calls that wait for the system, through one piece of memory: asked for one by one, tens of
 * thousands of small files take five times as long. Whether a path stays in the workspace is asked once for each folder;
 * a link at its end is read by `readBytes`, which asks for it alone.
 */
export async function readEachFile(
  paths: Iterable<string>,
  visitor: FileVisitor,
  signal: AbortSignal,
  { at, demandInside, readBytes }: Pick<WorkspacePaths, 'at' | 'demandInside'> & Pick<Files, 'readBytes'>,
): Promise<void> {
  const buffer = Buffer.allocUnsafeSlow(pieceBytes);
  const isInside = new Map<string, boolean>();
  let files = 0;
  let bytes = 0;

  const takeTurns = async (): Promise<void> => {
    if (files < turnFiles && bytes < turnBytes) return;
    files = 0;
    bytes = 0;
    await setImmediate();
    signal.throwIfAborted();
  };

  const holds = async (folder: string): Promise<boolean> => {
    try {
      await demandInside(folder);
      return true;
    } catch (thrown) {
      if (isUnreadable(thrown)) return false;
      throw thrown;
    }
  };

  const readLinked = async (path: string): Promise<boolean> => {
    try {
      for await (const piece of readBytes(path)) {
        signal.throwIfAborted();
        visitor.piece(path, piece);
      }
      return true;
    } catch (thrown) {
      if (!signal.aborted && isUnreadable(thrown)) return false;
      throw thrown;
    }
  };

  /** The descriptor of a file; `null` for a link, `false` for what cannot be read. */
  const open = (path: string): number | null | false => {
    if (plainly === null) return null;
    try {
      return openSync(at(path), plainly);
    } catch (thrown) {
      if (!isOfSystem(thrown)) throw thrown;
      return thrown.code === 'ELOOP' || thrown.code === 'EMLINK' ? null : false;
    }
  };

  /** The next bytes of a file; `null` when it cannot be read on. */
  const next = (file: number): number | null => {
    try {
      return readSync(file, buffer, 0, pieceBytes, null);
    } catch (thrown) {
      if (isOfSystem(thrown)) return null;
      throw thrown;
    }
  };

  const readPlain = async (path: string, file: number): Promise<boolean> => {
    try {
      if (!fstatSync(file).isFile()) return false;
      for (;;) {
        const length = next(file);
        if (length === null) return false;
        if (length > 0) visitor.piece(path, buffer.subarray(0, length));
        // A regular file gives less than is asked for at its end alone.
        if (length < pieceBytes) return true;
        bytes += length;
        await takeTurns();
      }
    } finally {
      closeSync(file);
    }
  };

  signal.throwIfAborted();
  for (const path of paths) {
    files += 1;
    await takeTurns();
    const folder = dirname(path);
    let inside = isInside.get(folder);
    if (inside === undefined) isInside.set(folder, (inside = await holds(folder)));
    if (!inside) {
      visitor.end(path, false);
      continue;
    }
    // What stands for a folder is not read, wherever it leads.
    const file = ['.', '..'].includes(basename(path)) ? false : open(path);
    const isWhole = file === null ? await readLinked(path) : file !== false && (await readPlain(path, file));
    visitor.end(path, isWhole);
  }
}
