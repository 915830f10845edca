import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { bar, code, lineBreak, table, text, type Inline } from '@interlock/shared/domain/report/node';
import { formatCount, formatRatio } from '@interlock/shared/domain/report/numbers';
import { schema as v } from '@interlock/shared/domain/schema';

import { sayCopies, wholeBlocks, wholeShare, type DuplicationMeasure } from './duplication-measure.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const numbers = v.strictObject({
  blocks: count,
  /** `null` where a report does not say how many lines it looked at. */
  lines: v.nullable(v.strictObject({ duplicated: count, total: count })),
});

/** Duplicated code of the whole and of each package; `null` where no entry of `reports` gives any. */
export const duplicationSchema = v.nullable(
  v.strictObject({
    ...numbers.entries,
    packages: v.array(v.strictObject({ name: v.string(), ...numbers.entries })),
    /** The longest duplicates, no more than 50. */
    longest: v.array(
      v.strictObject({
        lines: count,
        copies: v.array(v.strictObject({ path: v.string(), from: count, to: count })),
      }),
    ),
  }),
);

type Packages = ReadonlyMap<string, { readonly duplication: DuplicationMeasure | null }>;

const copyCap = 20;

function numbersOf(measure: DuplicationMeasure): v.InferOutput<typeof numbers> {
  const share = wholeShare(measure);
  return {
    blocks: wholeBlocks(measure),
    lines: share === null ? null : { duplicated: share.duplicated, total: share.lines },
  };
}

const namedPackages = (packages: Packages): readonly (readonly [string, DuplicationMeasure])[] =>
  [...packages].flatMap(([name, { duplication }]) =>
    duplication === null ? [] : [[name, duplication] as const],
  );

/** Duplicated code as the report holds it. */
export function shownDuplication(
  duplication: DuplicationMeasure | null,
  packages: Packages,
): v.InferOutput<typeof duplicationSchema> {
  if (duplication === null) return null;
  return {
    ...numbersOf(duplication),
    packages: namedPackages(packages).map(([name, measure]) => ({ name, ...numbersOf(measure) })),
    longest: duplication.duplicates.slice(0, 50).map(({ lines, copies }) => ({
      lines,
      copies: copies.slice(0, copyCap).map(({ path, from, to }) => ({ path, from, to })),
    })),
  };
}

const right = (title: string) => ({ title, align: 'right' as const });

function row(name: string, measure: DuplicationMeasure): readonly (string | readonly Inline[])[] {
  const { blocks, lines } = numbersOf(measure);
  if (lines === null) return [name, formatCount(blocks), 'not known'];
  const share = Math.min(1, lines.duplicated / lines.total);
  return [
    name,
    formatCount(blocks),
    [
      bar(share, formatRatio(share).replaceAll(' ', '\u00a0'), { width: 10 }),
      lineBreak(),
      text(`${formatCount(lines.duplicated)} of ${formatCount(lines.total)}`),
    ],
  ];
}

/** Duplicated code of the whole and of packages, and the longest pieces. */
export function duplicationSections(
  duplication: DuplicationMeasure | null,
  packages: Packages,
): readonly Section[] {
  if (duplication === null || (duplication.broken !== null && duplication.files.length === 0)) return [];
  const rows = [
    row('all', duplication),
    ...namedPackages(packages).map(([name, measure]) => row(name, measure)),
  ];
  const whole: Section = {
    title: `Duplication${duplication.broken === null ? '' : ', of the reports that could be used'}`,
    folded: false,
    blocks: [table(['', right('blocks'), 'lines'], rows, { rowCap: 30 })],
  };
  if (duplication.duplicates.length === 0) return [whole];
  const longest = duplication.duplicates
    .slice(0, 20)
    .map((duplicate) => [formatCount(duplicate.lines), code(sayCopies(duplicate))]);
  const blocks = [table([right('Lines'), 'Where'], longest, { rowCap: 20, cellCap: 300 })];
  return [whole, { title: 'Longest duplicates', folded: true, blocks }];
}
