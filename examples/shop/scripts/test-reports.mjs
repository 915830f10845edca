// Runs the tests and leaves what a quality gate reads: JUnit XML of the cases, lcov of the coverage.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import process from 'node:process';

for (const folder of ['reports', 'coverage']) mkdirSync(folder, { recursive: true });

const tests = readdirSync('test').filter((name) => name.endsWith('.test.mjs'));
const { status } = spawnSync(
  process.execPath,
  [
    '--test',
    // Three reporters are more listeners than Node 20 expects on one stream.
    '--disable-warning=MaxListenersExceededWarning',
    '--experimental-test-coverage',
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=junit', '--test-reporter-destination=reports/junit.xml'],
    ...['--test-reporter=lcov', '--test-reporter-destination=coverage/lcov.info'],
    ...tests.map((name) => `test/${name}`),
  ],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
