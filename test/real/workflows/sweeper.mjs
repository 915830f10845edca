// Outlives a test process that is killed: `sweeper.mjs FOLDER`. When the channel to the test process closes without a
// word before, every process that knows the folder is killed (those started with it in their environment or among
// their arguments), and the folder is removed.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';

const folder = process.argv[2] ?? '';
if (!/^\/.+\/.+/u.test(folder))
  throw new Error('sweeper.mjs FOLDER: an absolute path, and not one at the top');

/** @param {string} pid @param {string} file */
const read = (pid, file) => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has ended, or is somebody else's.
    return '';
  }
};

const findOnes = () =>
  readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/u.test(pid) &&
      pid !== `${process.pid}` &&
      (read(pid, 'environ').includes(folder) || read(pid, 'cmdline').includes(folder)),
  );

function sweep() {
  // Again, as long as there are any: one may have started another in the meantime.
  for (let pids = findOnes(); pids.length > 0; pids = findOnes())
    for (const pid of pids) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // It is gone already.
      }
    }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

process.on('message', () => {
  process.off('disconnect', sweep);
  process.disconnect();
});
process.on('disconnect', sweep);
process.send?.('ready');
