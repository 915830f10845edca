import type { Annotation } from '../record.ts';
import { html, type Html } from './html.ts';
import { LEVEL_ICONS } from './outcome.ts';

/** Annotations with their level as sign and word, their place, and their text with its line breaks. */
export function annotationList(annotations: readonly Annotation[]): Html {
  return html`${annotations.map(
    (annotation) =>
      html`<div class="annotation">
        <span class="icon ${annotation.level}-level">${LEVEL_ICONS[annotation.level]}</span>
        <p>
          <span class="${annotation.level}-level">${annotation.level}</span>
          ${annotation.title === null ? null : html`<strong>${annotation.title}</strong>`}
          ${placeOf(annotation)}
          <span class="lines">${annotation.message}</span>
        </p>
      </div> `,
  )}`;
}

function placeOf(annotation: Annotation): Html | null {
  if (annotation.file === null) return null;
  const line = annotation.line === null ? '' : `:${annotation.line}`;
  return html`<code>${annotation.file}${line}</code>`;
}
