import type { Outcome } from '../run.ts';

export async function kubectl(argv: readonly string[]): Promise<Outcome> {
  return { code: 1, out: '', err: `error: unknown ${argv.join(' ')}\n` };
}
