import { machinePorts } from '@interlock/shared/adapters/machine-ports';
import { ExternalError, messageOf } from '@interlock/shared/domain/errors';
import { parseJson } from '@interlock/shared/domain/json';
import { readRunJobs, type ListedJobs } from '@interlock/shared/domain/run-jobs';
import type { GitHub } from '@interlock/shared/ports/github';
import type { Ports } from '@interlock/shared/ports/ports';
import type { Runner } from '@interlock/shared/ports/runner';
import { sentence } from '@interlock/shared/domain/sentence';

function offline(message: string): ExternalError {
  return new ExternalError({
    service: 'Offline',
    code: 'offline',
    message,
    fix: 'Judge by reports, rules and files that are in the checkout.',
    retryable: false,
  });
}

const refuse = (what: string) => (): Promise<never> =>
  Promise.reject(offline(`${what} is not asked here: this command makes no network request.`));

const gitDeadlineMs = 60_000;

/** The newest commit of a clone that touched a path; `null` where none did, which only a whole history can tell. */
async function lastChangeOf(
  path: string,
  commit: string,
  { commands, runner }: Pick<Ports, 'commands' | 'runner'>,
): Promise<string | null> {
  const git = async (...args: readonly string[]): Promise<string> => {
    const argv = ['git', '-C', runner.workspace, '--literal-pathspecs', ...args] as const;
    const ended = await commands.run({ argv, deadlineMs: gitDeadlineMs, signal: runner.cancellation });
    if (ended.kind === 'exited' && ended.code === 0) return ended.stdout.trim();
    throw offline(`git does not tell who touched ${path}.`);
  };
  const found = await git('log', '-1', '--format=%H', commit, '--', path);
  if (found !== '') return found;
  if ((await git('rev-parse', '--is-shallow-repository')) === 'false') return null;
  throw offline(`${path} is not here, and this clone is too shallow to say whether it ever was.`);
}

/** A file as it lies in the checkout; `null` where there is none. One that cannot be read is named. */
export async function readLying(path: string, files: Ports['files']): Promise<string | null> {
  try {
    return await files.readText(path);
  } catch (thrown) {
    throw offline(sentence(`${path} of the checkout cannot be read: ${messageOf(thrown)}`));
  }
}

/** Answers of GitHub about the jobs of a run, that somebody kept in a file: one, or a list of one for each page. */
async function keptJobs(path: string | null, files: Ports['files']): Promise<ListedJobs> {
  if (path === null)
    throw offline('GitHub is not asked for the jobs of a run here; --run-jobs FILE gives its answer.');
  try {
    const parsed = parseJson((await files.readText(path)) ?? '');
    if (!parsed.ok) throw new Error(parsed.failures[0]);
    return readRunJobs(Array.isArray(parsed.value) ? parsed.value : [parsed.value]);
  } catch (thrown) {
    throw offline(sentence(`${path} holds no jobs of a run: ${messageOf(thrown)}`));
  }
}

/** GitHub as far as the checkout holds it: its files, as they lie there, and its history. Anything else is refused by name. */
function checkoutAsGitHub(
  ports: Omit<Ports, 'github' | 'http' | 'tools'>,
  onRead: OnRead,
  runJobs: string | null,
): GitHub {
  const refused = refuse('GitHub');
  return {
    readFile: async (path, commit) => {
      const text = await readLying(path, ports.files);
      if (text === null) return null;
      onRead(path);
      return { path, text, commit };
    },
    defaultBranch: refused,
    commitOf: refused,
    lastChangeOf: (path, commit) => lastChangeOf(path, commit, ports),
    repositoryId: refused,
    isProtected: refused,
    branchRules: refused,
    branchProtection: refused,
    compareCommits: refused,
    listArtifacts: refused,
    workflowRun: refused,
    listSuccessfulRuns: refused,
    listRunJobs: () => keptJobs(runJobs, ports.files),
    runApprovals: refused,
    downloadArtifact: refused,
    login: refused,
    listComments: refused,
    createComment: refused,
    updateComment: refused,
    createDeployment: refused,
    setDeploymentStatus: refused,
    listCheckRuns: refused,
    createCheckRun: refused,
    updateCheckRun: refused,
  };
}

/** Is told the path of every file that was read in place of the branch's. */
export type OnRead = (path: string) => void;

/**
 * This machine without the network.
 *
 * @param runner - the runner of the command
 * @param onRead - is told what is read in place of the branch's
 * @param runJobs - a file with what GitHub says of the jobs of a run; `null` for none
 */
export function offlinePorts(
  runner: Runner,
  onRead: OnRead = () => undefined,
  runJobs: string | null = null,
): Ports {
  const machine = machinePorts(runner);
  return {
    ...machine,
    http: { send: refuse('A server'), stream: refuse('A server') },
    tools: null,
    github: () => checkoutAsGitHub(machine, onRead, runJobs),
  };
}
