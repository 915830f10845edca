import { isForbiddenVariable, parsePairs, parsePaths } from '../../domain/log/file-command.ts';
import { joinPath } from '../../domain/path.ts';
import { savedBy, setOutput } from './step-output.ts';
import type { RunningStep } from './job-state.ts';

/** The files through which a step sets variables, outputs, state, paths and its summary. */
export interface CommandFiles {
  readonly env: string;
  readonly output: string;
  readonly path: string;
  readonly state: string;
  readonly summary: string;
}

const summaryLimitBytes = 1024 * 1024;

/** Makes the empty files for one phase of a step. */
export async function makeCommandFiles(step: RunningStep): Promise<CommandFiles> {
  const { job } = step;
  job.nextFile += 1;
  const at = (prefix: string): string => joinPath(job.folders.commands, `${prefix}_${job.nextFile}`);
  const files = {
    env: at('set_env'),
    output: at('set_output'),
    path: at('add_path'),
    state: at('save_state'),
    summary: at('step_summary'),
  };
  await Promise.all(Object.values(files).map((file) => job.ports.files.write(file, '')));
  return files;
}

/** Obeys what a step wrote to its files; false when one of them was malformed, which fails the step. */
export async function obeyCommandFiles(step: RunningStep, files: CommandFiles): Promise<boolean> {
  const { job, log } = step;
  const read = async (file: string): Promise<string> => (await job.ports.files.read(file)) ?? '';
  let ok = true;
  const pairs = async (
    name: string,
    file: string,
    set: (key: string, value: string) => void,
  ): Promise<void> => {
    const parsed = parsePairs(await read(file));
    if (parsed.kind === 'invalid') {
      log.annotate('error', `Unable to process file command '${name}' successfully.`);
      log.annotate('error', parsed.message);
      ok = false;
      return;
    }
    for (const [key, value] of parsed.pairs) set(key, value);
  };
  await pairs('env', files.env, (key, value) => {
    if (isForbiddenVariable(key))
      log.annotate('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
    else job.env.set(key, value);
  });
  await pairs('output', files.output, (key, value) => {
    setOutput(step, key, value);
  });
  await pairs('state', files.state, (key, value) => savedBy(step).set(key, value));
  for (const folder of parsePaths(await read(files.path))) {
    const known = job.paths.indexOf(folder);
    if (known >= 0) job.paths.splice(known, 1);
    job.paths.push(folder);
  }
  const summary = await read(files.summary);
  const bytes = new TextEncoder().encode(summary).length;
  if (bytes > summaryLimitBytes)
    log.annotate(
      'error',
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of 1024k, got ${Math.ceil(bytes / 1024)}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
    );
  else if (summary !== '') log.addSummary(summary.endsWith('\n') ? summary : `${summary}\n`);
  return ok;
}
