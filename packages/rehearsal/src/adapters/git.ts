import { spawn } from 'node:child_process';

export interface GitResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Git {
  /** Runs git and gives what it said, whatever its exit code. */
  try(args: readonly string[], options?: GitOptions): Promise<GitResult>;
  /** Runs git and gives its output; throws with git's own words when it fails. */
  run(args: readonly string[], options?: GitOptions): Promise<string>;
}

export interface GitOptions {
  readonly folder?: string;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

/** Git with an environment of its own: nothing of the user's configuration, no prompts. */
export function createGit(environment: Readonly<Record<string, string>>): Git {
  const attempt = (args: readonly string[], options: GitOptions = {}): Promise<GitResult> =>
    new Promise((resolve, reject) => {
      const child = spawn('git', args, {
        cwd: options.folder,
        env: { ...environment, ...options.environment },
        stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      });
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
      child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
      child.on('error', (error) => {
        reject(new Error(`git could not be started: ${error.message}`, { cause: error }));
      });
      child.on('close', (code) => {
        resolve({
          code: code ?? 128,
          stdout: Buffer.concat(stdout).toString('utf8'),
          stderr: Buffer.concat(stderr).toString('utf8'),
        });
      });
      // Git that ends before it has read its input says why by itself.
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(options.input);
    });
  return {
    try: attempt,
    run: async (args, options = {}) => {
      options.onLine?.(`git ${args.join(' ')}`);
      const result = await attempt(args, options);
      if (result.code !== 0)
        throw new Error(`git ${args.join(' ')} failed (exit ${result.code}): ${result.stderr.trim()}`);
      return result.stdout;
    },
  };
}
