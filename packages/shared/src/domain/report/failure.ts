import type { Problem } from '../errors.ts';
import { renderMarkdown } from './markdown.ts';
import { code, heading, lineBreak, list, prose, strong, text } from './node.ts';
import { countOf } from './numbers.ts';

/** The step summary of an action that could not run: the answer first, then every problem with its fix. */
export function renderFailure(name: string, problems: readonly Problem[]): string {
  return renderMarkdown([
    heading(2, `❌ ${name}: could not run, ${countOf(problems.length, 'problem')}`),
    list(
      problems.map((problem) => [
        strong(problem.code),
        ...(problem.where === null ? [] : [text(' in '), code(problem.where)]),
        text(`: ${problem.message}`),
        lineBreak(),
        strong('Do'),
        ...prose(`: ${problem.fix}`),
      ]),
      { ordered: true, spaced: true },
    ),
  ]);
}
