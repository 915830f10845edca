import { details, table, type Block } from '@interlock/shared/domain/report/node';
import { formatCount } from '@interlock/shared/domain/report/numbers';

/** More packages than this are folded away, but for the worst. */
const shownPackages = 10;

/**
 * A table whose first row is the whole: packages by their name; of many the worst, and all of them folded beneath.
 * Each row comes with how bad it is: higher is worse.
 */
export function packageTable<Cell extends Parameters<typeof table>[1][number]>(
  columns: Parameters<typeof table>[0],
  whole: Cell,
  rows: readonly { readonly row: Cell; readonly badness: number }[],
): readonly Block[] {
  const all = rows.map(({ row }) => row);
  if (rows.length <= shownPackages) return [table(columns, [whole, ...all])];
  const worst = [...rows]
    .sort((a, b) => b.badness - a.badness)
    .slice(0, shownPackages)
    .map(({ row }) => row);
  return [
    table(columns, [whole, ...worst]),
    details(`All ${formatCount(rows.length)} packages; above are the worst ${shownPackages}`, [
      table(columns, all),
    ]),
  ];
}

/** Numbers of some reports must not look like those of all. */
export function ofReadable(measure: { readonly broken: string | null } | null): string {
  return (measure?.broken ?? null) === null ? '' : ', of the reports that could be used';
}
