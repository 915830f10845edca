import { data, Evaluator, Lexer, Parser, type Expr } from '@actions/expressions';
import * as ast from '@actions/expressions/ast';
import { TokenType, type Token } from '@actions/expressions/lexer';
import type { FunctionDefinition, FunctionInfo } from '@actions/expressions/funcs/info';
import { messageOf } from '@interlock/shared/domain/errors';
import { StepFailure } from '../domain/problem.ts';
import type { ExpressionScope } from '../domain/expression/scope.ts';
import type { Expressions } from '../ports/expressions.ts';
import { isValueList, type Value } from '../domain/value.ts';

const contextNames = [
  'env',
  'github',
  'inputs',
  'job',
  'jobs',
  'matrix',
  'needs',
  'runner',
  'secrets',
  'steps',
  'strategy',
  'vars',
];
const statusNames = ['always', 'cancelled', 'failure', 'success'];
const functions: FunctionInfo[] = [
  ...statusNames.map((name) => ({ name, minArgs: 0, maxArgs: 0 })),
  { name: 'hashFiles', minArgs: 1, maxArgs: 255 },
];

/** GitHub's own expression language. Parsed expressions are kept, for the same one is asked often. */
export function createExpressions(): Expressions {
  const parsed = new Map<string, Expr>();
  const parse = (expression: string): Expr => {
    const known = parsed.get(expression);
    if (known !== undefined) return known;
    try {
      const tree = new Parser(lex(expression), contextNames, functions).parse();
      parsed.set(expression, tree);
      return tree;
    } catch (error) {
      throw new StepFailure(messageOf(error));
    }
  };
  return {
    evaluate: (expression, scope) => {
      const tree = parse(expression);
      try {
        return fromData(new Evaluator(tree, contextsFor(tree, scope), functionsOf(scope)).evaluate());
      } catch (error) {
        throw error instanceof StepFailure ? error : new StepFailure(messageOf(error));
      }
    },
    paths: (expression) => [...new Set(nodesOf(parse(expression)).flatMap(outermostPath))],
    usesStatusFunction: (expression) =>
      nodesOf(parse(expression)).some(
        (node) =>
          node instanceof ast.FunctionCall && statusNames.includes(node.functionName.lexeme.toLowerCase()),
      ),
  };
}

/** The tokens of an expression, each escaped quote of a text undone: the lexer itself undoes only the first. */
function lex(expression: string): Token[] {
  return new Lexer(expression)
    .lex()
    .tokens.map((token) =>
      token.type === TokenType.STRING
        ? { ...token, value: token.lexeme.slice(1, -1).replaceAll("''", "'") }
        : token,
    );
}

/** Every node of a tree; with each its parent, so that only the longest dotted name is told. */
function nodesOf(tree: Expr): readonly Expr[] {
  return [tree, ...childrenOf(tree).flatMap(nodesOf)];
}

function childrenOf(node: Expr): readonly Expr[] {
  if (node instanceof ast.Unary) return [node.expr];
  if (node instanceof ast.Binary) return [node.left, node.right];
  if (node instanceof ast.Logical) return node.args;
  if (node instanceof ast.Grouping) return [node.group];
  if (node instanceof ast.FunctionCall) return node.args;
  if (node instanceof ast.IndexAccess) return pathOf(node) === null ? [node.expr, node.index] : [];
  return [];
}

function outermostPath(node: Expr): readonly string[] {
  const path = pathOf(node);
  return path === null ? [] : [path];
}

function pathOf(node: Expr): string | null {
  if (node instanceof ast.ContextAccess) return node.name.lexeme;
  if (!(node instanceof ast.IndexAccess) || !(node.index instanceof ast.Literal)) return null;
  const base = pathOf(node.expr);
  const { literal } = node.index;
  if (base === null || literal.kind !== data.Kind.String) return null;
  const key = literal.coerceString();
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) ? `${base}.${key}` : null;
}

function contextsFor(tree: Expr, scope: ExpressionScope): data.Dictionary {
  const contexts = new data.Dictionary();
  const needed = new Set(
    everyNode(tree).flatMap((node) =>
      node instanceof ast.ContextAccess ? node.name.lexeme.toLowerCase() : [],
    ),
  );
  for (const name of contextNames)
    if (needed.has(name)) contexts.add(name, toData(scope.contexts[name] ?? null));
  return contexts;
}

function everyNode(tree: Expr): readonly Expr[] {
  const below = tree instanceof ast.IndexAccess ? [tree.expr, tree.index] : childrenOf(tree);
  return [tree, ...below.flatMap(everyNode)];
}

function functionsOf(scope: ExpressionScope): Map<string, FunctionDefinition> {
  const defined = functions.map((info): [string, FunctionDefinition] => {
    const name = info.name.toLowerCase();
    const call = scope.functions[name];
    return [
      name,
      {
        ...info,
        call: (...args) => {
          if (call === undefined) throw new StepFailure(`The function '${info.name}' is not available here`);
          return toData(call(args.map(fromData)));
        },
      },
    ];
  });
  return new Map(defined);
}

function toData(value: Value): data.ExpressionData {
  if (value === null) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (isValueList(value)) return new data.Array(...value.map(toData));
  return new data.Dictionary(...Object.entries(value).map(([key, each]) => ({ key, value: toData(each) })));
}

function fromData(found: data.ExpressionData): Value {
  switch (found.kind) {
    case data.Kind.Null:
      return null;
    case data.Kind.Boolean:
    case data.Kind.Number:
    case data.Kind.String:
      return found.value;
    case data.Kind.Array:
      return found.values().map(fromData);
    case data.Kind.Dictionary:
      return Object.fromEntries(found.pairs().map((pair) => [pair.key, fromData(pair.value)] as const));
  }
}
