const opposites: Readonly<Record<string, string>> = {
  '>=': '<',
  '≥': '<',
  '<=': '>',
  '≤': '>',
  '==': '≠',
  '=': '≠',
  '<': '≥',
  '>': '≤',
};

/** How a value stands to a limit it misses: `≥ 90 %` is `< 90 %`. */
export function missedLimit(limit: string): string {
  const match = /^([<>=]=|[<>=≥≤])\s*(.*)$/s.exec(limit.trim());
  const opposite = opposites[match?.[1] ?? ''];
  return opposite === undefined ? `(limit ${limit})` : `${opposite} ${match?.[2] ?? ''}`;
}
