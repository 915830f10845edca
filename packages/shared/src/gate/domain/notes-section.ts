import type { Section } from '../../domain/report/gate-summary.ts';
import { code, list, prose, strong, text, type Inline } from '../../domain/report/node.ts';
import { sentence } from '../../domain/sentence.ts';
import type { Reason } from '../../domain/verdict.ts';

function noteItem({ code: noteCode, where, seen, fix }: Reason): readonly Inline[] {
  return [
    strong(noteCode),
    text(where === null ? '' : ' in '),
    ...(where === null ? [] : [code(where)]),
    text(seen === null ? ': ' : `: ${sentence(seen)} `),
    ...prose(fix),
  ];
}

/** What is worth knowing and judges nothing. */
export function notesSection(notes: readonly Reason[]): readonly Section[] {
  if (notes.length === 0) return [];
  return [{ title: 'Worth knowing', folded: false, blocks: [list(notes.map(noteItem), { itemCap: 10 })] }];
}
