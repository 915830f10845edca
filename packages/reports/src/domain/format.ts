import { behindDoctype } from './doctype.ts';
import { peekKeys } from './json.ts';
import type { Reports } from './report-kinds.ts';

/** A usable report of one of some kinds, and what it says. */
export type UsableReport<Kinds extends keyof Reports = keyof Reports> = {
  readonly [Kind in Kinds]: { readonly kind: Kind; readonly report: Reports[Kind] };
}[Kinds];

/** A reader of one format, fed with text as it comes. Both throw `UnusableReport`. */
export interface FormatReader {
  write(text: string): void;
  end(): UsableReport;
}

/** The first characters of a report, and what they show. */
export interface Head {
  readonly text: string;
  /** Name of the root element without prefix; `null` where there is none. */
  readonly root: string | null;
  /** The root element's start tag, as far as it is there. */
  readonly rootTag: string;
  /**
   * Of JSON: keys of the first document, and of the objects in it as `outer.inner`; of a list `[]`, and the keys of
   * its elements as `[].key`.
   */
  readonly keys: ReadonlySet<string>;
  readonly firstLine: string;
}

/** A format that is read. */
export interface FormatDefinition {
  readonly kind: UsableReport['kind'];
  /** As people call it, e.g. `JUnit XML`. */
  readonly title: string;
  /** Whether a report that begins like this is of this format; no two formats of one kind may both say so. */
  recognizes(head: Head): boolean;
  open(): FormatReader;
}

/** As many characters as are looked at to tell formats apart. */
export const headCharacters = 65_536;

/** The start tag of the root element: what stands before it is passed over, one piece at a time. */
function rootTagOf(text: string): string {
  let from = 0;
  for (;;) {
    const at = text.indexOf('<', from);
    if (at < 0) return '';
    if (text.startsWith('<?', at)) from = text.indexOf('?>', at);
    else if (text.startsWith('<!--', at)) from = text.indexOf('-->', at);
    else if (text.startsWith('<!', at)) from = behindDoctype(text, at);
    else {
      const end = text.indexOf('>', at);
      return text.slice(at, end < 0 ? undefined : end + 1);
    }
    if (from < 0) return '';
  }
}

/** Looks at the first characters of a report. */
export function lookAt(text: string): Head {
  const rootTag = text.startsWith('<') ? rootTagOf(text) : '';
  const root = /^<(?:[^\s<>/:]+:)?([^\s<>/:]+)/u.exec(rootTag)?.[1] ?? null;
  const firstLine = text.slice(0, text.search(/[\r\n]|$/u));
  return { text, root, rootTag, keys: /^[[{]/u.test(text) ? peekKeys(text) : new Set(), firstLine };
}
