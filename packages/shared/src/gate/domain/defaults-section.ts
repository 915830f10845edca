import type { Section } from '../../domain/report/gate-summary.ts';
import { code, list } from '../../domain/report/node.ts';
import type { WrittenRule } from '../../domain/rule/problem.ts';

/** The rules that nobody wrote and that hold all the same. */
export function defaultsSection(defaults: readonly WrittenRule[]): readonly Section[] {
  if (defaults.length === 0) return [];
  return [
    {
      title: 'Rules that hold by default, because no rule speaks of it',
      folded: true,
      blocks: [list(defaults.map(({ text }) => [code(text)]))],
    },
  ];
}
