import type { Observation } from '../../domain/rule/observation.ts';
import { clause } from '../../domain/sentence.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** What a finding does to the verdict. A `note` is for people to read and judges nothing by itself. */
export type Effect = Exclude<Verdict, 'pass'> | 'note';

/** One reason code. */
export interface Code {
  readonly effect: Effect;
  /** When it is given, for the documentation. */
  readonly meaning: string;
  /** What to do about it. */
  readonly fix: string;
}

/** Every reason code of a gate: its findings, its README table and its evidence are made of it. */
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

/** What makes findings of a table of codes. */
export interface CodeBook<Name extends string> {
  /** A finding; what it does comes from the table, and how to mend it where `fix` does not say better. */
  readonly finding: (code: Name, where: string | null, seen: string, fix?: string) => Finding<Name>;
  /** An observation of nothing, with the fix of its code. */
  readonly absent: (code: Name, why: string) => Observation;
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
  };
}

/** A table of codes in Markdown, as a README shows it. */
export function codesTable(codes: CodeTable): string {
  const rows = Object.entries(codes).map(
    ([code, { effect, meaning, fix }]) => `| \`${code}\` | ${effect} | ${meaning} | ${fix} |`,
  );
  return ['| code | verdict | when | what to do |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
