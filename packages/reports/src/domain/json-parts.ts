import type { FormatReader, UsableReport } from './format.ts';
import { isJsonObject, jsonReader, type JsonObject, type JsonPath, type JsonValue } from './json.ts';
import { UnusableReport } from './problem.ts';

/** What a format takes of one JSON document. In a path `*` is any key or position. */
export interface JsonParts {
  /** Objects that are given whole, each to its function. */
  readonly objects: Readonly<Record<string, (value: JsonObject, path: JsonPath) => void>>;
  /** Any other value that is neither object nor list. */
  scalar?(path: JsonPath, value: JsonValue): void;
  /** Paths that must be there, as an object or list. */
  readonly required: readonly string[];
  end(): UsableReport;
}

/** Reads the parts of a document that a format takes, and passes over all others. */
export function jsonParts(parts: JsonParts): FormatReader {
  const patterns = Object.entries(parts.objects).map(([pattern, take]) => ({
    places: pattern.split('.'),
    take,
  }));
  const seen = new Set<string>();
  const takerOf = (path: JsonPath): ((value: JsonObject, path: JsonPath) => void) | null =>
    patterns.find(
      ({ places }) =>
        places.length === path.length &&
        places.every((place, index) => place === '*' || place === String(path[index])),
    )?.take ?? null;
  const reader = jsonReader({
    wants: (path) => takerOf(path) !== null,
    open: (path) => {
      if (path.length <= 1) seen.add(path.join('.'));
    },
    value: (path, value) => {
      const take = takerOf(path);
      if (take === null) parts.scalar?.(path, value);
      else if (!isJsonObject(value))
        throw new UnusableReport('report-unparsable', `"${path.join('.')}" is not an object.`);
      else {
        if (path.length === 1) seen.add(String(path[0]));
        take(value, path);
      }
    },
  });
  return {
    write: (text) => reader.write(text),
    end: () => {
      reader.end();
      for (const path of parts.required)
        if (!seen.has(path)) throw new UnusableReport('report-unparsable', `"${path}" is missing.`);
      return parts.end();
    },
  };
}
