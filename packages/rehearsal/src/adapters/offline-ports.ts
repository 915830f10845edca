import { machinePorts } from '@interlock/shared/adapters/machine-ports';
import { ExternalError } from '@interlock/shared/domain/errors';
import type { GitHub } from '@interlock/shared/ports/github';
import type { Ports } from '@interlock/shared/ports/ports';
import type { Runner } from '@interlock/shared/ports/runner';

function offline(what: string): ExternalError {
  return new ExternalError({
    service: 'Offline',
    code: 'offline',
    message: `${what} is not asked here: this command makes no network request.`,
    fix: 'Judge by reports, rules and files that are in the checkout.',
    retryable: false,
  });
}

const refuse = (what: string) => (): Promise<never> => Promise.reject(offline(what));

/** GitHub as far as the checkout holds it: its files, as they lie there. Anything else is refused by name. */
function checkoutAsGitHub(files: Ports['files']): GitHub {
  const refused = refuse('GitHub');
  return {
    readFile: async (path, commit) => {
      const text = await files.readText(path);
      return text === null ? null : { path, text, commit };
    },
    defaultBranch: refused,
    commitOf: refused,
    lastChangeOf: refused,
    repositoryId: refused,
    isProtected: refused,
    listArtifacts: refused,
    workflowRun: refused,
    listSuccessfulRuns: refused,
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

/** This machine without the network. */
export function offlinePorts(runner: Runner): Ports {
  const machine = machinePorts(runner);
  return {
    ...machine,
    http: { send: refuse('A server'), stream: refuse('A server') },
    tools: { provide: refuse('A download') },
    github: () => checkoutAsGitHub(machine.files),
  };
}
