/** A rule of the rule language, parsed. The grammar is published in `docs/rules.md`. */

/** What a metric's values are. Canonical units: ratio 0..1, duration in ms, size in bytes. */
export type Dimension = 'ratio' | 'count' | 'duration' | 'size';

export type Operator = '>=' | '<=' | '==' | '<' | '>';

/** A number as written, with the unit it was written in. */
export interface Quantity {
  readonly number: number;
  /** `null` for a plain number. */
  readonly unit: '%' | 'pp' | 'ms' | 's' | 'm' | 'h' | 'd' | 'B' | 'kB' | 'MB' | 'KiB' | 'MiB' | 'GiB' | null;
}

export type MemberKind = 'package' | 'service' | 'file';

export type Scope =
  | { readonly kind: 'path'; readonly glob: string }
  | { readonly kind: 'each'; readonly member: MemberKind; readonly glob: string | null };

export type Limit =
  | { readonly kind: 'value'; readonly quantity: Quantity }
  | { readonly kind: 'parameter'; readonly id: string }
  | {
      readonly kind: 'baseline';
      readonly offset: { readonly sign: '+' | '-'; readonly quantity: Quantity } | null;
    };

export interface Rule {
  readonly metric: string;
  readonly name: string | null;
  readonly scope: Scope | null;
  readonly operator: Operator;
  readonly limit: Limit;
  readonly whenChanged: boolean;
  readonly elseWarn: boolean;
  /** The text behind ` #`, for the people who read the summary. */
  readonly note: string | null;
}
