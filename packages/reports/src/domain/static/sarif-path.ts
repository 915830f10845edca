import { isJsonObject, type JsonObject } from '../json.ts';
import { textOf } from '../tests/json-cases.ts';

/** Where SARIF says that a file is; `index` is its place in the list of artifacts, -1 without one. */
export interface SarifArtifact {
  readonly uri: string;
  readonly base: string;
  readonly index: number;
}

const mostBases = 8;

/** A percent-encoded path in plain characters; as it is where it is not encoded. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A URI as a path: `file:///C:/a%20b.ts` is `C:/a b.ts`. */
function pathOf(uri: string): string {
  const [, host = '', rest] = /^file:(?:\/\/([^/]*))?(\/.*)$/iu.exec(uri) ?? [];
  if (rest === undefined) return decoded(uri);
  const path = decoded(rest);
  return /^\/[A-Za-z]:\//u.test(path) && host === '' ? path.slice(1) : path;
}

const hasScheme = (uri: string): boolean => /^[A-Za-z][A-Za-z0-9+.-]+:/u.test(uri);

/**
 * The path of a file, as far as the log tells: bases that are not defined (`%SRCROOT%` most often is not) are the root
 * of the repository.
 */
export function sarifPath(
  { uri, base, index }: SarifArtifact,
  artifacts: readonly SarifArtifact[],
  bases: JsonObject,
): string | null {
  const listed = uri === '' && index >= 0 ? artifacts[index] : undefined;
  if (listed !== undefined) return sarifPath({ ...listed, index: -1 }, artifacts, bases);
  if (uri === '') return null;
  let whole = uri;
  let at = base;
  for (
    let count = 0;
    count < mostBases && at !== '' && !hasScheme(whole) && !whole.startsWith('/');
    count += 1
  ) {
    const known = bases[at];
    if (!isJsonObject(known)) break;
    const before = textOf(known['uri']);
    whole = before === '' || before.endsWith('/') ? before + whole : `${before}/${whole}`;
    at = textOf(known['uriBaseId']);
  }
  return pathOf(whole);
}
