import { beginning, utf16Units, utf8Bytes } from './cut.ts';
import { renderMarkdown } from './markdown.ts';
import type { Block } from './node.ts';
import { paragraph, strong, text } from './node.ts';
import { formatBytes, formatCount } from './numbers.ts';
import type { Part } from './part.ts';

/** A step's summary: above 1024 KiB the runner drops all of it (GitHub Docs, "Adding a job summary"). */
export const summaryBudgetBytes = 1024 * 1024;

/**
 * A comment: GitHub speaks of 65,536 characters, and refuses above 262,144 bytes. Counted here in UTF-16 units,
 * which are never fewer than characters, and never more than three bytes each: within both readings.
 */
export const commentBudgetUnits = 65_536;

/** The `summary` of a check run, 65,535 characters; counted in bytes, which are never fewer. */
const checkSummaryBudgetBytes = 65_535;

/** A report that keeps a budget. */
export interface Fitted {
  readonly markdown: string;
  /** What was shortened or left out, a sentence each, as the report itself says it too. */
  readonly leftOut: readonly string[];
}

interface Budget {
  readonly most: number;
  readonly measure: (markdown: string) => number;
  readonly format: (size: number) => string;
}

interface Kept {
  readonly part: Part;
  readonly markdown: string;
  /** `null` while it is whole. */
  readonly note: string | null;
}

/** The same block with at most `keep` rows, items or lines; what is missing it says itself. */
const shortened = (block: Block, keep: number): Block => {
  switch (block.kind) {
    case 'table':
      return { ...block, rowCap: Math.min(block.rowCap, keep) };
    case 'list':
      return { ...block, itemCap: Math.min(block.itemCap, keep) };
    case 'code-block':
      return { ...block, lineCap: Math.min(block.lineCap, keep) };
    case 'diagram':
      return { ...block.table, rowCap: Math.min(block.table.rowCap, keep) };
    case 'details':
    case 'quote':
      return { ...block, children: block.children.map((child) => shortened(child, keep)) };
    case 'heading':
    case 'paragraph':
      return block;
  }
};

const lengthOf = (block: Block): number => {
  switch (block.kind) {
    case 'table':
      return Math.min(block.rows.length, block.rowCap);
    case 'list':
      return Math.min(block.items.length, block.itemCap);
    case 'code-block':
      return Math.min(block.text.split('\n').length, block.lineCap);
    case 'diagram':
      return lengthOf(block.table);
    case 'details':
    case 'quote':
      return block.children.reduce((longest, child) => Math.max(longest, lengthOf(child)), 0);
    case 'heading':
    case 'paragraph':
      return 0;
  }
};

const longestIn = (part: Part): number =>
  part.blocks.reduce((most, block) => Math.max(most, lengthOf(block)), 0);

const shortenedNote = (part: Part, keep: number): string =>
  `${part.name}: tables, lists and logs end after ${formatCount(keep)} of up to ${formatCount(longestIn(part))} lines`;

/** The most of a part that fits into `room`; `null` when not even one line of each does. */
const fitPart = (part: Part, room: number, budget: Budget): Kept | null => {
  let best: Kept | null = null;
  let low = 1;
  let high = longestIn(part);
  while (low <= high) {
    const keep = Math.floor((low + high) / 2);
    const markdown = renderMarkdown(part.blocks.map((block) => shortened(block, keep)));
    if (budget.measure(markdown) <= room) {
      best = { part, markdown, note: shortenedNote(part, keep) };
      low = keep + 1;
    } else {
      high = keep - 1;
    }
  }
  return best;
};

const sentence = (notes: readonly string[], whole: string, budget: Budget): string =>
  renderMarkdown([
    paragraph(
      strong('Not all is shown here'),
      ` (at most ${budget.format(budget.most)}). ${notes.join('; ')}. `,
      text(whole === '' ? 'The whole is in the report of this step.' : `The whole is in ${whole}.`),
    ),
  ]);

const assemble = (kept: readonly Kept[], whole: string, budget: Budget): Fitted => {
  const leftOut = kept.flatMap(({ note }) => (note === null ? [] : [note]));
  const shown = kept.flatMap(({ markdown }) => (markdown === '' ? [] : [markdown]));
  const [first = '', ...others] = shown;
  const said = leftOut.length === 0 ? [] : [sentence(leftOut, whole, budget)];
  // Right beneath the answer: at the end nobody would read it.
  return { markdown: [first, ...said, ...others].join('\n'), leftOut };
};

const fit = (parts: readonly Part[], whole: string, budget: Budget): Fitted => {
  let kept: Kept[] = parts.map((part) => ({ part, markdown: renderMarkdown(part.blocks), note: null }));
  let fitted = assemble(kept, whole, budget);
  const order = parts
    .map((part, index) => ({ priority: part.priority, index }))
    .sort((a, b) => a.priority - b.priority || b.index - a.index);
  for (const { index } of order) {
    const size = budget.measure(fitted.markdown);
    if (size <= budget.most) return fitted;
    const old = kept[index];
    if (old === undefined) continue;
    // The note of a shortened part, at its longest, and the line break before the part count as well.
    const noted = kept.with(index, {
      ...old,
      markdown: '',
      note: shortenedNote(old.part, longestIn(old.part)),
    });
    const room = budget.most - budget.measure(assemble(noted, whole, budget).markdown) - 1;
    const short = room > 0 ? fitPart(old.part, room, budget) : null;
    const oldSize = budget.format(budget.measure(old.markdown));
    kept = kept.with(
      index,
      short ?? { ...old, markdown: '', note: `${old.part.name}: left out (${oldSize})` },
    );
    fitted = assemble(kept, whole, budget);
  }
  if (budget.measure(fitted.markdown) <= budget.most) return fitted;
  const last =
    'Nothing of this report could be shown here: it is too large. It is in the report of this step.\n';
  return {
    markdown: beginning(last, budget.most),
    leftOut: [`the whole report: left out (${formatCount(parts.length)} parts)`],
  };
};

/**
 * A step's summary of at most `budgetBytes` bytes of UTF-8. Parts of the lowest priority are shortened first, by
 * whole rows, items and lines, then left out; the report says which, and that the rest is in `whole` (e.g. the
 * path or artifact of the report).
 */
export function fitSummary(
  parts: readonly Part[],
  whole: string,
  budgetBytes: number = summaryBudgetBytes,
): Fitted {
  return fit(parts, whole, { most: budgetBytes, measure: utf8Bytes, format: formatBytes });
}

/** A comment's body of at most `budgetUnits` UTF-16 units; as `fitSummary`. */
export function fitComment(
  parts: readonly Part[],
  whole: string,
  budgetUnits: number = commentBudgetUnits,
): Fitted {
  return fit(parts, whole, {
    most: budgetUnits,
    measure: utf16Units,
    format: (size) => `${formatCount(size)} characters`,
  });
}

/** The `summary` of a check run; as `fitSummary`. */
export function fitCheckSummary(parts: readonly Part[], whole: string): Fitted {
  return fitSummary(parts, whole, checkSummaryBudgetBytes);
}
