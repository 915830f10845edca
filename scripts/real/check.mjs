import { homedir } from 'node:os';

import { isAtLeast } from './kinds/go.mjs';
import { parts } from './parts.mjs';
import { run, SetupError } from './program.mjs';
import { expectedVersion, saysVersion } from './versions.mjs';

const startsWithinMs = 60_000;

/**
 * Starts a program of a part: why it is not usable, or `null` when it says the version that is pinned.
 *
 * @param {import('./parts.mjs').PartName} name
 * @param {string} program
 * @param {string} path
 * @param {AbortSignal} [signal]
 * @throws {SetupError} when `signal` fires
 */
export async function findFaultOfStart(name, program, path, signal) {
  const part = parts[name];
  const starts = part.starts?.[program] ?? ['--version'];
  const shown = `\`${[program, ...starts].join(' ')}\``;
  const deadline = AbortSignal.timeout(startsWithinMs);
  try {
    const { code, output } = await run([path, ...starts], {
      env: { HOME: homedir(), NO_COLOR: '1', GOTOOLCHAIN: 'local', PYTHONHOME: '', PYTHONPATH: '' },
      signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline]),
    });
    const said = output.trim();
    if (code !== 0) return `${shown} ended with ${code ?? 'a signal'}: ${said.split('\n').at(-1) ?? ''}`;
    if (part.kind === 'toolchain' && !isAtLeast(said, part.atLeast))
      return `${shown} says ${said}, which is older than ${part.atLeast.join('.')}`;
    const expected = expectedVersion(name);
    return expected === null || saysVersion(said, expected) ? null : `${shown} does not say ${expected}`;
  } catch (error) {
    if (!(error instanceof SetupError) || signal?.aborted === true) throw error;
    return deadline.aborted ? `${shown} did not end within ${startsWithinMs / 1000} s` : error.message;
  }
}
