import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';

/** Where the bundles are: the committed ones, or a build of the working tree. */
export const bundles = process.env['INTERLOCK_BUNDLES'] ?? join(import.meta.dirname, '../../../dist');
const actionBundle = join(bundles, 'blue-green-switch/index.js');
const postBundle = join(bundles, 'blue-green-switch/post.js');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a process wrote and how it ended. */
export function collect(child: ChildProcess): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** How a step runs: what the runner gives it, and the files that it leaves. */
export interface StepProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  outputs(): Readonly<Record<string, string>>;
  /** Starts the post phase of this step and waits for its end. */
  post(): Promise<Ended>;
}

function readCommandFile(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  for (const match of text.matchAll(/^(?<name>[^\n<=]+)<<(?<mark>\S+)\n(?<value>[\s\S]*?)\n\k<mark>$/gmu)) {
    const { name, value } = match.groups ?? {};
    if (name !== undefined) found[name] = value ?? '';
  }
  return found;
}

function startGitHub(file: () => string): Promise<Server> {
  const server = createServer((question, answer) => {
    const { pathname } = new URL(question.url ?? '/', 'http://github');
    const send = (value: unknown) => {
      answer.setHeader('content-type', 'application/json');
      answer.end(JSON.stringify(value));
    };
    if (pathname === '/repos/acme/shop') send({ default_branch: 'main' });
    else if (pathname.startsWith('/repos/acme/shop/commits/')) send({ sha: 'a'.repeat(40) });
    else if (pathname.startsWith('/repos/acme/shop/contents/')) {
      const text = file();
      send({
        type: 'file',
        encoding: 'base64',
        size: Buffer.byteLength(text),
        content: Buffer.from(text).toString('base64'),
      });
    } else {
      answer.statusCode = 404;
      send({ message: 'Not Found' });
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** A job's steps, each a process of the bundle as the runner starts it, with a loopback GitHub. */
export interface Steps {
  readonly start: (inputs: Readonly<Record<string, string>>, run?: RunOptions) => StepProcess;
  /** Folders of kubectl proxies that are left. */
  readonly proxies: () => readonly string[];
  /** Takes the GitHub API away. */
  readonly closeGitHub: () => Promise<void>;
  readonly close: () => void;
}

export interface RunOptions {
  readonly id?: number;
  readonly attempt?: number;
  /** Laid over the environment of the step and its post phase. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface StepsOptions {
  /** Workspace and home of the runner. */
  readonly folder: string;
  /** PATH and KUBECONFIG. */
  readonly environment: () => Readonly<Record<string, string>>;
  /** The file of the default branch. */
  readonly configuration: () => string;
}

/** Opens the place of a job's steps in a folder that exists. */
export async function openSteps({ folder, environment, configuration }: StepsOptions): Promise<Steps> {
  const gitHub = await startGitHub(configuration);
  const temp = join(folder, 'temp');
  mkdirSync(temp);
  let steps = 0;
  const commandFiles = (name: string) => {
    const made = join(folder, name);
    mkdirSync(made);
    const paths = {
      GITHUB_OUTPUT: join(made, 'output'),
      GITHUB_STATE: join(made, 'state'),
      GITHUB_STEP_SUMMARY: join(made, 'summary'),
    };
    for (const path of Object.values(paths)) writeFileSync(path, '');
    return paths;
  };
  const start: Steps['start'] = (inputs, run = {}) => {
    steps += 1;
    const number = String(steps);
    const runnerEnvironment = {
      HOME: folder,
      TMPDIR: temp,
      ...environment(),
      ...run.env,
      RUNNER_TEMP: temp,
      GITHUB_WORKSPACE: folder,
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_RUN_ID: String(run.id ?? 77),
      GITHUB_RUN_ATTEMPT: String(run.attempt ?? 1),
      GITHUB_TRIGGERING_ACTOR: 'alice',
      GITHUB_ACTOR: 'alice',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_API_URL: `http://127.0.0.1:${String(portOf(gitHub))}`,
      GITHUB_SERVER_URL: 'https://github.example',
      INPUT_TOKEN: 'token-of-the-job',
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
    };
    const files = commandFiles(`step-${number}`);
    const spawnBundle = (bundle: string, more: Readonly<Record<string, string>>) =>
      spawn(process.execPath, [bundle], {
        cwd: folder,
        env: { ...runnerEnvironment, ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const child = spawnBundle(actionBundle, files);
    return {
      child,
      ended: collect(child),
      outputs: () => readCommandFile(files.GITHUB_OUTPUT),
      post: () => {
        const state = Object.entries(readCommandFile(files.GITHUB_STATE)).map(
          ([name, value]) => [`STATE_${name}`, value] as const,
        );
        const more = { ...commandFiles(`post-${number}`), ...Object.fromEntries(state) };
        return collect(spawnBundle(postBundle, more));
      },
    };
  };
  return {
    start,
    proxies: () => readdirSync(temp).filter((name) => name.startsWith('interlock-kubectl-')),
    closeGitHub: () =>
      new Promise((resolve) => {
        gitHub.closeAllConnections();
        gitHub.close(() => resolve());
      }),
    close: () => {
      gitHub.closeAllConnections();
      gitHub.close();
    },
  };
}
