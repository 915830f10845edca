/** Programs that the demo starts: each with its own environment, none of them left behind. */
import { spawn } from 'node:child_process';
import process from 'node:process';

/**
 * @typedef {object} Ended
 * @property {number | null} code null when a signal ended it
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * @typedef {object} Program
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<Ended>} ended
 */

/** Nothing of the caller's environment but what a program needs to run at all. */
export const plainEnvironment = () => ({
  PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
});

/**
 * Starts a program in a process group of its own, so that a Ctrl-C in the terminal reaches us alone and we decide
 * in which order things end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, onLine?: (line: string) => void }} [options]
 *   `show`: its output goes to ours; else it is kept. `onLine` sees each line of its standard output.
 * @returns {Program}
 */
export function start(command, args, { cwd, env = plainEnvironment(), show = false, onLine } = {}) {
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    stdout += text;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (onLine !== undefined) for (const line of lines) onLine(line);
  });
  child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (stderr += text));
  /** @type {Promise<Ended>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  // Whoever awaits it sees the rejection; a program that nobody waits for must not end the process.
  ended.catch(() => undefined);
  return { child, ended };
}

/**
 * Runs a program to its end and gives its standard output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>}
 * @throws {Error} when it does not end with 0, with what it said
 */
export async function run(command, args, options) {
  const { code, signal, stdout, stderr } = await start(command, args, options).ended;
  if (code === 0) return stdout;
  const said = `${stderr.trim()}\n${stdout.trim()}`.trim().split('\n').slice(-20).join('\n');
  throw new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}:\n${said}`);
}

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => void setTimeout(resolve, ms));
