import process from 'node:process';
import { afterAll, afterEach, beforeEach, describe, it } from 'vitest';

import { isPromised, programs as programsOf } from '../../../scripts/real/parts.mjs';
import type { PartName } from '../../../scripts/real/parts.mjs';
import { removeTemporaryFolders } from './folder.ts';
import { planSuite } from './plan.ts';
import type { Availability } from './plan.ts';
import { servers } from './server.ts';

export interface Programs {
  /** The absolute path of a program of the suite's parts. @throws {Error} for a program of no such part */
  readonly path: (program: string) => string;
}

/**
 * A suite against real parts. Where one is missing, the suite is skipped and its title says which and why; under CI=true
 * it fails instead if real:setup promises the part. A server that ends while the suite runs fails the test that ran and
 * all that follow; what is still running after the last test is stopped.
 */
export function realSuite(
  title: string,
  parts: readonly PartName[],
  body: (programs: Programs) => void,
): void {
  const plan = planSuite(
    title,
    Object.fromEntries(parts.map((part) => [part, availabilityOf(part)])),
    process.env['CI'] === 'true',
  );
  switch (plan.kind) {
    case 'skip':
      describe.skip(plan.title, () => {
        it(`needs ${parts.join(', ')}`, () => undefined);
      });
      break;
    case 'fail':
      describe(plan.title, () => {
        it(`has ${parts.join(', ')}`, () => {
          throw new Error(plan.problem);
        });
      });
      break;
    case 'run':
      describe(plan.title, () => {
        // Hooks of a body run before these at the end, so that what it stops itself is stopped already.
        afterAll(async () => {
          const left = servers();
          try {
            left.forEach((server) => server.assertAlive());
          } finally {
            // In the reverse order: who uses a server ends before it.
            for (const server of [...left].reverse()) await server.stop();
            await removeTemporaryFolders();
          }
        });
        const assertAlive = () => servers().forEach((server) => server.assertAlive());
        beforeEach(assertAlive);
        afterEach(assertAlive);
        body({
          path: (program) => {
            const path = plan.programs[program];
            if (path === undefined) throw new Error(`${program} is in none of the parts ${parts.join(', ')}`);
            return path;
          },
        });
      });
  }
}

function availabilityOf(part: PartName): Availability {
  const found = programsOf(part);
  return found.kind === 'usable'
    ? { kind: 'usable', programs: found.programs }
    : {
        kind: 'missing',
        reason: found.reason,
        fix: found.fix,
        isPromised: isPromised(part),
      };
}
