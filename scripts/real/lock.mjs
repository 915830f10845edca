/** A lock that several setups on one machine hold one after the other. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';

const looksEveryMs = 500;

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** `null` when there is no such file any more; one that cannot be read is an error, for it would never go. @param {string} lock */
function readLock(lock) {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * What tells a process from a later one with the same number, after a restart of the machine among them: the machine's
 * run and the process's start within it, proc_pid_stat(5) field 22. Empty where there is no /proc.
 *
 * @param {number} pid
 */
function birthOf(pid) {
  const stat = readOrNull(`/proc/${pid}/stat`);
  // The second field is the program's name in brackets and may hold anything.
  const started = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return started === undefined
    ? ''
    : `${(readOrNull('/proc/sys/kernel/random/boot_id') ?? '').trim()}/${started}`;
}

/** @param {unknown} error @param {string} code */
const hasCode = (error, code) => error instanceof Error && 'code' in error && error.code === code;

/** Whether the process that wrote a lock still runs. @param {string} text @returns {number | null} its number */
function livingHolder(text) {
  const [number = '', birth = ''] = text.trim().split(' ');
  const pid = Number(number);
  if (!(Number.isInteger(pid) && pid > 0)) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return null;
  }
  return birthOf(pid) === birth ? pid : null;
}

/** Whole at once or not at all: a lock without its holder's number would belong to nobody. @param {string} lock */
function take(lock) {
  const own = `${lock.replace(/\.lock$/u, '')}.${process.pid}.lock`;
  writeFileSync(own, `${process.pid} ${birthOf(process.pid)}\n`);
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Takes away the lock of a process that is gone, unless somebody else did so meanwhile and holds it now.
 *
 * @param {string} lock
 * @param {string} text what was read from it
 */
function removeStale(lock, text) {
  const aside = `${lock.replace(/\.lock$/u, '')}.${process.pid}.stale.lock`;
  try {
    renameSync(lock, aside);
    if (readFileSync(aside, 'utf8') !== text) linkSync(aside, lock);
  } catch (error) {
    if (!hasCode(error, 'ENOENT') && !hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

/**
 * Holds a lock while `work` runs. The lock of a process that is gone is taken over.
 *
 * @template Result
 * @param {string} lock a file's path that ends in `.lock`
 * @param {{ wait: (holder: string) => void, signal: AbortSignal }} options `wait` is called once when somebody holds it
 * @param {() => Promise<Result>} work
 */
export async function withLock(lock, { wait, signal }, work) {
  mkdirSync(dirname(lock), { recursive: true });
  for (let waited = false; !take(lock);) {
    const text = readLock(lock);
    if (text === null) continue;
    const holder = livingHolder(text);
    if (holder === null) {
      removeStale(lock, text);
      continue;
    }
    if (!waited) wait(`process ${holder}`);
    waited = true;
    await sleep(looksEveryMs, undefined, { signal });
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}
