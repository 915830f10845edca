import { isValueList, isValueMap, toText, type Value, type ValueMap } from '../value.ts';

const longest = 100;

/** `build (linux, 20)`: the way GitHub shows a job of a matrix whose name holds no expression. */
export function matrixName(name: string, combination: ValueMap): string {
  const segments = Object.values(combination).flatMap(leaves);
  if (segments.length === 0) return name;
  const shown = `${name} (${segments.join(', ')})`;
  return shown.length <= longest ? shown : `${shown.slice(0, longest - 3)}...`;
}

function leaves(value: Value): readonly string[] {
  if (isValueList(value)) return value.flatMap(leaves);
  if (isValueMap(value)) return Object.values(value).flatMap(leaves);
  const text = toText(value);
  return text === '' ? [] : [text];
}

/** `caller / called`. */
export function nestedName(callers: readonly string[], name: string): string {
  return [...callers, name].join(' / ');
}

/** A step's name where it has none: `Run` and the first line of the script, or what is used. */
export function defaultStepName(content: string): string {
  const line = content.trimStart().split('\n', 1)[0]?.trimEnd() ?? '';
  return `Run ${line}`;
}
