import type { FindingCode } from '../domain/codes.ts';
import { ExternalError } from '@interlock/shared/domain/errors';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Ports } from '@interlock/shared/ports/ports';

import type { Checkout } from '@interlock/checkout/domain/checkout';
import { contentDigest } from '../domain/content-digest.ts';
import type { ReportEntry } from '../domain/manifest.ts';
import type { Material } from '@interlock/shared/gate/domain/material';
import type { Reading } from '../domain/measurements.ts';
import { everyFormat, formatsOf } from '@interlock/reports/steps/load-formats';
import { sayReport } from '../domain/kinds/say-report.ts';
import { reportReader, type ReadReport, type ReportReader } from '@interlock/reports/domain/reader';
import { measureSize } from './size-reading.ts';
import { reportsOf, whyUnread, type ReportSource } from './report-sources.ts';
import { unmatchedGlobs } from './unmatched-globs.ts';
import type { UnmatchedGlob } from '../domain/unmatched-glob.ts';

const progressEveryMs = 5_000;
/** So many reports are named in the log, more are counted; those that cannot be used always are named. */
const namedReports = 20;

type Needed = Pick<Ports, 'clock' | 'compression' | 'digests' | 'files' | 'runner'>;

const cancelled = (): ExternalError =>
  new ExternalError({
    service: 'The runner',
    code: 'cancelled',
    message: 'the run was cancelled before all reports were read.',
    fix: 'Run the job again.',
    retryable: true,
  });

/** What became of one report, with the digest of its content. */
interface Read {
  readonly read: ReadReport<FindingCode>;
  readonly digest: string;
}

/** Reads one report. That the machine could not read it is a finding like others. */
async function readReport(
  source: ReportSource,
  kind: ReportEntry['kind'],
  forced: ReportEntry['format'],
  ports: Needed,
): Promise<Read> {
  const own = reportReader(forced, kind, await formatsOf(kind));
  const read = await readWith(own, source, ports);
  if (own.isRecognized()) return read;
  return readWith(reportReader(forced, kind, await everyFormat()), source, ports);
}

async function readWith(reader: ReportReader, source: ReportSource, ports: Needed): Promise<Read> {
  const content = contentDigest(ports.digests);
  const { cancellation } = ports.runner;
  let sizeBytes = 0;
  try {
    for await (const bytes of source.read()) {
      if (cancellation.aborted) break;
      content.add(bytes);
      sizeBytes += bytes.byteLength;
      if (!reader.write(bytes)) break;
    }
  } catch (thrown) {
    return { read: { kind: 'unusable', ...whyUnread(thrown) }, digest: 'unread' };
  }
  if (cancellation.aborted) throw cancelled();
  const read = reader.end();
  // A format without an end mark would not show that a file was cut, or is not yet whole.
  if (read.kind !== 'unusable' && sizeBytes !== source.sizeBytes) {
    const message = `The file had ${source.sizeBytes} bytes when it was found and ${sizeBytes} when it was read: something still writes it.`;
    return { read: { kind: 'unusable', code: 'report-unreadable', message }, digest: 'unread' };
  }
  // A file that was given up on was not read to its end, so it has no digest.
  return { read, digest: read.kind === 'unusable' ? 'unread' : content.end() };
}

function sayReading({ path, read }: Reading, ports: Needed): void {
  const { runner } = ports;
  if (read.kind === 'unusable') runner.info(`✗ ${path}: ${read.code}. ${read.message}`);
  else runner.info(`✓ ${path}: ${sayReport(read)}`);
}

/** One file as entries of one kind see it. */
interface FoundFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly kind: ReportEntry['kind'];
  /** Positions of the entries. */
  readonly entries: number[];
}

/** Every file that entries match, once for each kind that they say it is: one file may hold both. */
async function findFiles(
  entries: readonly ReportEntry[],
  folder: string,
  { files, runner }: Needed,
): Promise<{ readonly found: readonly FoundFile[]; readonly unmatched: readonly UnmatchedGlob[] }> {
  const found = new Map<string, FoundFile>();
  const unmatched: UnmatchedGlob[] = [];
  for (const [index, entry] of entries.entries()) {
    const { kind, files: globs, except, jobs } = entry;
    if (jobs !== undefined) continue;
    const matched = await files.find(folder, globs, except);
    for (const { glob, why, fix } of await unmatchedGlobs(entry, matched, folder, files)) {
      runner.info(`✗ ${glob}: ${why}`);
      unmatched.push({ entry: index, glob, why, fix });
    }
    for (const { path, sizeBytes } of matched) {
      const key = `${path}\0${kind}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { path, sizeBytes, kind, entries: [index] });
      else known.entries.push(index);
    }
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file);
  return { found: sorted, unmatched };
}

/**
 * Finds and reads every report, each file once for each kind it is given as, in the order of their paths; of an
 * archive each file in it.
 *
 * @throws {ExternalError} when the run is cancelled meanwhile
 */
export async function readReports(
  entries: readonly ReportEntry[],
  workingDirectory: string,
  withBrotli: boolean,
  checkout: Checkout,
  ports: Needed,
): Promise<{
  readonly readings: readonly Reading[];
  readonly materials: readonly Material[];
  readonly unmatched: readonly UnmatchedGlob[];
}> {
  const { clock, files, runner } = ports;
  const folder = workingDirectory === '' ? runner.workspace : `${runner.workspace}/${workingDirectory}`;
  const { found, unmatched } = await findFiles(entries, folder, ports);
  const readings: Reading[] = [];
  const materials: Material[] = [];
  let saidMs = clock.now();
  let filesRead = 0;
  for (const file of found) {
    for await (const source of file.kind === 'size' ? [null] : reportsOf(file, folder, entries, files)) {
      if (runner.cancellation.aborted) throw cancelled();
      const { path, sizeBytes, entries: concerned } = source ?? file;
      const forced = concerned
        .map((index) => entries[index]?.format ?? null)
        .find((format) => format !== null);
      const { read, digest } =
        source === null
          ? await measureSize(`${folder}/${path}`, sizeBytes, withBrotli, ports)
          : await readReport(source, file.kind, forced ?? null, ports);
      const reading = {
        path: checkout.prefix + path,
        file: checkout.prefix + file.path,
        sizeBytes,
        entries: concerned,
        read,
      };
      readings.push(reading);
      materials.push({ path: reading.path, sizeBytes, digest, kind: read.kind });
      if (readings.length <= namedReports || read.kind === 'unusable') sayReading(reading, ports);
      if (clock.now() - saidMs >= progressEveryMs) {
        saidMs = clock.now();
        runner.info(
          `read ${countOf(readings.length, 'report')}, of ${filesRead} of ${countOf(found.length, 'file')}`,
        );
      }
    }
    filesRead += 1;
  }
  if (readings.length > namedReports) runner.info(`read ${countOf(readings.length, 'report')}`);
  return { readings, materials, unmatched };
}
