/** Processes below another one, read from Linux's /proc. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Descendant {
  readonly pid: number;
  /** Clock ticks since the machine started: a process id is used again, this pair is not. */
  readonly startedAt: string;
  readonly command: string;
}

interface Entry extends Descendant {
  readonly parent: number;
}

/** All processes below `pid`, itself not counted. */
export function descendantsOf(pid: number): readonly Descendant[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/u.test(name) ? readEntry(name) : []));
  const found: Entry[] = [];
  let parents = new Set([pid]);
  while (parents.size > 0) {
    const children = all.filter(({ parent }) => parents.has(parent));
    found.push(...children);
    parents = new Set(children.map((child) => child.pid));
  }
  return found;
}

/** Those that run still. A process that ended and was not waited for does not run. */
export function stillRunning(processes: readonly Descendant[]): readonly Descendant[] {
  return processes.filter(({ pid, startedAt }) =>
    readEntry(`${pid}`).some((entry) => entry.startedAt === startedAt),
  );
}

/** Nothing when there is no such process, or no more than its remains. */
function readEntry(pid: string): readonly Entry[] {
  let stat: string;
  let command: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return [];
  }
  // The name of the program is in brackets and may hold anything; what follows is separated by blanks.
  const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return [];
  return [{ pid: Number(pid), parent: Number(parent), startedAt: rest[17] ?? '', command }];
}
