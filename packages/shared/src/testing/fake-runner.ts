import type { AnnotationPlace, Runner } from '../ports/runner.ts';
import type { RunContext } from '../domain/run-context.ts';

export interface LoggedAnnotation {
  readonly level: 'notice' | 'warning' | 'error';
  readonly text: string;
  readonly place: AnnotationPlace;
}

/** A runner that remembers everything it was told. */
export interface FakeRunner extends Runner {
  readonly outputs: ReadonlyMap<string, string>;
  readonly states: ReadonlyMap<string, string>;
  readonly masked: readonly string[];
  /** Log lines in order, masked as the runner would. */
  readonly log: readonly string[];
  readonly annotations: readonly LoggedAnnotation[];
  readonly summary: () => string;
  readonly hasFailed: () => boolean;
  /** As SIGINT from the runner; `timeLeftMs` until the kill. */
  cancel(timeLeftMs?: number): void;
  /** The runner of the same step's `post` phase: inputs and saved state stay, everything else is new. */
  post(): FakeRunner;
}

export interface FakeRunnerOptions {
  readonly phase?: Runner['phase'];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly run?: Partial<RunContext>;
  readonly state?: Readonly<Record<string, string>>;
  readonly programArguments?: readonly string[];
  readonly workspace?: string;
  readonly tempFolder?: string;
}

const defaultRun: RunContext = {
  repository: 'acme/shop',
  eventName: 'push',
  sha: 'a'.repeat(40),
  ref: 'refs/heads/main',
  isRefProtected: false,
  actor: 'alice',
  triggeringActor: 'alice',
  runId: 4711,
  runAttempt: 1,
  job: 'promote',
  workflowRef: 'acme/shop/.github/workflows/promote.yml@refs/heads/main',
  serverUrl: 'https://github.example',
  apiUrl: 'https://api.github.example',
  actionRepository: 'OWNER/interlock',
  actionRef: 'b'.repeat(40),
  event: {},
  debug: false,
};

/** A runner with these inputs; everything not named is a push to main of `acme/shop`. */
export function fakeRunner(options: FakeRunnerOptions = {}): FakeRunner {
  const inputs = options.inputs ?? {};
  const outputs = new Map<string, string>();
  const states = new Map(Object.entries(options.state ?? {}));
  const masked: string[] = [];
  const log: string[] = [];
  const annotations: LoggedAnnotation[] = [];
  const controller = new AbortController();
  let summary = '';
  let failed = false;
  let timeLeftMs: number | null = null;
  const hide = (text: string) => masked.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  const annotate = (level: LoggedAnnotation['level']) => (text: string, place?: AnnotationPlace) => {
    annotations.push({ level, text: hide(text), place: place ?? {} });
    log.push(`${level}: ${hide(text)}`);
  };
  return {
    phase: options.phase ?? 'main',
    input: (name) => inputs[name] ?? '',
    setOutput: (name, value) => void outputs.set(name, value),
    mask: (value) => void masked.push(value),
    state: (name) => options.state?.[name] ?? '',
    saveState: (name, value) => void states.set(name, value),
    info: (text) => void log.push(hide(text)),
    debug: (text) => void log.push(`debug: ${hide(text)}`),
    notice: annotate('notice'),
    warning: annotate('warning'),
    error: annotate('error'),
    group: async (title, body) => {
      log.push(`group: ${title}`);
      return await body();
    },
    appendSummary: (markdown) => {
      summary += markdown;
      return Promise.resolve();
    },
    fail: () => {
      failed = true;
    },
    run: { ...defaultRun, ...options.run },
    programArguments: options.programArguments ?? [],
    givenInputs: Object.keys(inputs)
      .filter((name) => inputs[name] !== '')
      .map((name) => name.toUpperCase()),
    tempFolder: options.tempFolder ?? '/temp',
    workspace: options.workspace ?? '/workspace',
    cancellation: controller.signal,
    cancellationTimeLeftMs: () => timeLeftMs,
    outputs,
    states,
    masked,
    log,
    annotations,
    summary: () => summary,
    hasFailed: () => failed,
    cancel: (leftMs = 10_000) => {
      timeLeftMs = leftMs;
      controller.abort(new Error('The run was cancelled.'));
    },
    post: () => fakeRunner({ ...options, phase: 'post', state: Object.fromEntries(states) }),
  };
}
