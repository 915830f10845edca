import { nameField, textField } from '../configuration/fields.ts';
import { durationUnitsMs } from '../duration.ts';
import type { Problem } from '../errors.ts';
import { failure, success, type Result } from '../result.ts';
import { isRecord } from '../json.ts';
import { checkSchema, schema as v, type SchemaProblem } from '../schema.ts';
import { parseYaml } from '../yaml.ts';
import type { Waiver } from './waiver.ts';
import { sentence } from '../sentence.ts';

/** The furthest day a waiver may name, in days from today: what nobody looks at for longer is no exception. */
const longestWaiverDays = 180;

/** A waiver that ends within so many days is told of. */
export const expiringSoonDays = 14;

const files = v.pipe(v.array(textField), v.minLength(1, 'names no file.'));

const responsibility = {
  gates: v.optional(v.pipe(v.array(nameField), v.minLength(1, 'names no gate.'))),
  owner: v.pipe(
    v.string(),
    v.regex(
      /^(?:@[A-Za-z0-9][A-Za-z0-9/._-]*|[^\s@]+@[^\s@]+)$/u,
      'is not an owner: write @login, @organization/team or a mail address.',
    ),
  ),
  reason: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(10, 'is shorter than 10 characters: say why it may be there.'),
  ),
  ticket: v.optional(textField),
  expires: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/u, 'is not a day: write YYYY-MM-DD.')),
};

const ofFinding = v.strictObject({ finding: textField, tool: textField, files, ...responsibility });
const ofTest = v.strictObject({ test: textField, ...responsibility });
const entry = v.union([ofFinding, ofTest]);

/** The declaration of a file of waivers; `schema/waivers.schema.json` is made of it. */
export const waiversField = v.strictObject({
  version: v.literal(1),
  waivers: v.array(entry),
});

type Entry = v.InferOutput<typeof entry>;

/** The end of a day in UTC, ms; `null` where the calendar has no such day. */
function endOfDay(day: string): number | null {
  const startMs = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(startMs) || !new Date(startMs).toISOString().startsWith(day)) return null;
  return startMs + durationUnitsMs.d;
}

/** What is wrong with one waiver, taken for what it says to be about: of a test nobody misses a tool. */
function entryProblems(found: unknown, at: string): readonly SchemaProblem[] {
  const says = (key: string): boolean => isRecord(found) && Object.hasOwn(found, key);
  if (says('test') === says('finding')) {
    const keys = isRecord(found) ? Object.keys(found).join(', ') : 'no keys';
    const message = says('test')
      ? 'names both "test" and "finding": write two waivers.'
      : `names neither "test" nor "finding" (it has ${keys}): say what it is about.`;
    return [{ path: at, message }];
  }
  const checked = checkSchema<unknown>(says('test') ? ofTest : ofFinding, found);
  return checked.ok ? [] : checked.problems.map(({ path, message }) => ({ path: `${at}.${path}`, message }));
}

/** The problems of a file, those of each waiver by what it is about. */
function problemsOf(found: unknown, problems: readonly SchemaProblem[]): readonly SchemaProblem[] {
  const listed = isRecord(found) ? found['waivers'] : undefined;
  if (!Array.isArray(listed)) return problems;
  return [
    ...problems.filter(({ path }) => !path.startsWith('waivers[')),
    ...listed.flatMap((one, index) => entryProblems(one, `waivers[${index}]`)),
  ];
}

function targetOf(read: Entry): Waiver['target'] {
  return 'finding' in read
    ? { kind: 'finding', tool: read.tool, id: read.finding, files: read.files }
    : { kind: 'test', name: read.test };
}

function readEntry(read: Entry, nowMs: number): Waiver | string {
  const endsMs = endOfDay(read.expires);
  if (endsMs === null) return `found "${read.expires}", which is no day of the calendar.`;
  if (endsMs - nowMs > (longestWaiverDays + 1) * durationUnitsMs.d)
    return `found "${read.expires}", which is more than ${longestWaiverDays} days ahead.`;
  const { gates = null, owner, reason, ticket = null, expires } = read;
  return { target: targetOf(read), gates, owner, reason, ticket, expires, endsMs };
}

/**
 * Reads a file of waivers. One that has expired is read like any other: that it no longer holds is for who uses it to
 * say. A file that cannot be read whole waives nothing.
 *
 * @param text - of the file
 * @param path - for the problems
 * @param nowMs - ms since 1970
 */
export function readWaivers(text: string, path: string, nowMs: number): Result<readonly Waiver[], Problem> {
  const complain = (at: string, message: string, fix: string): Problem => ({
    code: 'waivers-invalid',
    message: `${path}${at === '' ? '' : `, ${at}`}: ${message}`,
    fix,
    where: path,
  });
  const parsed = parseYaml(text);
  if (!parsed.ok)
    return failure(
      ...parsed.failures.map(({ line, message }) =>
        complain(`line ${line}`, sentence(message), 'Correct the YAML.'),
      ),
    );
  const checked = checkSchema(waiversField, parsed.value);
  if (!checked.ok)
    return failure(
      ...problemsOf(parsed.value, checked.problems).map((problem) =>
        complain(problem.path, problem.message, 'See docs/waivers.md for every key.'),
      ),
    );
  const read = checked.value.waivers.map((one) => readEntry(one, nowMs));
  const problems = read.flatMap((one, index) =>
    typeof one === 'string'
      ? [
          complain(
            `waivers[${index}].expires`,
            one,
            `Name a day that is at most ${longestWaiverDays} days ahead.`,
          ),
        ]
      : [],
  );
  if (problems.length > 0) return failure(...problems);
  return success(read.filter((one) => typeof one !== 'string'));
}
