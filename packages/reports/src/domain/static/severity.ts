import type { StaticLevel } from './static-report.ts';

const levels: ReadonlyMap<string, StaticLevel> = new Map<string, StaticLevel>([
  ['warning', 'warning'],
  ['warn', 'warning'],
  ['minor', 'warning'],
  ['low', 'note'],
  ['info', 'note'],
  ['information', 'note'],
  ['note', 'note'],
  ['hint', 'note'],
  ['ignore', 'note'],
  ['none', 'note'],
]);

/** What tools call a severity, as a level. A word that is not known, or none, is an error. */
export function severityOf(word: unknown): StaticLevel {
  return (typeof word === 'string' ? levels.get(word.trim().toLowerCase()) : undefined) ?? 'error';
}
