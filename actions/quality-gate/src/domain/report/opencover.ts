import { coveredFiles, countOfText, lineOfText, type OpenFile } from './covered-files.ts';
import type { FormatDefinition, FormatReader } from './format.ts';
import { limits } from './limits.ts';
import { excerpt, UnusableReport } from './problem.ts';
import { xmlReader, type Attributes } from './xml.ts';

interface OpenModule {
  /** Path by uid. */
  readonly paths: Map<string, string>;
  readonly files: Map<string, OpenFile>;
}

interface OpenMethod {
  file: string | null;
  readonly attributes: Attributes;
  name: string;
  points: number;
}

/**
 * OpenCover XML (OpenCover.Framework.Model), also as coverlet writes it. A line is covered when a sequence point on it
 * was visited.
 */
function openCoverReader(): FormatReader {
  const files = coveredFiles();
  let depth = 0;
  let module: OpenModule | null = null;
  let method: OpenMethod | null = null;
  let isName = false;
  let stated: number | null = null;
  let listed = 0;
  /** The list of points that is open. */
  let list: 'SequencePoints' | 'BranchPoints' | null = null;

  const fileOf = (uid: string | undefined): OpenFile => {
    if (module === null || uid === undefined || !module.paths.has(uid))
      throw new UnusableReport(
        'report-unparsable',
        `A point is of file "${excerpt(uid ?? '')}", which is not listed.`,
      );
    let file = module.files.get(uid);
    if (file === undefined) module.files.set(uid, (file = files.open()));
    return file;
  };

  const readPoint = (at: OpenMethod, name: string, attributes: Attributes): void => {
    if (name === 'SequencePoint') listed += 1;
    const uid = attributes['fileid'] ?? at.file ?? undefined;
    // Points without a file or with the number of no line are of code that the compiler made.
    if (uid === undefined || uid === '0') return;
    const visited = countOfText('vc', attributes['vc']) > 0;
    const first = lineOfText('sl', attributes['sl']);
    if (first >= limits.sourceLine - 1) return;
    at.file ??= uid;
    const file = fileOf(uid);
    if (name === 'BranchPoint') {
      const { offset = '', path = '', offsetend = '' } = attributes;
      file.branch(`${first}:${at.name}:${offset}:${path}:${offsetend}`, visited);
      return;
    }
    at.points += 1;
    const last = attributes['el'] === undefined ? first : lineOfText('el', attributes['el']);
    file.range(first, Math.max(first, last), visited);
  };

  /** A point under a name that is not known would be one that is not covered, and not counted. */
  const enterList = (name: string): void => {
    if (list !== null && `${name}s` !== list)
      throw new UnusableReport('report-unparsable', `<${excerpt(name)}> stands in <${list}>.`);
    if (name === 'SequencePoints' || name === 'BranchPoints') list = name;
  };

  const closeMethod = (): void => {
    if (method !== null && method.file !== null && method.points > 0)
      fileOf(method.file).callable(method.name, method.attributes['visited']?.toLowerCase() === 'true');
    method = null;
  };

  const closeModule = (): void => {
    if (module === null) return;
    for (const [uid, file] of module.files) {
      file.knows('branches');
      file.knows('functions');
      files.close(module.paths.get(uid) ?? '', file);
    }
    module = null;
  };

  const reader = xmlReader({
    open: (name, attributes) => {
      if (depth === 0 && name !== 'CoverageSession')
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      depth += 1;
      enterList(name);
      if (name === 'Module') module = { paths: new Map(), files: new Map() };
      else if (name === 'File' && module !== null)
        module.paths.set(attributes['uid'] ?? '', attributes['fullPath'] ?? '');
      else if (name === 'Summary' && depth === 2)
        stated = countOfText('numSequencePoints', attributes['numSequencePoints']);
      else if (name === 'Method') method = { file: null, attributes, name: '', points: 0 };
      else if (name === 'FileRef' && method !== null) method.file = attributes['uid'] ?? null;
      else if (name === 'Name' && method !== null) {
        isName = true;
        reader.hearText(true);
      } else if ((name === 'SequencePoint' || name === 'BranchPoint') && method !== null)
        readPoint(method, name, attributes);
    },
    close: (name) => {
      depth -= 1;
      if (name === list) list = null;
      if (name === 'Method') closeMethod();
      else if (name === 'Module') closeModule();
      else if (name === 'Name' && isName) {
        isName = false;
        reader.hearText(false);
      }
    },
    text: (text) => {
      if (isName && method !== null && method.name.length < 2000) method.name += text.slice(0, 2000);
    },
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      // Points are not lines; but each that is missing from the list is one that nobody saw covered.
      const missing = Math.max(0, (stated ?? 0) - listed);
      return {
        kind: 'coverage',
        report: files.report('the summary', { lines: { kind: 'unlisted', count: missing } }),
      };
    },
  };
}

/** OpenCover XML. */
export const opencover: FormatDefinition = {
  kind: 'coverage',
  title: 'OpenCover XML',
  recognises: ({ root }) => root === 'CoverageSession',
  open: openCoverReader,
};
