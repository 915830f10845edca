import type { FormatDefinition } from '../format.ts';
import { hasExit, toolOutput, type OutputState } from './tool-output.ts';

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
  recognizes: ({ text }) => hasExit(text, ['prettier']) || /^Checking formatting\.\.\.\s*$/mu.test(text),
  open: () => {
    /** Lines that are paths where this is a plain list; with `--check` they are what stands around it. */
    let plain: string[] = [];
    let isCheck = false;
    const find = (file: string, state: OutputState): void =>
      state.find({ rule: 'format', message, file, line: null });
    return toolOutput({
      tool: 'prettier',
      subject: 'lint',
      mustExit: true,
      exits: ['prettier'],
      found: [1],
      line: (line, state) => {
        if (/^Checking formatting\.\.\.\s*$/u.test(line)) isCheck = true;
        else if (line.startsWith('[warn] ')) {
          const said = line.slice('[warn] '.length);
          if (!summary.test(said) && !aboutOptions.test(said)) find(said, state);
        } else if (!/^[>[]|^npm (?:warn|notice) /u.test(line)) plain.push(line);
      },
      settle: (state) => {
        if (!isCheck) for (const file of plain) find(file, state);
        plain = [];
        isCheck = false;
      },
    });
  },
};
