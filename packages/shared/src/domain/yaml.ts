import { isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';

import { failure, success, type Result } from './result.ts';

export interface YamlProblem {
  readonly message: string;
  /** 1-based. */
  readonly line: number;
}

/** Keys that every object of JavaScript has or loses: what checks an object passes over them in silence. */
function reservedKey(document: Document): { readonly name: string; readonly offset: number } | null {
  let found: { readonly name: string; readonly offset: number } | null = null;
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || !(String(key.value) in {} || key.value === 'prototype')) return undefined;
      found = { name: String(key.value), offset: key.range?.[0] ?? 0 };
      return visit.BREAK;
    },
  });
  return found;
}

/**
 * Reads one YAML 1.2 document as plain data: no tags, no anchors or aliases, no duplicate keys, no key that JavaScript has a
 * meaning of its own for (`constructor`), nothing after it.
 *
 * Aliases are refused because no input needs them and a few lines of them can grow to gigabytes.
 */
export function parseYaml(text: string): Result<unknown, YamlProblem> {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    strict: true,
    lineCounter: lines,
    prettyErrors: false,
  });
  const problems = [...document.errors, ...document.warnings].map((problem) => ({
    message: problem.message,
    line: lines.linePos(problem.pos[0]).line,
  }));
  if (problems.length > 0) return failure(...problems);
  const reserved = reservedKey(document);
  if (reserved !== null)
    return failure({
      message: `the key "${reserved.name}" is not accepted`,
      line: lines.linePos(reserved.offset).line,
    });
  try {
    return success(document.toJS({ maxAliasCount: 0 }));
  } catch {
    return failure({ message: 'anchors and aliases are not accepted', line: 1 });
  }
}
