import { isKnownCommand, parseCommand, type LogCommand } from '../../domain/log/command.ts';
import { isForbiddenVariable } from '../../domain/log/file-command.ts';
import type { AnnotationLevel } from '../../domain/record.ts';
import type { RunningStep } from './job-state.ts';

/** Reads what a process prints: commands are obeyed, everything else goes to the log. */
export interface OutputReader {
  line(text: string): void;
  /** Whether a command was wrong in a way that fails the step. */
  failed(): boolean;
}

const unsecure = (name: string): string =>
  `The \`${name}\` command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the \`ACTIONS_ALLOW_UNSECURE_COMMANDS\` environment variable to \`true\`. For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/`;
const deprecated = (name: string): string =>
  `The \`${name}\` command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/`;

/** Makes the reader for one phase of one step. */
export function createOutputReader(step: RunningStep): OutputReader {
  const { job, log } = step;
  let stopToken: string | null = null;
  let echo = job.debug;
  let failed = false;
  const fail = (message: string): void => {
    log.annotate('error', message);
    failed = true;
  };
  const obey = (command: LogCommand, text: string): void => {
    if (show(command)) return;
    set(command);
    if (echo) log.line(text);
  };
  /** Commands that are for the reader; they are never echoed. */
  const show = (command: LogCommand): boolean => {
    switch (command.name) {
      case 'error':
      case 'warning':
      case 'notice':
        annotate(step, command.name, command);
        return true;
      case 'debug':
        if (job.debug) log.line(`##[debug]${command.data}`);
        return true;
      case 'group':
        log.line(`##[group]${command.data}`);
        return true;
      case 'endgroup':
        log.line('##[endgroup]');
        return true;
      case 'add-mask':
        addMask(command.data);
        return true;
      default:
        return false;
    }
  };
  const set = (command: LogCommand): void => {
    switch (command.name) {
      case 'echo':
        setEcho(command.data);
        return;
      case 'stop-commands':
        stop(command.data);
        return;
      case 'set-output':
        setPair(command, (name, value) => {
          log.annotate('warning', deprecated('set-output'));
          setOutput(step, name, value);
        });
        return;
      case 'save-state':
        setPair(command, (name, value) => {
          log.annotate('warning', deprecated('save-state'));
          savedBy(step).set(name, value);
        });
        return;
      case 'set-env':
      case 'add-path':
        unsecureCommand(command);
        return;
      default:
        // Matchers are accepted and not applied; internal commands have no meaning here.
        return;
    }
  };
  const addMask = (value: string): void => {
    if (value.trim() === '')
      log.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
    else job.masker.add(value);
    if (echo) log.line('::add-mask::***');
  };
  const setEcho = (value: string): void => {
    if (/^(on|off)$/i.test(value)) echo = /^on$/i.test(value);
    else
      fail(`Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${value}'.`);
  };
  const stop = (token: string): void => {
    if (token === '' || isKnownCommand(token) || token === 'pause-logging')
      fail('Invoking stop-commands with an empty token or the name of a command is not allowed.');
    else stopToken = token;
  };
  const setPair = (command: LogCommand, set: (name: string, value: string) => void): void => {
    const name = command.properties.get('name') ?? '';
    if (name === '') fail(`Required field 'name' is missing in ##[${command.name}] command.`);
    else set(name, command.data);
  };
  const unsecureCommand = (command: LogCommand): void => {
    if (step.env.get('ACTIONS_ALLOW_UNSECURE_COMMANDS')?.toLowerCase() !== 'true')
      fail(unsecure(command.name));
    else if (command.name === 'add-path') job.paths.push(command.data);
    else
      setPair(command, (name, value) => {
        if (isForbiddenVariable(name))
          log.annotate('error', `Can't update ${name} environment variable using ::set-env:: command.`);
        else job.env.set(name, value);
      });
  };
  return {
    line: (text) => {
      if (stopToken !== null) {
        if (text.trim() === `::${stopToken}::`) stopToken = null;
        log.line(text);
        return;
      }
      const command = parseCommand(text);
      if (command === null || !isKnownCommand(command.name)) log.line(text);
      else obey(command, text);
    },
    failed: () => failed,
  };
}

/** Sets an output; names differ in more than case, so a later one takes the place of an earlier one. */
export function setOutput(step: RunningStep, name: string, value: string): void {
  for (const known of step.outputs.keys())
    if (known !== name && known.toLowerCase() === name.toLowerCase()) step.outputs.delete(known);
  step.outputs.set(name, value);
}

/** What this instance of an action has saved for its later phases. */
export function savedBy(step: RunningStep): Map<string, string> {
  const known = step.job.saved.get(step.task.key);
  if (known !== undefined) return known;
  const fresh = new Map<string, string>();
  step.job.saved.set(step.task.key, fresh);
  return fresh;
}

function annotate(step: RunningStep, level: AnnotationLevel, command: LogCommand): void {
  const line = Number(command.properties.get('line'));
  step.log.annotate(level, command.data, {
    title: command.properties.get('title') ?? null,
    file: command.properties.get('file') ?? null,
    line: Number.isInteger(line) && line > 0 ? line : null,
  });
}
