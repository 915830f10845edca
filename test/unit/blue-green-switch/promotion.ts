import { runAction } from '@interlock/shared/run';
import { policyDigest } from '@interlock/shared/domain/configuration/policy';
import { readConfiguration, type Configuration } from '@interlock/shared/domain/configuration/configuration';
import { sealStatement } from '@interlock/shared/domain/evidence/envelope';
import { repositoryDigest } from '@interlock/shared/domain/evidence/origin';
import type { GatePredicate } from '@interlock/shared/domain/evidence/statement';
import { subjectJson, type Subject } from '@interlock/shared/domain/subject';
import { fakeClock, type FakeClock } from '@interlock/shared/testing/fake-clock';
import { fakeFiles } from '@interlock/shared/testing/fake-files';
import { fakeGitHub, type FakeGitHubOptions } from '@interlock/shared/testing/fake-github';
import { fakeHttp } from '@interlock/shared/testing/fake-http';
import { fakePorts, type FakePorts } from '@interlock/shared/testing/fake-ports';
import { fakeRunner, type FakeRunner, type FakeRunnerOptions } from '@interlock/shared/testing/fake-runner';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import type { RunContext } from '@interlock/shared/domain/run-context';

import type { Protections } from '@interlock/blue-green-switch/domain/protections';
import { readState, type MoveState } from '@interlock/blue-green-switch/domain/state';
import { stateAnnotation } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/annotations';
import { blueGreenSwitchOn } from '@interlock/blue-green-switch/run';
import {
  fakeCluster,
  type FakeCluster,
  type FakeClusterOptions,
  type FakeProcess,
} from '@interlock/kubernetes/testing/fake-cluster';

/** What is promoted in these tests, and over what. */
export const newDigest = `sha256:${'2'.repeat(64)}`;
export const commit = 'c'.repeat(40);
export const subject: Subject = { commit, artifacts: [{ name: 'shop', digest: newDigest }] };

export const configurationText = `
version: 1
service: shop
gates:
  unit: {action: quality-gate, judges: commit, reports: [{tests: "junit.xml"}], require: [tests.failed == 0]}
environments:
  production:
    gates: [unit]
    url: http://shop.example
    traffic:
      router: kubernetes-service
      namespace: shop
      service: shop
      colors: {blue: {deployment: shop-blue}, green: {deployment: shop-green}}
      keep-old-for: 10m
    validate:
      - {get: /health, status: 200, json: {status: ok}, within: 500ms}
`;

const digests = nodeDigests();
const run = { repository: 'acme/shop', id: 4711, attempt: 1 };

export function configurationOf(text: string): Configuration {
  const read = readConfiguration(text, 'interlock.yml');
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
}

/** Evidence of the gate `unit` and of the build, with whatever a test wants to be different. */
export function evidenceOf(
  clock: FakeClock,
  changes: Partial<GatePredicate> = {},
  about: Subject = subject,
  where: Partial<typeof run> = {},
): string {
  const { repository, id, attempt } = { ...run, ...where };
  const at = new Date(clock.now()).toISOString();
  const origin = {
    repositoryDigest: repositoryDigest(repository, digests),
    runId: id,
    runAttempt: attempt,
    library: 'local',
    startedAt: at,
    finishedAt: at,
  };
  const { gates, service = null } = configurationOf(configurationText);
  const predicate: GatePredicate = {
    kind: 'gate',
    gate: 'unit',
    action: 'quality-gate',
    mode: 'enforce',
    verdict: 'pass',
    reasonCodes: [],
    policy: { digest: policyDigest('unit', gates['unit'] ?? null, service, digests), commit: null },
    additionsDigest: null,
    materialsDigest: 'f'.repeat(64),
    mergeCommit: null,
    origin,
    ...changes,
  };
  return [
    sealStatement({ subject: about, predicate }, digests, null),
    sealStatement({ subject: about, predicate: { kind: 'built', origin } }, digests, null),
  ].join('\n');
}

export interface World {
  readonly clock: FakeClock;
  readonly cluster: FakeCluster;
  readonly configuration: string;
  /** The file in the checkout; `null` for none. */
  readonly checkout: string | null;
  readonly github: FakeGitHubOptions;
}

export function world(
  options: Partial<Omit<FakeClusterOptions, 'clock'>> & {
    configuration?: string;
    checkout?: string | null;
    github?: FakeGitHubOptions;
  } = {},
): World {
  const clock = fakeClock();
  const { configuration = configurationText, checkout = null, github = {}, ...rest } = options;
  const cluster = fakeCluster({ clock, slicesAfterMs: 200, ...rest });
  return { clock, cluster, configuration, checkout, github };
}

/** One step of a job. */
export interface Step {
  readonly runner: FakeRunner;
  readonly process: FakeProcess;
  readonly ports: FakePorts;
  main(): Promise<void>;
  /** The post phase, in a process of its own. */
  post(where?: World, prepareProcess?: (process: FakeProcess) => void): Promise<FakeRunner>;
  /** The post phase in a given process, on a given runner of it. */
  postIn(process: FakeProcess, after: FakeRunner): Promise<FakeRunner>;
  output(name: string): string;
  reasons(): readonly string[];
}

export interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly run?: Partial<RunContext>;
  readonly protections?: Protections;
  /** GitHub, beside the file of the default branch. */
  readonly github?: FakeGitHubOptions;
}

const everyProtection: Protections = {
  readiness: true,
  undo: true,
  wayBack: true,
  evidence: true,
  digest: true,
  ref: true,
};

/** A step of the promotion of `subject`, with evidence; `inputs` lay over it. */
export function step(at: World, operation: string, options: StepOptions = {}): Step {
  const isForward = ['prepare', 'switch', 'set-image', 'plan'].includes(operation);
  const runId = options.run?.runId ?? run.id;
  const runAttempt = options.run?.runAttempt ?? run.attempt;
  const runnerOptions: FakeRunnerOptions = {
    inputs: {
      operation,
      environment: 'production',
      ...(isForward
        ? {
            subjects: JSON.stringify(subjectJson(subject)),
            evidence: evidenceOf(at.clock, {}, subject, { id: runId, attempt: runAttempt }),
          }
        : {}),
      ...options.inputs,
    },
    ...(options.run === undefined ? {} : { run: options.run }),
  };
  const runner = fakeRunner(runnerOptions);
  const process = at.cluster.process();
  const protections = options.protections ?? everyProtection;
  const portsOf = (which: FakeRunner) =>
    fakePorts({
      runner: which,
      clock: at.clock,
      files: fakeFiles(at.checkout === null ? {} : { '.github/interlock.yml': at.checkout }),
      http: fakeHttp((request) => at.cluster.answer(request)),
      repository: fakeGitHub({
        ...at.github,
        files: { [`${'a'.repeat(40)}:.github/interlock.yml`]: at.configuration },
        ...options.github,
      }),
    });
  const ports = portsOf(runner);
  const postIn = async (other: FakeProcess, after: FakeRunner) => {
    await runAction(
      blueGreenSwitchOn(() => other, protections),
      portsOf(after),
    );
    return after;
  };
  return {
    runner,
    process,
    ports,
    main: () =>
      runAction(
        blueGreenSwitchOn(() => process, protections),
        ports,
      ),
    post: async (where = at, prepareProcess = () => undefined) => {
      const other = where.cluster.process();
      prepareProcess(other);
      return postIn(other, runner.post());
    },
    postIn,
    output: (name) => runner.outputs.get(name) ?? '',
    reasons: () => {
      const parsed: unknown = JSON.parse(runner.outputs.get('reasons') ?? '[]');
      if (!Array.isArray(parsed)) return [];
      return parsed.map((one: { code: string }) => one.code);
    },
  };
}

/** Runs one step's main phase and gives it back. */
export async function ran(at: World, operation: string, options: StepOptions = {}): Promise<Step> {
  const made = step(at, operation, options);
  await made.main();
  return made;
}

/** Prepares and deploys, so that `switch` is next. */
export async function prepared(at: World, digest = newDigest): Promise<Step> {
  const made = await ran(at, 'prepare');
  at.cluster.deploy('green', digest);
  return made;
}

export function stateOf({ cluster }: World): MoveState | null {
  const read = readState(cluster.service().annotations[stateAnnotation]);
  if (read.kind === 'unreadable') throw new Error(read.why);
  return read.kind === 'state' ? read.state : null;
}

export const servedColor = ({ cluster }: World): string | undefined => cluster.service().selector['color'];
