import type { Problem } from '../errors.ts';

// Report text is untrusted: a code span whose fence is longer than any run of backticks inside cannot be left.
function code(text: string): string {
  const flat = text.replace(/[\r\n]+/gu, ' ');
  const longest = Math.max(0, ...[...flat.matchAll(/`+/gu)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${flat} ${fence}`;
}

/** The step summary of an action that could not run: the answer first, then every problem with its fix. */
export function renderFailure(name: string, problems: readonly Problem[]): string {
  const count = problems.length === 1 ? '1 problem' : `${String(problems.length)} problems`;
  const lines = problems.map(
    (problem) => `- **${problem.code}** ${code(problem.message)}\n  - what to do: ${code(problem.fix)}`,
  );
  return `### ❌ ${name}: could not run, ${count}\n\n${lines.join('\n')}\n`;
}
