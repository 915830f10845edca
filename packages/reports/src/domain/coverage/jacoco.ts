import { coveredFiles, countOfText, lineOfText, type OpenFile, type Stated } from './covered-files.ts';
import type { CoveragePart, Ratio } from './coverage.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { xmlReader, type Attributes } from '../xml.ts';

const counterParts: ReadonlyMap<string, CoveragePart> = new Map<string, CoveragePart>([
  ['LINE', 'lines'],
  ['BRANCH', 'branches'],
  ['METHOD', 'functions'],
]);

function ratioOfCounter(attributes: Attributes): Ratio {
  const covered = countOfText('covered', attributes['covered']);
  return { covered, total: covered + countOfText('missed', attributes['missed']) };
}

/** A package while it is read: methods stand in its classes, lines in its source files. */
interface OpenPackage {
  readonly name: string;
  readonly files: Map<string, OpenFile>;
}

/** What is seen of a source file: how many of its lines, and its counters. */
interface OpenSource {
  lines: number;
  readonly counters: Partial<Record<CoveragePart, Ratio>>;
}

/**
 * JaCoCo XML (`report.dtd` of JaCoCo 1.1). A line is covered when an instruction of it was run. Of branches the format
 * says how many were taken, not which. Paths are package and source file: where sources begin is not said.
 */
function jacocoReader(): FormatReader {
  const files = coveredFiles();
  const stack: { readonly name: string; readonly attributes: Attributes }[] = [];
  const stated: Partial<Record<CoveragePart, Stated>> = {};
  const withMethods = new Set<OpenFile>();
  let source: OpenSource = { lines: 0, counters: {} };
  let open: OpenPackage | null = null;
  let sourceOfClass: string | null = null;
  let method: { readonly key: string; hit: boolean | null } | null = null;

  const fileOf = (at: OpenPackage, name: string): OpenFile => {
    let file = at.files.get(name);
    if (file === undefined) at.files.set(name, (file = files.open()));
    return file;
  };

  const closePackage = (): void => {
    if (open === null) return;
    const groups = stack
      .filter(({ name }) => name === 'group')
      .map(({ attributes }) => attributes['name'] ?? '');
    for (const [name, file] of open.files) {
      // Modules may have files of the same name: the groups around them tell them apart.
      const folders = open.name === '' ? [] : [...groups, open.name];
      files.close([...folders, name].join('/'), file);
    }
    open = null;
  };

  const readLine = (file: OpenFile, attributes: Attributes): void => {
    const number = lineOfText('nr', attributes['nr']);
    const pair = (covered: string, missed: string): readonly [number, number] | null => {
      if (attributes[covered] === undefined && attributes[missed] === undefined) return null;
      const hits = countOfText(covered, attributes[covered]);
      return [hits, hits + countOfText(missed, attributes[missed])];
    };
    const [run, instructions] = pair('ci', 'mi') ?? [0, 0];
    if (instructions > 0) {
      source.lines += 1;
      file.line(number, run > 0);
    }
    const branches = pair('cb', 'mb');
    if (branches !== null) file.unnamed('branches', `${number}:`, ...branches);
  };

  /** gcovr lists lines without their instructions, and no method: then the counters of the file are all there is. */
  const closeSource = (file: OpenFile): void => {
    const { lines, functions } = source.counters;
    if (source.lines === 0 && lines !== undefined && lines.total > 0) file.totals('lines', lines);
    if (!withMethods.has(file) && functions !== undefined)
      file.unnamed('functions', '#', functions.covered, functions.total);
  };

  const closeMethod = (): void => {
    if (method !== null && method.hit !== null && sourceOfClass !== null && open !== null) {
      const file = fileOf(open, sourceOfClass);
      withMethods.add(file);
      file.callable(method.key, method.hit);
    }
    method = null;
  };

  const readCounter = (attributes: Attributes): void => {
    const part = counterParts.get(attributes['type'] ?? '');
    if (part === undefined) return;
    const ratio = ratioOfCounter(attributes);
    if (stack.length === 1) stated[part] = { kind: 'ratio', ...ratio };
    if (stack.at(-1)?.name === 'sourcefile') source.counters[part] = ratio;
    if (method !== null && part === 'functions') method.hit = ratio.covered > 0;
  };

  const opening = new Map<string, (attributes: Attributes) => void>([
    [
      'package',
      (attributes) => {
        open = { name: attributes['name'] ?? '', files: new Map() };
      },
    ],
    [
      'class',
      (attributes) => {
        sourceOfClass = attributes['sourcefilename'] ?? null;
      },
    ],
    [
      'method',
      ({ name: called = '', desc = '' }) => {
        method = { key: `${stack.at(-1)?.attributes['name'] ?? ''}.${called}${desc}`, hit: null };
      },
    ],
    [
      'sourcefile',
      (attributes) => {
        if (open === null) return;
        const file = fileOf(open, attributes['name'] ?? '');
        // It lists branches and methods if there are any.
        source = { lines: 0, counters: {} };
        file.knows('branches');
        file.knows('functions');
      },
    ],
    [
      'line',
      (attributes) => {
        const around = stack.at(-1);
        if (around?.name === 'sourcefile' && open !== null)
          readLine(fileOf(open, around.attributes['name'] ?? ''), attributes);
      },
    ],
    ['counter', readCounter],
  ]);
  const reader = xmlReader({
    open: (name, attributes) => {
      if (stack.length === 0 && name !== 'report')
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      opening.get(name)?.(attributes);
      stack.push({ name, attributes });
    },
    close: (name) => {
      const element = stack.pop();
      if (name === 'package') closePackage();
      else if (name === 'sourcefile' && open !== null)
        closeSource(fileOf(open, element?.attributes['name'] ?? ''));
      else if (name === 'class') sourceOfClass = null;
      else if (name === 'method') closeMethod();
    },
    text: () => undefined,
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      return { kind: 'coverage', report: files.report('the counters of the report', stated) };
    },
  };
}

/** JaCoCo XML; also what Kover and gcovr write in its form. */
export const jacoco: FormatDefinition = {
  kind: 'coverage',
  title: 'JaCoCo XML',
  recognizes: ({ root, text }) =>
    root === 'report' && /<(?:sessioninfo|group|package|counter)\b|JACOCO/u.test(text),
  open: jacocoReader,
};
