import { checkDuplicates, type Copy, type Duplicate } from './duplication-report.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { countIn, optionalCount } from '../tests/tally.ts';
import { xmlReader } from '../xml.ts';

/** What CPD writes; an element that is none of these may be a duplication that cannot be read. */
const elements: ReadonlySet<string> = new Set(['pmd-cpd', 'file', 'duplication', 'codefragment', 'error']);

function cpdReader(): FormatReader {
  const duplicates: Duplicate[] = [];
  const files = new Map<string, null>();
  let lookedAt = 0;
  let open: { readonly lines: number; readonly line: number; readonly copies: Copy[] } | null = null;
  const around: string[] = [];

  const reader = xmlReader({
    open: (name, attributes, line) => {
      if (around.length === 0 && name !== 'pmd-cpd')
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      if (!elements.has(name))
        throw new UnusableReport(
          'report-unparsable',
          `Line ${line}: <${excerpt(name)}> is no element of CPD.`,
        );
      around.push(name);
      if (name === 'error')
        throw new UnusableReport(
          'source-not-analyzed',
          `Line ${line}: ${excerpt(attributes['filename'] ?? '', 200)}: ${excerpt(attributes['msg'] ?? '', 200)}`,
        );
      if (name === 'duplication') {
        open = { lines: countIn(`Line ${line}: lines`, attributes['lines']), line, copies: [] };
        return;
      }
      if (name !== 'file') return;
      const { path = '' } = attributes;
      if (path === '') throw new UnusableReport('report-unparsable', `Line ${line}: a file has no path.`);
      files.set(path, null);
      if (open === null) {
        lookedAt += 1;
        return;
      }
      const from = countIn(`Line ${line}: line`, attributes['line']);
      const to =
        optionalCount(`Line ${line}: endline`, attributes['endline']) ?? from + Math.max(1, open.lines) - 1;
      if (to < from)
        throw new UnusableReport('number-invalid', `Line ${line}: a copy stands from ${from} to ${to}.`);
      open.copies.push({ path, from, to });
    },
    close: (name) => {
      around.pop();
      if (name !== 'duplication' || open === null) return;
      if (open.copies.length < 2)
        throw new UnusableReport(
          'report-unparsable',
          `Line ${open.line}: the duplication stands in ${open.copies.length} place(s).`,
        );
      duplicates.push({ lines: open.lines, copies: open.copies });
      checkDuplicates(duplicates.length);
      open = null;
    },
    text: () => undefined,
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      if (files.size === 0)
        throw new UnusableReport(
          'sources-not-listed',
          'The report lists neither a duplication nor a file that was looked at.',
        );
      return {
        kind: 'duplication',
        report: {
          files,
          listsFiles: false,
          filesLookedAt: lookedAt === 0 ? null : lookedAt,
          lines: null,
          duplicates,
          unlisted: { blocks: 0, lines: 0 },
          disagreements: [],
        },
      };
    },
  };
}

/** XML of PMD's CPD, and of jscpd in that form. It says nothing of lines in all, so there is no share of them. */
export const cpd: FormatDefinition = {
  kind: 'duplication',
  title: 'PMD CPD XML',
  recognizes: ({ root }) => root === 'pmd-cpd',
  open: cpdReader,
};
