import type { ComplexityReport } from './complexity/complexity-report.ts';
import type { CoverageReport } from './coverage/coverage-report.ts';
import { behindDoctype } from './doctype.ts';
import type { DuplicationReport } from './duplication/duplication-report.ts';
import { peekKeys } from './json.ts';
import type { PerformanceReport } from './performance/performance-report.ts';
import type { SizeReport } from './size/size-report.ts';
import type { StaticReport } from './static/static-report.ts';
import type { TestReport } from './tests/test-report.ts';

/** What a usable report says. */
export type UsableReport =
  | { readonly kind: 'tests'; readonly report: TestReport }
  | { readonly kind: 'coverage'; readonly report: CoverageReport }
  | { readonly kind: 'size'; readonly report: SizeReport }
  | { readonly kind: 'complexity'; readonly report: ComplexityReport }
  | { readonly kind: 'duplication'; readonly report: DuplicationReport }
  | { readonly kind: 'performance'; readonly report: PerformanceReport }
  | { readonly kind: 'static'; readonly report: StaticReport };

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
