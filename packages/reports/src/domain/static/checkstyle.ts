import type { FormatDefinition } from '../format.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { severityOf } from './severity.ts';
import { tallyStatic } from './static-tally.ts';
import { xmlReader } from '../xml.ts';

const lineIn = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,9}$/u.test(text) && Number(text) > 0 ? Number(text) : null;

/** The part of a Java class name that says which check it is: `…checks.naming.MethodNameCheck` is `MethodName`. */
function ruleOf(source: string | undefined): string | null {
  if (source === undefined || source === '') return null;
  return /^com\.puppycrawl\..*\.([A-Za-z]+?)(?:Check)?$/u.exec(source)?.[1] ?? source;
}

/**
 * Checkstyle XML, which many linters write. Checkstyle and ESLint list every file that they looked at; others list only
 * files with findings, so that a document without a file says nothing.
 */
export const checkstyle: FormatDefinition = {
  kind: 'static',
  title: 'Checkstyle XML',
  recognizes: ({ root }) => root === 'checkstyle',
  open: () => {
    const tally = tallyStatic('lint');
    tally.addTool('checkstyle');
    const paths = new Set<string>();
    let clean = 0;
    let found = 0;
    let depth = 0;
    let file: string | null = null;
    const reader = xmlReader({
      open: (name, attributes, line) => {
        depth += 1;
        if (depth === 1) {
          if (name !== 'checkstyle')
            throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
        } else if (depth === 2 && name === 'file') {
          file = attributes['name'] ?? '';
          if (file === '') throw new UnusableReport('report-unparsable', `Line ${line}: a file has no name.`);
          paths.add(file);
          found = 0;
        } else if (name === 'error' || name === 'exception') {
          const { source, severity, message } = attributes;
          found += 1;
          tally.add({
            tool: 'checkstyle',
            rule: name === 'exception' ? 'exception' : ruleOf(source),
            level: severityOf(severity),
            message: name === 'exception' ? 'Checkstyle broke off over this file.' : (message ?? ''),
            file,
            line: lineIn(attributes['line']),
          });
        }
      },
      close: () => {
        depth -= 1;
        if (depth !== 1) return;
        if (file !== null && found === 0) clean += 1;
        file = null;
      },
      text: () => undefined,
      comment: () => undefined,
    });
    return {
      write: (text) => reader.write(text),
      end: () => {
        reader.end();
        // A tool that lists a file without a finding lists all; of one that lists none, it cannot be told.
        const lookedAt = clean > 0 || paths.size === 0 ? paths.size : null;
        const lookedAtPaths = clean > 0 ? [...paths] : null;
        return { kind: 'static', report: tally.report({ lookedAt, lookedAtPaths }) };
      },
    };
  },
};
