import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { programs as programsOf } from '../../../scripts/real/parts.mjs';
import type { PartName } from '../../../scripts/real/parts.mjs';
import { temporaryFolder } from '../harness/folder.ts';
import { freePort } from '../harness/port.ts';
import { startServer } from '../harness/server.ts';
import type { Server } from '../harness/server.ts';
import { runCommand, runWell } from './command.ts';
import type { CommandOptions, Ended } from './command.ts';

export type PostgresqlPart = Extract<PartName, `postgresql-${string}`>;

/** One installation. Two of them have programs of the same names, so they are asked for by the part. */
export interface Postgresql {
  readonly part: PostgresqlPart;
  readonly has: (program: string) => boolean;
  /** Runs one of its programs, never as root. */
  readonly run: (program: string, args: readonly string[], options?: CommandOptions) => Promise<Ended>;
  /** As `run`; rejects unless it ends with 0. */
  readonly runWell: (program: string, args: readonly string[], options?: CommandOptions) => Promise<Ended>;
  readonly start: (options?: ClusterOptions) => Promise<Cluster>;
}

export interface ClusterOptions {
  /** For `initdb`, for example `--data-checksums`. */
  readonly initialize?: readonly string[];
}

export interface Cluster {
  readonly server: Server;
  readonly port: number;
  readonly data: string;
  /** The arguments that lead a client there, over TCP and as the superuser. */
  readonly address: readonly string[];
}

const superuser = 'postgres';

/** @throws {Error} when the part is missing; suites name it, so that they are skipped before this is asked */
export function postgresql(part: PostgresqlPart): Postgresql {
  const found = programsOf(part);
  if (found.kind === 'missing') throw new Error(`${part} is missing: ${found.reason}; ${found.fix}`);
  const program = (name: string) => {
    const known = found.programs[name];
    if (known === undefined) throw new Error(`${part} has no ${name}`);
    return known;
  };
  // The server refuses to be root. In a user namespace root has another number, and still owns its files.
  const as = (name: string, args: readonly string[]) =>
    process.getuid?.() === 0
      ? {
          file: '/usr/bin/unshare',
          argv: ['--user', '--map-user=1000', '--map-group=1000', program(name), ...args],
        }
      : { file: program(name), argv: args };
  const withHome = (options: CommandOptions = {}): CommandOptions => ({
    ...options,
    // Not even a password file of whoever runs the suite is read.
    env: { HOME: '/nonexistent', PGPASSFILE: '/nonexistent', ...options.env },
    cwd: options.cwd ?? '/',
  });

  const self: Postgresql = {
    part,
    has: (name) => found.programs[name] !== undefined,
    run: (name, args, options) => {
      const { file, argv } = as(name, args);
      return runCommand(file, argv, withHome(options));
    },
    runWell: (name, args, options) => {
      const { file, argv } = as(name, args);
      return runWell(file, argv, withHome(options));
    },
    start: async ({ initialize = [] } = {}) => {
      const folder = await temporaryFolder(part);
      const data = path.join(folder, 'data');
      await self.runWell('initdb', [
        ...[`--pgdata=${data}`, `--username=${superuser}`, '--auth=trust', '--encoding=UTF8', '--no-locale'],
        ...['--no-sync', ...initialize],
      ]);
      const port = await freePort();
      const { file, argv } = as('postgres', [
        ...['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder],
        ...['-c', 'fsync=off', '-c', 'wal_level=replica', '-c', 'max_wal_senders=3'],
      ]);
      const server = await startServer({
        name: part,
        program: file,
        args: argv,
        cwd: folder,
        env: { HOME: folder },
        // Fast shutdown: whoever is connected is sent away.
        stopSignal: 'SIGINT',
        ready: async () => /\nready\s*$/u.test(await readFile(path.join(data, 'postmaster.pid'), 'utf8')),
      });
      return {
        server,
        port,
        data,
        address: ['--host=127.0.0.1', `--port=${port}`, `--username=${superuser}`],
      };
    },
  };
  return self;
}
