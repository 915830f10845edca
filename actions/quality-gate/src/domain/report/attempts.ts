import type { CaseOutcome } from './counts.ts';

/** Attempts of one case that are to be counted as one. */
export interface RetriedCase {
  /** Position of its suite. */
  readonly suite: number;
  readonly identity: string;
  readonly failedAttempts: number;
  readonly erroredAttempts: number;
  /** Whether the last attempt passed; if not, all failed. */
  readonly passedInTheEnd: boolean;
}

interface History {
  failed: number;
  errored: number;
  /** `mixed` is anything that running again after a failure does not produce. */
  shape: 'passed' | 'failing' | 'retried' | 'mixed';
}

/** The cases of one suite by identity, to find those that were run again. */
export interface Attempts {
  add(identity: string, outcome: CaseOutcome): void;
  /** What was run again; nothing when the suite's names do not tell its cases apart. */
  settle(suite: number): readonly RetriedCase[];
}

function begin(outcome: CaseOutcome): History {
  const failed = outcome === 'failed' ? 1 : 0;
  const errored = outcome === 'errored' ? 1 : 0;
  return { failed, errored, shape: failed + errored > 0 ? 'failing' : 'passed' };
}

function goOn(history: History, outcome: CaseOutcome): void {
  const failing = outcome === 'failed' || outcome === 'errored';
  if (outcome === 'failed') history.failed += 1;
  if (outcome === 'errored') history.errored += 1;
  if (history.shape !== 'failing' || (!failing && outcome !== 'passed')) history.shape = 'mixed';
  else if (!failing) history.shape = 'retried';
}

/**
 * Watches the cases of one suite. A case is taken for retried only when its attempts read "failed, one or more times,
 * then passed, and then no more": that is what running again produces. A name that passed twice shows that names in
 * this suite are not unique (parametrised tests), and then a failure beside a pass may be another test that failed;
 * all of them are counted.
 */
export function watchAttempts(): Attempts {
  const histories = new Map<string, History>();
  return {
    add: (identity, outcome) => {
      const history = histories.get(identity);
      if (history === undefined) histories.set(identity, begin(outcome));
      else goOn(history, outcome);
    },
    settle: (suite) => {
      const retried: RetriedCase[] = [];
      for (const [identity, { failed, errored, shape }] of histories) {
        if (shape === 'mixed') return [];
        if (shape === 'retried' || (shape === 'failing' && failed + errored > 1))
          retried.push({
            suite,
            identity,
            failedAttempts: failed,
            erroredAttempts: errored,
            passedInTheEnd: shape === 'retried',
          });
      }
      return retried;
    },
  };
}
