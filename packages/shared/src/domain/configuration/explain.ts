import { isRecord } from '../json.ts';
import { describeSource, type LoadedConfiguration } from './source.ts';

export type ValueOrigin = 'input' | 'entry' | 'file' | 'default';

/** One effective value and where it came from. */
export interface ExplainedValue {
  readonly name: string;
  readonly value: string;
  readonly from: ValueOrigin;
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '(none)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * The effective values of an action, one a line, each with where it came from.
 *
 * @param inputs - every declared input: the raw text that was given (empty when none) and its default
 * @param entry - the gate's or environment's entry of the configuration, with the path it stands at
 * @param loaded - the configuration
 */
export function explainValues(
  inputs: readonly {
    readonly name: string;
    readonly given: string;
    readonly defaultText: string | null;
    readonly secret: boolean;
  }[],
  entry: { readonly path: string; readonly value: unknown } | null,
  loaded: LoadedConfiguration,
): readonly ExplainedValue[] {
  const values: ExplainedValue[] = inputs.map((input) => ({
    name: `input ${input.name}`,
    value: input.given === '' ? show(input.defaultText) : input.secret ? '***' : input.given.trimEnd(),
    from: input.given === '' ? 'default' : 'input',
  }));
  if (entry !== null && isRecord(entry.value))
    for (const [key, value] of Object.entries(entry.value))
      values.push({ name: `${entry.path}.${key}`, value: show(value), from: 'entry' });
  const { source } = loaded;
  values.push({
    name: 'configuration',
    value: describeSource(source),
    from: source.kind === 'file' ? 'file' : 'default',
  });
  return values;
}

/** The lines that `--explain` prints. */
export function explainText(values: readonly ExplainedValue[]): string {
  const width = Math.max(...values.map(({ name }) => name.length));
  return values
    .map(({ name, value, from }) => `${name.padEnd(width)}  ${from.padEnd(7)}  ${value}`)
    .join('\n');
}
