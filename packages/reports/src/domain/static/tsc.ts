import type { FormatDefinition } from '../format.ts';
import type { OutputState } from './tool-output.ts';
import { hasExit, toolOutput } from './tool-output.ts';

/** `src/a.ts(3,5): error TS2322: …`, with `--pretty` `src/a.ts:3:5 - error TS2322: …`. */
const placed = /^(.+?)(?:\((\d+),\d+\): |:(\d+):\d+ - )(error|warning) (TS\d+): (.*)$/u;
const anywhere = /\berror (TS\d+): (.*)$/mu;
const foundSome = /^Found (\d+) errors?(?: in|\.)/u;

const tscExits = ['tsc', 'vue-tsc'];

function takeLine(line: string, state: OutputState, files: { count: number | null }): void {
  const [, file = '', plain, pretty, , rule = '', message = ''] = placed.exec(line) ?? [];
  if (rule !== '') {
    state.find({ rule, message, file, line: Number(plain ?? pretty) });
    return;
  }
  const [, bare, said = ''] = anywhere.exec(line) ?? [];
  if (bare !== undefined) {
    state.find({ rule: bare, message: said, file: null, line: null });
    return;
  }
  const [, stated] = foundSome.exec(line) ?? [];
  if (stated !== undefined) state.end(Number(stated), null);
  // `--diagnostics` writes how many files were read, and in the end how long it took.
  const [, count] = /^Files: +(\d+)$/u.exec(line) ?? [];
  if (count !== undefined) files.count = Number(count);
  if (/^Total time: /u.test(line) && files.count !== null) {
    state.end(null, files.count);
    files.count = null;
  }
}

/**
 * What `tsc` prints, with and without `--pretty`. Without an error it prints nothing: the code it ended with, or
 * `--diagnostics`, says that it ran.
 */
export const tsc: FormatDefinition = {
  kind: 'static',
  title: 'Output of tsc',
  recognizes: ({ text }) =>
    !/^[<[{]/u.test(text) &&
    (hasExit(text, tscExits) || anywhere.test(text.replaceAll(/\u001b\[[0-9;]*m/gu, '').slice(0, 4_096))),
  open: () => {
    const files: { count: number | null } = { count: null };
    return toolOutput({
      tool: 'tsc',
      subject: 'types',
      mustExit: false,
      exits: tscExits,
      found: [1, 2],
      line: (line, state) => takeLine(line, state, files),
    });
  },
};
