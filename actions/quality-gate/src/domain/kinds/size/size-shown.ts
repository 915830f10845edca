import { code, table } from '@interlock/shared/domain/report/node';
import { formatBytes, formatCount } from '@interlock/shared/domain/report/numbers';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { schema as v } from '@interlock/shared/domain/schema';

import type { SizeMeasure } from './size-measure.ts';

const bytes = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Measured files, each with its bytes as it is, with gzip at level 9 and, where a rule asks for it, with brotli. */
export const sizesSchema = v.array(
  v.strictObject({
    path: v.string(),
    raw: bytes,
    gzip: bytes,
    brotli: v.nullable(bytes),
    /** 11; of a file beyond 32 MiB 5. */
    brotliQuality: v.nullable(bytes),
  }),
);

/** The sizes as the report holds them. */
export function shownSizes(sizes: SizeMeasure | null): v.InferOutput<typeof sizesSchema> {
  return (sizes?.files ?? []).map(({ path, raw, gzip, brotli, brotliQuality }) => ({
    path,
    raw,
    gzip,
    brotli,
    brotliQuality,
  }));
}

const right = (title: string) => ({ title, align: 'right' as const });

/** The measured files, the largest first, and their sum. */
export function sizeSections(sizes: SizeMeasure | null): readonly Section[] {
  if (sizes === null || sizes.files.length === 0) return [];
  const { files, broken } = sizes;
  const sum = (part: 'raw' | 'gzip' | 'brotli'): number =>
    files.reduce((total, file) => total + (file[part] ?? 0), 0);
  const hasBrotli = files.some(({ brotli }) => brotli !== null);
  const cells = (raw: number, gzip: number, brotli: number | null): readonly string[] => [
    formatBytes(raw),
    formatBytes(gzip),
    ...(hasBrotli ? [brotli === null ? '' : formatBytes(brotli)] : []),
  ];
  const rows = [...files]
    .sort((a, b) => b.raw - a.raw || (a.path < b.path ? -1 : 1))
    .map(({ path, raw, gzip, brotli }) => [code(path), ...cells(raw, gzip, brotli)]);
  const columns = ['File', right('Size'), right('gzip 9'), ...(hasBrotli ? [right('brotli 11')] : [])];
  const whole = [
    files.length === 1 ? 'all' : `all ${formatCount(files.length)}`,
    ...cells(sum('raw'), sum('gzip'), sum('brotli')),
  ];
  const title = `Sizes${broken === null ? '' : ', of the files that could be measured'}`;
  return [{ title, folded: false, blocks: [table(columns, [whole, ...rows], { rowCap: 30 })] }];
}
