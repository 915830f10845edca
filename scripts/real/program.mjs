/** Programs that set a part up: they end when the setup is cancelled, and their last lines are kept for the person. */
import { spawn } from 'node:child_process';
import process from 'node:process';

const keptCharacters = 8_000;

/** A step of a setup that did not succeed; the message is for the person. */
export class SetupError extends Error {
  /** @param {string} message @param {string} fix */
  constructor(message, fix) {
    super(message);
    this.name = 'SetupError';
    this.fix = fix;
  }
}

/**
 * Runs a program to its end, in a process group of its own, which is killed when `signal` fires.
 *
 * @param {readonly string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} options
 * @returns {Promise<{ code: number | null, output: string }>} `output` ends with the last lines of both streams
 */
export function run([program = '', ...args], { cwd, env, signal }) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(new SetupError('the setup was cancelled', 'run it again'));
      return;
    }
    const child = spawn(program, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    const keep = (/** @type {Buffer} */ bytes) => {
      output = (output + bytes.toString('utf8')).slice(-keptCharacters);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const kill = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    };
    signal?.addEventListener('abort', kill, { once: true });
    child.on('error', (error) => {
      signal?.removeEventListener('abort', kill);
      reject(new SetupError(`${program} could not be started: ${error.message}`, `install ${program}`));
    });
    child.on('close', (code) => {
      signal?.removeEventListener('abort', kill);
      if (signal?.aborted === true) reject(new SetupError('the setup was cancelled', 'run it again'));
      else resolve({ code, output });
    });
  });
}

const lastLines = (/** @type {string} */ text, count = 6) =>
  text.trimEnd().split('\n').slice(-count).join('\n    ');

export const otherFile =
  'what was fetched is another file than was pinned: do not use it; ask who changed the pin or the package';

/** What to do about an end that its output explains better than the step that it was. @param {string} output */
function fixFor(output) {
  if (/does not match an earlier|do not match the hashes|EINTEGRITY|checksum mismatch/iu.test(output))
    return otherFile;
  if (/no space left on device|ENOSPC/iu.test(output))
    return 'make room where the cache and the temporary files are';
  return null;
}

/**
 * Runs a program that must succeed.
 *
 * @param {readonly string[]} command
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal | undefined, fix: string }} options `fix` is what to do unless the
 *   output tells of a checksum or a full disk
 */
export async function mustRun(command, { fix, ...options }) {
  const { code, output } = await run(command, options);
  if (code === 0) return output;
  const shown = command.slice(0, 4).join(' ');
  throw new SetupError(
    `${shown} … ended with ${code ?? 'a signal'}:\n    ${lastLines(output)}`,
    fixFor(output) ?? fix,
  );
}
