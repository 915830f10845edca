import { coveredFiles, countOfText, lineOfText, markFirst, type OpenFile } from './covered-files.ts';
import type { FormatDefinition, FormatReader } from './format.ts';
import { excerpt, UnusableReport } from './problem.ts';
import { xmlReader, type Attributes } from './xml.ts';

interface OpenSource {
  readonly path: string;
  readonly file: OpenFile;
  lines: number;
  metrics: Attributes | null;
}

/**
 * Clover XML (openclover.org, `clover.xsd`), as PHPUnit and Istanbul write it. Lines are those of statements and
 * conditions. What `truecount` and `falsecount` mean differs between tools, so branches and methods are taken from the
 * metrics of each file: how many there are, and how many were hit.
 */
function cloverReader(): FormatReader {
  const files = coveredFiles();
  let depth = 0;
  let open: OpenSource | null = null;
  let elements = 0;
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
    const statements = pair(metrics, 'statements');
    if (branches !== null) {
      file.knows('branches');
      markFirst(...branches, (index, hit) => file.branch(`#${index}`, hit));
    }
    if (functions !== null) {
      file.knows('functions');
      markFirst(...functions, (index, hit) => file.callable(`#${index}`, hit));
    }
    // Statements are not lines; but where there are some, there must be lines.
    if (lines === 0 && statements !== null && statements[1] > 0) {
      const [covered, total] = statements;
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
  };

  const reader = xmlReader({
    open: (name, attributes) => {
      if (depth === 0 && name !== 'coverage')
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      depth += 1;
      // Tests as source files, which OpenClover lists beside the project.
      if (name === 'testproject') isTestProject = true;
      if (isTestProject) return;
      if (name === 'file')
        open = {
          path: attributes['path'] ?? attributes['name'] ?? '',
          file: files.open(),
          lines: 0,
          metrics: null,
        };
      else if (name === 'class') isClass = true;
      // Classes have metrics of their own, in front of those of the file or behind.
      else if (name === 'metrics' && open !== null) open.metrics = isClass ? open.metrics : attributes;
      else if (name === 'metrics') elements += countOfText('statements', attributes['statements'] ?? '0');
      else if (name === 'line' && open !== null) readLine(open, attributes);
      // A line under a name that is not known would be one that is not covered, and not counted.
      else if (open !== null)
        throw new UnusableReport('report-unparsable', `<${excerpt(name)}> stands in <file>.`);
    },
    close: (name) => {
      depth -= 1;
      if (name === 'testproject') isTestProject = false;
      else if (name === 'class') isClass = false;
      else if (name === 'file') closeSource();
    },
    text: () => undefined,
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      const report = files.report('the metrics of the project', {});
      if (elements === 0 && [...report.files.values()].every(({ lines }) => lines.length === 0))
        throw new UnusableReport('coverage-empty', 'The report has 0 statements.');
      return { kind: 'coverage', report };
    },
  };
}

/** Clover XML. */
export const clover: FormatDefinition = {
  kind: 'coverage',
  title: 'Clover XML',
  recognises: ({ root, rootTag, text }) =>
    root === 'coverage' &&
    !/\s(?:line-rate|lines-valid)\s*=/u.test(rootTag) &&
    /<(?:project|testproject)\b/u.test(text),
  open: cloverReader,
};
