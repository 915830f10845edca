import type { ExpectedReports } from '@interlock/shared/domain/configuration/reports';

import { formatNames, formats, type Format } from './report/reader.ts';

/** Kinds of reports that this version reads. */
export const readKinds = ['tests', 'coverage'] as const;
export type ReportKind = (typeof readKinds)[number];

/** One entry of `reports`: files that must be there and what they are. */
export interface ReportEntry extends ExpectedReports {
  readonly kind: ReportKind;
  /** `null`: found by content. */
  readonly format: Format | null;
}

/** Something in a manifest that this version cannot do as it is asked. */
export interface ManifestProblem {
  /** e.g. `[2].min`. */
  readonly path: string;
  readonly message: string;
  readonly fix: string;
}

const isReadKind = (word: string): word is ReportKind => readKinds.some((kind) => kind === word);
const isFormat = (word: string): word is Format => formatNames.some((format) => format === word);

type Complain = (key: string, message: string, fix: string) => void;

function checkGlobs(globs: readonly string[], key: string, complain: Complain): void {
  for (const glob of globs) {
    if (glob.startsWith('!'))
      complain(key, `"${glob}" begins with "!".`, 'Exclude files with `except: [...]` of the long form.');
    else if (/^(?:[\\/]|[A-Za-z]:)/u.test(glob) || glob.split(/[\\/]/u).includes('..'))
      complain(
        key,
        `"${glob}" leaves the working directory.`,
        'Write the report below the working directory, and the glob relative to it.',
      );
  }
}

function checkEntry(entry: ExpectedReports, complain: Complain): ReportEntry | null {
  const { kind, format, min, max } = entry;
  const knownKind = isReadKind(kind) ? kind : null;
  if (knownKind === null)
    complain(
      'kind',
      `reports of the kind "${kind}" are not read by this version.`,
      `Take the entry out; this version reads: ${readKinds.join(', ')}.`,
    );
  const knownFormat = format !== null && isFormat(format) ? format : null;
  if (format !== null && knownFormat === null)
    complain(
      'format',
      `the format "${format}" is not read by this version.`,
      `Write one of: ${formatNames.join(', ')}; or leave it out, the format is found by the content.`,
    );
  if (knownKind !== null && knownFormat !== null && formats[knownFormat] !== knownKind)
    complain(
      'format',
      `"${knownFormat}" is not a format of the kind "${knownKind}".`,
      'Correct `kind` or `format`.',
    );
  if (max !== null && max < min)
    complain('max', `max ${max} is less than min ${min}.`, 'Raise `max` or lower `min`.');
  checkGlobs(entry.files, 'files', complain);
  checkGlobs(entry.except, 'except', complain);
  return knownKind === null ? null : { ...entry, kind: knownKind, format: knownFormat };
}

/**
 * Checks that this version can do what a manifest asks for.
 *
 * @returns the entries, usable only when there is no problem, and every problem
 */
export function checkManifest(expected: readonly ExpectedReports[]): {
  readonly entries: readonly ReportEntry[];
  readonly problems: readonly ManifestProblem[];
} {
  const problems: ManifestProblem[] = [];
  const entries = expected.flatMap((entry, index) => {
    const checked = checkEntry(entry, (key, message, fix) =>
      problems.push({ path: `[${index}].${key}`, message, fix }),
    );
    return checked === null ? [] : [checked];
  });
  return { entries, problems };
}
