import type { FormatReader } from '../format.ts';
import { isJsonObject, jsonReader, type JsonObject, type JsonPath, type JsonValue } from '../json.ts';
import { UnusableReport } from '../problem.ts';
import type { TestReport } from './test-report.ts';

/** A format of one JSON document: lists of objects, and other values. */
export interface JsonShape {
  /** Lists whose elements are given one by one; `*` is any position. The root of a document that is no object is refused. */
  readonly lists: readonly string[];
  /** Objects that are given whole. */
  readonly objects: readonly string[];
  element(list: string, value: JsonObject, path: JsonPath): void;
  whole(path: string, value: JsonObject): void;
  /** Any other value that stands by itself. */
  value?(path: string, value: JsonValue, places: JsonPath): void;
  /** An object or list that was not given whole has ended. */
  close?(path: string, places: JsonPath): void;
  end(): TestReport;
}

const patternOf = (path: JsonPath): string =>
  path.map((place) => (typeof place === 'number' ? '*' : place.replaceAll('.', '\\.'))).join('.');

/** Reads the parts of a document that a shape asks for. A list that is missing, or is no list of objects, is refused. */
export function jsonCases(shape: JsonShape): FormatReader {
  const opened = new Set<string>();
  const elements = new Set(shape.lists.map((list) => `${list}.*`));
  const wanted = new Set([...elements, ...shape.objects]);
  const reader = jsonReader({
    wants: (path) => wanted.has(patternOf(path)),
    open: (path, kind) => {
      if (path.length === 0 && kind === 'list')
        throw new UnusableReport('report-unparsable', 'The document is a list, not an object.');
      if (kind === 'list') opened.add(patternOf(path));
    },
    close: (path) => shape.close?.(patternOf(path), path),
    value: (path, value) => {
      const pattern = patternOf(path);
      if (!wanted.has(pattern)) shape.value?.(pattern, value, path);
      else if (!isJsonObject(value))
        throw new UnusableReport('report-unparsable', `"${pattern}" is not an object.`);
      else if (elements.has(pattern)) shape.element(pattern.slice(0, -2), value, path);
      else shape.whole(pattern, value);
    },
  });
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      for (const list of shape.lists)
        if (!list.includes('*') && !opened.has(list))
          throw new UnusableReport('report-unparsable', `The list "${list}" is missing.`);
      return { kind: 'tests', report: shape.end() };
    },
  };
}

/** Text under a key; empty where there is none. */
export function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A line number under a key. */
export function lineOf(value: JsonValue | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** An object that must have been there. */
export function required(what: string, value: JsonObject | null): JsonObject {
  if (value === null) throw new UnusableReport('report-unparsable', `The object "${what}" is missing.`);
  return value;
}
