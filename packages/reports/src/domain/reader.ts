import type { ReportCode } from './report-codes.ts';
import { reportDecoder } from './decode.ts';
import { headCharacters, lookAt, type FormatReader, type UsableReport } from './format.ts';
import { formatNames, kindOf, type Definitions, type Format } from './format-names.ts';
import { limits } from './limits.ts';
import { sayNearest } from './nearest-formats.ts';
import { excerpt, UnusableReport } from './problem.ts';

/** What became of one report. */
export type ReadReport<Code extends string = ReportCode> =
  UsableReport | { readonly kind: 'unusable'; readonly code: Code; readonly message: string };

/** A reader of a report of any format, fed with bytes as they come. */
export interface ReportReader {
  /** `false` when the report is known to be unusable and the rest need not be read. */
  write(bytes: Uint8Array): boolean;
  end(): ReadReport;
  /** `false` when none of the given readers knows the content, and one of those that were not given may. */
  isRecognized(): boolean;
}

/** No reader that was given knows the content. It says nothing about the report before all were asked. */
class Unrecognized extends UnusableReport {}

/**
 * A reader of the format that the first characters show; a forced one must not be contradicted by them.
 *
 * One file may say two things: what ESLint found is `static`, and the numbers in its messages are `complexity`. Each
 * is a definition of its own, and the kind that the entry of the manifest names is looked at first. It only decides
 * between definitions that recognize the content: a file that is none of that kind is read as what it is, and refused
 * as another kind than the entry says.
 */
function openReader(
  text: string,
  forced: Format | null,
  kind: UsableReport['kind'] | null,
  given: Definitions,
): FormatReader {
  // No more than that, however much came at once: what a file is does not depend on the pieces it comes in.
  const head = lookAt(text.slice(0, headCharacters));
  const seen = formatNames.filter((name) => given[name]?.recognizes(head) === true);
  const first = seen.find((name) => kindOf(name) === kind) ?? seen[0];
  if (first === undefined && formatNames.some((name) => given[name] === undefined))
    throw new Unrecognized('report-format-unsupported', 'No reader of its kind knows the content.');
  if (forced !== null && first !== undefined && !seen.includes(forced))
    throw new UnusableReport('report-kind-differs', `The content is ${first}, the entry says ${forced}.`);
  const format = forced ?? first;
  const definition = format === undefined ? undefined : given[format];
  if (definition !== undefined) return definition.open();
  const looks =
    head.root !== null
      ? `XML with the root element <${excerpt(head.root)}>`
      : /^[[{]/u.test(text)
        ? `JSON with the keys ${excerpt([...head.keys].slice(0, 8).join(', '), 120)}`
        : null;
  const nearest = sayNearest(kind, head, head.root === null ? [...head.keys] : [head.root]);
  if (looks !== null)
    throw new UnusableReport('report-format-unsupported', `The file looks like ${looks}. ${nearest}`);
  if (text.startsWith('<') && text.length < headCharacters)
    throw new UnusableReport('report-truncated', 'The file ends before its first element does.');
  throw new UnusableReport(
    'report-unparsable',
    `The format of the file is not known; it begins with "${excerpt(text, 40)}". ${nearest}`,
  );
}

/**
 * Reads a report without holding it in memory. The format is found by its content, never by the name of the file,
 * unless it is given.
 *
 * @param forced - the format that the entry names
 * @param kind - what the entry says that the file is; decides where the content is of formats of several kinds
 * @param given - the readers to choose from: all, or all of that kind
 */
export function reportReader(
  forced: Format | null,
  kind: UsableReport['kind'] | null,
  given: Definitions,
): ReportReader {
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
    reader = openReader(head, forced, kind, given);
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
    isRecognized: () => !(refused instanceof Unrecognized),
  };
}
