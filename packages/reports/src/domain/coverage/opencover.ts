import {
  checkedLine,
  coveredFiles,
  countOfText,
  lineOfText,
  type OpenFile,
  type Stated,
} from './covered-files.ts';
import type { CoveragePart } from './coverage.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { xmlReader, type Attributes } from '../xml.ts';

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
  isVisited: boolean;
  /** Whether it lists sequence points, with a source line or without, and whether one of them was visited. */
  hasPoints: boolean;
  hasVisitedPoints: boolean;
}

/** The line of points that no source stands for: 0xFEEFEE. */
const hiddenLine = 16_707_566;

/** What is listed one by one, in the ways in which tools count it. */
interface Listed {
  covered: number;
  total: number;
}

const newListed = (): Listed => ({ covered: 0, total: 0 });

function count(listed: Listed, isVisited: boolean): void {
  listed.total += 1;
  if (isVisited) listed.covered += 1;
}

/** What `-coverbytest` lists in a point: the tests that visited it. The point says so already. */
const visitors: ReadonlySet<string> = new Set(['TrackedMethodRefs', 'TrackedMethodRef']);

/**
 * OpenCover XML (OpenCover.Framework.Model), also as coverlet writes it. A line is covered when a sequence point on it
 * was visited. Branches are the branch points. The summary of OpenCover counts one more for each method with sequence
 * points, visited where one of those was (`ProcessMethodData` of its BasePersistance); coverlet does not: a summary is
 * right by either count, and what is judged are the points.
 */
function openCoverReader(): FormatReader {
  const files = coveredFiles();
  let depth = 0;
  let module: OpenModule | null = null;
  let method: OpenMethod | null = null;
  let isName = false;
  let summary: Attributes = {};
  const points = { seen: newListed(), all: newListed() };
  /** Branch points that stand for source, and all of them; in both ways also with one more for each method. */
  const branches = { seen: newListed(), all: newListed() };
  const methodsWithPoints = newListed();
  const methods = newListed();
  /** The list of points that is open, and the point in it. */
  let list: 'SequencePoints' | 'BranchPoints' | null = null;
  let isInPoint = false;

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
    const uid = attributes['fileid'] ?? at.file ?? undefined;
    const visited = countOfText('vc', attributes['vc']) > 0;
    const line = countOfText('sl', attributes['sl']);
    const isBranch = name === 'BranchPoint';
    count(isBranch ? branches.all : points.all, visited);
    if (!isBranch) {
      at.hasPoints = true;
      at.hasVisitedPoints ||= visited;
    }
    // Points without a file or with the number of no line are of code that the compiler made.
    if (uid === undefined || uid === '0' || line === hiddenLine) return;
    const first = checkedLine('sl', line);
    at.file ??= uid;
    at.isVisited ||= visited;
    const file = fileOf(uid);
    if (isBranch) {
      count(branches.seen, visited);
      const { offset = '', path = '', offsetend = '' } = attributes;
      file.branch(`${first}:${at.name}:${offset}:${path}:${offsetend}`, visited);
      return;
    }
    at.points += 1;
    count(points.seen, visited);
    const last = attributes['el'] === undefined ? first : lineOfText('el', attributes['el']);
    file.range(first, Math.max(first, last), visited);
  };

  /** A point under a name that is not known would be one that is not covered, and not counted. */
  const enterList = (name: string): void => {
    if (list !== null && isInPoint && visitors.has(name)) return;
    if (list !== null && (isInPoint || `${name}s` !== list))
      throw new UnusableReport('report-unparsable', `<${excerpt(name)}> stands in <${list}>.`);
    isInPoint = list !== null;
    if (name !== 'SequencePoints' && name !== 'BranchPoints') return;
    list = name;
    reader.hearText(true);
  };

  const closeMethod = (): void => {
    if (method !== null && method.file !== null && method.points > 0) {
      const { attributes, file, isVisited, name } = method;
      const hit = (attributes['visited'] ?? String(isVisited)).toLowerCase() === 'true';
      fileOf(file).callable(name, hit);
      count(methods, hit);
    }
    if (method?.hasPoints === true) count(methodsWithPoints, method.hasVisitedPoints);
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

  /** What the session states, where that is none of the ways in which what it lists is counted. */
  const statedOf = (): Partial<Record<CoveragePart, readonly Stated[]>> => {
    const stated: Partial<Record<CoveragePart, readonly Stated[]>> = {};
    const withMethods = [branches.seen, branches.all].map(({ covered, total }) => ({
      covered: covered + methodsWithPoints.covered,
      total: total + methodsWithPoints.total,
    }));
    for (const [part, all, hit, known] of [
      ['lines', 'numSequencePoints', 'visitedSequencePoints', [points.seen, points.all]],
      ['branches', 'numBranchPoints', 'visitedBranchPoints', [branches.seen, branches.all, ...withMethods]],
      ['functions', 'numMethods', 'visitedMethods', [methods]],
    ] as const) {
      if (summary[all] === undefined) continue;
      const total = countOfText(all, summary[all]);
      // Points are not lines; but each that is missing from the list is one that nobody saw covered.
      const missing = Math.max(0, total - Math.max(...known.map((listed) => listed.total)));
      const unlisted = { kind: 'unlisted', count: missing } as const;
      stated[part] = [unlisted];
      if (summary[hit] === undefined) continue;
      const covered = countOfText(hit, summary[hit]);
      if (!known.some((listed) => listed.covered === covered && listed.total === total))
        stated[part] = [unlisted, { kind: 'ratio', covered, total }];
    }
    return stated;
  };

  const reader = xmlReader({
    open: (name, attributes) => {
      if (depth === 0 && name !== 'CoverageSession')
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      depth += 1;
      enterList(name);
      if (name === 'Summary' && depth === 2) summary = attributes;
      else if (name === 'Module') module = { paths: new Map(), files: new Map() };
      else if (name === 'File' && module !== null)
        module.paths.set(attributes['uid'] ?? '', attributes['fullPath'] ?? '');
      else if (name === 'Method')
        method = {
          file: null,
          attributes,
          name: '',
          points: 0,
          isVisited: false,
          hasPoints: false,
          hasVisitedPoints: false,
        };
      else if (name === 'FileRef' && method !== null) method.file = attributes['uid'] ?? null;
      else if (name === 'Name' && method !== null) {
        isName = true;
        reader.hearText(true);
      } else if ((name === 'SequencePoint' || name === 'BranchPoint') && method !== null)
        readPoint(method, name, attributes);
    },
    close: (name) => {
      depth -= 1;
      if (list !== null && `${name}s` === list) isInPoint = false;
      else if (name === list) {
        list = null;
        reader.hearText(false);
      }
      if (name === 'Method') closeMethod();
      else if (name === 'Module') closeModule();
      else if (name === 'Name' && isName) {
        isName = false;
        reader.hearText(false);
      }
    },
    text: (text) => {
      // A point whose tag is damaged is text.
      if (list !== null && text.trim() !== '')
        throw new UnusableReport('report-unparsable', `"${excerpt(text)}" stands in <${list}>.`);
      if (isName && method !== null && method.name.length < 2000) method.name += text.slice(0, 2000);
    },
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      return { kind: 'coverage', report: files.report('the summary', statedOf()) };
    },
  };
}

/** OpenCover XML. */
export const opencover: FormatDefinition = {
  kind: 'coverage',
  title: 'OpenCover XML',
  recognizes: ({ root }) => root === 'CoverageSession',
  open: openCoverReader,
};
