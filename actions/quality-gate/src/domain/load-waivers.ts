import type { ConfigurationSource } from '@interlock/shared/domain/configuration/source';
import { UserError, type Problem } from '@interlock/shared/domain/errors';
import { failure, success, type Result } from '@interlock/shared/domain/result';
import { readWaivers } from '@interlock/shared/domain/waiver/waiver-file';
import { useWaivers, type WaiverUse } from '@interlock/shared/domain/waiver/waiver-use';
import type { Ports } from '@interlock/shared/ports/ports';

import { materialOf, type Material } from './material.ts';
import type { Policy } from './policy.ts';

/** The waivers that a gate goes by. */
export interface LoadedWaivers {
  readonly path: string;
  /** `sha256:` of the file. */
  readonly digest: string;
  readonly material: Material;
  readonly use: WaiverUse;
}

/**
 * The file of waivers that a gate goes by. An input may name one only where no entry of the configuration judges:
 * a waiver takes something away, which an input must not.
 */
function waiversPath({ entry, gate }: Policy, input: string | null): Result<string | null, Problem> {
  if (entry === null) return success(input);
  const path = entry.waivers ?? null;
  if (input === null || input === path) return success(path);
  return failure({
    code: 'waivers-not-allowed',
    message: `Input "waivers": found "${input}"; gate "${gate}" of the configuration ${path === null ? 'names no waivers' : `names "${path}"`}.`,
    fix: `Write \`waivers: ${input}\` into \`gates.${gate}\` of the configuration, and leave the input out.`,
    where: 'waivers',
  });
}

/**
 * Reads the waivers from where the configuration was read: a pull request that could write its own would waive itself.
 *
 * @returns `null` where neither the gate nor the input names any
 * @throws {UserError} when the file is not there, or cannot be read whole
 */
export async function loadWaivers(
  policy: Policy,
  input: string | null,
  source: ConfigurationSource,
  ports: Pick<Ports, 'clock' | 'digests'> & { readonly github: ReturnType<Ports['github']> },
): Promise<LoadedWaivers | null> {
  const named = waiversPath(policy, input);
  if (!named.ok) throw new UserError(named.failures);
  const path = named.value;
  if (path === null) return null;
  const { ref, commit } = source;
  const file = commit === null ? null : await ports.github.readFile(path, commit);
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
    use: useWaivers(read.value, policy.gate, nowMs),
  };
}
