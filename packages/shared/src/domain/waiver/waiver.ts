/** What a waiver is about. */
export type WaiverTarget =
  /** What a tool found: `id` is the tool's own name of the rule or weakness. */
  | {
      readonly kind: 'finding';
      readonly tool: string;
      readonly id: string;
      /** Globs of the files it holds for. */
      readonly files: readonly string[];
    }
  /** A test that fails, by the name its report gives it. */
  | { readonly kind: 'test'; readonly name: string };

/** A promise of somebody that something known may be there until a day. */
export interface Waiver {
  readonly target: WaiverTarget;
  /** The gates it holds for; `null` for all. */
  readonly gates: readonly string[] | null;
  readonly owner: string;
  readonly reason: string;
  readonly ticket: string | null;
  /** The last day it holds, `YYYY-MM-DD`, to its end in UTC. */
  readonly expires: string;
  /** The first moment it does not hold, ms since 1970. */
  readonly endsMs: number;
}

/** What a waiver is called in messages: `eslint no-eval in src/legacy/**`. */
export function describeWaiver({ target }: Waiver): string {
  return target.kind === 'finding'
    ? `${target.tool} ${target.id} in ${target.files.join(', ')}`
    : `test "${target.name}"`;
}
