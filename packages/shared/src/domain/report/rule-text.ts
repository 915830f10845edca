/** The metric, name and scope of a rule as written, without operator, limit and what follows. */
export function ruleSubject(rule: string): string {
  // Quoted names may contain operators.
  const match = /^(?:[^"<>=]|"(?:[^"\\]|\\.)*"?)*/.exec(rule);
  const subject = (match?.[0] ?? '').trim();
  return subject === '' ? rule.trim() : subject;
}

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

/** The number of `71.4 %`, `≥ 80 %` or `≥ 80 % ($min)` as a ratio of 0..1; `null` when the text is something else. */
export function ratioIn(shown: string): number | null {
  const match = /^(?:(?:[<>=]=|[<>=≥≤])\s*)?(\d+(?:\.\d+)?)\s?%(?: \(.*\))?$/s.exec(shown.trim());
  return match?.[1] === undefined ? null : Number(match[1]) / 100;
}
