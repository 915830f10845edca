import { Tokenizer, TokenType } from '@streamparser/json';

import { limits } from './limits.ts';
import { excerpt, UnusableReport } from './problem.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Keys and positions from the root down. Shared and changing: copy what is to be kept. */
export type JsonPath = readonly (string | number)[];

/** What a format does with the parts of a document. */
export interface JsonEvents {
  /** Whether the object or list that begins here is to be given whole; if not, its parts are given one by one. */
  wants(path: JsonPath): boolean;
  /** A value that is neither object nor list, or one that was wanted. */
  value(path: JsonPath, value: JsonValue): void;
  /** An object or list that is not wanted whole begins. */
  open?(path: JsonPath, kind: 'object' | 'list'): void;
  /** It ends. */
  close?(path: JsonPath): void;
}

export interface JsonReader {
  write(text: string): void;
  /** Throws when the document has not ended. */
  end(): void;
}

interface Frame {
  readonly kind: 'object' | 'list';
  readonly keys: Set<string>;
  expects: 'key-or-end' | 'key' | 'colon' | 'value-or-end' | 'value' | 'comma-or-end';
  count: number;
  /** What is gathered here, when it is wanted. */
  readonly list: JsonValue[] | null;
  readonly object: Record<string, JsonValue> | null;
}

const unparsable = (message: string): never => {
  throw new UnusableReport('report-unparsable', message);
};

const emptyObject = (): Record<string, JsonValue> => {
  const made: Record<string, JsonValue> = {};
  Object.setPrototypeOf(made, null);
  return made;
};

/** The grammar of JSON over tokens. */
interface Grammar {
  take(token: TokenType, value: unknown, offset: number): void;
  /** Objects and lists that are open. */
  depth(): number;
  documents(): number;
}

function grammar(events: JsonEvents): Grammar {
  const stack: Frame[] = [];
  const path: (string | number)[] = [];
  let documents = 0;
  /** Depth at which a wanted value began, and where. */
  let wantedDepth: number | null = null;
  let wantedFrom = 0;

  /** Moves to the place of the next value. */
  const arrive = (): void => {
    const frame = stack.at(-1);
    if (frame === undefined) {
      if (documents > 0) unparsable('The file goes on after its JSON document has ended.');
      return;
    }
    if (frame.expects !== 'value' && frame.expects !== 'value-or-end')
      unparsable(`A value stands at "${excerpt(path.join('.'))}" where none can be.`);
    if (frame.kind === 'list') path.push(frame.count);
    frame.count += 1;
    frame.expects = 'comma-or-end';
  };

  /** Gives a whole value to its place, or to the format. */
  const settle = (value: JsonValue): void => {
    const frame = stack.at(-1);
    if (wantedDepth === null) events.value(path, value);
    else if (frame !== undefined && frame.list !== null) frame.list.push(value);
    else if (frame !== undefined && frame.object !== null) frame.object[String(path.at(-1))] = value;
    path.pop();
    if (frame === undefined) documents += 1;
  };

  const open = (kind: Frame['kind'], offset: number): void => {
    arrive();
    if (stack.length >= limits.jsonDepth)
      throw new UnusableReport('report-too-large', `Values are more than ${limits.jsonDepth} deep.`);
    if (wantedDepth === null) {
      if (events.wants(path)) {
        wantedDepth = stack.length;
        wantedFrom = offset;
      } else events.open?.(path, kind);
    }
    const wanted = wantedDepth !== null;
    stack.push({
      kind,
      keys: new Set(),
      expects: kind === 'object' ? 'key-or-end' : 'value-or-end',
      count: 0,
      list: wanted && kind === 'list' ? [] : null,
      object: wanted && kind === 'object' ? emptyObject() : null,
    });
  };

  const close = (kind: Frame['kind']): void => {
    const frame = stack.pop();
    if (frame?.kind !== kind) return unparsable('A bracket closes what it did not open.');
    if (frame.expects !== 'comma-or-end' && !frame.expects.endsWith('-or-end'))
      unparsable(`The value at "${excerpt(path.join('.'))}" ends where something is missing.`);
    const whole = frame.list ?? frame.object;
    if (whole === null) {
      events.close?.(path);
      path.pop();
      if (stack.length === 0) documents += 1;
      return;
    }
    if (wantedDepth === stack.length) wantedDepth = null;
    settle(whole);
  };

  const text = (value: string): void => {
    const frame = stack.at(-1);
    if (frame?.kind !== 'object' || (frame.expects !== 'key' && frame.expects !== 'key-or-end')) {
      arrive();
      settle(value);
      return;
    }
    if (frame.keys.has(value))
      unparsable(`The key "${excerpt(value)}" stands twice in the object at "${excerpt(path.join('.'))}".`);
    frame.keys.add(value);
    path.push(value);
    frame.expects = 'colon';
  };

  const separate = (token: TokenType): void => {
    const frame = stack.at(-1);
    if (token === TokenType.COLON && frame?.expects === 'colon') frame.expects = 'value';
    else if (token === TokenType.COMMA && frame?.expects === 'comma-or-end')
      frame.expects = frame.kind === 'object' ? 'key' : 'value';
    else unparsable('A comma or a colon stands where none can be.');
  };

  return {
    take: (token, value, offset) => {
      if (wantedDepth !== null && offset - wantedFrom > limits.tokenCharacters)
        throw new UnusableReport(
          'report-too-large',
          `The value at "${excerpt(path.join('.'))}" is longer than ${limits.tokenCharacters} bytes.`,
        );
      if (token === TokenType.LEFT_BRACE) open('object', offset);
      else if (token === TokenType.LEFT_BRACKET) open('list', offset);
      else if (token === TokenType.RIGHT_BRACE) close('object');
      else if (token === TokenType.RIGHT_BRACKET) close('list');
      else if (token === TokenType.COLON || token === TokenType.COMMA) separate(token);
      else if (typeof value === 'string') text(value);
      else {
        if (typeof value === 'number' && !Number.isFinite(value))
          throw new UnusableReport('number-invalid', 'A number is beyond what can be represented.');
        arrive();
        settle(typeof value === 'number' || typeof value === 'boolean' ? value : null);
      }
    },
    depth: () => stack.length,
    documents: () => documents,
  };
}

/** A tokenizer that feeds a grammar; what it refuses is `UnusableReport`. */
function tokens(rules: Grammar): (text: string) => void {
  const tokenizer = new Tokenizer({ separator: '' });
  let written = 0;
  let tokenEnd = 0;
  tokenizer.onToken = ({ token, value, offset }) => {
    tokenEnd = written;
    rules.take(token, value, offset);
  };
  return (text) => {
    try {
      tokenizer.write(text);
    } catch (thrown) {
      if (thrown instanceof UnusableReport) throw thrown;
      unparsable(`This is not JSON: ${excerpt(thrown instanceof Error ? thrown.message : '', 200)}`);
    }
    written += text.length;
    if (written - tokenEnd > limits.tokenCharacters)
      throw new UnusableReport(
        'report-too-large',
        `One text is longer than ${limits.tokenCharacters} characters.`,
      );
  };
}

/**
 * Reads one JSON document (RFC 8259) as it comes. A key that stands twice in an object, a number that is none, anything
 * after the document and a document that does not end are refused with `UnusableReport`.
 */
export function jsonReader(events: JsonEvents): JsonReader {
  const rules = grammar(events);
  const write = tokens(rules);
  return {
    write,
    end: () => {
      if (rules.depth() > 0 || rules.documents() === 0)
        throw new UnusableReport('report-truncated', 'The file ends in the middle of its JSON document.');
    },
  };
}

const space = ' '.charCodeAt(0);

/** Names of a text that is known to be JSON: texts with a colon behind them. */
function countNames(text: string): number {
  let names = 0;
  for (let quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    quote = text.indexOf('"', quote + 1);
    for (let escapes = escapesBefore(text, quote); escapes % 2 === 1; escapes = escapesBefore(text, quote))
      quote = text.indexOf('"', quote + 1);
    let after = quote + 1;
    while (text.charCodeAt(after) <= space) after += 1;
    if (text.charAt(after) === ':') names += 1;
  }
  return names;
}

function escapesBefore(text: string, place: number): number {
  let from = place;
  while (text.charAt(from - 1) === '\\') from -= 1;
  return place - from;
}

/** Keys of all objects in a value; numbers that are none, and what is too deep, are refused. */
function countKeys(value: JsonValue, depth: number): number {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new UnusableReport('number-invalid', 'A number is beyond what can be represented.');
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > limits.jsonDepth)
    throw new UnusableReport('report-too-large', `Values are more than ${limits.jsonDepth} deep.`);
  const parts: readonly JsonValue[] = isJsonList(value) ? value : Object.values(value);
  let keys = isJsonList(value) ? 0 : parts.length;
  for (const part of parts) keys += countKeys(part, depth + 1);
  return keys;
}

/**
 * The object that a line is, by the runtime's own parser: it is ten times as fast, and lines are short. A key that
 * stands twice, which it would pass over, and a number that is none are refused as elsewhere.
 *
 * @throws {UnusableReport}
 */
export function readJsonLine(line: string): JsonObject {
  let found: JsonValue;
  try {
    found = JSON.parse(line) as JsonValue;
  } catch (thrown) {
    return unparsable(`This is not JSON: ${excerpt(thrown instanceof Error ? thrown.message : '', 200)}`);
  }
  if (!isJsonObject(found)) return unparsable('A line is not one whole JSON object.');
  if (countKeys(found, 1) !== countNames(line)) unparsable('A key stands twice in an object.');
  return found;
}

/** Whether a value is an object. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list. */
export function isJsonList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** What keys a document has, as far as its first characters tell. */
export function peekKeys(head: string): ReadonlySet<string> {
  const keys = new Set<string>();
  const see = (path: JsonPath): void => {
    const [first, second] = path;
    if (typeof first === 'string') {
      keys.add(first);
      if (typeof second === 'string') keys.add(`${first}.${second}`);
    } else if (typeof second === 'string') keys.add(`[].${second}`);
  };
  const rules = grammar({
    wants: () => false,
    value: see,
    open: (path, kind) => {
      if (path.length === 0 && kind === 'list') keys.add('[]');
      see(path);
    },
  });
  try {
    tokens(rules)(head);
  } catch (thrown) {
    // Of a file of many documents, or one that is broken, the keys before that place are known.
    if (!(thrown instanceof UnusableReport)) throw thrown;
  }
  return keys;
}
