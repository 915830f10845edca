import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Watches over what is started with a folder, for as long as this process lives: killed, it can end nothing itself.
 * What it gives ends the watch, after which whoever has started things ends them as usual.
 */
export async function startSweeper(folder: string): Promise<() => Promise<void>> {
  const sweeper = fork(join(import.meta.dirname, 'sweeper.mjs'), [folder], {
    execArgv: [],
    // In a session of its own: an interrupt of the terminal is not for it.
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] },
  });
  const closed = once(sweeper, 'close');
  await once(sweeper, 'message');
  // A worker of the test runner may outlive the runner, and nobody would end what it has started.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent && sweeper.connected) sweeper.disconnect();
  }, 500).unref();
  return async () => {
    clearInterval(watch);
    if (sweeper.connected) sweeper.send('done');
    await closed;
  };
}
