import type { Format } from '@interlock/reports/steps/every-format';

/** Numbers by row and column. */
export type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The input that took longest. */
export interface Slowest {
  readonly ms: number;
  readonly index: number;
  readonly format: string;
  readonly mutation: string;
  readonly bytes: number;
}

/** What a thread tells the program that started it. */
export type Message =
  | {
      readonly kind: 'violation';
      readonly index: number;
      readonly subject: string;
      readonly format: string;
      readonly mutation: string;
      readonly outcome: string;
      readonly wrong: readonly string[];
      readonly bytes: Uint8Array;
    }
  | {
      readonly kind: 'done';
      readonly formats: readonly Format[];
      readonly inputs: number;
      readonly bytesRead: number;
      /** How often each outcome was, by format; and by what was done. */
      readonly byFormat: Table;
      readonly byMutation: Table;
      readonly slowest: Slowest;
    };
