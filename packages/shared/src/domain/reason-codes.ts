import type { Reason } from './verdict.ts';

/** What a reason says beside its code. */
export interface ReasonDetails {
  readonly seen?: string;
  readonly limit?: string;
  readonly where?: string;
  readonly fix: string;
}

/** The reasons of a closed set of codes: with what was seen, what would have been right, where, and what to do. */
export type ReasonMaker<Code extends string> = (code: Code, details: ReasonDetails) => Reason;

/** Makes a reason; each domain narrows the codes to its own (`ReasonMaker`). */
export function makeReason(code: string, { seen, limit, where, fix }: ReasonDetails): Reason {
  return { code, rule: null, seen: seen ?? null, limit: limit ?? null, where: where ?? null, fix };
}
