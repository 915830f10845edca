/**
 * What a gate decides. `inconclusive` means that it could not look, or not well enough; it is never a pass and no
 * setting makes it one.
 */
export const verdicts = ['pass', 'fail', 'inconclusive'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a verdict is what it is: one finding, in terms a person can act on. */
export interface Reason {
  /** Stable kebab-case code, e.g. `report-missing`; documentation and tests refer to it. */
  readonly code: string;
  /** The rule that was judged, as the user wrote it; `null` when no rule is involved. */
  readonly rule: string | null;
  /** What was seen, e.g. `71.4 %`. */
  readonly seen: string | null;
  /** What was allowed, e.g. `>= 80 %`. */
  readonly limit: string | null;
  /** File, job or object it was seen in. */
  readonly where: string | null;
  /** What to do about it. Never empty. */
  readonly fix: string;
}

const badness: Readonly<Record<Verdict, number>> = { pass: 0, inconclusive: 1, fail: 2 };

/**
 * The worst of several verdicts: `fail` before `inconclusive` before `pass`. Of none it is `inconclusive`: nothing
 * was judged.
 */
export function worstVerdict(all: readonly Verdict[]): Verdict {
  if (all.length === 0) return 'inconclusive';
  return all.reduce((worst, next) => (badness[next] > badness[worst] ? next : worst));
}

/** The icon that goes with a verdict; always shown beside its word, never instead of it. */
export function verdictIcon(verdict: Verdict): string {
  if (verdict === 'pass') return '✅';
  return verdict === 'fail' ? '❌' : '❔';
}
