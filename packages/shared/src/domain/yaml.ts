import { LineCounter, parseDocument } from 'yaml';

import { failure, success, type Result } from './result.ts';

export interface YamlProblem {
  readonly message: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * Reads one YAML 1.2 document as plain data: no tags, no anchors or aliases, no duplicate keys, nothing after it.
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
  try {
    return success(document.toJS({ maxAliasCount: 0 }));
  } catch {
    return failure({ message: 'anchors and aliases are not accepted', line: 1 });
  }
}
