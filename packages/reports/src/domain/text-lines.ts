import { limits } from './limits.ts';
import { UnusableReport } from './problem.ts';

/** Lines of a text that comes in pieces. */
export interface TextLines {
  write(text: string): void;
  /** What stands after the last line feed. */
  rest(): string;
  number(): number;
}

/** Cuts a text into lines, of LF or CRLF; one that is too long is refused. */
export function textLines(take: (line: string) => void, mostCharacters: number): TextLines {
  let carry = '';
  let count = 0;
  return {
    write: (text) => {
      let from = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
        const line = carry + text.slice(from, end);
        carry = '';
        count += 1;
        take(line.endsWith('\r') ? line.slice(0, -1) : line);
        from = end + 1;
      }
      carry += text.slice(from);
      if (carry.length > mostCharacters)
        throw new UnusableReport(
          'report-too-large',
          `Line ${count + 1} is longer than ${mostCharacters} characters.`,
        );
    },
    rest: () => carry,
    number: () => count,
  };
}

/** Characters of one line that holds a JSON object. */
export const jsonLineCharacters = limits.lineCharacters * 16;
