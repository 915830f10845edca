import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { operations } from '@interlock/blue-green-switch/domain/contract';
import { rollbackCommand } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/commands';
import { reasonCodes } from '@interlock/blue-green-switch/routers/routers';
import { phases } from '@interlock/blue-green-switch/domain/state';
import type { CodeTable } from '@interlock/shared/domain/code-table';
import { evidenceCodes } from '@interlock/shared/domain/evidence/evidence-codes';

const folder = join(import.meta.dirname, '../../../actions/blue-green-switch');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

function tableBetween(marker: string): readonly (readonly string[])[] {
  const text = readme.slice(
    readme.indexOf(`<!-- ${marker}:start -->`),
    readme.indexOf(`<!-- ${marker}:end -->`),
  );
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((part) => part.trim()),
    );
}

function sources(at: string): readonly string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const path = join(at, entry.name);
    return entry.isDirectory() ? sources(path) : path.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the README', () => {
  test.each([
    ['reasons', reasonCodes],
    ['evidence-reasons', evidenceCodes],
  ])(
    'has every code of %s with what it does, means and asks for, and no other',
    (marker, codes: CodeTable) => {
      expect(tableBetween(marker)).toEqual(
        Object.entries(codes).map(([code, { effect, meaning, fix }]) => [
          `\`${code}\``,
          effect,
          meaning,
          fix,
        ]),
      );
    },
  );

  test('has every operation and every phase', () => {
    for (const operation of operations) expect(readme).toContain(`| \`${operation}\``);
    for (const phase of phases) expect(readme).toContain(`\`${phase}\``);
  });

  test('shows the command that the output gives', () => {
    expect(readme).toContain(rollbackCommand({ namespace: 'shop', name: 'shop' }, 'color', 'blue'));
  });
});

test('every reason code is given somewhere', () => {
  const cluster = join(import.meta.dirname, '../../../packages/kubernetes/src');
  const text = [...sources(join(folder, 'src')), ...sources(cluster)].join('\n');
  const unused = Object.keys(reasonCodes).filter((code) => text.split(`'${code}'`).length < 3);
  expect(unused).toEqual([]);
});
