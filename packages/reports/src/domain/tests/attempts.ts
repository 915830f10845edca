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
  readonly failed: number;
  readonly errored: number;
  /** `mixed` is anything that running again after a failure does not produce. */
  readonly shape: 'passed' | 'failing' | 'retried' | 'mixed';
}

/** Most cases have this one, all of them the same: a suite may hold a million. */
const passedOnce: History = { failed: 0, errored: 0, shape: 'passed' };

/** The cases of one suite by identity, to find those that were run again. */
export interface Attempts {
  add(identity: string, outcome: CaseOutcome): void;
  /** What was run again; nothing when the suite's names do not tell its cases apart. */
  settle(suite: number): readonly RetriedCase[];
}

function begin(outcome: CaseOutcome): History {
  const failed = outcome === 'failed' ? 1 : 0;
  const errored = outcome === 'errored' ? 1 : 0;
  return failed + errored > 0 ? { failed, errored, shape: 'failing' } : passedOnce;
}

function goOn({ failed, errored, shape }: History, outcome: CaseOutcome): History {
  const failing = outcome === 'failed' || outcome === 'errored';
  const isMixed = shape !== 'failing' || (!failing && outcome !== 'passed');
  return {
    failed: failed + (outcome === 'failed' ? 1 : 0),
    errored: errored + (outcome === 'errored' ? 1 : 0),
    shape: isMixed ? 'mixed' : failing ? 'failing' : 'retried',
  };
}

/**
 * Watches the cases of one suite. A case is taken for retried only when its attempts read "failed, one or more times,
 * then passed, and then no more": that is what running again produces. A name that passed twice shows that names in
 * this suite are not unique (parametrized tests), and then a failure beside a pass may be another test that failed;
 * all of them are counted.
 */
export function watchAttempts(): Attempts {
  const histories = new Map<string, History>();
  return {
    add: (identity, outcome) => {
      const history = histories.get(identity);
      histories.set(identity, history === undefined ? begin(outcome) : goOn(history, outcome));
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
