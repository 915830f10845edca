import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

type Layer = 'domain' | 'ports' | 'use case' | 'adapters' | 'testing' | 'entry';

interface Source {
  /** Relative to the root, forward slashes. */
  readonly path: string;
  readonly layer: Layer;
  readonly imports: readonly { readonly name: string; readonly isType: boolean }[];
}

function layerOf(path: string): Layer {
  const inside = path.replace(/^(packages|actions)\/[^/]+\/src\//u, '');
  if (inside === 'index.ts') return 'entry';
  if (inside === 'run.ts') return 'use case';
  const [folder = ''] = inside.split('/');
  if (folder === 'adapters') return 'adapters';
  if (folder === 'ports') return 'ports';
  // Fakes are used by tests alone; they may use a pure adapter such as digests.
  return folder === 'testing' ? 'testing' : 'domain';
}

function importsOf(file: string): Source['imports'] {
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: { name: string; isType: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier))
      found.push({
        name: node.moduleSpecifier.text,
        isType: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
      });
    if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier !== undefined &&
      ts.isStringLiteral(node.moduleSpecifier)
    )
      found.push({ name: node.moduleSpecifier.text, isType: node.isTypeOnly });
    const isImportCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const [argument] = isImportCall ? node.arguments : [];
    if (argument !== undefined && ts.isStringLiteral(argument))
      found.push({ name: argument.text, isType: false });
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
}

function sources(): readonly Source[] {
  return ['packages', 'actions'].flatMap((group) =>
    readdirSync(join(root, group)).flatMap((name) => {
      const folder = join(root, group, name, 'src');
      if (!existsSync(folder)) return [];
      return readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => {
          const path = relative(root, join(folder, file)).split(sep).join('/');
          return { path, layer: layerOf(path), imports: importsOf(join(folder, file)) };
        });
    }),
  );
}

const all = sources();
const byPath = new Map(all.map((source) => [source.path, source]));

/** The source that an import names, when it is one of ours. */
function target(from: Source, name: string): Source | undefined {
  if (name.startsWith('.'))
    return byPath.get(
      relative(root, resolve(root, dirname(from.path), name))
        .split(sep)
        .join('/'),
    );
  const ours = /^@interlock\/([^/]+)\/(.+)$/u.exec(name);
  if (ours === null) return undefined;
  const [, workspace = '', inside = ''] = ours;
  return (
    byPath.get(`packages/${workspace}/src/${inside}.ts`) ??
    byPath.get(`actions/${workspace}/src/${inside}.ts`)
  );
}

const isOutside = (name: string) => !name.startsWith('.') && !name.startsWith('@interlock/');
const isEffectful = (name: string) =>
  /^(node:|@actions\/(?!expressions|workflow-parser)|@octokit\/)/u.test(name);

/** What each layer may import of ours. */
const allowed: Readonly<Record<Layer, readonly Layer[]>> = {
  ports: ['ports', 'domain'],
  domain: ['domain', 'ports'],
  'use case': ['domain', 'ports', 'use case'],
  adapters: ['domain', 'ports', 'use case', 'adapters'],
  testing: ['domain', 'ports', 'testing', 'adapters'],
  entry: ['use case', 'adapters', 'domain', 'entry'],
};

describe('the house', () => {
  it('has sources to look at', () => {
    expect(all.length).toBeGreaterThan(50);
    expect(new Set(all.map(({ layer }) => layer)).size).toBe(6);
  });

  it('has arrows that point inwards only', () => {
    const wrong = all.flatMap((source) =>
      source.imports.flatMap(({ name, isType }) => {
        const found = target(source, name);
        if (found === undefined || isType || allowed[source.layer].includes(found.layer)) return [];
        return [`${source.path} (${source.layer}) imports ${found.path} (${found.layer})`];
      }),
    );
    expect(wrong).toStrictEqual([]);
  });

  it('resolves every import of its own', () => {
    const lost = all.flatMap((source) =>
      source.imports
        .filter(
          ({ name }) => !isOutside(name) && !name.endsWith('.json') && target(source, name) === undefined,
        )
        .map(({ name }) => `${source.path} imports ${name}`),
    );
    expect(lost).toStrictEqual([]);
  });

  it('touches the world in adapters alone', () => {
    const wrong = all.flatMap((source) =>
      source.imports
        .filter(({ name, isType }) => !isType && isEffectful(name) && source.layer !== 'adapters')
        .map(({ name }) => `${source.path} (${source.layer}) imports ${name}`),
    );
    expect(wrong).toStrictEqual([]);
  });

  it('reads the environment and the clock in adapters alone', () => {
    const wrong = all
      .filter(({ layer }) => layer !== 'adapters' && layer !== 'testing')
      .filter(({ path }) => {
        const code = readFileSync(join(root, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, '');
        return /\bprocess\.(env|argv|exit|kill|on)\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bset(Timeout|Interval)\(/u.test(
          code,
        );
      })
      .map(({ path }) => path);
    expect(wrong).toStrictEqual([]);
  });

  it('imports each outside package in one file of a workspace', () => {
    const importers = new Map<string, Set<string>>();
    for (const source of all)
      for (const { name } of source.imports) {
        if (!isOutside(name) || name.startsWith('node:')) continue;
        const bare = name.startsWith('@')
          ? name.split('/').slice(0, 2).join('/')
          : (name.split('/')[0] ?? name);
        const workspace = source.path.split('/').slice(0, 2).join('/');
        const key = `${bare} in ${workspace}`;
        importers.set(key, (importers.get(key) ?? new Set()).add(source.path));
      }
    const many = [...importers]
      .filter(([, files]) => files.size > 1)
      .map(([name, files]) => `${name}: ${[...files].join(', ')}`);
    expect(many).toStrictEqual([]);
  });

  it('has no circle of imports', () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const walk = (source: Source, trail: readonly string[]): void => {
      const at = trail.indexOf(source.path);
      if (at >= 0) circles.push([...trail.slice(at), source.path].join(' -> '));
      if (at >= 0 || done.has(source.path)) return;
      for (const { name, isType } of source.imports) {
        const next = isType ? undefined : target(source, name);
        if (next !== undefined) walk(next, [...trail, source.path]);
      }
      done.add(source.path);
    };
    for (const source of all) walk(source, []);
    expect(circles).toStrictEqual([]);
  });

  it('calls nothing utils, helpers, common or misc', () => {
    const vague = all.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.|-)/u.test(path));
    expect(vague.map(({ path }) => path)).toStrictEqual([]);
  });

  it('enters each action and program in a few lines', () => {
    const long = all.filter(({ path, layer }) => {
      if (layer !== 'entry') return false;
      const lines = readFileSync(join(root, path), 'utf8').split('\n');
      return lines.filter((line) => line.trim() !== '' && !/^\s*(\/\/|\*|\/\*)/u.test(line)).length > 6;
    });
    expect(long.map(({ path }) => path)).toStrictEqual([]);
  });
});
