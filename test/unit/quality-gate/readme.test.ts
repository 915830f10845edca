import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { codes } from '@interlock/quality-gate/domain/codes';
import { readmeTables } from '@interlock/quality-gate/run';

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

describe('the README', () => {
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
