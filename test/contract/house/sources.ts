import { dirname, join } from 'node:path/posix';

import ts from 'typescript';

/** A file of the product: its path relative to the root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

export type Layer = 'domain' | 'ports' | 'steps' | 'use case' | 'adapters' | 'testing' | 'entry';

export interface Import {
  readonly name: string;
  readonly isType: boolean;
}

/** A file with what it imports, and the words of the language in it that make something wait. */
export interface ReadFile extends SourceFile {
  readonly imports: readonly Import[];
  readonly waits: readonly string[];
}

export interface Source extends ReadFile {
  /** `packages/shared`, `actions/quality-gate`, … */
  readonly workspace: string;
  /** Whether the workspace is held to the rules of `domain/`, `ports/` and `steps/`. */
  readonly isSettled: boolean;
  /** `null` for a file that is in none of the folders. */
  readonly layer: Layer | null;
}

/** Every source, by its path. */
export interface House {
  readonly sources: readonly Source[];
  /** The source that an import names, when it is one of ours. */
  readonly target: (from: Source, name: string) => Source | undefined;
}

const folders: ReadonlyMap<string, Layer> = new Map([
  ['domain', 'domain'],
  ['ports', 'ports'],
  ['steps', 'steps'],
  ['adapters', 'adapters'],
  ['testing', 'testing'],
]);

/**
 * The layer of a path inside `src/`. Folders of a feature (`gate/`, `routers/NAME/`) repeat the layers; the interface
 * of the routers and their table are data.
 */
function layerOf(inside: string): Layer | null {
  if (inside === 'index.ts') return 'entry';
  if (inside === 'routers/router.ts' || inside === 'routers/routers.ts') return 'domain';
  const own = inside.replace(/^(?:gate|routers\/[^/]+)\/(?=.)/u, '');
  if (own === 'run.ts') return 'use case';
  const [folder = '', ...rest] = own.split('/');
  return rest.length === 0 ? null : (folders.get(folder) ?? null);
}

const waitingTypes = /^(?:Promise|PromiseLike|Async(?:Iterable|Iterator|Generator|IterableIterator))$/u;

/** Reads a file: what it imports, as values and as types, and what waits in it. */
export function readSource({ path, text }: SourceFile): ReadFile {
  const parsed = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const waits = new Set<string>();
  const add = (name: ts.Node | undefined, isType: boolean): void => {
    if (name !== undefined && ts.isStringLiteral(name)) imports.push({ name: name.text, isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    if (node.kind === ts.SyntaxKind.AsyncKeyword) waits.add('async');
    if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AwaitKeyword) waits.add('await');
    if (ts.isIdentifier(node) && waitingTypes.test(node.text)) waits.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return { path, text, imports, waits: [...waits] };
}

/**
 * Puts the sources together.
 *
 * @param files - all of them
 * @param unsettled - workspaces whose files are not in their folders yet; one in no folder counts as domain
 */
export function houseOf(files: readonly ReadFile[], unsettled: readonly string[] = []): House {
  const sources = files.map((file): Source => {
    const [, workspace = '', inside = ''] = /^([^/]+\/[^/]+)\/src\/(.+)$/u.exec(file.path) ?? [];
    const isSettled = !unsettled.includes(workspace);
    const layer = layerOf(inside) ?? (isSettled ? null : 'domain');
    return { ...file, workspace, isSettled, layer };
  });
  const byPath = new Map(sources.map((source) => [source.path, source]));
  return {
    sources,
    target: (from, name) => {
      if (name.startsWith('.')) return byPath.get(join(dirname(from.path), name));
      const [, workspace = '', inside = ''] = /^@interlock\/([^/]+)\/(.+)$/u.exec(name) ?? [];
      return (
        byPath.get(`packages/${workspace}/src/${inside}.ts`) ??
        byPath.get(`actions/${workspace}/src/${inside}.ts`)
      );
    },
  };
}
