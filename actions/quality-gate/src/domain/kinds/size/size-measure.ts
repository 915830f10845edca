import { compileGlob } from '@interlock/shared/domain/glob';
import { nearestWords } from '@interlock/shared/domain/nearest';
import { countOf, formatCount } from '@interlock/shared/domain/report/numbers';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';

import { absent, finding, type Finding } from '../../codes.ts';
import { sizeParts, type SizePart, type SizeReport } from '@interlock/reports/domain/size/size-report';

/** A measured file, by its path in the repository. */
export interface SizedFile extends SizeReport {
  readonly path: string;
}

/** Files of a set of entries, in the order of their paths; `broken` names the first that could not be measured. */
export interface SizeMeasure {
  readonly files: readonly SizedFile[];
  readonly broken: string | null;
}

/** What rules may ask of sizes. */
export const sizeMetrics: readonly Metric[] = (
  [
    ['size.raw', 'Bytes of the measured files.'],
    ['size.gzip', 'Bytes of the measured files, each compressed by itself with gzip at level 9.'],
    ['size.brotli', 'Bytes of the measured files, each compressed by itself with brotli at quality 11.'],
  ] as const
).map(([id, meaning]) => ({
  id,
  dimension: 'size',
  meaning,
  names: 'optional',
  scopes: ['path', 'package', 'file'],
  least: 0,
  most: Infinity,
  isWhole: true,
  better: 'lower',
}));

/**
 * Whether a file is one of those that a rule names. A glob without a slash is matched with the last part of the path,
 * as in `.gitignore`: names of bundles are known, the folders of a build often are not.
 */
function matcherOf(glob: string): (path: string) => boolean {
  const matches = compileGlob(glob);
  return glob.includes('/') ? matches : (path) => matches(path.slice(path.lastIndexOf('/') + 1));
}

/** The part that a metric is about; `null` where it is no size. */
function sizePartOf(metric: string): SizePart | null {
  return sizeParts.find((part) => metric === `size.${part}`) ?? null;
}

/** The files that `in each file` goes through. */
export function sizedPaths(
  sizes: SizeMeasure | null,
  name: string | null,
  glob: string | null,
): readonly string[] {
  const isNamed = name === null ? () => true : matcherOf(name);
  const isInside = glob === null ? () => true : compileGlob(glob);
  return (sizes?.files ?? []).map(({ path }) => path).filter((path) => isNamed(path) && isInside(path));
}

const shownFiles = 5;

function detailOf(files: readonly SizedFile[], part: SizePart): string {
  const shown = [...files]
    .sort((a, b) => (b[part] ?? 0) - (a[part] ?? 0))
    .slice(0, shownFiles)
    .map((file) => `${file.path}${files.length === 1 ? '' : ` ${formatCount(file[part] ?? 0)} B`}`);
  const more = files.length - shown.length;
  return `${countOf(files.length, 'file')}: ${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

/** The files that a query is about. */
function filesOf(files: readonly SizedFile[], { name, scope }: Query): readonly SizedFile[] {
  const isNamed = name === null ? () => true : matcherOf(name);
  const isInside = scope.kind === 'path' ? compileGlob(scope.glob) : () => true;
  const isMember = (path: string): boolean =>
    scope.kind !== 'member' || scope.member !== 'file' || path === scope.id;
  return files.filter(({ path }) => isNamed(path) && isInside(path) && isMember(path));
}

/** What the files say to a rule: their sum, of those that it names. */
export function observeSize(sizes: SizeMeasure | null, query: Query): Observation {
  const part = sizePartOf(query.metric);
  if (sizes === null || part === null)
    return absent('size-not-reported', `Nothing measures ${query.metric}.`);
  if (sizes.broken !== null)
    return absent('measurement-broken', `Not all sizes are known (${sizes.broken}).`);
  const files = filesOf(sizes.files, query);
  if (files.length === 0) {
    const names = sizes.files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    const near = nearestWords((query.name ?? '').slice(0, 64), names.slice(0, 1_000));
    const meant = near.length > 0 ? near : names.slice(0, shownFiles);
    return absent(
      'size-of-nothing',
      `None of ${countOf(names.length, 'measured file')} is one of these; there is ${meant.join(', ')}.`,
    );
  }
  const values = files.flatMap((file) => file[part] ?? []);
  if (values.length < files.length) return absent('size-not-reported', `Nothing measured ${query.metric}.`);
  const isOneFile = query.scope.kind === 'member' && query.scope.member === 'file';
  if (!isOneFile && files.every(({ raw }) => raw === 0))
    return absent('size-zero', `${countOf(files.length, 'file')}, 0 bytes in all.`);
  return {
    kind: 'value',
    value: values.reduce((sum, value) => sum + value, 0),
    where: files.length === 1 ? (files[0]?.path ?? null) : (query.name ?? null),
    detail: detailOf(files, part),
  };
}

/** What is wrong with the files of one entry. */
export function sizeFindings(where: string, files: readonly SizedFile[]): readonly Finding[] {
  const empty = files.filter(({ raw }) => raw === 0).map(({ path }) => path);
  if (empty.length === 0) return [];
  if (empty.length === files.length)
    return [finding('size-zero', where, `${countOf(files.length, 'file')}, 0 bytes in all`)];
  const more = empty.length - shownFiles;
  const list = empty.slice(0, shownFiles).join(', ');
  return [finding('size-empty-file', where, list + (more > 0 ? `, and ${more} more` : ''))];
}
