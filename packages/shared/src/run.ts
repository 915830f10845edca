import type { Action, Outputs } from './steps/action.ts';
import { messageOf, UserError, type Problem } from './domain/errors.ts';
import { bugProblem, problemsOfThrown } from './domain/thrown.ts';
import { parseInputs, type Inputs, type InputValues } from './domain/input.ts';
import { suggestion } from './domain/nearest.ts';
import { renderFailure } from './domain/report/failure.ts';
import type { Ports } from './ports/ports.ts';
import type { Runner } from './ports/runner.ts';

/** Hides every secret input, line by line as well: the runner masks single lines only. */
function maskSecrets(inputs: Inputs, runner: Runner): void {
  for (const [name, input] of Object.entries(inputs)) {
    if (input.kind !== 'secret') continue;
    const value = runner.input(name);
    for (const part of new Set([value, value.trim(), ...value.split(/\r?\n/u)]))
      if (part.trim() !== '') runner.mask(part);
  }
}

function unknownInputs(inputs: Inputs, runner: Runner): readonly Problem[] {
  const known = new Set(Object.keys(inputs).map((name) => name.toLowerCase()));
  return runner.givenInputs
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => ({
      code: 'input-unknown',
      message: `Input "${name.toLowerCase()}" is not known.${suggestion(name.toLowerCase(), known)}`,
      fix: 'Remove it or correct its name.',
      where: name.toLowerCase(),
    }));
}

function readInputs<DeclaredInputs extends Inputs>(
  declared: DeclaredInputs,
  runner: Runner,
): InputValues<DeclaredInputs> {
  const parsed = parseInputs(declared, (name) => runner.input(name));
  const problems = [...unknownInputs(declared, runner), ...(parsed.ok ? [] : parsed.problems)];
  if (!parsed.ok || problems.length > 0) throw new UserError(problems);
  return parsed.values;
}

/** What went wrong, in the words a user needs; the same text for the log, the annotation and the summary. */
function endingProblems(thrown: unknown, cancellation: AbortSignal): readonly Problem[] {
  if (cancellation.aborted && thrown === cancellation.reason)
    return [
      {
        code: 'cancelled',
        message: 'The run was cancelled before this step had come to an end.',
        fix: 'Run the job again when it is wanted after all.',
        where: null,
      },
    ];
  return problemsOfThrown(thrown) ?? [bugProblem(thrown)];
}

async function reportFailure(name: string, thrown: unknown, runner: Runner): Promise<void> {
  const problems = endingProblems(thrown, runner.cancellation);
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (cause !== undefined) runner.info(`cause: ${messageOf(cause)}`);
  if (thrown instanceof Error && thrown.stack !== undefined) runner.debug(thrown.stack);
  for (const problem of problems)
    runner.error(`${problem.message} ${problem.fix}`, { title: `${name}: ${problem.code}` });
  runner.fail();
  try {
    await runner.appendSummary(renderFailure(name, problems));
  } catch (summaryThrown) {
    runner.warning(`The step summary could not be written: ${messageOf(summaryThrown)}`);
  }
  const first = problems[0]?.code ?? 'internal-error';
  runner.info(
    `❌ ${name}: could not run, ${first}${problems.length > 1 ? ` and ${String(problems.length - 1)} more` : ''}`,
  );
}

async function runMain<DeclaredInputs extends Inputs, DeclaredOutputs extends Outputs>(
  action: Action<DeclaredInputs, DeclaredOutputs>,
  ports: Ports,
): Promise<void> {
  const { runner } = ports;
  const ending = await action.run(readInputs(action.inputs, runner), ports);
  for (const [name, value] of Object.entries(ending.outputs))
    if (typeof value === 'string') runner.setOutput(name, value);
  await runner.appendSummary(ending.summary);
  runner.info(ending.lastLine);
  if (!ending.succeeded) runner.fail();
}

async function runPost<DeclaredInputs extends Inputs, DeclaredOutputs extends Outputs>(
  action: Action<DeclaredInputs, DeclaredOutputs>,
  ports: Ports,
): Promise<void> {
  if (action.post === undefined) return;
  const { runner } = ports;
  const ending = await action.post(readInputs(action.inputs, runner), ports);
  if (ending.summary !== '') await runner.appendSummary(ending.summary);
  runner.info(ending.lastLine);
  if (!ending.succeeded) runner.fail();
}

/**
 * Runs an action as the runner starts it: masks secrets, reads all inputs, runs the use case or the post phase and
 * writes its ending. Holds the only catch; never throws.
 */
export async function runAction<DeclaredInputs extends Inputs, DeclaredOutputs extends Outputs>(
  action: Action<DeclaredInputs, DeclaredOutputs>,
  ports: Ports,
): Promise<void> {
  const { runner } = ports;
  const isPost = runner.phase === 'post';
  try {
    maskSecrets(action.inputs, runner);
    if (runner.programArguments.includes('--explain')) {
      if (action.explain === undefined) throw new UserError([cannotExplain(action.name)]);
      runner.info(await action.explain(readInputs(action.inputs, runner), ports));
      return;
    }
    if (isPost) {
      await runPost(action, ports);
      return;
    }
    await runMain(action, ports);
  } catch (thrown) {
    if (!isPost)
      for (const [name, value] of Object.entries(action.outputsOnError ?? {}))
        if (typeof value === 'string') runner.setOutput(name, value);
    await reportFailure(action.name, thrown, runner);
  }
}

function cannotExplain(name: string): Problem {
  return {
    code: 'explain-unsupported',
    message: `${name} reads no configuration, so there is nothing to explain.`,
    fix: 'Leave --explain out.',
    where: null,
  };
}
