import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { temporaryFolder } from '../harness/folder.ts';

export interface LoadResult {
  readonly exitCode: number | null;
  readonly requests: number;
  readonly answered: number;
  readonly failed: number;
  readonly failures: Readonly<Record<string, number>>;
  /** The first twenty. */
  readonly firstFailures: readonly {
    readonly connection: 'fresh' | 'kept-alive';
    readonly reason: string;
  }[];
  readonly connections: Readonly<Record<'fresh' | 'kept-alive', number>>;
  readonly versions: Readonly<Record<string, { readonly count: number; readonly lastMs: number }>>;
}

const client = path.resolve(import.meta.dirname, '../../../scripts/load-client.mjs');

/** Lets our load client ask `url` while `act` happens, and answers what it counted. */
export async function underLoad(url: string, act: () => Promise<void>): Promise<LoadResult> {
  const file = path.join(await temporaryFolder('load'), 'result.json');
  const child = spawn(
    process.execPath,
    [client, '--rate', '200', '--duration', '30000', '--json', file, url],
    {
      stdio: 'ignore',
    },
  );
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  try {
    await act();
  } finally {
    child.kill('SIGTERM');
  }
  const exitCode = await ended;
  return { exitCode, ...(JSON.parse(await readFile(file, 'utf8')) as Omit<LoadResult, 'exitCode'>) };
}
