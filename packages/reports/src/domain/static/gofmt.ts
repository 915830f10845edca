import type { FormatDefinition } from '../format.ts';
import { hasExit, toolOutput } from './tool-output.ts';

const tools = ['gofmt', 'gofumpt', 'goimports'];

/** The list that `gofmt -l` prints, and its kin: the files that are not formatted. They end with 0 even then. */
export const gofmt: FormatDefinition = {
  kind: 'static',
  title: 'Output of gofmt -l, gofumpt -l or goimports -l',
  recognizes: ({ text }) => hasExit(text, tools),
  open: () =>
    toolOutput({
      tool: 'gofmt',
      subject: 'lint',
      mustExit: true,
      exits: tools,
      found: [1],
      line: (line, state) =>
        state.find({ rule: 'format', message: 'The file is not formatted.', file: line, line: null }),
    }),
};
