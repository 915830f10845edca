import type { FormatDefinition } from '../format.ts';
import { readJsonLine } from '../json.ts';
import { lineOf, textOf } from '../tests/json-cases.ts';
import { UnusableReport } from '../problem.ts';
import { severityOf } from './severity.ts';
import { hasExit, toolOutput, type OutputState } from './tool-output.ts';

const placed = /^(.+?):(?:(\d+):(?:\d+:)*)? (error|warning|note): (.*?)(?: {2}\[([\w-]+)\])?$/u;
const success = /^Success: no issues found in (\d+) source files?$/u;
const failure =
  /^Found (\d+) errors? in \d+ files? \((?:checked (\d+) source files?|errors prevented further checking)\)$/u;

function takeText(line: string, state: OutputState): void {
  const [, looked] = success.exec(line) ?? [];
  if (looked !== undefined) {
    state.end(0, Number(looked));
    return;
  }
  const [summary, stated, checked] = failure.exec(line) ?? [];
  if (summary !== undefined) {
    if (checked === undefined)
      throw new UnusableReport('static-tool-failed', 'mypy says: errors prevented further checking.');
    state.end(Number(stated), Number(checked));
    return;
  }
  const [, file = '', number, level, message = '', rule = null] = placed.exec(line) ?? [];
  if (level !== undefined)
    state.find({
      rule,
      level: severityOf(level),
      message,
      file,
      line: number === undefined ? null : Number(number),
    });
}

/** What mypy prints: text with its summary, or with `--output json` a finding a line and nothing when all is well. */
export const mypy: FormatDefinition = {
  kind: 'static',
  title: 'Output of mypy, text or JSON',
  recognizes: ({ text, firstLine }) =>
    hasExit(text, ['mypy']) ||
    (firstLine.startsWith('{"file": ') && firstLine.includes('"severity": ')) ||
    /^Success: no issues found in \d|^Found \d+ errors? in \d+ files? \(|^.+\.pyi?:\d+(?::\d+)*: (?:error|note): /mu.test(
      text,
    ),
  open: () => {
    return toolOutput({
      tool: 'mypy',
      subject: 'types',
      mustExit: false,
      exits: ['mypy'],
      found: [1],
      line: (line, state) => {
        if (!line.startsWith('{')) {
          takeText(line, state);
          return;
        }
        const { file, line: number, message, code, severity } = readJsonLine(line);
        if (typeof file !== 'string' || typeof message !== 'string')
          throw new UnusableReport('report-unparsable', 'A finding has no "file", or no "message".');
        state.find({
          rule: textOf(code) === '' ? null : textOf(code),
          level: severityOf(severity),
          message,
          file,
          line: lineOf(number),
        });
      },
    });
  },
};
