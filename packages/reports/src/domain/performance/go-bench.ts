import { benchmarkBook } from './benchmark-book.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { limits } from '../limits.ts';
import type { PerformancePart } from './performance-report.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { textLines } from '../text-lines.ts';

/** What one unit of a result is, and how many of ours it is. */
const units: ReadonlyMap<string, { readonly part: PerformancePart; readonly factor: number }> = new Map([
  ['ns/op', { part: 'mean', factor: 1e-6 }],
  ['B/op', { part: 'bytes', factor: 1 }],
  ['allocs/op', { part: 'count', factor: 1 }],
  ['MB/s', { part: 'throughput', factor: 1e6 }],
]);

interface Line {
  readonly name: string;
  readonly package: string;
  readonly numbers: ReadonlyMap<PerformancePart, number>;
}

const named = /^(Benchmark\S*)[ \t]+(.*)$/u;
const numeric = /^[+-]?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|nan|inf)$/iu;

/** A result, `50  12.5 ns/op  8 B/op`: the count of iterations, then pairs; `null` where it is something printed. */
function resultIn(text: string): { readonly iterations: number; readonly fields: readonly string[] } | null {
  const [count = '', ...fields] = text.trim().split(/\s+/u);
  if (!/^\d+$/u.test(count) || fields.length === 0 || fields.length % 2 === 1) return null;
  const isPaired = fields.every((field, index) => index % 2 === 1 || numeric.test(field));
  return isPaired && fields.some((field) => field.includes('/'))
    ? { iterations: Number(count), fields }
    : null;
}

/** What the pairs of a number and its unit come to. */
function pairsOf(fields: readonly string[], where: string): ReadonlyMap<PerformancePart, number> {
  const numbers = new Map<PerformancePart, number>();
  for (let at = 0; at < fields.length; at += 2) {
    const unit = units.get(fields[at + 1] ?? '');
    if (unit === undefined) continue;
    const value = Number(fields[at]);
    if (!Number.isFinite(value) || value < 0)
      throw new UnusableReport(
        'number-invalid',
        `${where}: "${excerpt(fields[at] ?? '')}" is no measurement.`,
      );
    numbers.set(unit.part, value * unit.factor);
  }
  return numbers;
}

/**
 * The text of `go test -bench` (golang.org/design/14313-benchmark-format). Lines of one name, as `-count` writes them,
 * are repeated measurements. What a benchmark prints may stand between its name and its result. The number of
 * processors at the end of every name (`-8`) is left out where all names have the same.
 */
function goBenchReader(): FormatReader {
  const book = benchmarkBook(true);
  const lines: Line[] = [];
  let packageName = '';
  /** A name whose result has not come. */
  let pending: string | null = null;
  /** Whether there is something that no PASS, FAIL or ok has closed. */
  let isOpen = false;

  const take = (name: string, { iterations, fields }: NonNullable<ReturnType<typeof resultIn>>): void => {
    const where = `Line ${text.number()}`;
    if (iterations < 1)
      throw new UnusableReport('number-invalid', `${where}: ${excerpt(name)} ran ${iterations} times.`);
    if (lines.length >= limits.benchmarks)
      throw new UnusableReport('report-too-large', `There are more than ${limits.benchmarks} results.`);
    lines.push({ name, package: packageName, numbers: pairsOf(fields, where) });
    pending = null;
  };

  /** Gives up on a name whose result has not come. */
  const giveUp = (): void => {
    if (pending !== null) book.fail(pending, 'it has no result');
    pending = null;
  };

  const readNamed = (name: string, rest: string): void => {
    giveUp();
    isOpen = true;
    pending = name;
    const result = resultIn(rest);
    if (result !== null) take(name, result);
  };

  /** What says that something failed; `FAIL` by itself repeats what stands above it. */
  const readFailure = (line: string): void => {
    const [, benchmark, rest, panic] =
      /^(?:--- FAIL: (\S+).*|FAIL(?:\s+(\S.*))?|panic: (.*))$/u.exec(line) ?? [];
    const why = benchmark === undefined ? (rest ?? panic) : 'it failed';
    if (why !== undefined) book.fail(benchmark ?? packageName, why);
    else if (line === 'FAIL') book.fail(packageName === '' ? 'go test' : packageName, 'FAIL');
  };

  const readLine = (line: string): void => {
    const found = named.exec(line);
    if (found !== null) {
      readNamed(found[1] ?? '', found[2] ?? '');
      return;
    }
    const result = pending === null ? null : resultIn(line);
    if (pending !== null && result !== null) {
      take(pending, result);
      return;
    }
    readFailure(line);
    if (/^(?:PASS$|FAIL\b|ok\s)/u.test(line)) {
      giveUp();
      isOpen = false;
    } else if (/^(?:goos|goarch|pkg|cpu): /u.test(line)) {
      if (line.startsWith('pkg: ')) packageName = line.slice(5).trim();
      isOpen = true;
    }
  };

  const text = textLines(readLine, limits.lineCharacters);
  return {
    write: (chunk) => text.write(chunk),
    end: () => {
      readLine(text.rest());
      if (isOpen)
        throw new UnusableReport(
          'report-truncated',
          'The last package has neither PASS nor FAIL: it did not end.',
        );
      const suffixes = new Set(lines.map(({ name }) => /-\d+$/u.exec(name)?.[0] ?? ''));
      const [suffix = ''] = suffixes.size === 1 ? suffixes : [];
      for (const line of lines) {
        const name = suffix === '' ? line.name : line.name.slice(0, -suffix.length);
        const fullName = line.package === '' ? name : `${line.package}.${name}`;
        book.add({ name, fullName, numbers: Object.fromEntries(line.numbers) });
      }
      return book.report();
    },
  };
}

export const goBench: FormatDefinition = {
  kind: 'performance',
  title: 'Go benchmarks',
  recognizes: ({ text }) =>
    !/^[<[{]/u.test(text) && /^(?:goos: |pkg: |Benchmark\S*[ \t]+\d+[ \t]+\S+ ns\/op)/mu.test(text),
  open: goBenchReader,
};
