import { addToFile, type FileComplexity } from './complexity-report.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import type { Disagreement } from '../tests/suite.ts';
import { countIn } from '../tests/tally.ts';
import { xmlReader } from '../xml.ts';

interface Totals {
  readonly functions: number;
  readonly complexity: number;
}
interface Item {
  readonly name: string;
  readonly line: number;
  readonly values: string[];
}

/** `name(...) at path:line`, whose name and path may hold anything. */
function placeOf(
  text: string,
): { readonly name: string; readonly path: string; readonly line: number } | null {
  const between = '(...) at ';
  const at = text.lastIndexOf(between);
  const colon = text.lastIndexOf(':');
  const line = text.slice(colon + 1);
  if (at < 0 || colon <= at + between.length || !/^\d{1,9}$/u.test(line)) return null;
  return { name: text.slice(0, at), path: text.slice(at + between.length, colon), line: Number(line) };
}

const ordinalCap = 64;

const totalsOf = (file: FileComplexity | undefined): Totals => ({
  functions: file?.cyclomatic?.functions ?? 0,
  complexity: file?.cyclomatic?.sum ?? 0,
});

/** A report that lists less than it states leaves functions out, and how complex they are is not known. */
function compare(where: string, stated: Totals, listed: Totals): readonly Disagreement[] {
  const say = ({ functions, complexity }: Totals): string =>
    `${functions} with a complexity of ${complexity} in all`;
  if (stated.functions > listed.functions || stated.complexity > listed.complexity)
    throw new UnusableReport(
      'functions-not-listed',
      `${excerpt(where)} states functions ${say(stated)}, listed are ${say(listed)}.`,
    );
  if (stated.functions === listed.functions && stated.complexity === listed.complexity) return [];
  return [{ where: excerpt(where, 300), what: 'functions', stated: say(stated), counted: say(listed) }];
}

function lizardXmlReader(): FormatReader {
  const files = new Map<string, FileComplexity>();
  const stated = new Map<string, Totals>();
  const sums = new Map<string, number>();
  const measures = new Set<string>();
  let measure: string | null = null;
  let labels: string[] = [];
  let item: Item | null = null;
  let heard: string | null = null;
  let depth = 0;

  const valueOf = (of: Item, label: string): number =>
    countIn(`Line ${of.line}: ${label}`, of.values[labels.indexOf(label)]);

  const closeItem = (of: Item): void => {
    if (measure === 'Function') {
      const place = placeOf(of.name);
      if (place === null)
        throw new UnusableReport(
          'report-unparsable',
          `Line ${of.line}: "${excerpt(of.name)}" does not say where the function is.`,
        );
      addToFile(files, place.path, 'cyclomatic', {
        name: excerpt(place.name, 300),
        line: place.line,
        complexity: valueOf(of, 'CCN'),
      });
    } else if (measure === 'File')
      stated.set(of.name, { functions: valueOf(of, 'Functions'), complexity: valueOf(of, 'CCN') });
  };

  const reader = xmlReader({
    open: (name, attributes, line) => {
      depth += 1;
      if (depth === 1 && name !== 'cppncss')
        throw new UnusableReport('report-kind-differs', `The root element is <${excerpt(name)}>.`);
      if (name === 'measure') {
        measure = attributes['type'] ?? '';
        measures.add(measure);
        labels = [];
      } else if (name === 'item') item = { name: attributes['name'] ?? '', line, values: [] };
      else if (name === 'sum' && measure === 'File')
        sums.set(attributes['label'] ?? '', countIn(`Line ${line}: sum`, attributes['value']));
      else if (name === 'label' || name === 'value') {
        heard = '';
        reader.hearText(true);
      }
    },
    close: (name) => {
      depth -= 1;
      if (heard !== null && (name === 'label' || name === 'value')) {
        reader.hearText(false);
        const target = name === 'label' ? labels : (item?.values ?? []);
        target.push(heard.trim());
        heard = null;
      }
      if (name === 'item' && item !== null) {
        closeItem(item);
        item = null;
      }
    },
    text: (text) => {
      if (heard !== null && heard.length < ordinalCap) heard += text.slice(0, ordinalCap);
    },
    comment: () => undefined,
  });

  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      for (const type of ['Function', 'File'])
        if (!measures.has(type))
          throw new UnusableReport('report-unparsable', `The report has no measure of the type "${type}".`);
      const paths = new Set([...files.keys(), ...stated.keys()]);
      const disagreements = [...paths].flatMap((path) =>
        compare(path, stated.get(path) ?? { functions: 0, complexity: 0 }, totalsOf(files.get(path))),
      );
      const all = [...files.values()].map(totalsOf);
      const counted = {
        functions: all.reduce((sum, { functions }) => sum + functions, 0),
        complexity: all.reduce((sum, { complexity }) => sum + complexity, 0),
      };
      // Without any file there is no sum either.
      const whole = {
        functions: sums.get('Functions') ?? counted.functions,
        complexity: sums.get('CCN') ?? counted.complexity,
      };
      return {
        kind: 'complexity',
        report: {
          files,
          filesLookedAt: stated.size,
          limited: new Map(),
          disagreements: [...compare('the sum', whole, counted), ...disagreements],
        },
      };
    },
  };
}

/** `lizard --xml`, in the form of cppncss: every function, every file and the sums of both. */
export const lizardXml: FormatDefinition = {
  kind: 'complexity',
  title: 'lizard XML (cppncss)',
  recognizes: ({ root }) => root === 'cppncss',
  open: lizardXmlReader,
};
