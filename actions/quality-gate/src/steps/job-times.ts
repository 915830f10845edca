import { ExternalError, messageOf } from '@interlock/shared/domain/errors';
import { canonicalJson } from '@interlock/shared/domain/json';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { RunJob } from '@interlock/shared/domain/github-records';
import type { Ports } from '@interlock/shared/ports/ports';

import type { FindingCode } from '../domain/codes.ts';
import type { ReportEntry } from '../domain/manifest.ts';
import type { Reading } from '../domain/measurements.ts';
import { plainName } from '@interlock/reports/domain/performance/benchmark-book';
import type { ReportFile } from '../domain/report-file.ts';

/** Pages of 100 jobs that are asked for: more than a run can have. */
const pageCap = 50;

type Material = ReportFile['materials'][number];

/** Readings of the jobs of the run, and what they were read from. */
export interface ReadJobs {
  readonly readings: readonly Reading[];
  readonly materials: readonly Material[];
}

/**
 * Whether a name is meant by a pattern, in which `*` stands for any text and all else for itself: names of jobs have
 * slashes, brackets and parentheses of their own.
 */
export function meansJob(pattern: string, name: string): boolean {
  const [head = '', ...parts] = plainName(pattern).split('*');
  const tail = parts.pop();
  const whole = plainName(name);
  if (tail === undefined) return whole === head;
  if (!whole.startsWith(head)) return false;
  let from = head.length;
  for (const part of parts) {
    const at = whole.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return whole.length - tail.length >= from && whole.endsWith(tail);
}

function unusable(path: string, entries: readonly number[], code: FindingCode, message: string): Reading {
  return { path, sizeBytes: null, entries, read: { kind: 'unusable', code, message } };
}

const moment = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');

/** What a job says of its time, or why it says nothing. */
function readJob(job: RunJob, attempt: number, entries: readonly number[]): Reading {
  const { conclusion, createdMs, startedMs, completedMs, status } = job;
  const name = plainName(job.name);
  const path = `job ${name}`;
  if (status !== 'completed' || conclusion === null)
    return unusable(path, entries, 'job-unfinished', `it is ${status.replaceAll('_', ' ')}`);
  if (conclusion !== 'success')
    return unusable(path, entries, 'job-not-successful', `it ended as ${conclusion.replaceAll('_', ' ')}`);
  if (startedMs === null || completedMs === null)
    return unusable(path, entries, 'job-time-invalid', 'GitHub does not say when it began and ended');
  if (completedMs <= startedMs)
    return unusable(
      path,
      entries,
      'job-time-invalid',
      `it began at ${moment(startedMs)} and ended at ${moment(completedMs)}`,
    );
  // Of a job that was not run again, the entry is new and its times are old.
  const isEarlier = (job.attempt !== null && job.attempt < attempt) || (createdMs ?? 0) > completedMs;
  const benchmark = {
    fullName: `jobs > ${name}`,
    name,
    numbers: new Map([['time', [completedMs - startedMs]] as const]),
  };
  return {
    path,
    sizeBytes: null,
    entries,
    read: {
      kind: 'performance',
      report: {
        benchmarks: [benchmark],
        failed: [],
        crossed: [],
        unusable: [],
        failedRequests: [],
        job: { startedMs, completedMs, isEarlier },
      },
    },
  };
}

const entriesOfJobs = (entries: readonly ReportEntry[]): readonly number[] =>
  [...entries.keys()].filter((index) => entries[index]?.jobs !== undefined);

/**
 * Measures the jobs that entries name. A job that was skipped is none: what named nothing else is missing.
 *
 * @param entries - the manifest
 * @param jobs - all of the run
 * @param attempt - the attempt of the run that asks
 */
export function jobReadings(
  entries: readonly ReportEntry[],
  jobs: readonly RunJob[],
  attempt: number,
): readonly Reading[] {
  const missing: Reading[] = [];
  const found = new Map<RunJob, Set<number>>();
  for (const index of entriesOfJobs(entries)) {
    const { jobs: patterns = [], except = [] } = entries[index] ?? {};
    const kept = jobs.filter(({ name }) => !except.some((pattern) => meansJob(pattern, name)));
    for (const pattern of patterns) {
      const meant = kept.filter(({ name }) => meansJob(pattern, name));
      const ran = meant.filter(({ conclusion }) => conclusion !== 'skipped');
      for (const job of ran) found.set(job, (found.get(job) ?? new Set()).add(index));
      if (ran.length > 0) continue;
      const why =
        meant.length > 0
          ? `${countOf(meant.length, 'job')} of this name, skipped`
          : `none of ${countOf(jobs.length, 'job')} of the run has this name`;
      missing.push(unusable(`job ${pattern}`, [index], 'job-missing', why));
    }
  }
  // An answer that somebody kept says itself which attempt it is of.
  const current = jobs.reduce((newest, job) => Math.max(newest, job.attempt ?? 0), attempt);
  const byName = new Map<string, RunJob[]>();
  for (const job of found.keys()) {
    const name = plainName(job.name);
    byName.set(name, [...(byName.get(name) ?? []), job]);
  }
  const read = [...byName].flatMap(([name, [first, ...same]]) => {
    if (first === undefined) return [];
    const owners = [...new Set([first, ...same].flatMap((job) => [...(found.get(job) ?? [])]))];
    if (same.length === 0) return [readJob(first, current, owners)];
    const said = `${countOf(same.length + 1, 'job')} of the run have this name`;
    return [unusable(`job ${name}`, owners, 'job-ambiguous', said)];
  });
  return [...read, ...missing];
}

/**
 * Asks GitHub for the jobs of this attempt of the run and measures those that entries name; asks for nothing where none
 * does. That it could not be asked is a reading like others, which nothing passes by.
 */
export async function readJobs(
  entries: readonly ReportEntry[],
  token: string,
  ports: Pick<Ports, 'digests' | 'github' | 'runner'>,
): Promise<ReadJobs> {
  const concerned = entriesOfJobs(entries);
  if (concerned.length === 0) return { readings: [], materials: [] };
  const { runner, digests } = ports;
  const { runId, runAttempt } = runner.run;
  const path = `jobs of run ${runId}, attempt ${runAttempt}`;
  const unread = (code: FindingCode, message: string): ReadJobs => {
    runner.info(`✗ ${path}: ${code}. ${message}`);
    const material = { path, sizeBytes: 0, digest: 'unread', kind: 'unusable' };
    return { readings: [unusable(path, concerned, code, message)], materials: [material] };
  };
  try {
    const { jobs, total } = await ports.github(token).listRunJobs(runId, runAttempt, pageCap);
    if (jobs.length < total || jobs.length === 0)
      return unread('jobs-unreachable', `GitHub lists ${jobs.length} of ${countOf(total, 'job')}`);
    const readings = jobReadings(entries, jobs, runAttempt);
    for (const reading of readings)
      runner.info(
        reading.read.kind === 'unusable'
          ? `✗ ${reading.path}: ${reading.read.code}. ${reading.read.message}`
          : `✓ ${reading.path}`,
      );
    const text = canonicalJson(jobs.map((job) => ({ ...job })));
    const sizeBytes = new TextEncoder().encode(text).byteLength;
    const material = { path, sizeBytes, digest: `sha256:${digests.sha256(text)}`, kind: 'performance' };
    return { readings, materials: [material] };
  } catch (thrown) {
    if (!(thrown instanceof ExternalError)) throw thrown;
    const isRefused = thrown.code === 'github-forbidden' || thrown.code === 'github-not-found';
    return unread(isRefused ? 'jobs-forbidden' : 'jobs-unreachable', messageOf(thrown).replace(/\.$/u, ''));
  }
}
