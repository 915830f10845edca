import type { ConfigurationSource } from '../../domain/configuration/source.ts';
import { UserError } from '../../domain/errors.ts';
import { readWaivers } from '../../domain/waiver/waiver-file.ts';
import { useWaivers, type WaiverUse } from '../../domain/waiver/waiver-use.ts';
import type { GitHub } from '../../ports/github.ts';
import type { Ports } from '../../ports/ports.ts';
import { materialOf, type Material } from '../domain/material.ts';

/** The waivers that a gate goes by. */
export interface LoadedWaivers {
  readonly path: string;
  /** `sha256:` of the file. */
  readonly digest: string;
  readonly material: Material;
  readonly use: WaiverUse;
}

/**
 * Reads the waivers from where the configuration was read: a pull request that could write its own would waive itself.
 *
 * @param path - the file that the gate goes by; `null` for none
 * @param gate - the gate that judges
 * @param source - where the configuration was read
 * @param github - to read the file
 * @param ports - for the day and the digest
 * @throws {UserError} when the file is not there, or cannot be read whole
 */
export async function loadWaivers(
  path: string | null,
  gate: string,
  source: ConfigurationSource,
  github: GitHub,
  ports: Pick<Ports, 'clock' | 'digests'>,
): Promise<LoadedWaivers | null> {
  if (path === null) return null;
  const { ref, commit } = source;
  const file = commit === null ? null : await github.readFile(path, commit);
  if (file === null)
    throw new UserError([
      {
        code: 'waivers-missing',
        message: `There is no ${path} on ${ref}${commit === null ? '' : ` (${commit.slice(0, 8)})`}.`,
        fix: `Waivers are read from ${ref}, not from the branch under judgment: merge the file there first, or correct the path. A file that waives nothing is \`version: 1\` and \`waivers: []\`.`,
        where: 'waivers',
      },
    ]);
  const nowMs = ports.clock.now();
  const read = readWaivers(file.text, path, nowMs);
  if (!read.ok) throw new UserError(read.failures);
  return {
    path,
    digest: ports.digests.sha256(file.text),
    material: materialOf('waivers', path, file.text, ports.digests),
    use: useWaivers(read.value, gate, nowMs),
  };
}
