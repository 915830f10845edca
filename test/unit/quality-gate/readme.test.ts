import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { codes } from '@interlock/quality-gate/domain/codes';
import { readmeTables } from '@interlock/quality-gate/steps/documented';
import { qualityGate } from '@interlock/quality-gate/run';
import { parseInputs } from '@interlock/shared/domain/input';
import { isRecord } from '@interlock/shared/domain/json';
import { parse } from 'yaml';

const readme = readFileSync(
  join(import.meta.dirname, '..', '..', '..', 'actions', 'quality-gate', 'README.md'),
  'utf8',
);

/** Table rows without the padding of the formatter. */
const plain = (table: string): readonly string[] =>
  table
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[ |:-]+$/u.test(line))
    .map((line) => line.replaceAll(/ +/gu, ' '));

/** Every mapping in a value, however deep. */
function mappingsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(mappingsIn);
  if (!isRecord(value)) return [];
  return [value, ...Object.values(value).flatMap(mappingsIn)];
}

const examples = [...readme.matchAll(/^```yaml\n([^]*?)^```$/gmu)].map(([, text = '']) => text);

/** What the examples give to the action: of whole steps, and of inputs that stand alone. */
const given = examples.flatMap((text) => {
  const all = mappingsIn(parse(text));
  const steps = all.filter(({ uses }) => typeof uses === 'string' && uses.includes('/quality-gate@'));
  const alone = all.filter(
    (one) => typeof one['reports'] === 'string' && !steps.some((step) => step['with'] === one),
  );
  return [...steps.map((step) => step['with']), ...alone].flatMap((inputs) =>
    isRecord(inputs) ? [[text.trim().split('\n')[0] ?? '', inputs] as const] : [],
  );
});

describe('the README', () => {
  it('has examples', () => {
    expect(given.length).toBeGreaterThan(4);
  });

  it.each(given)('gives inputs that the action takes, in the example that begins with %s', (_, inputs) => {
    const known = Object.entries(inputs).filter(([name]) => name in qualityGate.inputs);
    expect(known.map(([name]) => name)).toStrictEqual(Object.keys(inputs));
    // GitHub puts the secret in before the action sees anything.
    const filled = (value: unknown) => String(value).replaceAll(/\$\{\{ secrets\.\w+ \}\}/gu, 'a-secret');
    const texts = new Map(known.map(([name, value]) => [name, filled(value)]));
    const parsed = parseInputs(qualityGate.inputs, (name) => texts.get(name) ?? '');
    expect(parsed).toMatchObject({ ok: true });
  });

  it.each(Object.entries(readmeTables))(
    'holds the table of %s as the source declares it',
    (marker, table) => {
      const shown = readme.split(`<!-- ${marker}:start -->`)[1]?.split(`<!-- ${marker}:end -->`)[0] ?? '';
      expect(plain(shown)).toStrictEqual(plain(table));
    },
  );

  it('says of every code what to do', () => {
    for (const { meaning, fix } of Object.values(codes)) {
      expect(meaning).toMatch(/\.$/u);
      expect(fix).toMatch(/\.$/u);
    }
  });
});
