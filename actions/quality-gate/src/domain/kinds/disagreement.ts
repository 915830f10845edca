import type { Disagreement } from '@interlock/reports/domain/tests/suite';

import { finding, type Finding } from '../codes.ts';

const shownDisagreements = 5;

/** What a report states and does not list, in words. */
export function sayDisagreements(disagreements: readonly Disagreement[]): string {
  const shown = disagreements
    .slice(0, shownDisagreements)
    .map(({ where, what, stated, counted }) => `${where} states ${what} ${stated}, listed are ${counted}`);
  const more = disagreements.length - shown.length;
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}

/** Where a report contradicts itself, as one finding. */
export function disagreementFinding(
  path: string,
  disagreements: readonly Disagreement[],
): readonly Finding[] {
  return disagreements.length === 0
    ? []
    : [finding('totals-disagree', path, sayDisagreements(disagreements))];
}
