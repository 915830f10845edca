import type { Observation } from '@interlock/shared/domain/rule/observation';

import { observationsOf } from '../assess.ts';
import { finding, type Finding } from '../codes.ts';
import type { Measurements } from '../measurements.ts';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import type { Trust } from './trust.ts';
import type { ComparedWith, FoundBaseline } from './found.ts';
import { newFailures } from './new-failures.ts';
import { removalFindings, removedSince } from './removed.ts';

const dayMs = 24 * 60 * 60 * 1000;
const expiringMs = 14 * dayMs;

/** `main at 1a2b3c4d, run 4711 of 2026-11-20`, for people. */
function sayCompared({ kind, branch, commit, runId, created, path }: ComparedWith): string {
  const from = kind === 'file' ? `${path ?? ''} (${branch}` : branch;
  return `${from} at ${commit.slice(0, 8)}, run ${runId} of ${created.slice(0, 10)}${kind === 'file' ? ')' : ''}`;
}

/** What became of looking for the baseline, in one line. */
export function sayFound(found: FoundBaseline): string {
  if (found.kind === 'known') return sayCompared(found.source);
  return found.kind === 'unusable' ? `${found.code}: ${found.why}` : `none yet: ${found.why}`;
}

function findingsOf(found: FoundBaseline, trust: Trust | null, nowMs: number): readonly Finding[] {
  if (found.kind === 'unusable') return [finding(found.code, found.where, found.why)];
  const open =
    trust?.isProtected === false
      ? [finding('baseline-branch-unprotected', null, 'the default branch is not protected')]
      : [];
  if (found.kind === 'never-existed' || found.source.expiresMs === null) return open;
  const left = found.source.expiresMs - nowMs;
  if (left >= expiringMs) return open;
  const days = Math.max(0, Math.floor(left / dayMs));
  return [
    ...open,
    finding('baseline-expiring', `run ${found.source.runId}`, `it is there for ${days} more day(s)`),
  ];
}

/** Adds what is compared with, and what of the comparison can be told without rules. */
export function withBaseline(
  measurements: Measurements,
  { found, trust }: { readonly found: FoundBaseline; readonly trust: Trust | null },
  repository: RepositoryFiles | null,
  nowMs: number,
): Measurements {
  const findings = [...measurements.findings, ...findingsOf(found, trust, nowMs)];
  if (found.kind !== 'known')
    return { ...measurements, findings, comparison: { found, removed: null, newFailures: null } };
  const { body } = found;
  const removed = removedSince(body, measurements, observationsOf(measurements), repository);
  return {
    ...measurements,
    findings: [...findings, ...removalFindings(removed)],
    comparison: { found, removed, newFailures: newFailures(body, measurements) },
  };
}

/** Numbers of the whole, now and in the baseline, for tables and charts; in the canonical unit of the metric. */
export interface ComparedNumber {
  readonly metric: string;
  readonly name: string | null;
  /** The package; `null` for the whole. */
  readonly package: string | null;
  /** `null` where nothing measures it any more; `unknown` where reports that could not be used may. */
  readonly now: number | 'unknown' | null;
  readonly baseline: number;
}

/** Every number that the baseline has of the whole and of packages, beside what it is now. */
export function comparedNumbers(measurements: Measurements): readonly ComparedNumber[] {
  const found = measurements.comparison?.found;
  if (found?.kind !== 'known') return [];
  const observations = observationsOf(measurements);
  return found.body.numbers.flatMap(({ metric, name, in: scope, value }): ComparedNumber[] => {
    if (scope !== null && !('member' in scope && scope.member === 'package')) return [];
    const owner = scope === null ? null : scope.id;
    const now = observations.observe({
      metric,
      name,
      scope: owner === null ? { kind: 'whole' } : { kind: 'member', member: 'package', id: owner },
    });
    return [{ metric, name, package: owner, now: valueNow(now), baseline: value }];
  });
}

function valueNow(now: Observation): ComparedNumber['now'] {
  if (now.kind === 'value') return now.value;
  return now.kind === 'absent' && now.code === 'measurement-broken' ? 'unknown' : null;
}
