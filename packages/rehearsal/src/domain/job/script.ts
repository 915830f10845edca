import { joinPath } from '../path.ts';
import { StepFailure } from '../problem.ts';
import { literalText } from '../workflow/template.ts';
import type { ScriptStep } from '../workflow/workflow.ts';
import { runCommand } from './command-run.ts';
import type { RunningStep } from './job-state.ts';

interface Shell {
  readonly command: readonly [string, ...string[]];
  readonly extension: string;
}

/**
 * The command of a shell, `{0}` standing for the script: the built-in names as the runner starts them on Linux, or a
 * command of the user's own.
 * @param shell null when nothing says which: bash without pipefail
 * @throws StepFailure for an unknown name or a command without `{0}`
 */
export function shellCommand(shell: string | null): Shell {
  switch (shell) {
    case null:
      return { command: ['bash', '-e', '{0}'], extension: '.sh' };
    case 'bash':
      return { command: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail', '{0}'], extension: '.sh' };
    case 'sh':
      return { command: ['sh', '-e', '{0}'], extension: '.sh' };
    case 'python':
      return { command: ['python', '{0}'], extension: '.py' };
    case 'pwsh':
      return { command: ['pwsh', '-command', ". '{0}'"], extension: '.ps1' };
    case 'cmd':
    case 'powershell':
      throw new StepFailure(`The shell '${shell}' is only on Windows.`);
    default:
      return ownShell(shell);
  }
}

function ownShell(shell: string): Shell {
  const [program, ...rest] = shell.trim().split(/\s+/);
  if (program === undefined || program === '' || !shell.includes('{0}'))
    throw new StepFailure(
      `Invalid shell option. Shell must be a valid built-in (bash, sh, cmd, powershell, pwsh) or a format string containing '{0}'`,
    );
  return { command: [program, ...rest], extension: '' };
}

/** Runs a `run:` step: the script goes to a file that the shell is given. */
export async function runScript(step: RunningStep, script: ScriptStep): Promise<'success' | 'failure'> {
  const { job, log, evaluation } = step;
  const text = evaluation.text(script.script);
  const defaults = step.scope.kind === 'job' ? job.defaults : { shell: null, workingDirectory: null };
  const shellName =
    script.shell === null ? defaults.shell : (literalText(script.shell) ?? evaluation.text(script.shell));
  const shell = shellCommand(shellName === '' ? null : shellName);
  const given =
    script.workingDirectory === null ? defaults.workingDirectory : evaluation.text(script.workingDirectory);
  const folder = joinPath(job.folders.workspace, given ?? '');

  log.line(`##[group]Run ${text.trimStart().split('\n', 1)[0] ?? ''}`);
  for (const line of text.replace(/\n+$/, '').split('\n')) log.line(line);
  log.line(`shell: ${shell.command.join(' ')}`);
  log.line('##[endgroup]');

  if (!(await job.ports.files.isFolder(folder)))
    throw new StepFailure(
      `An error occurred trying to start process '${shell.command[0]}' with working directory '${folder}'. No such file or directory`,
    );
  job.nextFile += 1;
  const file = joinPath(job.folders.temp, `script_${job.nextFile}${shell.extension}`);
  await job.ports.files.write(file, text.endsWith('\n') ? text : `${text}\n`);
  const [program, ...rest] = shell.command;
  const end = await runCommand(
    step,
    [program, ...rest.map((part) => part.replaceAll('{0}', file))],
    folder,
    new Map(),
  );
  if (end.status.code === 0) return end.commandsFailed ? 'failure' : 'success';
  // A process that a signal ended has no exit code; shells report it as 128 and the signal's number.
  if (!step.signal.aborted)
    log.annotate(
      'error',
      end.status.code === null
        ? `The process was ended by ${end.status.signal ?? 'a signal'}.`
        : `Process completed with exit code ${end.status.code}.`,
    );
  return 'failure';
}
