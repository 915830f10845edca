import type { Kubernetes } from '@interlock/kubernetes/ports/kubernetes';
import { formatDuration } from '@interlock/shared/domain/duration';
import type { MovePhase } from '@interlock/shared/domain/report/move-summary';
import type { Reason } from '@interlock/shared/domain/verdict';
import type { Ports } from '@interlock/shared/ports/ports';

import type { Protections } from '../domain/protections.ts';
import type { RunIdentity } from '../domain/state.ts';
import type { TrafficObject } from '../domain/traffic.ts';
import type { Router } from '../routers/router.ts';

/** What every operation works with. */
export interface Session {
  readonly ports: Ports;
  readonly kubernetes: Kubernetes;
  readonly router: Router;
  /** What carries the traffic. */
  readonly place: TrafficObject;
  readonly run: RunIdentity;
  readonly protections: Protections;
  readonly journal: Journal;
}

/** What happened, for the report. */
export interface Journal {
  readonly phases: readonly MovePhase[];
  readonly warnings: readonly Reason[];
  /** Whether something may have been written. */
  readonly hasBegun: () => boolean;
  /** To be called before the first write: from here on, unless it is told otherwise, the result is `unknown`. */
  begin(): void;
  /** Runs one phase inside a group of the log and records how it went: `isGood` judges what it gave, where that can be bad. */
  phase<Value>(
    name: string,
    body: (note: (detail: string) => void) => Promise<Value>,
    isGood?: (value: Value) => boolean,
  ): Promise<Value>;
  /** Something worth knowing that stops nothing. */
  warn(reason: Reason): void;
}

/**
 * `refused` before anything was written; `unproven` when what was written is to be undone; `superseded` when somebody
 * else wrote.
 */
export type StopResult = 'refused' | 'superseded' | 'unproven';

/** Thrown inside a phase to end it as failed, with every reason at once. */
export class Stopped extends Error {
  readonly result: StopResult;
  readonly reasons: readonly Reason[];

  constructor(result: StopResult, reasons: readonly Reason[]) {
    super(reasons.map(({ code }) => code).join(', '));
    this.name = 'Stopped';
    this.result = result;
    this.reasons = reasons;
  }
}

/** Starts an empty journal. */
export function openJournal({ clock, runner }: Ports): Journal {
  const phases: MovePhase[] = [];
  const warnings: Reason[] = [];
  let hasBegun = false;
  return {
    phases,
    warnings,
    hasBegun: () => hasBegun,
    begin: () => {
      hasBegun = true;
      runner.setOutput('result', 'unknown');
    },
    phase: (name, body, isGood = () => true) =>
      runner.group(name, async () => {
        const startedMs = clock.now();
        let detail = '';
        const end = (state: MovePhase['state']) => {
          const seconds = (clock.now() - startedMs) / 1000;
          phases.push({ name, seconds, state, detail });
          runner.info(
            `${name}: ${state === 'good' ? 'done' : 'failed'} after ${formatDuration(seconds * 1000)}`,
          );
        };
        try {
          const value = await body((next) => {
            detail = next;
            runner.info(next);
          });
          end(isGood(value) ? 'good' : 'bad');
          return value;
        } catch (thrown) {
          if (thrown instanceof Stopped) detail = thrown.message;
          end('bad');
          throw thrown;
        }
      }),
    warn: (reason) => {
      warnings.push(reason);
      runner.warning(`${reason.seen ?? reason.code}. ${reason.fix}`, {
        title: `blue-green-switch: ${reason.code}`,
      });
    },
  };
}
