import type { FormatDefinition } from './format.ts';
import { hasExit, toolOutput } from './tool-output.ts';

const message = 'The file is not formatted.';
const summary = /^Code style issues found in (?:(\d+) files|the above file)\b/u;
/** Warnings that are about options, not about a file. */
const aboutOptions = /^Ignored unknown |\bis deprecated\b|^Invalid configuration /u;

/**
 * What `prettier --check` and `prettier --list-different` print. That all matched files are well it prints also where
 * no file matched, and the files that are not on stderr: the code it ended with says which.
 */
export const prettier: FormatDefinition = {
  kind: 'static',
  title: 'Output of prettier --check or --list-different',
  recognises: ({ text }) => hasExit(text, ['prettier']) || /^Checking formatting\.\.\.\s*$/mu.test(text),
  open: () => {
    let isCheck = false;
    return toolOutput({
      tool: 'prettier',
      subject: 'lint',
      mustExit: true,
      exits: ['prettier'],
      found: [1],
      line: (line, state) => {
        const find = (file: string): void => state.find({ rule: 'format', message, file, line: null });
        if (/^Checking formatting\.\.\.\s*$/u.test(line)) isCheck = true;
        else if (line.startsWith('[warn] ')) {
          const said = line.slice('[warn] '.length);
          if (!summary.test(said) && !aboutOptions.test(said)) find(said);
        } else if (!isCheck && !/^[>[]/u.test(line)) find(line);
      },
    });
  },
};
