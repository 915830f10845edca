import { coveredFiles, countOfText, lineOfText, type OpenFile, type Stated } from './covered-files.ts';
import type { CoveragePart, Ratio } from './coverage.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { xmlReader, type Attributes } from '../xml.ts';

interface OpenSource {
  readonly path: string;
  readonly file: OpenFile;
  lines: number;
  metrics: Attributes | null;
}

/** How many lines there are one by one: a line may be there as a statement and as a condition. */
interface Listed {
  covered: number;
  total: number;
}

/**
 * Clover XML (openclover.org, `clover.xsd`), as PHPUnit and Istanbul write it. Lines are those of statements and
 * conditions. What `truecount` and `falsecount` mean differs between tools, so branches and methods are taken from the
 * metrics of each file: how many there are, and how many were hit. Statements are lines with some tools, and elements
 * of their kind with others: the metrics of the project contradict the list where they are none of them.
 */
function cloverReader(): FormatReader {
  const files = coveredFiles();
  let open: OpenSource | null = null;
  const parents: string[] = [];
  const statements: Listed = { covered: 0, total: 0 };
  const elements: Listed = { covered: 0, total: 0 };
  let project: Attributes = {};
  let isTestProject = false;
  let isClass = false;

  const pair = (metrics: Attributes, name: string): readonly [number, number] | null => {
    if (metrics[name] === undefined) return null;
    return [countOfText(`covered${name}`, metrics[`covered${name}`]), countOfText(name, metrics[name])];
  };

  const closeSource = (): void => {
    if (open === null) return;
    const { path, file, lines, metrics } = open;
    if (metrics === null)
      throw new UnusableReport('report-unparsable', `"${excerpt(path)}" has no <metrics>.`);
    const branches = pair(metrics, 'conditionals');
    const functions = pair(metrics, 'methods');
    const stated = pair(metrics, 'statements');
    if (branches !== null) file.unnamed('branches', '#', ...branches);
    if (functions !== null) file.unnamed('functions', '#', ...functions);
    // Statements are not lines; but where there are some, there must be lines.
    if (lines === 0 && stated !== null && stated[1] > 0) {
      const [covered, total] = stated;
      file.totals('lines', { covered, total });
    }
    files.close(path, file);
    open = null;
  };

  const readLine = (at: OpenSource, attributes: Attributes): void => {
    const number = lineOfText('num', attributes['num']);
    const { type } = attributes;
    const countOf = (name: string): number => countOfText(name, attributes[name]);
    if (type === 'method') {
      countOf('count');
      return;
    }
    if (type !== 'stmt' && type !== 'cond')
      throw new UnusableReport('report-unparsable', `A line has the type "${excerpt(type ?? '')}".`);
    const isWays = type === 'cond' && attributes['count'] === undefined;
    const count = isWays ? countOf('truecount') + countOf('falsecount') : countOf('count');
    at.lines += 1;
    at.file.line(number, count > 0);
    for (const listed of type === 'stmt' ? [statements, elements] : [elements]) {
      listed.total += 1;
      if (count > 0) listed.covered += 1;
    }
  };

  /** What the project states, where that is not merely another way to count what is listed. */
  const statedOf = (): Partial<Record<CoveragePart, Stated>> => {
    const ratioOf = (name: string): readonly [Ratio & { readonly kind: 'ratio' }] | [] => {
      if (project[`covered${name}`] === undefined) return [];
      const [covered, total] = pair(project, name) ?? [];
      return covered === undefined || total === undefined ? [] : [{ kind: 'ratio', covered, total }];
    };
    const [lines] = ratioOf('statements').filter(
      ({ covered, total }) =>
        ![statements, elements].some((listed) => listed.covered === covered && listed.total === total),
    );
    const [branches] = ratioOf('conditionals');
    const [functions] = ratioOf('methods');
    return {
      ...(lines === undefined ? {} : { lines }),
      ...(branches === undefined ? {} : { branches }),
      ...(functions === undefined ? {} : { functions }),
    };
  };

  const reader = xmlReader({
    open: (name, attributes) => {
      const parent = parents.at(-1);
      if (parent === undefined && name !== 'coverage')
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      parents.push(name);
      // Tests as source files, which OpenClover lists beside the project.
      if (name === 'testproject') isTestProject = true;
      if (isTestProject) return;
      if (name === 'file') {
        reader.hearText(true);
        open = {
          path: attributes['path'] ?? attributes['name'] ?? '',
          file: files.open(),
          lines: 0,
          metrics: null,
        };
      } else if (name === 'class') isClass = true;
      // Classes have metrics of their own, in front of those of the file or behind.
      else if (name === 'metrics' && open !== null) open.metrics = isClass ? open.metrics : attributes;
      else if (name === 'metrics' && parent === 'project') project = attributes;
      else if (name === 'line' && open !== null) readLine(open, attributes);
      // A line under a name that is not known would be one that is not covered, and not counted.
      else if (open !== null)
        throw new UnusableReport('report-unparsable', `<${excerpt(name)}> stands in <file>.`);
    },
    close: (name) => {
      parents.pop();
      if (name === 'testproject') isTestProject = false;
      else if (name === 'class') isClass = false;
      else if (name === 'file') {
        reader.hearText(false);
        closeSource();
      }
    },
    text: (text) => {
      // A line whose tag is damaged is text.
      if (text.trim() !== '')
        throw new UnusableReport('report-unparsable', `"${excerpt(text)}" stands in <file>.`);
    },
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      return { kind: 'coverage', report: files.report('the metrics of the project', statedOf()) };
    },
  };
}

/** Clover XML. */
export const clover: FormatDefinition = {
  kind: 'coverage',
  title: 'Clover XML',
  recognizes: ({ root, rootTag, text }) =>
    root === 'coverage' &&
    !/\s(?:line-rate|lines-valid)\s*=/u.test(rootTag) &&
    /<(?:project|testproject)\b/u.test(text),
  open: cloverReader,
};
