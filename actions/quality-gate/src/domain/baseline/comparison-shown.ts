import type { Section } from '@interlock/shared/domain/report/gate-summary';
import {
  bar,
  code,
  details,
  lineBreak,
  paragraph,
  strong,
  table,
  text,
  type Inline,
} from '@interlock/shared/domain/report/node';
import { countOf, formatRatioChange } from '@interlock/shared/domain/report/numbers';
import { digitsApart, formatValue } from '@interlock/shared/domain/rule/format';
import type { Metric } from '@interlock/shared/domain/rule/metric';

import type { Measurements } from '../measurements.ts';
import { metrics } from '../metrics.ts';
import { comparedNumbers, sayFound, type ComparedNumber } from './comparison.ts';

const barWidth = 10;
const shownRows = 20;
/** Differences of sums of floating point numbers. */
const leastDifference = 1e-9;

interface Row {
  readonly number: ComparedNumber & { readonly now: number | null };
  readonly metric: Metric;
}

const unbroken = (short: string): string => short.replaceAll(' ', '\u00a0');

const isMoved = ({ number: { now, baseline } }: Row): boolean =>
  now === null || Math.abs(now - baseline) > leastDifference * Math.max(1, Math.abs(baseline));

/** Both numbers with as many digits as tell them apart. */
function valuesOf({ number: { now, baseline }, metric: { dimension } }: Row): readonly [string, string] {
  const extra = digitsApart(baseline, now === null ? [] : [now], dimension, 'binary');
  const show = (value: number): string => unbroken(formatValue(value, dimension, { extra }));
  return [show(baseline), now === null ? 'not\u00a0measured' : show(now)];
}

/** By how much it changed, as people say it of this sort of number: a count by so many, all else by its share. */
function changeOf({ number: { now, baseline }, metric: { dimension } }: Row): string {
  if (now === null) return '';
  if (dimension === 'ratio')
    return /\(([^)]*)\)/u.exec(formatRatioChange(baseline, now))?.[1] ?? formatRatioChange(baseline, now);
  const difference = now - baseline;
  const sign = difference > 0 ? '+' : '−';
  if (dimension === 'count' || baseline === 0)
    return `${sign}${formatValue(Math.abs(difference), dimension)}`;
  const share = Math.abs(difference / baseline);
  return `${sign}${formatValue(share, 'ratio', { extra: digitsApart(share, [0], 'ratio', 'binary') })}`;
}

/** A word, and no arrow: a size that goes up has become worse. */
function judgmentOf({ number: { now, baseline }, metric: { better } }: Row): 'better' | 'worse' {
  return now !== null && now > baseline === (better === 'higher') ? 'better' : 'worse';
}

/** Ratios are shares of a whole; anything else is drawn against the larger of the two. */
function drawn({ number: { now, baseline }, metric: { dimension } }: Row, value: number, label: string) {
  const most = dimension === 'ratio' ? 1 : Math.max(baseline, now ?? 0);
  return most > 0 && dimension !== 'count' ? [bar(value / most, label, { width: barWidth })] : [text(label)];
}

function nameOf({ number }: Row): readonly Inline[] {
  const whole = number.name === null ? number.metric : `${number.metric} of ${number.name}`;
  return [code(whole), ...(number.package === null ? [] : [lineBreak(), text(`package ${number.package}`)])];
}

function cellsOf(row: Row): readonly (readonly Inline[])[] {
  const { now, baseline } = row.number;
  const [before, after] = valuesOf(row);
  return [
    nameOf(row),
    drawn(row, baseline, before),
    now === null ? [text(after)] : drawn(row, now, after),
    now === null
      ? [text('')]
      : [
          text(`${unbroken(changeOf(row))},\u00a0`),
          isWorse(row) ? strong(judgmentOf(row)) : text(judgmentOf(row)),
        ],
  ];
}

const tableOf = (rows: readonly Row[]) =>
  table(['', 'Baseline', 'Now', 'Change'], rows.map(cellsOf), { rowCap: 200 });

const isWorse = (row: Row): boolean => judgmentOf(row) !== 'better';

/**
 * What moved since the baseline: the whole first, what became worse before what became better. What stayed as it was
 * is counted.
 */
export function comparisonSections(measurements: Measurements): readonly Section[] {
  const { comparison } = measurements;
  if (comparison?.found.kind !== 'known') return [];
  const numbers = comparedNumbers(measurements);
  const rows = numbers.flatMap(({ now, ...number }): Row[] => {
    const metric = metrics.find(({ id }) => id === number.metric);
    return metric === undefined || now === 'unknown' ? [] : [{ number: { ...number, now }, metric }];
  });
  const unknown = numbers.filter(({ now }) => now === 'unknown').length;
  const moved = rows
    .filter(isMoved)
    .sort(
      (a, b) =>
        Number(a.number.package !== null) - Number(b.number.package !== null) ||
        Number(isWorse(b)) - Number(isWorse(a)),
    );
  const same = rows.length - moved.length;
  const rest = moved.slice(shownRows);
  const counted = [
    moved.length === 0 ? 'Nothing has changed' : `${countOf(moved.length, 'number')} changed`,
    ...(same > 0 ? [`${same} stayed as ${same === 1 ? 'it was' : 'they were'}`] : []),
    ...(unknown > 0 ? [`${unknown} cannot be told, because not every report could be used`] : []),
  ];
  const said = `With ${sayFound(comparison.found)}: ${counted.join(', ')}.`;
  return [
    {
      title: 'Against the baseline',
      folded: false,
      blocks: [
        paragraph(said),
        ...(moved.length === 0 ? [] : [tableOf(moved.slice(0, shownRows))]),
        ...(rest.length === 0 ? [] : [details(`${rest.length} more`, [tableOf(rest)])]),
      ],
    },
  ];
}
