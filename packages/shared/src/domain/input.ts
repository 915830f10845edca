import { parseDuration } from './duration.ts';
import type { Problem } from './errors.ts';
import { suggestion } from './nearest.ts';
import type { Result } from './result.ts';
import { checkSchema, type Schema } from './schema.ts';
import { sentence } from './sentence.ts';
import { parseYaml } from './yaml.ts';

/** What was wrong with the text of one input. */
export interface InputProblem {
  readonly message: string;
  readonly fix: string;
}

type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly InputProblem[] };

/** One input of an action, declared once: `action.yml`, the README and the parser all follow it. */
export interface Input<Value> {
  readonly kind: 'text' | 'secret' | 'choice' | 'flag' | 'duration' | 'list' | 'structured';
  readonly description: string;
  /** As written in `action.yml`; `null` when there is none. */
  readonly defaultText: string | null;
  readonly required: boolean;
  /** What is accepted, for messages and the README. */
  readonly accepted: string;
  /** The value when nothing was given and there is no default. */
  readonly absent: Value | undefined;
  parse(text: string): Parsed<Value>;
}

export type Inputs = Readonly<Record<string, Input<unknown>>>;

/** The record that `parseInputs` makes of a declaration. */
export type InputValues<Declared extends Inputs> = {
  readonly [Name in keyof Declared]: Declared[Name] extends Input<infer Value> ? Value : never;
};

interface Options {
  readonly description: string;
  readonly default?: string;
}

const accept = <Value>(value: Value): Parsed<Value> => ({ ok: true, value });
const refuse = (message: string, fix: string): Parsed<never> => ({ ok: false, problems: [{ message, fix }] });

/** Parses what was given by an input that may also be absent. */
function parseGiven<Value>(input: Input<Value | null>, given: string): Parsed<Value> {
  const parsed = input.parse(given);
  if (!parsed.ok) return parsed;
  return parsed.value === null ? refuse('found nothing.', `Write ${input.accepted}.`) : accept(parsed.value);
}

/** A secret whose text form is `***`, so that it cannot reach a log or a report by accident. */
export interface Secret {
  /** The secret itself, for the one call that needs it. */
  reveal(): string;
  toString(): string;
  toJSON(): string;
}

/** Wraps a secret. */
export function secretOf(value: string): Secret {
  return Object.freeze({ reveal: () => value, toString: () => '***', toJSON: () => '***' });
}

/** Free text; `null` when it was not given. */
export function text(options: Options): Input<string | null> {
  return {
    kind: 'text',
    description: options.description,
    defaultText: options.default ?? null,
    required: false,
    accepted: 'text',
    absent: null,
    parse: accept,
  };
}

/** Text that must be given. */
export function requiredText(options: { readonly description: string }): Input<string> {
  return {
    kind: 'text',
    description: options.description,
    defaultText: null,
    required: true,
    accepted: 'text',
    absent: undefined,
    parse: accept,
  };
}

/** Text of one form; `null` when it was not given. */
export function matching(
  form: { readonly pattern: RegExp; readonly accepted: string },
  options: Options,
): Input<string | null> {
  return {
    kind: 'text',
    description: options.description,
    defaultText: options.default ?? null,
    required: false,
    accepted: form.accepted,
    absent: null,
    parse: (given) =>
      form.pattern.test(given) ? accept(given) : refuse(`found "${given}".`, `Write ${form.accepted}.`),
  };
}

/** A secret; masked before anything else runs. `null` when it was not given. */
export function secret(options: Options): Input<Secret | null> {
  return {
    kind: 'secret',
    description: options.description,
    defaultText: options.default ?? null,
    required: false,
    accepted: 'a secret',
    absent: null,
    parse: (value) => accept(secretOf(value)),
  };
}

/** One of a few words; `null` when it was not given. */
export function optionalChoice<const Word extends string>(
  words: readonly Word[],
  options: { readonly description: string },
): Input<Word | null> {
  return {
    kind: 'choice',
    description: options.description,
    defaultText: null,
    required: false,
    accepted: words.map((word) => `\`${word}\``).join(', '),
    absent: null,
    parse: (given) => {
      const found = words.find((word) => word === given);
      return found === undefined
        ? refuse(`found "${given}".`, `Write one of: ${words.join(', ')}.${suggestion(given, words)}`)
        : accept(found);
    },
  };
}

/** One of a few words, the default when it was not given. */
export function choice<const Word extends string>(
  words: readonly Word[],
  options: { readonly description: string; readonly default: NoInfer<Word> },
): Input<Word> {
  const optional = optionalChoice(words, options);
  return {
    ...optional,
    defaultText: options.default,
    absent: options.default,
    parse: (given) => parseGiven(optional, given),
  };
}

/** `true` or `false`, nothing else. */
export function flag(options: { readonly description: string; readonly default: boolean }): Input<boolean> {
  return {
    kind: 'flag',
    description: options.description,
    defaultText: String(options.default),
    required: false,
    accepted: '`true`, `false`',
    absent: options.default,
    parse: (given) => {
      if (given === 'true') return accept(true);
      if (given === 'false') return accept(false);
      return refuse(`found "${given}".`, 'Write true or false.');
    },
  };
}

/** A duration in ms, written `30s`, `10m`, `2h` or `1d`; `null` when not given and without a default. */
export function duration(options: Options): Input<number | null> {
  return {
    kind: 'duration',
    description: options.description,
    defaultText: options.default ?? null,
    required: false,
    accepted: 'a duration such as `30s`, `10m`, `2h`, `1d`',
    absent: null,
    parse: (given) => {
      const valueMs = parseDuration(given);
      return valueMs === null
        ? refuse(`found "${given}".`, 'Write a whole number and a unit, for example 30s, 10m, 2h or 1d.')
        : accept(valueMs);
    },
  };
}

/** An input that must be given, of any kind. */
export function mustBeGiven<Value>(input: Input<Value | null>): Input<Value> {
  return { ...input, required: true, absent: undefined, parse: (given) => parseGiven(input, given) };
}

/** A YAML value in a block scalar, checked against a declaration; `null` when not given. */
export function structured<Value>(
  declaration: Schema<Value>,
  options: Options & { readonly accepted: string },
): Input<Value | null> {
  return {
    kind: 'structured',
    description: options.description,
    defaultText: options.default ?? null,
    required: false,
    accepted: options.accepted,
    absent: null,
    parse: (given) => {
      const parsed = parseYaml(given);
      if (!parsed.ok)
        return {
          ok: false,
          problems: parsed.failures.map((problem) => ({
            message: `is not YAML: line ${String(problem.line)}: ${sentence(problem.message)}`,
            fix: `Write ${options.accepted}.`,
          })),
        };
      const checked = checkSchema(declaration, parsed.value);
      if (checked.ok) return accept(checked.value);
      return {
        ok: false,
        problems: checked.problems.map((problem) => ({
          message: problem.path === '' ? problem.message : `at \`${problem.path}\`: ${problem.message}`,
          fix: `Write ${options.accepted}.`,
        })),
      };
    },
  };
}

/** The same input, whose value is looked at once more; what is found is reported with the other problems. */
export function checkedInput<Value, Checked>(
  input: Input<Value | null>,
  check: (value: Value) => Result<Checked, InputProblem>,
): Input<Checked | null> {
  return {
    ...input,
    absent: null,
    parse: (given) => {
      const parsed = input.parse(given);
      if (!parsed.ok) return parsed;
      if (parsed.value === null) return accept(null);
      const result = check(parsed.value);
      return result.ok ? accept(result.value) : { ok: false, problems: result.failures };
    },
  };
}

// Only ASCII white space: trimming more would let a look-alike through (a byte order mark in front of a commit).
const trimAscii = (value: string) => value.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/gu, '');

/**
 * Reads every declared input.
 *
 * @param declared - the inputs by name
 * @param read - the raw text of an input, empty when it was not given
 * @returns the frozen values, or all problems together, each naming the input, the value and what is accepted
 */
export function parseInputs<Declared extends Inputs>(
  declared: Declared,
  read: (name: string) => string,
):
  | { readonly ok: true; readonly values: InputValues<Declared> }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const entries: [string, unknown][] = [];
  for (const [name, input] of Object.entries(declared)) {
    const raw = read(name);
    const given = input.kind === 'secret' ? raw : trimAscii(raw);
    const isExpression = input.defaultText?.includes('${{') ?? false;
    const effective = given === '' && !isExpression ? (input.defaultText ?? '') : given;
    if (effective === '') {
      if (input.required)
        problems.push({
          code: 'input-missing',
          message: `Input "${name}" is required and was not given.`,
          fix: `Add \`${name}:\` under \`with:\`: ${input.accepted}.`,
          where: name,
        });
      entries.push([name, input.absent]);
      continue;
    }
    const parsed = input.parse(effective);
    if (parsed.ok) entries.push([name, parsed.value]);
    else
      for (const problem of parsed.problems)
        problems.push({
          code: 'input-invalid',
          message: `Input "${name}": ${problem.message}`,
          fix: problem.fix,
          where: name,
        });
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, values: Object.freeze(Object.fromEntries(entries)) as InputValues<Declared> };
}
