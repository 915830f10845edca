import { drawBar } from './bar.ts';
import { beginning } from './cut.ts';
import { linkDestination } from './destination.ts';
import { codeSpan, escapeHtml, escapeMarkdown, separated } from './escape.ts';
import type { Bar, Inline, Sparkline } from './node.ts';
import { formatCount } from './numbers.ts';
import { drawSparkline } from './sparkline.ts';
import { visibleText } from './visible-text.ts';

type Place = 'line' | 'cell';

/** Neighboring texts as one, so that nothing is put together from pieces (`@` and `team`) behind our back. */
const joined = (children: readonly Inline[]): Inline[] => {
  const result: Inline[] = [];
  for (const child of children) {
    const last = result.at(-1);
    if (child.kind === 'text' && last?.kind === 'text') {
      result[result.length - 1] = { kind: 'text', text: last.text + child.text };
    } else {
      result.push(child);
    }
  }
  return result;
};

const numbersBeside = (node: Bar | Sparkline, remark: string | null): string => {
  const numbers = node.label.trim() === '' ? 'no number given' : node.label;
  return remark === null ? numbers : `${numbers} (${remark})`;
};

const drawn = (node: Bar | Sparkline): { drawing: string; beside: string } => {
  const { drawing, remark } =
    node.kind === 'bar' ? drawBar(node.share, node.limit, node.width) : drawSparkline(node.values);
  return { drawing, beside: numbersBeside(node, remark) };
};

const renderStrong = (inside: string, before: string): string => {
  if (inside.trim() === '') return inside;
  // Asterisks open and close only beside letters and digits, whatever stands around them (CommonMark 6.2).
  const edged = /^[\p{L}\p{N}]/u.test(inside) && /[\p{L}\p{N}]$/u.test(inside);
  return edged && !before.endsWith('*') ? `**${inside}**` : `<strong>${inside}</strong>`;
};

/** Inside of a link there is no other. */
const unlinked = (children: readonly Inline[]): readonly Inline[] =>
  children.flatMap((child): readonly Inline[] => {
    if (child.kind === 'link') return unlinked(child.children);
    return child.kind === 'strong' ? [{ kind: 'strong', children: unlinked(child.children) }] : [child];
  });

const renderLink = (node: Inline & { kind: 'link' }, place: Place): string => {
  const address = codeSpan(visibleText(node.href), place === 'cell');
  const destination = linkDestination(node.href);
  const label = renderInlines(unlinked(node.children), place);
  if (destination === null) return `${label} (not linked: ${address})`;
  return `[${label.trim() === '' ? address : label}](${destination})`;
};

const renderOne = (node: Inline, place: Place, before: string): string => {
  switch (node.kind) {
    case 'text':
      return escapeMarkdown(visibleText(node.text));
    case 'strong':
      return renderStrong(renderInlines(node.children, place), before);
    case 'code':
      return codeSpan(visibleText(node.text), place === 'cell');
    case 'link':
      return renderLink(node, place);
    case 'line-break':
      return '<br>';
    case 'bar':
    case 'sparkline': {
      const { drawing, beside } = drawn(node);
      const span = codeSpan(drawing, place === 'cell');
      // A cell is narrow: drawing and number stay on one line.
      const gap = place === 'cell' ? '\u00a0' : ' ';
      return `${span}${span === '' ? '' : gap}${escapeMarkdown(visibleText(beside))}`;
    }
  }
};

/** Inline nodes as Markdown on one line. */
export function renderInlines(children: readonly Inline[], place: Place): string {
  let rendered = '';
  for (const child of joined(children)) {
    rendered += separated(rendered, renderOne(child, place, rendered));
  }
  return rendered;
}

/** Inline nodes as HTML, for the places where Markdown is not read. Links are shown as their text. */
export function renderInlinesAsHtml(children: readonly Inline[]): string {
  return joined(children)
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return escapeHtml(visibleText(node.text));
        case 'strong':
          return `<strong>${renderInlinesAsHtml(node.children)}</strong>`;
        case 'code':
          return `<code>${escapeHtml(visibleText(node.text))}</code>`;
        case 'link':
          return renderInlinesAsHtml(node.children);
        case 'line-break':
          return '<br>';
        case 'bar':
        case 'sparkline': {
          const { drawing, beside } = drawn(node);
          return `<code>${drawing}</code> ${escapeHtml(visibleText(beside))}`;
        }
      }
    })
    .join('');
}

/** The text of inline nodes, without any markup. */
export function plainText(children: readonly Inline[]): string {
  return joined(children)
    .map((node) => {
      switch (node.kind) {
        case 'text':
        case 'code':
          return visibleText(node.text);
        case 'strong':
        case 'link':
          return plainText(node.children);
        case 'line-break':
          return ' ';
        case 'bar':
        case 'sparkline': {
          const { drawing, beside } = drawn(node);
          return `${drawing} ${beside}`;
        }
      }
    })
    .join('');
}

const lengthOf = (children: readonly Inline[]): number =>
  children.reduce((sum, node) => {
    if (node.kind === 'text' || node.kind === 'code') return sum + node.text.length;
    return node.kind === 'strong' || node.kind === 'link' ? sum + lengthOf(node.children) : sum;
  }, 0);

const firstOf = (children: readonly Inline[], units: number): Inline[] => {
  const kept: Inline[] = [];
  let left = units;
  for (const node of children) {
    if (left <= 0) break;
    if (node.kind === 'text' || node.kind === 'code') {
      kept.push({ kind: node.kind, text: beginning(node.text, left) });
    } else if (node.kind === 'strong' || node.kind === 'link') {
      kept.push({ ...node, children: firstOf(node.children, left) });
    } else {
      kept.push(node);
    }
    left -= lengthOf([node]);
  }
  return kept;
};

/** Inline nodes with at most `units` characters of text; how many were cut is said. */
export function capped(children: readonly Inline[], units: number): readonly Inline[] {
  const length = lengthOf(children);
  if (length <= units) return children;
  const note: Inline = { kind: 'text', text: `… (and ${formatCount(length - units)} more characters)` };
  return [...firstOf(children, units), note];
}
