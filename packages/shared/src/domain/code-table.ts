import type { Observation } from './rule/observation.ts';
import { clause } from './sentence.ts';
import type { Reason, Verdict } from './verdict.ts';

/**
 * What a code does: to the verdict of a gate, or to a move, which goes on beside a `note` alone. A `note` is for people
 * to read and judges nothing by itself.
 */
export type Effect = Exclude<Verdict, 'pass'> | 'note';

/** One reason code. */
export interface Code {
  readonly effect: Effect;
  /** When it is given, for the documentation. */
  readonly meaning: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Every reason code of a gate, of a move or of evidence: its findings, reasons and README table are made of it. */
export type CodeTable<Name extends string = string> = Readonly<Record<Name, Code>>;

/** Something found while a gate looked. */
export interface Finding<Name extends string = string> {
  readonly code: Name;
  readonly effect: Effect;
  /** What was seen, without the full stop of a sentence; untrusted text. */
  readonly seen: string;
  /** The file, object or entry; `null` where it is none. */
  readonly where: string | null;
  readonly fix: string;
}

/** What a reason says beside its code. */
export interface ReasonDetails {
  readonly seen?: string;
  readonly limit?: string;
  readonly where?: string | null;
  /** What to do in this case, where that is known better than the table has it. */
  readonly fix?: string;
}

/** What makes findings and reasons of a table of codes. */
export interface CodeBook<Name extends string> {
  /** A finding; what it does comes from the table, and how to mend it where `fix` does not say better. */
  readonly finding: (code: Name, where: string | null, seen: string, fix?: string) => Finding<Name>;
  /** An observation of nothing, with the fix of its code. */
  readonly absent: (code: Name, why: string) => Observation;
  /** A reason that no rule gave. */
  readonly reason: (code: Name, details: ReasonDetails) => Reason;
}

/** The book of a table of codes. */
export function codeBook<Name extends string>(codes: CodeTable<Name>): CodeBook<Name> {
  return {
    finding: (code, where, seen, fix = codes[code].fix) => ({
      code,
      effect: codes[code].effect,
      seen: clause(seen),
      where,
      fix,
    }),
    absent: (code, why) => ({ kind: 'absent', code, why, fix: codes[code].fix }),
    reason: (code, { seen, limit, where, fix = codes[code].fix }) => ({
      code,
      rule: null,
      seen: seen ?? null,
      limit: limit ?? null,
      where: where ?? null,
      fix,
    }),
  };
}

/** What a code means; `null` for one that the table does not have. */
export function meaningIn(codes: CodeTable, code: string): string | null {
  return Object.hasOwn(codes, code) ? (codes[code]?.meaning ?? null) : null;
}

/** Columns of a table of codes, by their headings. */
export interface CodeColumns {
  readonly code: string;
  readonly effect?: string;
  readonly meaning: string;
  readonly fix?: string;
}

const gateColumns: CodeColumns = { code: 'code', effect: 'verdict', meaning: 'when', fix: 'what to do' };

/** A table of codes in Markdown, as a README shows it: the columns that have a heading. */
export function codesTable(codes: CodeTable, columns: CodeColumns = gateColumns): string {
  const row = (cells: Readonly<Record<keyof CodeColumns, string>>) => {
    const shown = [
      cells.code,
      ...(columns.effect === undefined ? [] : [cells.effect]),
      cells.meaning,
      ...(columns.fix === undefined ? [] : [cells.fix]),
    ];
    return `| ${shown.join(' | ')} |`;
  };
  const rule = '---';
  return [
    row({ effect: '', fix: '', ...columns }),
    row({ code: rule, effect: rule, meaning: rule, fix: rule }),
    ...Object.entries(codes).map(([code, { effect, meaning, fix }]) =>
      row({ code: `\`${code}\``, effect, meaning, fix }),
    ),
  ].join('\n');
}
