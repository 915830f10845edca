import type { FindingCode } from '../codes.ts';
import type { Material } from '@interlock/shared/gate/domain/material';
import type { BaselineBody } from './document.ts';

/** What is compared with, for people and for the output `baseline`. */
export interface ComparedWith {
  readonly kind: 'branch' | 'file';
  readonly runId: number;
  readonly commit: string;
  readonly branch: string;
  /** ISO 8601. */
  readonly created: string;
  /** The file of the repository; `null` for an artifact. */
  readonly path: string | null;
  /** Epoch ms when the artifact goes away; `null` where nobody says. */
  readonly expiresMs: number | null;
}

/** Codes of a baseline that cannot be compared with. */
export type BaselineTrouble = Extract<FindingCode, `baseline-${string}`>;

/** What became of looking for the baseline. */
export type FoundBaseline =
  | {
      readonly kind: 'known';
      readonly body: BaselineBody;
      readonly source: ComparedWith;
      readonly material: Material;
    }
  /** Proven by the API: none was ever left. */
  | { readonly kind: 'never-existed'; readonly why: string }
  | {
      readonly kind: 'unusable';
      readonly code: BaselineTrouble;
      readonly where: string | null;
      readonly why: string;
    };
