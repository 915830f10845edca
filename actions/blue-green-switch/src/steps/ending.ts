import type { Ending } from '@interlock/shared/steps/action';
import { sealStatement } from '@interlock/shared/domain/evidence/envelope';
import { originOf } from '@interlock/shared/domain/evidence/origin';
import { fitSummary } from '@interlock/shared/domain/report/budget';
import { moveFirstLine, moveSummary, type MoveSummary } from '@interlock/shared/domain/report/move-summary';
import { describeSubject } from '@interlock/shared/domain/subject';
import type { Reason } from '@interlock/shared/domain/verdict';
import type { Ports } from '@interlock/shared/ports/ports';
import type { Runner } from '@interlock/shared/ports/runner';

import type { Operation, outputs, Values } from '../domain/contract.ts';
import type { ReportFile } from '../domain/report-file.ts';
import type { TrafficObject } from '../domain/traffic.ts';
import { meaningOf } from '../routers/routers.ts';
import type { Outcome } from './outcome.ts';
import type { Journal } from './session.ts';

/** Everything that an ending tells. */
export interface Told {
  readonly operation: Operation;
  readonly environment: string;
  readonly place: TrafficObject | null;
  readonly outcome: Outcome;
  readonly journal: Journal;
  readonly startedMs: number;
  readonly policy: { readonly digest: string; readonly commit: string | null };
  readonly isDryRun: boolean;
}

/** What the report file says. */
function reportOf({ operation, environment, place, outcome, journal, isDryRun }: Told): ReportFile {
  const { subject } = outcome;
  return {
    version: 1,
    operation,
    environment,
    service: place === null ? null : `${place.namespace}/${place.name}`,
    result: outcome.result,
    from: outcome.from,
    to: outcome.to,
    serving: outcome.serving,
    idle: outcome.idle,
    requests: outcome.requests,
    failedRequests: outcome.failedRequests,
    movedInMs: outcome.movedInMs,
    rollbackCommand: outcome.rollbackCommand,
    dryRun: isDryRun,
    subject: subject === null ? null : { commit: subject.commit, artifacts: [...subject.artifacts] },
    reasons: [...outcome.reasons],
    warnings: [...journal.warnings],
    phases: [...journal.phases],
  };
}

function summaryOf(told: Told, values: Values): MoveSummary {
  const { outcome, journal, operation } = told;
  const facts = [
    ...(outcome.subject === null || outcome.subject.artifacts.length === 0
      ? []
      : [{ name: 'subject', value: describeSubject(outcome.subject) }]),
    { name: 'operation', value: operation },
    ...(told.place === null
      ? []
      : [{ name: told.place.kind.toLowerCase(), value: `${told.place.namespace}/${told.place.name}` }]),
    ...(outcome.idle === null ? [] : [{ name: 'idle', value: outcome.idle }]),
    ...(values.reason === null ? [] : [{ name: 'reason', value: values.reason }]),
    ...(values['change-ticket'] === null ? [] : [{ name: 'change', value: values['change-ticket'] }]),
  ];
  return {
    environment: told.environment,
    operation: operation === 'set-image' ? 'prepare' : operation,
    result: outcome.result,
    from: outcome.from,
    to: outcome.to,
    serving: outcome.serving,
    requests: outcome.requests,
    failedRequests: outcome.failedRequests,
    movedInSeconds: outcome.movedInMs === null ? null : outcome.movedInMs / 1000,
    phases: journal.phases,
    undoCommand: outcome.rollbackCommand,
    reasons: [...outcome.reasons, ...journal.warnings],
    facts,
    sections: outcome.sections,
    dryRun: told.isDryRun,
  };
}

function envelopeOf(told: Told, values: Values, { clock, digests, runner }: Ports): string {
  const { outcome } = told;
  if (outcome.subject === null) return '';
  const key = values['evidence-key'];
  return sealStatement(
    {
      subject: outcome.subject,
      predicate: {
        kind: 'move',
        operation: told.operation,
        environment: told.environment,
        result: outcome.result,
        from: outcome.from,
        to: outcome.to,
        reasonCodes: outcome.reasons.map(({ code }) => code),
        acceptedDigests: outcome.acceptedDigests,
        policy: told.policy,
        origin: originOf(runner.run, digests, told.startedMs, clock.now()),
      },
    },
    digests,
    key === null ? null : { key: key.reveal() },
  );
}

/** One reason in the log, as an annotation: where, what was seen, what would be right, what to do. */
function tell(reason: Reason, succeeded: boolean, runner: Runner): void {
  const said = [
    meaningOf(reason.code),
    reason.where === null ? null : `Where: ${reason.where}.`,
    reason.seen === null ? null : `Seen: ${reason.seen}.`,
    reason.limit === null ? null : `Wanted: ${reason.limit}.`,
    reason.fix,
  ]
    .filter((part) => part !== null)
    .join(' ');
  const place = { title: `blue-green-switch: ${reason.code}` };
  if (succeeded) runner.warning(said, place);
  else runner.error(said, place);
}

/** Writes the report and the summary as files and makes the action's ending of them. */
export async function endingOf(told: Told, values: Values, ports: Ports): Promise<Ending<typeof outputs>> {
  const { files, runner } = ports;
  const { outcome } = told;
  const move = summaryOf(told, values);
  const folder = `${runner.tempFolder}/interlock/blue-green-switch-${told.operation}`;
  const report = `${folder}/report.json`;
  const summary = `${folder}/summary.md`;
  const { markdown } = fitSummary(moveSummary(move), report);
  const file = reportOf(told);
  await files.writeText(report, `${JSON.stringify(file, null, 2)}\n`);
  await files.writeText(summary, markdown);
  for (const reason of outcome.reasons) tell(reason, outcome.succeeded, runner);
  const optional = (value: string | null) => value ?? '';
  const count = (value: number | null) => (value === null ? '' : String(value));
  return {
    succeeded: outcome.succeeded,
    outputs: {
      result: outcome.result,
      idle: optional(outcome.idle),
      from: optional(outcome.from),
      to: optional(outcome.to),
      serving: optional(outcome.serving),
      requests: count(outcome.requests),
      'failed-requests': count(outcome.failedRequests),
      'moved-in-seconds': outcome.movedInMs === null ? '' : String(outcome.movedInMs / 1000),
      'rollback-command': optional(outcome.rollbackCommand),
      reasons: JSON.stringify(file.reasons),
      report,
      summary,
      evidence: told.isDryRun ? '' : envelopeOf(told, values, ports),
    },
    summary: markdown,
    lastLine: moveFirstLine(move),
  };
}
