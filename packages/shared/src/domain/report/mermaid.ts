import { shorten } from './cut.ts';
import type { Flow, FlowState } from './node.ts';
import { visibleText } from './visible-text.ts';

const icons: Readonly<Record<FlowState, string>> = { good: '✅ ', bad: '❌ ', unknown: '❔ ', plain: '' };
const longestLabel = 80;

/** Mermaid reads `#35;` as a character inside a quoted label; whatever is no letter, digit or icon goes that way. */
const label = (text: string): string =>
  `"${shorten(visibleText(text), longestLabel).replace(
    /[^\p{L}\p{N}\p{Emoji_Presentation} .,/%-]/gu,
    (character) => `#${character.codePointAt(0) ?? 0};`,
  )}"`;

/**
 * A flow as Mermaid text. Names come from positions, so no text of a label is syntax.
 * Throws RangeError when an arrow leads from or to a step that is not there.
 */
export function renderFlow(flow: Flow): string {
  for (const { from, to } of flow.arrows) {
    if (flow.steps[from] === undefined || flow.steps[to] === undefined) {
      throw new RangeError(`An arrow leads from step ${from} to step ${to} of ${flow.steps.length}.`);
    }
  }
  return [
    'flowchart LR',
    ...flow.steps.map((step, index) => `  s${index}[${label(icons[step.state] + step.label)}]`),
    ...flow.arrows.map(({ from, to, label: name }) =>
      name === '' ? `  s${from} --> s${to}` : `  s${from} -->|${label(name)}| s${to}`,
    ),
  ].join('\n');
}
