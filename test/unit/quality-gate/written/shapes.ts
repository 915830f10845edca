/**
 * What a report is made of: the elements and attributes of XML, the keys of JSON with what stands under them, the kinds
 * of lines of a text. Names that are data are left out.
 */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Keys that hold data by name, of which only what stands under them is a shape. */
const maps: ReadonlySet<string> = new Set([
  ...['statementMap', 'fnMap', 'branchMap', 's', 'f', 'b', 'files', 'functions', 'branches', 'coverage'],
  ...['metrics', 'audits', 'categories', 'formats', 'sources', 'groups', 'checks', 'thresholds'],
]);
const plainKey = /^[A-Za-z_][A-Za-z0-9_() -]*$|^p\(\d+\)$|^\dxx$/u;

function* jsonPlaces(value: Json, place: string, holdsData: boolean): Generator<string> {
  if (typeof value !== 'object' || value === null) {
    // Null says that nothing is there, and an empty key is data.
    if (value !== null) yield `${place}: ${typeof value}`;
    return;
  }
  if (Array.isArray(value)) {
    for (const one of value) yield* jsonPlaces(one as Json, `${place}[]`, false);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const isData = holdsData || !plainKey.test(key);
    yield* jsonPlaces(inner, `${place}.${isData ? '*' : key}`, maps.has(key) && !isData);
  }
}

/** The top of a document whose keys are all data: files, or commands of SimpleCov. */
const topIsData: ReadonlySet<string> = new Set(['istanbul', 'istanbul-summary', 'simplecov']);

const jsonShapes = (text: string, format: string): readonly string[] => [
  ...jsonPlaces(JSON.parse(text) as Json, '', topIsData.has(format)),
];

/** Elements that stand in each other without end are one. */
const withoutRepeats = (names: readonly string[]): string =>
  names.filter((name, index) => name !== names[index - 1]).join('/');

function xmlShapes(text: string): readonly string[] {
  const found: string[] = [];
  const around: string[] = [];
  const bare = text.replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<!DOCTYPE[^>]*>/gu, '');
  for (const [, slash, name = '', attributes = '', closes] of bare.matchAll(
    /<(\/)?([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/)?>/gu,
  )) {
    if (slash !== undefined) {
      around.pop();
      continue;
    }
    around.push(name);
    const place = withoutRepeats(around);
    found.push(place);
    for (const [, attribute = ''] of attributes.matchAll(/([\w:.-]+)\s*=/gu))
      found.push(`${place}@${attribute}`);
    if (closes !== undefined) around.pop();
  }
  return found;
}

/** Lines of texts, each by what it begins with or is all of. */
const lineKinds: Readonly<Record<string, readonly RegExp[]>> = {
  lcov: [
    ...[/^TN:/u, /^SF:\S+$/u, /^FN:\d+,\S+$/u, /^FNF:\d+$/u, /^FNH:\d+$/u, /^FNDA:\d+,\S+$/u],
    ...[/^DA:\d+,\d+$/u, /^LF:\d+$/u, /^LH:\d+$/u, /^BRDA:\d+,\d+,\d+,\d+$/u, /^BRF:\d+$/u, /^BRH:\d+$/u],
    /^end_of_record$/u,
  ],
  'go-cover': [/^mode: (?:set|count|atomic)$/u, /^\S+:\d+\.\d+,\d+\.\d+ \d+ \d+$/u],
  tap: [
    ...[/^TAP version 13$/u, /^\s*# Subtest: /u, /^\s*ok \d+ - [^#]*$/u, /^\s*not ok \d+ - [^#]*$/u],
    ...[/^\s*ok \d+ - .*# SKIP/u, /^\s*1\.\.\d+$/u],
  ],
  'lizard-csv': [/^\d+,\d+,\d+,\d+,\d+,"[^"]+@\d+-\d+@[^"]+","[^"]+","[^"]+","[^"]+",\d+,\d+$/u],
  'lizard-text': [
    ...[/^=+$/u, /^-+$/u, /^ *(?:\d+ +){5}.*@\d+-\d+@\S+$/u, /^\d+ file analyzed\.$/u],
    ...[/^ *\d+(?: +\d+\.\d){3} +\d+ {5}\S+$/u, /^No thresholds exceeded \(.*\)$/u],
    /^ *\d+(?: +\d+\.\d){3} +\d+ +\d+ +\d+\.\d\d +\d+\.\d\d$/u,
  ],
  'go-bench': [
    ...[/^goos: /u, /^pkg: /u, /^Benchmark\S+-\d+\s+\d+\s+[\d.]+ ns\/op\s+\d+ B\/op\s+\d+ allocs\/op$/u],
    ...[/^PASS$/u, /^ok\s+\S+\s+[\d.]+s$/u],
  ],
  tsc: [/^\S+\(\d+,\d+\): error TS\d+: /u, /^tsc exit \d+$/u],
  mypy: [
    /^\{"file": "[^"]*", "line": \d+, "column": \d+, (?:"end_line": \d+, "end_column": \d+, )?"message": ".*", "hint": null, "code": "[\w-]+", "severity": "error"\}$/u,
    /^mypy exit \d+$/u,
  ],
  prettier: [
    ...[/^Checking formatting\.\.\.$/u, /^\[warn\] \S+$/u, /^prettier exit \d+$/u],
    /^\[warn\] Code style issues found in (?:\d+ files|the above file)\. Run Prettier with --write to fix\.$/u,
  ],
  gofmt: [/^\S+\.\w+$/u, /^gofmt exit \d+$/u],
  black: [
    ...[/^would reformat \S+$/u, /^Oh no! 💥 💔 💥$/u, /^black exit \d+$/u],
    /^\d+ files? would be reformatted, \d+ files? would be left unchanged\.$/u,
  ],
  'ruff-format': [
    ...[/^unformatted: File would be reformatted$/u, /^ {2}--> \S+:\d+:\d+$/u, /^ruff format exit \d+$/u],
    /^\d+ files? would be reformatted, \d+ files? already formatted$/u,
  ],
};

/** What lines of a text are; a line that is of no kind is named as it is. */
function textShapes(text: string, kinds: readonly RegExp[]): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => kinds.find((kind) => kind.test(line))?.source ?? line);
}

/** The shapes in a report of a format. */
export function shapesOf(format: string, text: string): ReadonlySet<string> {
  const kinds = lineKinds[format];
  if (kinds !== undefined) return new Set(textShapes(text, kinds));
  if (text.startsWith('<')) return new Set(xmlShapes(text));
  if (format === 'go-test' || format === 'dart')
    return new Set(
      text
        .trimEnd()
        .split('\n')
        .flatMap((line) => jsonShapes(line, format)),
    );
  return new Set(jsonShapes(text, format));
}
