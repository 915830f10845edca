/** Text without the full stop that ends it, to stand inside a sentence; an ellipsis stays. */
export function clause(text: string): string {
  return /(?<!\.)\.\s*$/u.test(text) ? text.trimEnd().slice(0, -1) : text;
}

/** Text that ends as a sentence does: a full stop is added where none, and no other end of a sentence, is there. */
export function sentence(text: string): string {
  return /[.!?…]["')\]`]?\s*$/u.test(text) ? text.trimEnd() : `${text.trimEnd()}.`;
}
