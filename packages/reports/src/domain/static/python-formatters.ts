import type { FormatDefinition } from '../format.ts';
import { hasExit, toolOutput, type OutputState } from './tool-output.ts';

const message = 'The file is not formatted.';

/** Numbers of a summary: `1 file would be reformatted, 2 files already formatted`. */
// Beginning at no digit but the first: a long run of them would else be gone through from each.
const count = /(?<!\d)(\d{1,15}) files? (would be reformatted|would be left unchanged|already formatted)/gu;

/** Whether a line is the summary; what it says is taken. */
function takeSummary(line: string, state: OutputState): boolean {
  if (!/^\d+ files? /u.test(line)) return false;
  let bad = 0;
  let all = 0;
  for (const [, number = '0', what] of line.matchAll(count)) {
    all += Number(number);
    if (what === 'would be reformatted') bad += Number(number);
  }
  state.end(bad, all);
  return true;
}

/** What `black --check` prints on stderr. */
export const black: FormatDefinition = {
  kind: 'static',
  title: 'Output of black --check',
  recognizes: ({ text }) => hasExit(text, ['black']) || /^(?:would reformat |All done! )/mu.test(text),
  open: () =>
    toolOutput({
      tool: 'black',
      subject: 'lint',
      mustExit: true,
      countsFiles: true,
      exits: ['black'],
      found: [1],
      line: (line, state) => {
        const [, file] = /^would reformat (.+)$/u.exec(line) ?? [];
        if (file !== undefined) state.find({ rule: 'format', message, file, line: null });
        else if (line.startsWith('No Python files are present')) state.end(0, 0);
        else takeSummary(line, state);
      },
    }),
};

/** What `ruff format --check` prints. */
export const ruffFormat: FormatDefinition = {
  kind: 'static',
  title: 'Output of ruff format --check',
  recognizes: ({ text }) =>
    hasExit(text, ['ruff format']) ||
    /^\d+ files? .*\balready formatted$|^\d+ files? already formatted$/mu.test(text),
  open: () => {
    let isNext = false;
    return toolOutput({
      tool: 'ruff format',
      subject: 'lint',
      mustExit: true,
      countsFiles: true,
      exits: ['ruff format'],
      found: [1],
      line: (line, state) => {
        const [, listed] = /^Would reformat: (.+)$/u.exec(line) ?? [];
        const [, shown, number] = (isNext ? /^ *--> (.+?):(\d+)(?::\d+)?$/u.exec(line) : null) ?? [];
        isNext = line.startsWith('unformatted: ');
        if (listed !== undefined) state.find({ rule: 'format', message, file: listed, line: null });
        else if (shown !== undefined)
          state.find({ rule: 'format', message, file: shown, line: Number(number) });
        else takeSummary(line, state);
      },
    });
  },
};
