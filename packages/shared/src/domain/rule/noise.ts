/** Repeated measurements on both sides of a comparison with a baseline. */
export interface Samples {
  readonly seen: readonly number[];
  readonly baseline: readonly number[];
}

/** How far beyond its limit a value is, by its samples. */
export type Standing =
  /** The samples say nothing about it: there are too few, or they cannot be measurements of it. */
  | { readonly kind: 'unknown' }
  /** They prove that it is beyond. */
  | { readonly kind: 'beyond' }
  /** They do not prove that it is beyond, and prove that it is not far beyond. */
  | { readonly kind: 'within-noise' }
  /** They prove neither; `most` is how far beyond it may be, as a share of the limit. */
  | { readonly kind: 'too-noisy'; readonly most: number };

/** Fewer samples on either side are compared as one number. */
export const fewestSamples = 5;
/** The share of the limit that a value may really be beyond it and still be excused as noise. */
export const excusedShare = 0.25;
/** How often a value that is exactly at its limit is called worse. */
const falseAlarms = 0.05;
const falseAlarmsZ = 1.6449;
// Pairs up to which the distribution is counted out; from there on the normal one gives the same bound, or the next.
const exactPairs = 400;

/**
 * The distribution of Mann and Whitney's U where both sides are alike: the chance of each number of pairs in which the
 * first is greater. By their recurrence (Annals of Mathematical Statistics 18, 1947, page 51), in chances.
 */
function chancesOfU(seenCount: number, baselineCount: number): readonly number[] {
  let rows: (readonly number[])[] = Array.from({ length: baselineCount + 1 }, () => [1]);
  for (let n = 1; n <= seenCount; n += 1) {
    const next: (readonly number[])[] = [[1]];
    for (let m = 1; m <= baselineCount; m += 1) {
      const greatest = rows[m] ?? [];
      const least = next[m - 1] ?? [];
      next.push(
        Array.from(
          { length: n * m + 1 },
          (_, u) => ((greatest[u - m] ?? 0) * n + (least[u] ?? 0) * m) / (n + m),
        ),
      );
    }
    rows = next;
  }
  return rows[baselineCount] ?? [];
}

/** How many of the sorted differences of all pairs lie outside of a bound that holds 95 times in a hundred. */
function outsideBound(seenCount: number, baselineCount: number): number {
  const pairs = seenCount * baselineCount;
  if (pairs > exactPairs) {
    const spread = Math.sqrt((pairs * (seenCount + baselineCount + 1)) / 12);
    return Math.max(0, Math.floor(pairs / 2 - falseAlarmsZ * spread));
  }
  let chance = 0;
  let outside = 0;
  for (const of of chancesOfU(seenCount, baselineCount)) {
    chance += of;
    if (chance > falseAlarms) break;
    outside += 1;
  }
  return outside;
}

const isUsable = (samples: readonly number[]): boolean =>
  samples.length >= fewestSamples && samples.every((sample) => Number.isFinite(sample));

/**
 * Whether a value that is beyond its limit is so by more than noise. The samples of the baseline are moved to the limit
 * in the way the limit moves the baseline, and the shift between the two is bounded from both sides by the sorted
 * differences of all pairs (Hodges and Lehmann, Annals of Mathematical Statistics 34, 1963; Lehmann, "Nonparametrics",
 * 1975, §2.6), each bound wrong at most once in twenty. Nothing is assumed of the distribution but that a change moves
 * it. Pure, and the same for any order of the samples.
 *
 * @param samples - repeated measurements of the value, in its unit
 * @param toLimit - moves one measurement of the baseline to the limit
 * @param limit - the limit itself; 0 or less has no share
 * @param worse - which way is worse than the limit
 */
export function standingOf(
  samples: Samples,
  toLimit: (measured: number) => number,
  limit: number,
  worse: 'above' | 'below',
): Standing {
  const { seen, baseline } = samples;
  if (!isUsable(seen) || !isUsable(baseline) || limit <= 0) return { kind: 'unknown' };
  const outside = outsideBound(seen.length, baseline.length);
  if (outside === 0) return { kind: 'unknown' };
  const sign = worse === 'above' ? 1 : -1;
  const beyond = Float64Array.from(
    seen.flatMap((one) => baseline.map((other) => sign * (one - toLimit(other)))),
  ).sort();
  const least = beyond[outside - 1] ?? 0;
  const most = (beyond[beyond.length - outside] ?? Infinity) / limit;
  if (least > 0) return { kind: 'beyond' };
  return most > excusedShare ? { kind: 'too-noisy', most } : { kind: 'within-noise' };
}
