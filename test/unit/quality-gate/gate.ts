import { qualityGate } from '@interlock/quality-gate/run';
import { fakeCommands } from '@interlock/shared/testing/fake-commands';
import { fakeFiles } from '@interlock/shared/testing/fake-files';
import { fakeGitHub, type FakeGitHub } from '@interlock/shared/testing/fake-github';
import { fakePorts, type FakePorts } from '@interlock/shared/testing/fake-ports';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';
import { runAction } from '@interlock/shared/run';
import type { RunContext } from '@interlock/shared/domain/run-context';

const head = 'a'.repeat(40);

export interface GateWorld {
  readonly inputs?: Readonly<Record<string, string>>;
  /** Files of the workspace by path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Paths of the workspace that are links out of it. */
  readonly outside?: readonly string[];
  /** What git tracks; `null` for a workspace without git. */
  readonly tracked?: readonly string[] | null;
  readonly checkedOut?: string;
  readonly configuration?: string;
  readonly run?: Partial<RunContext>;
  readonly github?: FakeGitHub;
}

/** The action in a workspace in memory, at commit `aaaa…` of a push to main. */
export function gatePorts(world: GateWorld): FakePorts {
  const files = Object.entries(world.files ?? {}).map(([path, content]) => [`/workspace/${path}`, content]);
  const tracked = world.tracked === undefined ? ['src/a.js', 'src/b.js'] : world.tracked;
  return fakePorts({
    runner: fakeRunner({
      inputs: { token: 'token', ...world.inputs },
      ...(world.run === undefined ? {} : { run: world.run }),
    }),
    files: fakeFiles(
      Object.fromEntries(files) as Record<string, string | Uint8Array>,
      (world.outside ?? []).map((path) => `/workspace/${path}`),
    ),
    commands: fakeCommands(({ argv }) => {
      if (tracked === null) return null;
      // The change is looked for in real repositories, by other tests: here git knows none.
      if (!argv.includes('ls-files') && !argv.includes('--show-toplevel'))
        return { kind: 'exited', code: 128, stdout: '', stderr: 'not in this world' };
      const stdout = argv.includes('ls-files')
        ? tracked.join('\0')
        : `/workspace\n${(argv[2] ?? '').replace(/^\/workspace\/?/u, '').replace(/(.)$/u, '$1/')}\n${world.checkedOut ?? head}\n`;
      return { kind: 'exited', code: 0, stdout, stderr: '' };
    }),
    repository:
      world.github ??
      fakeGitHub(
        world.configuration === undefined
          ? {}
          : { files: { [`${head}:.github/interlock.yml`]: world.configuration } },
      ),
  });
}

export interface Outcome {
  readonly ports: FakePorts;
  readonly verdict: string | undefined;
  readonly codes: readonly string[];
  readonly failed: boolean;
  /** The last line of the log. */
  readonly answer: string | undefined;
  output(name: string): unknown;
  /** Codes of what blocked before anything was judged. */
  readonly problems: readonly string[];
}

/** Runs the gate as the runner starts it. */
export async function runGate(world: GateWorld): Promise<Outcome> {
  const ports = gatePorts(world);
  await runAction(qualityGate, ports);
  const { runner } = ports;
  const reasons = JSON.parse(runner.outputs.get('reasons') ?? '[]') as { code: string }[];
  return {
    ports,
    verdict: runner.outputs.get('verdict'),
    codes: reasons.map(({ code }) => code),
    failed: runner.hasFailed(),
    answer: runner.log.at(-1),
    output: (name) => JSON.parse(runner.outputs.get(name) ?? 'null') as unknown,
    problems: runner.annotations.flatMap(({ place }) => place.title?.replace('quality-gate: ', '') ?? []),
  };
}

export const testsGiven = '- tests: "reports/**/*.xml"';
export const coverageGiven = '- coverage: coverage/lcov.info';
export const passing = '<testsuite tests="1"><testcase classname="c" name="a"/></testsuite>';
export const covered = 'SF:src/a.js\nDA:1,1\nDA:2,1\nLF:2\nLH:2\nend_of_record\n';
