// Runs one program for a test process and outlives that process by a moment only: `guard.mjs STOP_SIGNAL GRACE_MS PROGRAM
// [ARGUMENT…]`. The channel to the test process closes however that process ends, SIGKILL included, and the program's
// whole process group is killed then. Messages to the test process: `started`, `ended`, `refused`; from it: `stop`.
import { spawn } from 'node:child_process';
import process from 'node:process';

const [stopSignal, graceMs, program, ...args] = process.argv.slice(2);
if (stopSignal === undefined || graceMs === undefined || program === undefined)
  throw new Error('guard.mjs STOP_SIGNAL GRACE_MS PROGRAM [ARGUMENT…]');

// `detached` makes the program the leader of a process group of its own, so that its children can be reached.
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

/** @param {object} message */
const tell = (message) => {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
};

/**
 * @param {number} target a process, or a group when negative
 * @param {string} signal
 */
const kill = (target, signal) => {
  try {
    process.kill(target, signal);
  } catch {
    // It is gone already, which is what was wanted.
  }
};

const killGroup = () => {
  if (child.pid !== undefined) kill(-child.pid, 'SIGKILL');
};

child.once('spawn', () => tell({ kind: 'started', pid: child.pid }));
child.once('error', (error) => {
  tell({ kind: 'refused', message: error.message });
  if (process.connected) process.disconnect();
});
child.once('exit', (code, signal) => {
  // What the program left behind in its group goes with it.
  killGroup();
  tell({ kind: 'ended', code, signal });
  if (process.connected) process.disconnect();
});

process.on('message', () => {
  if (child.pid === undefined) return;
  kill(child.pid, stopSignal);
  setTimeout(killGroup, Number(graceMs)).unref();
});
process.on('disconnect', killGroup);
