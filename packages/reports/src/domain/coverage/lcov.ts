import {
  coverageParts,
  isWorse,
  ratioOfMarks,
  type CoveragePart,
  type FileCoverage,
  type Ratio,
} from './coverage.ts';
import type { CoverageReport } from './coverage-report.ts';
import { digitsIn } from '../digits.ts';
import type { FormatDefinition } from '../format.ts';
import { limits } from '../limits.ts';
import { lineMarks } from './line-marks.ts';
import { ownText } from '../own-text.ts';
import { coveragePacker, mergeListed } from './packed-coverage.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import type { Disagreement } from '../tests/suite.ts';

/** A reader of lcov. It is fed with text as it comes and throws `UnusableReport`. */
export interface LcovReader {
  write(text: string): void;
  end(): CoverageReport;
}

interface NamedFunction {
  /** Lines of the functions with this name, in order. */
  readonly lines: string[];
  /** Counts given for this name, in order. */
  readonly hits: boolean[];
}

/** One record, `SF` to `end_of_record`. */
interface Section {
  readonly path: string;
  readonly line: number;
  /** `null` until the record says something of them. */
  branches: Map<string, boolean> | null;
  readonly functionsByName: Map<string, NamedFunction>;
  /** lcov 2: start line by the function's index, and whether any of its aliases was called. */
  readonly functionsByIndex: Map<string, { readonly start: string; hit: boolean }>;
  readonly stated: Partial<Record<StatedKey, number>>;
}

type StatedKey = 'LF' | 'LH' | 'BRF' | 'BRH' | 'FNF' | 'FNH';

const statedKeys: Readonly<Record<CoveragePart, readonly [StatedKey, StatedKey]>> = {
  lines: ['LF', 'LH'],
  branches: ['BRF', 'BRH'],
  functions: ['FNF', 'FNH'],
};

const zero = '0'.charCodeAt(0);
const nine = '9'.charCodeAt(0);
const comma = ','.charCodeAt(0);
const lineFeed = '\n'.charCodeAt(0);
/** So many digits are surely a count. */
const plainDigits = 15;

/** Records of lcov that say nothing Interlock measures: test name, version, and MC/DC. */
const passedOver: ReadonlySet<string> = new Set(['TN', 'VER', 'MCDC', 'MCF', 'MCH']);

/** A whole number that a tool writes as a decimal: `7.0`. */
function countOfDecimal(text: string): number {
  const whole = /^(\d{1,300})\.0{1,30}$/u.exec(text)?.[1];
  return whole === undefined ? Number.NaN : digitsIn(whole);
}

/** A hit stays a hit. */
function markHit(hits: Map<string, boolean>, key: string, hit: boolean): void {
  hits.set(key, hit || hits.get(key) === true);
}

const none: ReadonlyMap<string, boolean> = new Map();

function ratioOfHits(hits: ReadonlyMap<string, boolean> | null): Ratio {
  let covered = 0;
  for (const hit of hits?.values() ?? []) if (hit) covered += 1;
  return { covered, total: hits?.size ?? 0 };
}

/**
 * Reads lcov tracefiles (geninfo(1), lcov 1 and 2). Any key that the format does not have, any count that is none and
 * any record that does not end is refused. A file that was cut exactly between two records cannot be told from a
 * shorter one.
 */
function lcovReader(): LcovReader {
  const files = new Map<string, FileCoverage>();
  const disagreements: Disagreement[] = [];
  const pack = coveragePacker();
  /** Of the record that is open. */
  const lines = lineMarks();
  let section: Section | null = null;
  let carry = '';
  let lineNumber = 0;
  let sawRecord = false;

  const refuse = (message: string): never => {
    throw new UnusableReport('report-unparsable', `Line ${lineNumber}: ${message}`);
  };
  const countIn = (text: string, from: number, to: number, most = Number.MAX_VALUE): number => {
    let value = digitsIn(text, from, to);
    if (Number.isNaN(value)) value = countOfDecimal(text.slice(from, to));
    if (!(value <= most))
      throw new UnusableReport(
        'number-invalid',
        `Line ${lineNumber}: "${excerpt(text.slice(from, to))}" is not a count.`,
      );
    return value;
  };
  const count = (text: string, most?: number): number => countIn(text, 0, text.length, most);
  const sourceLine = (text: string, to = text.length): number => {
    const value = countIn(text, 0, to);
    if (value > limits.sourceLine)
      throw new UnusableReport(
        'report-too-large',
        `Line ${lineNumber}: source line ${value} is beyond ${limits.sourceLine}.`,
      );
    return value;
  };

  const openSection = (path: string): void => {
    if (section !== null)
      throw new UnusableReport(
        'report-truncated',
        `Line ${lineNumber}: a record begins before the one of line ${section.line} has its end_of_record.`,
      );
    if (path === '') refuse('SF names no file.');
    sawRecord = true;
    lines.clear();
    section = {
      path: ownText(path),
      line: lineNumber,
      branches: null,
      functionsByName: new Map(),
      functionsByIndex: new Map(),
      stated: {},
    };
  };

  const named = (open: Section, name: string): NamedFunction => {
    let found = open.functionsByName.get(name);
    if (found === undefined) open.functionsByName.set(name, (found = { lines: [], hits: [] }));
    return found;
  };

  /** The text in front of the first comma and behind it. */
  const split = (text: string): readonly [string, string] => {
    const comma = text.indexOf(',');
    return comma < 0 ? refuse('a value is missing.') : [text.slice(0, comma), text.slice(comma + 1)];
  };

  const readBranch = (open: Section, value: string): void => {
    const [line, rest] = split(value);
    // The branch may be an expression with commas in it (lcov 2): what was taken stands behind the last one.
    const comma = rest.lastIndexOf(',');
    if (comma <= 0 || !rest.slice(0, comma).includes(','))
      refuse('BRDA needs line, block, branch and count.');
    const taken = rest.slice(comma + 1);
    const branches = (open.branches ??= new Map<string, boolean>());
    const key = `${sourceLine(line)},${rest.slice(0, comma)}`;
    markHit(branches, key, taken !== '-' && count(taken) > 0);
  };

  const readFunction = (open: Section, value: string): void => {
    const [line, rest] = split(value);
    // lcov 2 puts the last line of the function in front of its name.
    const name = rest.replace(/^\d+,(?=.)/u, '');
    named(open, name).lines.push(String(sourceLine(line)));
  };

  const readIndexedHit = (open: Section, value: string): void => {
    const [index, rest] = split(value);
    const [hits] = split(rest);
    const found = open.functionsByIndex.get(index);
    if (found === undefined) refuse(`FNA names function ${excerpt(index)}, which no FNL does.`);
    else if (count(hits) > 0) found.hit = true;
  };

  const readRecord = (open: Section, key: string, value: string): void => {
    switch (key) {
      case 'DA': {
        // Most lines are one of these, and nothing is cut out of them.
        const comma = value.indexOf(',');
        if (comma < 0) refuse('a value is missing.');
        // A checksum of the line may follow.
        const end = value.indexOf(',', comma + 1);
        const hits = countIn(value, comma + 1, end < 0 ? value.length : end);
        lines.mark(sourceLine(value, comma), hits > 0);
        break;
      }
      case 'BRDA':
        readBranch(open, value);
        break;
      case 'FN':
        readFunction(open, value);
        break;
      case 'FNDA': {
        const [hits, name] = split(value);
        named(open, name).hits.push(count(hits) > 0);
        break;
      }
      case 'FNL': {
        const [index, rest] = split(value);
        const start = String(sourceLine(rest.split(',', 1)[0] ?? ''));
        open.functionsByIndex.set(index, { start, hit: false });
        break;
      }
      case 'FNA':
        readIndexedHit(open, value);
        break;
      case 'LF':
      case 'LH':
      case 'BRF':
      case 'BRH':
      case 'FNF':
      case 'FNH':
        // Totals are added and multiplied to be compared: beyond this the products are no numbers any more.
        open.stated[key] = count(value, Number.MAX_SAFE_INTEGER);
        break;
      default:
        refuse(`"${excerpt(key)}" is not a record of lcov.`);
    }
  };

  /** Ties counts to functions: those of one name in the order of both, what is left over to the last. */
  const settleFunctions = (open: Section): Map<string, boolean> | null => {
    if (open.functionsByName.size === 0 && open.functionsByIndex.size === 0) return null;
    const hits = new Map<string, boolean>();
    for (const [name, { lines, hits: given }] of open.functionsByName) {
      const known = lines.length === 0 ? [''] : lines;
      for (const [index, line] of known.entries()) {
        const mine = index === known.length - 1 ? given.slice(index) : given.slice(index, index + 1);
        markHit(hits, `${line}:${name}:${index}`, mine.includes(true));
      }
    }
    for (const { start, hit } of open.functionsByIndex.values()) markHit(hits, `${start}:`, hit);
    return hits;
  };

  /** Totals that a record states and that are worse than what it lists; every difference is kept. */
  const worseThanListed = (
    open: Section,
    listed: Readonly<Record<CoveragePart, Ratio>>,
  ): FileCoverage['worseStated'] => {
    const worse: Partial<Record<CoveragePart, Ratio>> = {};
    for (const part of coverageParts) {
      const [foundKey, hitKey] = statedKeys[part];
      const total = open.stated[foundKey];
      const covered = open.stated[hitKey];
      if (total === undefined && covered === undefined) continue;
      const counted = listed[part];
      const stated: Ratio = { covered: covered ?? counted.covered, total: total ?? counted.total };
      if (stated.covered > stated.total)
        throw new UnusableReport(
          'number-invalid',
          `Line ${lineNumber}: ${hitKey} ${stated.covered} is more than ${foundKey} ${stated.total}.`,
        );
      if (stated.covered === counted.covered && stated.total === counted.total) continue;
      // The totals may count what the record says of line 0, which no file has.
      const noLine = lines.ofNoLine();
      if (
        part === 'lines' &&
        stated.covered === counted.covered + noLine.covered &&
        stated.total === counted.total + noLine.total
      )
        continue;
      disagreements.push({
        where: `${open.path} (line ${open.line})`,
        what: part,
        stated: `${stated.covered} of ${stated.total}`,
        counted: `${counted.covered} of ${counted.total}`,
      });
      if (isWorse(stated, counted)) worse[part] = stated;
    }
    return worse;
  };

  const closeSection = (): void => {
    if (section === null) {
      refuse('end_of_record without SF.');
      return;
    }
    const { path, branches, stated } = section;
    const functions = settleFunctions(section);
    const worseStated = worseThanListed(section, {
      lines: ratioOfMarks(lines.marks()),
      branches: ratioOfHits(branches),
      functions: ratioOfHits(functions),
    });
    // A record that states how many there are says that there are none when it lists none.
    const listed = {
      lines: lines.marks(),
      branches: branches ?? ((stated.BRF ?? stated.BRH) === undefined ? null : none),
      functions: functions ?? ((stated.FNF ?? stated.FNH) === undefined ? null : none),
      worseStated,
    };
    const known = files.get(path);
    files.set(path, known === undefined ? pack(listed) : mergeListed(known, listed));
    section = null;
  };

  const readLine = (text: string): void => {
    lineNumber += 1;
    const line = text.trimEnd();
    if (line === '' || line.startsWith('#')) return;
    if (line === 'end_of_record') {
      closeSection();
      return;
    }
    const colon = line.indexOf(':');
    const key = line.slice(0, Math.max(0, colon));
    const value = line.slice(colon + 1);
    if (key === 'SF') openSection(value.trim());
    else if (passedOver.has(key)) return;
    else if (section === null) refuse(`"${excerpt(line)}" stands outside of a record.`);
    else readRecord(section, key, value);
  };

  /** The last line has no line feed: what cannot be read of it was cut off. */
  const readLastLine = (text: string): void => {
    try {
      readLine(text);
    } catch (thrown) {
      if (!(thrown instanceof UnusableReport) || thrown.code === 'report-too-large') throw thrown;
      throw new UnusableReport('report-truncated', `The file ends in the middle of line ${lineNumber}.`);
    }
  };

  /**
   * Reads `DA:LINE,COUNT` lines from a place on, as long as they are plainly that, and gives the place behind the last
   * of them. Nine of ten lines are, and nothing is cut out of the text for them; any other is left to `readLine`.
   */
  const readPlainLines = (text: string, from: number): number => {
    let start = from;
    for (;;) {
      if (!text.startsWith('DA:', start)) return start;
      let at = start + 3;
      let line = 0;
      let code = text.charCodeAt(at);
      while (code >= zero && code <= nine) {
        line = line * 10 + code - zero;
        at += 1;
        code = text.charCodeAt(at);
      }
      if (code !== comma || at === start + 3 || line > limits.sourceLine) return start;
      const digits = at + 1;
      at = digits;
      let hits = false;
      code = text.charCodeAt(at);
      while (code >= zero && code <= nine) {
        hits ||= code !== zero;
        at += 1;
        code = text.charCodeAt(at);
      }
      if (code !== lineFeed || at === digits || at - digits > plainDigits) return start;
      lines.mark(line, hits);
      lineNumber += 1;
      start = at + 1;
    }
  };

  return {
    write: (text) => {
      let from = 0;
      for (;;) {
        if (section !== null && carry === '') from = readPlainLines(text, from);
        const end = text.indexOf('\n', from);
        if (end < 0) break;
        const piece = text.slice(from, end);
        readLine(carry === '' ? piece : carry + piece);
        carry = '';
        from = end + 1;
      }
      carry += text.slice(from);
      if (carry.length > limits.lineCharacters)
        throw new UnusableReport(
          'report-too-large',
          `Line ${lineNumber + 1} is longer than ${limits.lineCharacters} characters.`,
        );
    },
    end: () => {
      if (carry !== '') readLastLine(carry);
      if (section !== null)
        throw new UnusableReport(
          'report-truncated',
          `The file ends in the record of line ${section.line}, without end_of_record.`,
        );
      if (!sawRecord)
        throw new UnusableReport('coverage-empty', 'The file has no record (SF) of any source file.');
      return { files, disagreements };
    },
  };
}

/** lcov tracefiles. */
export const lcov: FormatDefinition = {
  kind: 'coverage',
  title: 'lcov',
  recognizes: ({ text }) => /^(?:#[^\n]*\n\s*)*(?:TN|SF|VER):/u.test(text),
  open: () => {
    const reader = lcovReader();
    return { write: (text) => reader.write(text), end: () => ({ kind: 'coverage', report: reader.end() }) };
  },
};
