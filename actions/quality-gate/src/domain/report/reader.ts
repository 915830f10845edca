import type { FindingCode } from '../codes.ts';
import { reportDecoder } from './decode.ts';
import { junitReader, type TestReport } from './junit.ts';
import { lcovReader, type CoverageReport } from './lcov.ts';
import { limits } from './limits.ts';
import { excerpt, UnusableReport } from './problem.ts';

/** Formats that this version reads, and what each measures. */
export const formats = { junit: 'tests', lcov: 'coverage' } as const;
export type Format = keyof typeof formats;
export const formatNames: readonly Format[] = ['junit', 'lcov'];

/** What became of one report. */
export type ReadReport =
  | { readonly kind: 'tests'; readonly report: TestReport }
  | { readonly kind: 'coverage'; readonly report: CoverageReport }
  | { readonly kind: 'unusable'; readonly code: FindingCode; readonly message: string };

/** A reader of a report of any format, fed with bytes as they come. */
export interface ReportReader {
  /** `false` when the report is known to be unusable and the rest need not be read. */
  write(bytes: Uint8Array): boolean;
  end(): ReadReport;
}

interface FormatReader {
  write(text: string): void;
  end(): ReadReport;
}

const openers: Readonly<Record<Format, () => FormatReader>> = {
  junit: () => {
    const reader = junitReader();
    return { write: (text) => reader.write(text), end: () => ({ kind: 'tests', report: reader.end() }) };
  },
  lcov: () => {
    const reader = lcovReader();
    return { write: (text) => reader.write(text), end: () => ({ kind: 'coverage', report: reader.end() }) };
  },
};

/** Formats that are known by their first characters and not read by this version. */
const otherFormats: readonly (readonly [RegExp, string])[] = [
  [/^[[{]/u, 'JSON'],
  [/^mode: /u, 'a Go cover profile'],
  [/^(?:TAP version|1\.\.\d)/u, 'TAP'],
];

/** As many characters as are looked at to tell formats apart. */
const headCharacters = 4096;

function formatOf(head: string): Format {
  if (head.startsWith('<')) return 'junit';
  if (/^(?:#[^\n]*\n\s*)*(?:TN|SF|VER):/u.test(head)) return 'lcov';
  const other = otherFormats.find(([pattern]) => pattern.test(head));
  if (other !== undefined)
    throw new UnusableReport('report-format-unsupported', `The file looks like ${other[1]}.`);
  throw new UnusableReport(
    'report-unparsable',
    `The file is neither JUnit XML nor lcov; it begins with "${excerpt(head, 40)}".`,
  );
}

/**
 * Reads a report without holding it in memory. The format is found by its content, never by the name of the file,
 * unless it is given.
 */
export function reportReader(forced: Format | null): ReportReader {
  const decoder = reportDecoder();
  let head = '';
  let reader: FormatReader | null = null;
  let bytesRead = 0;
  let refused: UnusableReport | null = null;

  const take = (text: string, last: boolean): void => {
    if (reader !== null) {
      reader.write(text);
      return;
    }
    head = head === '' ? text.trimStart() : head + text;
    if (head === '' || (head.length < headCharacters && !last)) return;
    reader = openers[forced ?? formatOf(head)]();
    reader.write(head);
    head = '';
  };

  /** Runs a step of reading; what it refuses is kept and ends the reading. */
  const attempt = <Value>(step: () => Value): Value | null => {
    if (refused !== null) return null;
    try {
      return step();
    } catch (thrown) {
      if (!(thrown instanceof UnusableReport)) throw thrown;
      refused = thrown;
      return null;
    }
  };

  return {
    write: (bytes) => {
      attempt(() => {
        bytesRead += bytes.length;
        if (bytesRead > limits.reportBytes)
          throw new UnusableReport(
            'report-too-large',
            `The file is larger than ${limits.reportBytes} bytes.`,
          );
        take(decoder.write(bytes), false);
      });
      return refused === null;
    },
    end: () => {
      const done = attempt(() => {
        take(decoder.end(), true);
        if (reader === null)
          throw new UnusableReport('report-empty', `The file has ${bytesRead} bytes and no content.`);
        return reader.end();
      });
      if (done !== null) return done;
      return {
        kind: 'unusable',
        code: refused?.code ?? 'report-unparsable',
        message: refused?.message ?? 'The report could not be read.',
      };
    },
  };
}
