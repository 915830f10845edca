import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';

import { configurationField, readConfiguration } from '@interlock/shared/domain/configuration/configuration';
import { keyUses, unreadKeys, useOfKey } from '@interlock/shared/domain/configuration/key-readers';

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
}

interface Key {
  /** As in `keyUses`. */
  readonly form: string;
  /** A file that has this key and as little else as can be, as nested values. */
  readonly file: Readonly<Record<string, unknown>>;
}

/** Every key of the schema, with a file that holds it, and no other that is not above it. */
function keysOf(
  schema: JsonSchema,
  form: string,
  wrap: (inside: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>,
): readonly Key[] {
  const alternatives = schema.anyOf ?? schema.oneOf ?? [];
  const inside = alternatives.flatMap((one) => {
    const action = one.properties?.['action']?.const;
    return typeof action === 'string'
      ? keysOf(one, `${form} (${action})`, (own) => wrap({ action, ...own }))
      : keysOf(one, form, wrap);
  });
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, value]): readonly Key[] => {
    const at = form === '' ? key : `${form}.${key}`;
    return [
      { form: at, file: wrap({ [key]: value.const ?? 'x' }) },
      ...keysOf(value, at, (below) => wrap({ [key]: below })),
    ];
  });
  const named =
    typeof schema.additionalProperties === 'object'
      ? keysOf(schema.additionalProperties, `${form}.NAME`, (below) => wrap({ one: below }))
      : [];
  return [...own, ...named, ...inside];
}

const schema = JSON.parse(
  JSON.stringify(toJsonSchema(configurationField, { typeMode: 'input', errorMode: 'ignore' })),
) as JsonSchema;
const keys = keysOf(schema, '', (inside) => inside);

/** The text of every source under a workspace. */
function sourcesOf(workspace: string): string {
  const root = resolve(import.meta.dirname, '../../..', workspace, 'src');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n');
}

describe('a key of the configuration', () => {
  it('is one of many that the schema has', () => {
    expect(keys.length).toBeGreaterThan(80);
    expect(keys.map(({ form }) => form)).toContain('gates.NAME (security-scan).scanners');
    expect(keys.map(({ form }) => form)).toContain('environments.NAME.approvals.NAME.escalate.after');
  });

  it.each(keys.map(({ form, file }) => [form, file] as const))(
    '%s is read, or refused by name',
    (form, file) => {
      const use = useOfKey(form);
      expect([['readBy'], ['instead']]).toContainEqual(Object.keys(use ?? {}));
      const named = unreadKeys(file).map(({ path }) => path);
      // Where a key above it is unread as a whole, that one is named.
      const path = form.replace(/NAME( \([\w-]+\))?/gu, 'one');
      const isRefused = named.some((one) => path === one || path.startsWith(`${one}.`));
      expect(isRefused).toBe(use !== undefined && 'instead' in use && !isReadBelow(form));
    },
  );

  it.each(
    Object.entries(keyUses).flatMap(([form, use]) =>
      'readBy' in use
        ? use.readBy.filter((reader) => reader !== 'configuration').map((reader) => [form, reader] as const)
        : [],
    ),
  )('%s is named in the sources of %s', (form, reader) => {
    const key = form.slice(form.lastIndexOf('.') + 1).replace(/^NAME.*$/u, 'gates');
    expect(sourcesOf(`actions/${reader}`)).toMatch(
      new RegExp(`(\\.|\\?\\.|'|\\{ )${key}\\b|\\b${key.replace(/s$/u, 'Of')}\\(`, 'u'),
    );
  });

  it('has no use that the schema does not have', () => {
    const forms = new Set(keys.map(({ form }) => form));
    const lost = Object.keys(keyUses).filter((form) => !forms.has(form) && !/^gates\.NAME \(/u.test(form));
    expect(lost).toStrictEqual([]);
  });

  it.each([
    ['floor', { floor: ['gates'] }],
    ['groups', { groups: { 'on-call': ['alice#1001'] } }],
    ['notify', { notify: [{ channel: 'slack', events: ['failure'] }] }],
    ['evidence.keep', { evidence: { from: 'same-run', keep: '400d' } }],
    ['allow-override', { 'allow-override': ['require'] }],
    ['gates.unit.allow-override', { gates: { unit: { action: 'quality-gate', 'allow-override': [] } } }],
  ])('is refused where the file is loaded: %s', (key, value) => {
    const read = readConfiguration(stringify({ version: 1, ...value }), 'interlock.yml');
    expect(read).toMatchObject({
      ok: false,
      problems: [
        {
          code: 'feature-not-available',
          message: expect.stringContaining(`interlock.yml, ${key}: `) as string,
          fix: expect.stringMatching(/^\w.{10,}\.$/u) as string,
        },
      ],
    });
  });
});

/** Whether keys below one that is unread are read, so that the others are named one by one. */
function isReadBelow(form: string): boolean {
  return Object.keys(keyUses).some((known) => known.startsWith(`${form}.`));
}
