import { benchmarkBook, scaled, type GivenNumbers } from './benchmark-book.ts';
import type { FormatDefinition } from '../format.ts';
import { textOf } from '../tests/json-cases.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { jsonParts } from '../json-parts.ts';
import { excerpt, UnusableReport } from '../problem.ts';

const unitParts: Readonly<Record<string, (value: JsonValue) => GivenNumbers>> = {
  millisecond: (value) => ({ time: scaled(value, 1) }),
  second: (value) => ({ time: scaled(value, 1_000) }),
  byte: (value) => ({ bytes: value }),
  element: (value) => ({ count: value }),
  unitless: (value) => ({ count: value }),
};

interface Audit {
  readonly fields: Map<string, JsonValue>;
}

/**
 * A result of Lighthouse 5 and later (`--output json`). Categories and audits are called by their ids
 * (`performance`, `largest-contentful-paint`), and fully by the page as well: `https://shop.example/ > performance`. A
 * run that Lighthouse itself calls broken (`runtimeError`) is no report; a category whose score is null has an audit
 * that could not be run.
 */
export const lighthouse: FormatDefinition = {
  kind: 'performance',
  title: 'Lighthouse',
  recognizes: ({ keys }) => keys.has('lighthouseVersion') || (keys.has('categories') && keys.has('audits')),
  open: () => {
    const book = benchmarkBook();
    const audits = new Map<string, Audit>();
    const scores = new Map<string, JsonValue>();
    let page = '';
    let error = '';
    let why = '';
    return jsonParts({
      objects: {
        'categories.*': (category: JsonObject, path) => {
          scores.set(String(path[1]), category['score'] ?? null);
        },
      },
      scalar: (path, value) => {
        const [first, second, third] = path;
        if (path.length === 1 && (first === 'requestedUrl' || (first === 'finalUrl' && page === '')))
          page = textOf(value);
        else if (first === 'runtimeError' && second === 'code') error = textOf(value);
        else if (first === 'runtimeError' && second === 'message') why = textOf(value);
        else if (first === 'audits' && path.length === 3) {
          const id = String(second);
          const audit = audits.get(id) ?? { fields: new Map() };
          audits.set(id, audit);
          audit.fields.set(String(third), value);
        }
      },
      required: ['categories', 'audits'],
      end: () => {
        if (error !== '' && error !== 'NO_ERROR')
          throw new UnusableReport(
            'benchmark-failed',
            `Lighthouse could not load the page: ${error}. ${excerpt(why, 200)}`,
          );
        const fullNameOf = (id: string): string => (page === '' ? id : `${page} > ${id}`);
        for (const [name, score] of scores) {
          if (score === null)
            book.refuse(fullNameOf(name), 'its score is null: an audit of it could not be run');
          else book.add({ name, fullName: fullNameOf(name), numbers: { score } });
        }
        for (const [id, { fields }] of audits) {
          const fullName = fullNameOf(id);
          if (fields.get('scoreDisplayMode') === 'error') {
            book.refuse(fullName, `Lighthouse says: ${textOf(fields.get('errorMessage'))}`);
            continue;
          }
          const value = fields.get('numericValue');
          const part = unitParts[textOf(fields.get('numericUnit'))];
          const score = fields.get('score');
          // A category may be called like an audit; its score is the one that people mean.
          const scored = typeof score === 'number' && !scores.has(id) ? { score } : {};
          const measured = value === undefined || part === undefined ? {} : part(value);
          book.add({ name: id, fullName, numbers: { ...scored, ...measured } });
        }
        return book.report();
      },
    });
  },
};
