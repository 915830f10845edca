/** What may stand in an internal subset: neither of them can change what a text or an attribute of the document says. */
const declarations = ['<!ELEMENT', '<!ATTLIST'] as const;

/** Where the quoted text that begins at `at` ends, behind its quote; -1 where it does not end or holds a reference. */
function behindQuoted(text: string, at: number): number {
  const end = text.indexOf(text.charAt(at), at + 1);
  return end < 0 || /[&<]/u.test(text.slice(at, end)) ? -1 : end + 1;
}

/** Where a declaration ends, behind its `>`; -1 where it holds what none of an element holds. */
function behindDeclaration(text: string, from: number): number {
  for (let at = from; at >= 0 && at < text.length;) {
    const character = text.charAt(at);
    if (character === '>') return at + 1;
    if (character === '"' || character === "'") at = behindQuoted(text, at);
    else if ('<&%[]'.includes(character)) return -1;
    else at += 1;
  }
  return -1;
}

/** Where the DOCTYPE that begins at `at` ends, behind its `>`; -1 where it does not end in the text. */
export function behindDoctype(text: string, from: number): number {
  let isInSubset = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '>' && !isInSubset) return at + 1;
    if (character === '[') isInSubset = true;
    else if (character === ']') isInSubset = false;
    else if (character === '"' || character === "'") {
      at = text.indexOf(character, at + 1);
      if (at < 0) return -1;
    } else if (isInSubset && text.startsWith('<!--', at)) {
      at = text.indexOf('-->', at + 4);
      if (at < 0) return -1;
    }
  }
  return -1;
}

/** The internal subset of a DOCTYPE, without its brackets; `null` where there is none. */
export function internalSubset(doctype: string): string | null {
  for (let at = 0; at >= 0 && at < doctype.length; at += 1) {
    const character = doctype.charAt(at);
    if (character === '[') return doctype.slice(at + 1, Math.max(at + 1, doctype.lastIndexOf(']')));
    // A bracket inside the quotes of an identifier is part of it.
    if (character === '"' || character === "'") at = doctype.indexOf(character, at + 1);
    if (at < 0) return doctype;
  }
  return null;
}

/**
 * Whether an internal subset declares elements and their attributes, and nothing else but comments. Converters from
 * Xcode write the whole DTD of Cobertura so. Entities, references to parameters, notations, conditional sections and
 * processing instructions are all something else. Default values of attributes are not applied: an attribute that a
 * format needs must be in the element.
 */
export function declaresOnlyElements(subset: string): boolean {
  let declared = 0;
  for (let at = 0; at < subset.length;) {
    if (/\s/u.test(subset.charAt(at))) at += 1;
    else if (subset.startsWith('<!--', at)) {
      const end = subset.indexOf('-->', at + 4);
      if (end < 0) return false;
      at = end + 3;
    } else {
      const keyword = declarations.find((known) => subset.startsWith(known, at));
      if (keyword === undefined || !/\s/u.test(subset.charAt(at + keyword.length))) return false;
      at = behindDeclaration(subset, at + keyword.length);
      if (at < 0) return false;
      declared += 1;
    }
  }
  return declared > 0;
}
