import { joinPath } from '../../domain/path.ts';
import { StepFailure } from '../../domain/problem.ts';
import { literalText } from '../../domain/workflow/template.ts';
import type { ScriptStep } from '../../domain/workflow/workflow.ts';
import { runCommand } from './command-run.ts';
import type { RunningStep } from './job-state.ts';
import { shellCommand } from '../../domain/job/shell.ts';

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
