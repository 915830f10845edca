import { readFile } from 'node:fs/promises';

/** Whether a process is not there, or a zombie that nobody has waited for yet. Linux alone. */
export async function isGone(pid: number): Promise<boolean> {
  try {
    return /\) [ZX] /.test(await readFile(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}
