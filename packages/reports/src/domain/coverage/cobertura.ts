import { agrees, coveredFiles, countOfText, lineOfText, shareOfText, type Stated } from './covered-files.ts';
import type { OpenFile } from './covered-files.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { xmlReader, type Attributes } from '../xml.ts';

interface OpenMethod {
  readonly key: string;
  hit: boolean;
  readonly lines: [number, boolean][];
}

interface OpenClass {
  readonly path: string;
  readonly name: string;
  readonly file: OpenFile;
  readonly methods: OpenMethod[];
  method: OpenMethod | null;
  /** Whether the class lists lines of its own, not only those of methods. */
  hasLines: boolean;
}

/** `50% (1/2)`. */
const condition = /^\s*[\d.]+\s*%\s*\(\s*(\d{1,9})(?:\.0{1,30})?\s*\/\s*(\d{1,9})(?:\.0{1,30})?\s*\)\s*$/u;

/** Totals of the root: the share, and since Cobertura 2 the numbers; all of them are held against the lines. */
function statedOf(attributes: Attributes, part: 'line' | 'branch'): readonly Stated[] {
  const [coveredName, validName] =
    part === 'line'
      ? (['lines-covered', 'lines-valid'] as const)
      : (['branches-covered', 'branches-valid'] as const);
  const share = shareOfText(`${part}-rate`, attributes[`${part}-rate`]);
  if (attributes[validName] === undefined || attributes[coveredName] === undefined)
    return share === null ? [] : [share];
  const ratio = {
    kind: 'ratio',
    covered: countOfText(coveredName, attributes[coveredName]),
    total: countOfText(validName, attributes[validName]),
  } as const;
  return share === null || agrees(share, ratio) ? [ratio] : [ratio, share];
}

/**
 * Cobertura XML (cobertura/cobertura, `coverage-04.dtd`), as coverage.py, gcovr, Istanbul, coverlet and others write
 * it. Lines are those of a class; those of its methods say which methods were called, and stand in where a class lists
 * none. Of branches the format says how many were taken, not which.
 */
function coberturaReader(): FormatReader {
  const files = coveredFiles();
  const sources: string[] = [];
  let root: Attributes | null = null;
  let open: OpenClass | null = null;
  let source: string | null = null;
  let depth = 0;

  const readLine = (at: OpenClass, attributes: Attributes): void => {
    const number = lineOfText('number', attributes['number']);
    const hit = countOfText('hits', attributes['hits']) > 0;
    if (at.method !== null) {
      at.method.hit ||= hit;
      at.method.lines.push([number, hit]);
      return;
    }
    at.hasLines = true;
    at.file.line(number, hit);
    const text = attributes['condition-coverage'];
    if (text === undefined && attributes['branch']?.toLowerCase() !== 'true') return;
    const [, covered, total] = condition.exec(text ?? '') ?? [];
    if (covered === undefined || total === undefined)
      throw new UnusableReport(
        'number-invalid',
        `condition-coverage of line ${number} is "${excerpt(text ?? '')}".`,
      );
    at.file.unnamed('branches', `${number}:`, Number(covered), Number(total));
  };

  const closeClass = (): void => {
    if (open === null) return;
    const { file, path, methods, hasLines } = open;
    for (const method of methods) {
      if (method.lines.length > 0) file.callable(method.key, method.hit);
      if (!hasLines) for (const [number, hit] of method.lines) file.line(number, hit);
    }
    files.close(path, file);
    open = null;
  };

  const reader = xmlReader({
    open: (name, attributes) => {
      if (depth === 0) {
        if (name !== 'coverage')
          throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
        root = attributes;
      }
      depth += 1;
      if (name === 'source') {
        source = '';
        reader.hearText(true);
      } else if (name === 'class') {
        const path = attributes['filename'] ?? '';
        open = {
          path,
          name: attributes['name'] ?? '',
          file: files.open(),
          methods: [],
          method: null,
          hasLines: false,
        };
      } else if (name === 'method' && open !== null) {
        const { name: called = '', signature = '' } = attributes;
        const method = {
          key: `${open.name}.${called}${signature}:${open.methods.length}`,
          hit: false,
          lines: [],
        };
        open.methods.push(method);
        open.method = method;
      } else if (name === 'line' && open !== null) readLine(open, attributes);
    },
    close: (name) => {
      depth -= 1;
      if (name === 'source') {
        if (source !== null && source.trim() !== '') sources.push(source.trim());
        source = null;
        reader.hearText(false);
      } else if (name === 'class') closeClass();
      else if (name === 'method' && open !== null) open.method = null;
    },
    text: (text) => {
      if (source !== null && source.length < 4096) source += text.slice(0, 4096);
    },
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      const stated = { lines: statedOf(root ?? {}, 'line'), branches: statedOf(root ?? {}, 'branch') };
      return { kind: 'coverage', report: files.report('the report', stated, sources) };
    },
  };
}

/** Cobertura XML. */
export const cobertura: FormatDefinition = {
  kind: 'coverage',
  title: 'Cobertura XML',
  recognizes: ({ root, rootTag }) => root === 'coverage' && /\s(?:line-rate|lines-valid)\s*=/u.test(rootTag),
  open: coberturaReader,
};
