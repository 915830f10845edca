import { availableParallelism } from 'node:os';

import { defineConfig } from 'vitest/config';

// GitHub's parser packages import JSON without an import attribute, which plain Node refuses to load.
const inline = [/@actions\/(workflow-parser|expressions|languageservice)/];

interface Options {
  /** By default the folder of this name. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly isolate?: boolean;
  readonly maxWorkers?: number;
  /** Projects of one order run together, those of a greater one after them. */
  readonly order?: number;
}

const project = (name: string, timeoutMs: number, options: Options = {}) => ({
  test: {
    name,
    include: [...(options.include ?? [`test/${name}/**/*.test.ts`])],
    exclude: [...(options.exclude ?? [])],
    isolate: options.isolate ?? true,
    sequence: { groupOrder: options.order ?? 0 },
    ...(options.maxWorkers === undefined ? {} : { maxWorkers: options.maxWorkers }),
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    server: { deps: { inline } },
  },
});

/** Tests of moves that may lose no request: they run after the others, because load beside them can fail a move. */
const traffic = ['test/e2e/blue-green-switch/**/*.test.ts', 'test/e2e/demo/{demo,logins}.test.ts'];

// Many tests wait for programs that they have started: more workers than processors keep those busy.
const maxWorkers = Math.ceil(availableParallelism() * 1.5);

export default defineConfig({
  test: {
    // By itself vitest leaves one processor free, which is half of two.
    maxWorkers: '100%',
    projects: [
      // Their files share the modules of a worker: loading those again for each file cost as much as the tests.
      project('unit', 30_000, { isolate: false, maxWorkers }),
      project('contract', 30_000, { isolate: false, maxWorkers }),
      project('e2e', 120_000, { exclude: traffic, maxWorkers }),
      project('e2e-traffic', 120_000, { include: traffic, order: 1 }),
      project('real', 300_000, { order: 2 }),
      project('soak', 3_600_000, { order: 3 }),
    ],
  },
});
