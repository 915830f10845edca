import { defineConfig } from 'vitest/config';

// GitHub's parser packages import JSON without an import attribute, which plain Node refuses to load.
const inline = [/@actions\/(workflow-parser|expressions|languageservice)/];

const project = (name: string, timeoutMs: number) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
    server: { deps: { inline } },
  },
});

export default defineConfig({
  test: {
    // By itself vitest leaves one processor free, which is half of two; the tests are not timed and can share them all.
    maxWorkers: '100%',
    projects: [
      project('unit', 10_000),
      project('contract', 30_000),
      project('e2e', 120_000),
      project('real', 300_000),
      project('soak', 3_600_000),
    ],
  },
});
