/** A value, or every reason why there is none. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failures: readonly Failure[] };

/** Wraps a value that was had. */
export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps what went wrong. */
export function failure<Failure>(...failures: readonly Failure[]): {
  readonly ok: false;
  readonly failures: readonly Failure[];
} {
  return { ok: false, failures };
}
