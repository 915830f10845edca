import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { code, table } from '@interlock/shared/domain/report/node';
import { formatCount } from '@interlock/shared/domain/report/numbers';
import { schema as v } from '@interlock/shared/domain/schema';

import { placedFile, staticTotals, type StaticMeasure, type StaticTotals } from './static-measure.ts';
import { staticSubjects, type StaticFinding } from '@interlock/reports/domain/static/static-report';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const nullableText = v.nullable(v.string());

const totals = v.nullable(
  v.strictObject({
    errors: count,
    warnings: count,
    notes: count,
    /** Suppressed in the source; they count as nothing. */
    suppressed: count,
    /** Files that were looked at; `null` where a report does not say. */
    files: v.nullable(count),
  }),
);
const subjects = v.strictObject({ lint: totals, types: totals });

/** What linters and type checkers found; `null` where no entry of `reports` gives any. */
export const staticSchema = v.nullable(
  v.strictObject({
    ...subjects.entries,
    packages: v.array(v.strictObject({ name: v.string(), ...subjects.entries })),
    /** Errors and warnings, no more than 200 of each a report. */
    findings: v.array(
      v.strictObject({
        level: v.picklist(['error', 'warning', 'note']),
        tool: v.string(),
        rule: nullableText,
        message: v.string(),
        file: nullableText,
        line: v.nullable(count),
        report: v.string(),
      }),
    ),
  }),
);

type Packages = ReadonlyMap<string, { readonly static: StaticMeasure | null }>;

/** A finding at its place in the repository. */
export interface PlacedFinding extends StaticFinding {
  readonly report: string;
}

/** Errors and warnings that reports keep by name, errors first. */
export function placedFindings(statics: StaticMeasure | null): readonly PlacedFinding[] {
  const all = (statics?.reports ?? []).flatMap((located) =>
    located.report.notable.map((found) => ({
      ...found,
      file: placedFile(located.places, found.file),
      report: located.path,
    })),
  );
  return [...all.filter(({ level }) => level === 'error'), ...all.filter(({ level }) => level !== 'error')];
}

const totalsOf = (statics: StaticMeasure | null): v.InferOutput<typeof subjects> => ({
  lint: staticTotals(statics, 'lint'),
  types: staticTotals(statics, 'types'),
});

/** Findings as the report holds them. */
export function shownStatic(
  statics: StaticMeasure | null,
  packages: Packages,
): v.InferOutput<typeof staticSchema> {
  if (statics === null) return null;
  return {
    ...totalsOf(statics),
    packages: [...packages].flatMap(([name, measured]) =>
      measured.static === null ? [] : [{ name, ...totalsOf(measured.static) }],
    ),
    findings: placedFindings(statics).map(({ level, tool, rule, message, file, line, report }) => ({
      level,
      tool,
      rule,
      message,
      file,
      line,
      report,
    })),
  };
}

const right = (title: string) => ({ title, align: 'right' as const });

function rowOf(
  name: string,
  { errors, warnings, notes, suppressed, files }: StaticTotals,
): readonly string[] {
  const cells = [errors, warnings, notes, suppressed].map((number) => formatCount(number));
  return [name, ...cells, files === null ? 'not said' : formatCount(files)];
}

const icons = { error: '❌\u00a0error', warning: '⚠️\u00a0warning', note: 'note' } as const;

/** Totals of linters and type checkers, by package, and what they found. */
export function staticSections(statics: StaticMeasure | null, packages: Packages): readonly Section[] {
  if (statics === null || statics.reports.length === 0) return [];
  const rows = staticSubjects.flatMap((subject) => {
    const whole = staticTotals(statics, subject);
    if (whole === null) return [];
    const members = [...packages].flatMap(([name, measured]) => {
      const own = staticTotals(measured.static, subject);
      return own === null ? [] : [rowOf(`${subject}, ${name}`, own)];
    });
    return [rowOf(subject, whole), ...members];
  });
  const columns = ['', ...['errors', 'warnings', 'notes', 'suppressed', 'files looked at'].map(right)];
  const found = placedFindings(statics).map(({ level, tool, rule, message, file, line }) => [
    icons[level],
    rule === null ? tool : `${rule} (${tool})`,
    message,
    file === null ? '' : code(`${file}${line === null ? '' : `:${line}`}`),
  ]);
  const title = `Lint and types${statics.broken === null ? '' : ', of the reports that could be used'}`;
  return [
    { title, folded: false, blocks: [table(columns, rows, { rowCap: 50 })] },
    ...(found.length === 0
      ? []
      : [
          {
            title: 'What linters and type checkers found',
            folded: found.length > 20,
            blocks: [table(['Level', 'Rule', 'Message', 'Where'], found, { rowCap: 50, cellCap: 300 })],
          },
        ]),
  ];
}
