import { checkedLine } from './covered-files.ts';
import type { Ratio } from './coverage.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { excerpt, UnusableReport } from '../problem.ts';

/** An object that must be there. */
export function objectAt(what: string, value: JsonValue | undefined): JsonObject {
  if (isJsonObject(value)) return value;
  throw new UnusableReport('report-unparsable', `${what} is missing or is no object.`);
}

/** A list that must be there. */
export function listAt(what: string, value: JsonValue | undefined): readonly JsonValue[] {
  if (isJsonList(value)) return value;
  throw new UnusableReport('report-unparsable', `${what} is missing or is no list.`);
}

/** A count: a whole number of zero or more; larger ones than a double holds are only told from zero. */
export function hitsAt(what: string, value: JsonValue | undefined): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new UnusableReport(
    'number-invalid',
    `${what} is ${excerpt(value === undefined ? 'missing' : JSON.stringify(value))}, which is not a count.`,
  );
}

/** Part of a key: a place, a name; whatever it is, written the same in every report. */
export function keyOf(value: JsonValue | undefined): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}

/** The number of a source line. */
export function lineAt(what: string, value: JsonValue | undefined): number {
  return checkedLine(what, value);
}

/** Covered of total, both counts. */
export function ratioAt(what: string, covered: JsonValue | undefined, total: JsonValue | undefined): Ratio {
  const ratio = { covered: hitsAt(`${what}: covered`, covered), total: hitsAt(`${what}: total`, total) };
  if (ratio.covered > ratio.total)
    throw new UnusableReport('number-invalid', `${what}: ${ratio.covered} of ${ratio.total} is no share.`);
  return ratio;
}
