import { checkDuplicates, type Copy, type Duplicate, type DuplicationReport } from './duplication-report.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { isJsonObject, jsonReader, type JsonObject, type JsonPath, type JsonValue } from '../json.ts';
import { textOf } from '../tests/json-cases.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import type { Disagreement } from '../tests/suite.ts';
import { countIn } from '../tests/tally.ts';

interface Totals {
  readonly lines: number;
  readonly sources: number;
  readonly clones: number;
  readonly duplicatedLines: number;
}

const unparsable = (message: string): never => {
  throw new UnusableReport('report-unparsable', message);
};

const totalsIn = (where: string, value: JsonObject): Totals => ({
  lines: countIn(`${where}.lines`, value['lines']),
  sources: countIn(`${where}.sources`, value['sources']),
  clones: countIn(`${where}.clones`, value['clones']),
  duplicatedLines: countIn(`${where}.duplicatedLines`, value['duplicatedLines']),
});

function copyIn(value: JsonValue | undefined): Copy {
  if (!isJsonObject(value)) return unparsable('A duplicate has no file.');
  const path = textOf(value['name']);
  const from = countIn('start', value['start']);
  const to = countIn('end', value['end']);
  if (path === '' || to < from) unparsable(`A duplicate stands in "${excerpt(path)}" from ${from} to ${to}.`);
  return { path, from, to };
}

function percentageIn(value: JsonValue | undefined): number {
  if (typeof value === 'number' && value >= 0) return value;
  throw new UnusableReport(
    'number-invalid',
    `total.percentage is "${value === undefined ? 'missing' : excerpt(JSON.stringify(value))}", which is none.`,
  );
}

/** Percentages are written with two digits by some versions. */
const percentageSlack = 0.01;

interface Listed {
  readonly duplicates: readonly Duplicate[];
  readonly files: ReadonlyMap<string, number>;
  readonly formats: ReadonlyMap<string, Totals>;
}

/**
 * Holds what the report states against what it lists. Of each pair jscpd counts the lines of one copy; versions differ
 * by one in whether the last line counts, and what agrees with the total is taken.
 */
function settle(total: Totals, percentage: number, listed: Listed): DuplicationReport {
  const disagreements: Disagreement[] = [];
  const say = (
    what: Disagreement['what'],
    stated: number,
    counted: number,
    where = 'statistics.total',
  ): void => {
    disagreements.push({ where, what, stated: String(stated), counted: String(counted) });
  };
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
  const between = listed.duplicates.map(({ copies: [copy] }) =>
    copy === undefined ? 0 : copy.to - copy.from,
  );
  const asListed = listed.duplicates.map(({ lines }) => lines);
  const isBetween = sum(between) === total.duplicatedLines;
  const spans = isBetween ? between : asListed.map((lines, index) => Math.max(lines, between[index] ?? 0));
  const duplicates = listed.duplicates.map((duplicate, index) => ({
    ...duplicate,
    lines: spans[index] ?? duplicate.lines,
  }));
  const counted = sum(spans);
  const least = Math.min(sum(between), sum(asListed));
  if (total.duplicatedLines > counted || total.duplicatedLines < least)
    say('lines', total.duplicatedLines, counted);
  if (total.clones !== duplicates.length) say('blocks', total.clones, duplicates.length);
  const formats = [...listed.formats.values()];
  for (const key of ['lines', 'clones', 'duplicatedLines', 'sources'] as const) {
    const ofFormats = sum(formats.map((format) => format[key]));
    if (ofFormats !== total[key])
      say(key === 'clones' ? 'blocks' : 'lines', total[key], ofFormats, `statistics.total.${key}`);
  }
  const ofFormats = {
    lines: sum(formats.map(({ lines }) => lines)),
    clones: sum(formats.map(({ clones }) => clones)),
    duplicatedLines: sum(formats.map(({ duplicatedLines }) => duplicatedLines)),
  };
  const ofFiles = sum([...listed.files.values()]);
  const listsFiles = listed.files.size > 0 && listed.files.size <= total.sources && ofFiles === total.lines;
  if (listed.files.size > 0 && ofFiles !== total.lines) say('lines', total.lines, ofFiles, 'the files');
  const lines = Math.min(total.lines, ofFormats.lines, ...(listed.files.size > 0 ? [ofFiles] : []));
  let most = Math.max(counted, total.duplicatedLines, ofFormats.duplicatedLines);
  const share = lines === 0 ? 0 : (100 * total.duplicatedLines) / lines;
  if (Math.abs(percentage - share) > percentageSlack) {
    say('lines', percentage, Number(share.toFixed(2)), 'statistics.total.percentage');
    if (percentage > share) most = Math.max(most, Math.ceil((percentage / 100) * lines));
  }
  return {
    files: listed.files,
    listsFiles,
    filesLookedAt: total.sources,
    lines,
    duplicates,
    unlisted: {
      blocks: Math.max(0, total.clones - duplicates.length, ofFormats.clones - duplicates.length),
      lines: most - counted,
    },
    disagreements,
  };
}

function jscpdReader(): FormatReader {
  const duplicates: Duplicate[] = [];
  const files = new Map<string, number>();
  const formats = new Map<string, Totals>();
  /** Of versions that write the numbers of a format without a list of its files. */
  const flat = new Map<string, Record<string, JsonValue>>();
  let total: JsonObject | null = null;
  let hasDuplicates = false;

  const isTotal = (at: JsonPath): boolean =>
    at[0] === 'statistics' &&
    ((at.length === 2 && at[1] === 'total') ||
      (at.length === 4 && at[1] === 'formats' && at[3] === 'total') ||
      (at.length === 5 && at[1] === 'formats' && at[3] === 'sources'));
  const isDuplicate = (at: JsonPath): boolean => at.length === 2 && at[0] === 'duplicates';

  const takeTotal = (at: JsonPath, value: JsonValue): void => {
    if (!isJsonObject(value)) return unparsable(`"${excerpt(at.join('.'))}" is not an object.`);
    if (at.length === 2) total = value;
    else if (at.length === 4)
      formats.set(String(at[2]), totalsIn(`statistics.formats.${String(at[2])}`, value));
    else {
      const path = String(at[4]);
      files.set(path, (files.get(path) ?? 0) + countIn(`lines of ${excerpt(path)}`, value['lines']));
    }
  };

  const reader = jsonReader({
    wants: (at) => isTotal(at) || isDuplicate(at),
    open: (at, kind) => {
      if (at.length === 1 && at[0] === 'duplicates' && kind === 'list') hasDuplicates = true;
    },
    value: (at, value) => {
      if (isTotal(at)) takeTotal(at, value);
      else if (isDuplicate(at)) {
        if (!isJsonObject(value)) return unparsable('A duplicate is not an object.');
        duplicates.push({
          lines: countIn('lines', value['lines']),
          copies: [copyIn(value['firstFile']), copyIn(value['secondFile'])],
        });
        checkDuplicates(duplicates.length);
      } else if (at.length === 4 && at[0] === 'statistics' && at[1] === 'formats') {
        const format = String(at[2]);
        const known = flat.get(format) ?? {};
        flat.set(format, { ...known, [String(at[3])]: value });
      }
    },
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      if (!hasDuplicates) unparsable('The list "duplicates" is missing.');
      if (total === null) return unparsable('The object "statistics.total" is missing.');
      for (const [format, values] of flat)
        if (!formats.has(format)) formats.set(format, totalsIn(`statistics.formats.${format}`, values));
      const stated = totalsIn('statistics.total', total);
      const percentage = percentageIn(total['percentage']);
      return { kind: 'duplication', report: settle(stated, percentage, { duplicates, files, formats }) };
    },
  };
}

/** jscpd's JSON. Version 4 lists every file with its lines, version 5 only how many there are. */
export const jscpd: FormatDefinition = {
  kind: 'duplication',
  title: 'jscpd JSON',
  recognizes: ({ keys }) => keys.has('duplicates') || keys.has('statistics.formats'),
  open: jscpdReader,
};
