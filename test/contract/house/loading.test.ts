import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { definitionOf, formatNames } from '@interlock/reports/steps/every-format';
import { kindOf } from '@interlock/reports/domain/format-names';
import { everyFormat, formatsOf } from '@interlock/reports/steps/load-formats';
import { reportKinds } from '@interlock/shared/domain/configuration/reports';

const root = resolve(import.meta.dirname, '../../..');

/** What a file loads at once: its imports but those of types and those that are awaited. */
function loadedBy(file: string): readonly string[] {
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  return parsed.statements.flatMap((statement) => {
    const isImport =
      ts.isImportDeclaration(statement) &&
      statement.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword;
    const isExport = ts.isExportDeclaration(statement) && !statement.isTypeOnly;
    if (!isImport && !isExport) return [];
    const { moduleSpecifier: name } = statement;
    return name !== undefined && ts.isStringLiteral(name) ? [name.text] : [];
  });
}

function fileOf(from: string, name: string): string | null {
  if (name.startsWith('.')) return resolve(dirname(from), name);
  const [, workspace = '', inside = ''] = /^@interlock\/([^/]+)\/(.+)$/u.exec(name) ?? [];
  const found = ['packages', 'actions'].map((group) => join(root, group, workspace, 'src', `${inside}.ts`));
  return workspace === '' ? null : (found.find((file) => existsSync(file)) ?? null);
}

/** Everything that a program loads when it starts: files of ours, and names of what is not. */
function loadedAtStart(entry: string): ReadonlySet<string> {
  const seen = new Set<string>();
  const open = [join(root, entry)];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(relative(root, file))) continue;
    seen.add(relative(root, file));
    for (const name of loadedBy(file)) {
      const next = fileOf(file, name);
      if (next === null) seen.add(name);
      else open.push(next);
    }
  }
  return seen;
}

describe('quality-gate at its start', () => {
  const loaded = loadedAtStart('actions/quality-gate/src/index.ts');

  it('loads what every run needs', () => {
    expect(loaded.size).toBeGreaterThan(100);
    expect(loaded).toContain('packages/reports/src/domain/reader.ts');
  });

  it.each([
    [
      'the readers of any kind',
      /^packages\/reports\/src\/domain\/(?:[a-z]+\/)?(?:(?!nearest)[a-z]+-)?formats\.ts$/u,
    ],
    ['the readers of every kind at once', /\/every-format\.ts$/u],
    ['a single reader', /^packages\/reports\/src\/domain\/[a-z]+\/(?:junit|lcov|sarif|k6|jscpd)\.ts$/u],
    ['the parser of XML', /^saxes$/u],
    ['the reader of archives', /zip-archive\.ts$|^yauzl$/u],
    ['what looks for a baseline, or keeps one', /\/(?:find|keep)-baseline\.ts$/u],
    ['what asks SonarQube', /\/sonarqube\/read-(?:projects|analysis)\.ts$/u],
    ['what asks GitHub', /^@octokit\/|^@actions\//u],
    ['what only the documentation needs', /\/documented\.ts$/u],
  ])('does not load %s', (_, path) => {
    const isExcused = (one: string): boolean => one.endsWith('/load-formats.ts');
    expect([...loaded].filter((one) => path.test(one) && !isExcused(one))).toStrictEqual([]);
  });
});

describe('the readers that are loaded', () => {
  it.each(reportKinds.map((kind) => [kind]))('of %s are all of that kind', async (kind) => {
    const wanted = formatNames.filter((name) => kindOf(name) === kind);
    expect(Object.keys(await formatsOf(kind)).sort()).toStrictEqual([...wanted].sort());
  });

  it('are together every one, each of the kind that its name stands for', async () => {
    expect(Object.keys(await everyFormat()).sort()).toStrictEqual([...formatNames].sort());
    for (const name of formatNames)
      expect([name, definitionOf(name).kind]).toStrictEqual([name, kindOf(name)]);
  });
});
