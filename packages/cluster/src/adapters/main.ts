import process from 'node:process';

import { run } from '../run.ts';
import type { Outcome } from '../run.ts';
import { kubectl } from './kubectl.ts';
import { addImage, address, serve, start, status, stop } from './launcher.ts';
import { supervise } from './supervisor.ts';

/** Runs this process's command line; the exit code is set, and the process ends when nothing is left to do. */
export async function main(): Promise<void> {
  const script = process.argv[1] ?? '';
  const outcome = await run(process.argv.slice(2), {
    start: (folder, settings) => start(folder, settings, script),
    serve: (folder, settings) => serve(folder, settings, script),
    stop,
    status,
    address,
    addImage,
    supervise: async () => {
      await supervise();
      return { code: 0, out: '', err: '' };
    },
    kubectl,
  }).catch((error: unknown): Outcome => ({ code: 1, out: '', err: `error: ${describe(error)}\n` }));
  process.stdout.write(outcome.out);
  process.stderr.write(outcome.err);
  process.exitCode = outcome.code;
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error));
