import { benchmarkBook } from './benchmark-book.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { limits } from '../limits.ts';
import type { PerformancePart } from './performance-report.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { textLines } from '../text-lines.ts';

/** What a unit says of a number: which it is, how many of ours, and which way is better. */
const units: Readonly<
  Record<
    string,
    readonly { readonly part: PerformancePart; readonly factor: number; readonly better: string }[]
  >
> = {
  ns: [{ part: 'time', factor: 1e-6, better: 'lower' }],
  us: [{ part: 'time', factor: 1e-3, better: 'lower' }],
  µs: [{ part: 'time', factor: 1e-3, better: 'lower' }],
  ms: [{ part: 'time', factor: 1, better: 'lower' }],
  s: [{ part: 'time', factor: 1_000, better: 'lower' }],
  min: [{ part: 'time', factor: 60_000, better: 'lower' }],
  B: [{ part: 'bytes', factor: 1, better: 'lower' }],
  kB: [{ part: 'bytes', factor: 1_000, better: 'lower' }],
  KiB: [{ part: 'bytes', factor: 1_024, better: 'lower' }],
  MB: [{ part: 'bytes', factor: 1_000_000, better: 'lower' }],
  MiB: [{ part: 'bytes', factor: 1_024 ** 2, better: 'lower' }],
  GiB: [{ part: 'bytes', factor: 1_024 ** 3, better: 'lower' }],
  '/s': [{ part: 'throughput', factor: 1, better: 'higher' }],
  '%': [
    { part: 'score', factor: 0.01, better: 'higher' },
    { part: 'error-rate', factor: 0.01, better: 'lower' },
  ],
  '': [{ part: 'count', factor: 1, better: 'lower' }],
};

const header = 'name,value,unit,better';
const decimal = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;

/** The fields of a line of RFC 4180, without line breaks in them; `null` where its quotes are wrong. */
function fieldsOf(line: string): readonly string[] | null {
  const fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/uy;
  for (;;) {
    const found = field.exec(line);
    if (found === null) return null;
    const [, quoted, plain = '', end] = found;
    fields.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'));
    if (end === '') return fields;
  }
}

function measurementListReader(): FormatReader {
  const book = benchmarkBook(true);
  let isHeader = true;
  const refuse = (message: string): never => {
    throw new UnusableReport('report-unparsable', `Line ${lines.number()}: ${message}`);
  };
  const readLine = (line: string): void => {
    if (line.trim() === '') return;
    if (isHeader) {
      isHeader = false;
      return;
    }
    const fields = fieldsOf(line);
    if (fields?.length !== 4) return refuse(`"${excerpt(line)}" is not ${header}.`);
    const [name = '', value = '', unit = '', better = ''] = fields;
    const known = units[unit];
    if (known === undefined || !Object.hasOwn(units, unit))
      return refuse(`the unit "${excerpt(unit)}" is none of ${Object.keys(units).join(' ')}.`);
    const meant = known.find((entry) => entry.better === better);
    if (meant === undefined)
      return refuse(
        `of "${excerpt(unit)}" ${known.map((entry) => entry.better).join(' or ')} is better, not "${excerpt(better)}".`,
      );
    if (!decimal.test(value))
      throw new UnusableReport(
        'number-invalid',
        `Line ${lines.number()}: ${excerpt(name)} is "${excerpt(value)}", which is no number.`,
      );
    // Divided for what is below one: 7 of a hundred is 0.07, and 7 times a hundredth a little more.
    const number =
      meant.factor < 1 ? Number(value) / Math.round(1 / meant.factor) : Number(value) * meant.factor;
    book.add({ name, numbers: { [meant.part]: number } });
  };
  const lines = textLines(readLine, limits.lineCharacters);
  return {
    write: (text) => lines.write(text),
    end: () => {
      if (lines.rest().trim() !== '')
        throw new UnusableReport(
          'report-truncated',
          'The last line has no line feed: it may be half of one.',
        );
      return book.report();
    },
  };
}

/**
 * The plain form, for what no tool of the others measures: lines of `name,value,unit,better` (RFC 4180) under a header
 * that says so. Lines of one name are repeated measurements.
 */
export const measurementList: FormatDefinition = {
  kind: 'performance',
  title: 'measurements as CSV',
  recognizes: ({ firstLine }) => firstLine.trim().replaceAll('"', '').replaceAll(/\s/gu, '') === header,
  open: measurementListReader,
};
