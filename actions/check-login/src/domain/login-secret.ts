import type { Problem } from '@interlock/shared/domain/errors';
import { isRecord, parseJson } from '@interlock/shared/domain/json';

import { loginProblem } from './problems.ts';

/** Shorter texts occur in outputs by chance, which the runner then drops. */
export const shortestMask = 8;

/** Deeper than anybody nests a login, and far from what a call stack bears. */
const deepest = 32;

/** What is to be hidden of a secret before anything else is written, and what is wrong with it. */
export interface LoginSecret {
  /** The texts to mask, each of one line; also where there are problems. */
  readonly masks: readonly string[];
  /** They name the place of a value in the JSON, and never a value. */
  readonly problems: readonly Problem[];
}

interface Leaf {
  /** As in `users[0].token`. */
  readonly path: string;
  readonly value: unknown;
}

const step = (path: string, key: string): string => {
  if (!/^[A-Za-z_][\w-]*$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === '' ? key : `${path}.${key}`;
};

/** Every value that holds no other; `null` where they are nested too deep. */
function leavesOf(value: unknown, path: string, depth: number): readonly Leaf[] | null {
  if (depth > deepest) return null;
  const inside: readonly (readonly [string, unknown])[] | null = Array.isArray(value)
    ? value.map((item: unknown, index) => [`${path}[${String(index)}]`, item] as const)
    : isRecord(value)
      ? Object.entries(value).map(([key, item]) => [step(path, key), item] as const)
      : null;
  if (inside === null) return [{ path, value }];
  const found: Leaf[] = [];
  for (const [at, item] of inside) {
    const below = leavesOf(item, at, depth + 1);
    if (below === null) return null;
    found.push(...below);
  }
  return found;
}

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * The forms in which a text can show in a line of a log. One of several lines is never masked as a whole: a runner that
 * splits it would mask its short lines as well.
 */
function masksOf(text: string): readonly string[] {
  const whole = text.trim();
  const lines = whole.split(/[\r\n]+/u).map((line) => line.trim());
  return [...new Set([...lines, ...lines.map(escaped), escaped(whole)])].filter(
    (form) => form.length >= shortestMask,
  );
}

const variableFix = (path: string) =>
  `Take \`${path}\` out of the secret and put it in a variable of the environment: the login action gets those as its input \`vars\`.`;

function problemsOf({ path, value }: Leaf, publicTexts: readonly string[]): readonly Problem[] {
  if (typeof value !== 'string')
    return [
      loginProblem(
        'login-value-not-text',
        `The secret login: \`${path}\` is ${value === null ? 'null' : `a ${typeof value}`}. It cannot be masked: the runner would drop every output that contains it.`,
        variableFix(path),
      ),
    ];
  const lines = value.split(/[\r\n]+/u).map((line) => line.trim());
  if (!lines.some((line) => line.length >= shortestMask))
    return [
      loginProblem(
        'login-value-too-short',
        `The secret login: \`${path}\` has ${lines.length === 1 ? 'fewer than' : 'no line of'} ${String(shortestMask)} characters. A mask that short makes the runner drop every output that contains it, by chance as well.`,
        variableFix(path),
      ),
    ];
  if (lines.some((line) => line.length >= shortestMask && publicTexts.some((text) => text.includes(line))))
    return [
      loginProblem(
        'login-value-public',
        `The secret login: \`${path}\` is part of the name of the environment, the repository or the ref. Once it is masked, the runner drops every output that contains it.`,
        variableFix(path),
      ),
    ];
  return [];
}

const invalid = (message: string, fix: string): LoginSecret => ({
  masks: [],
  problems: [loginProblem('login-invalid', message, fix)],
});

const shape =
  'Store one JSON object of names and texts in the secret, on one line, for example with `jq -c`.';

/**
 * Reads the secret `login`.
 *
 * @param text - its JSON
 * @param publicTexts - what the run itself writes into outputs: names of environment, repository and ref
 */
export function readLoginSecret(text: string, publicTexts: readonly string[]): LoginSecret {
  const whole = text.trim();
  if (whole === '') return invalid('The secret login is blank.', shape);
  const parsed = parseJson(whole);
  // The parser's own message quotes the text.
  if (!parsed.ok) return invalid('The secret login is not JSON.', shape);
  if (!isRecord(parsed.value)) return invalid('The secret login is JSON, but not an object.', shape);
  const leaves = leavesOf(parsed.value, '', 0);
  if (leaves === null)
    return invalid(
      `The secret login is nested more than ${String(deepest)} deep.`,
      'Store an object of names and texts.',
    );
  if (leaves.length === 0) return invalid('The secret login is an object with nothing in it.', shape);
  const problems = leaves.flatMap((leaf) => problemsOf(leaf, publicTexts));
  const masks = leaves.flatMap(({ value }) => (typeof value === 'string' ? masksOf(value) : []));
  const broken = /[\r\n]/u.test(whole)
    ? [
        loginProblem(
          'login-not-one-line',
          'The secret login has line breaks. GitHub masks each line of a secret by itself, a lone brace too, and then drops every output that contains one.',
          'Store the same JSON on one line, for example `jq -c . login.json | gh secret set LOGIN`.',
        ),
      ]
    : [];
  return { masks: [...new Set(masks)], problems: [...broken, ...problems] };
}
