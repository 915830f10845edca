/** Which analyses of a project are looked at. */
export type AnalysisScope =
  /** With the name of the repository's default branch; the server may call its own otherwise. */
  | { readonly kind: 'main'; readonly name: string }
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'pull-request'; readonly number: number };

/** One condition of a quality gate, as the server judged it. */
export interface Condition {
  readonly metric: string;
  /** The value that fails it is less (`LT`) or greater (`GT`) than the threshold; the server's word. */
  readonly comparator: string;
  readonly value: string | null;
  readonly threshold: string | null;
  readonly hasFailed: boolean;
}

/** What a server says of one analysis. */
export interface Analysis {
  readonly scope: AnalysisScope;
  /** `null` for a pull request, whose analyses have no key that can be asked for. */
  readonly id: string | null;
  /** The commit. */
  readonly revision: string;
  /** As the server writes it. */
  readonly date: string;
  readonly conditions: readonly Condition[];
  /** Whether the server left conditions on coverage and duplication out, because little code is new. */
  readonly ignoresConditions: boolean;
  /** By the server's key, in its unit: shares are of 100. */
  readonly measures: ReadonlyMap<string, number>;
}

/** `pull request 7`. */
export function sayScope(scope: AnalysisScope): string {
  switch (scope.kind) {
    case 'main':
      return 'the main branch';
    case 'branch':
      return `branch ${scope.name}`;
    case 'pull-request':
      return `pull request ${scope.number}`;
  }
}

/** `new_coverage 71.4 < 80`. */
export function sayCondition({ metric, comparator, value, threshold }: Condition): string {
  const symbol = comparator === 'LT' ? '<' : comparator === 'GT' ? '>' : comparator;
  return `${metric} ${value ?? 'without a value'} ${symbol} ${threshold ?? 'no threshold'}`;
}
