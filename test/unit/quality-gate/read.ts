import type { UsableReport } from '@interlock/reports/domain/format';
import { formatDefinitions, type Format } from '@interlock/reports/steps/every-format';
import { reportReader, type ReadReport } from '@interlock/reports/domain/reader';
import type { TestReport } from '@interlock/reports/domain/tests/test-report';
import type { CoverageReport } from '@interlock/reports/domain/coverage/coverage-report';

/** Reads a report, cut into pieces of `pieceBytes`. */
export function readBytes(
  bytes: Uint8Array,
  options: { pieceBytes?: number; format?: Format | null; kind?: UsableReport['kind'] } = {},
): ReadReport {
  const reader = reportReader(options.format ?? null, options.kind ?? null, formatDefinitions);
  const size = options.pieceBytes ?? Math.max(1, bytes.length);
  for (let from = 0; from < bytes.length; from += size)
    if (!reader.write(bytes.subarray(from, from + size))) break;
  return reader.end();
}

export function read(
  text: string,
  options: { pieceBytes?: number; format?: Format | null; kind?: UsableReport['kind'] } = {},
): ReadReport {
  return readBytes(new TextEncoder().encode(text), options);
}

/** Reads what must be a usable test report. */
export function readTests(text: string): TestReport {
  const report = read(text);
  if (report.kind !== 'tests') throw new Error(`not tests: ${JSON.stringify(report)}`);
  return report.report;
}

/** Reads what must be a usable coverage report. */
export function readCoverage(text: string): CoverageReport {
  const report = read(text);
  if (report.kind !== 'coverage') throw new Error(`not coverage: ${JSON.stringify(report)}`);
  return report.report;
}

/** The code with which a report is refused; `null` when it is usable. */
export function refusal(read: ReadReport): string | null {
  return read.kind === 'unusable' ? read.code : null;
}
