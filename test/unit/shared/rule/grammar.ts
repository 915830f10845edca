import fc from 'fast-check';

/** An expression of ABNF (RFC 5234), as far as `docs/rules.md` uses it. */
type Node =
  | { readonly kind: 'any'; readonly of: readonly Node[] }
  | { readonly kind: 'all'; readonly of: readonly Node[] }
  | { readonly kind: 'repeat'; readonly of: Node; readonly least: number; readonly most: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'rule'; readonly name: string };

export type Grammar = ReadonlyMap<string, Node>;

const tokenShape =
  /\s*(%s"[^"]*"|"[^"]*"|%x[0-9A-F]+(?:-[0-9A-F]+)?|\d*\*\d*|[A-Za-z][A-Za-z0-9-]*|[/()[\]])/y;

function tokensOf(body: string): string[] {
  const tokens: string[] = [];
  tokenShape.lastIndex = 0;
  let read = 0;
  while (read < body.trimEnd().length) {
    const token = tokenShape.exec(body)?.[1];
    if (token === undefined) throw new Error(`not ABNF: ${body.slice(read)}`);
    tokens.push(token);
    read = tokenShape.lastIndex;
  }
  return tokens;
}

function readAlternation(queue: string[]): Node {
  const of = [readSequence(queue)];
  while (queue[0] === '/') {
    queue.shift();
    of.push(readSequence(queue));
  }
  return { kind: 'any', of };
}

function readSequence(queue: string[]): Node {
  const of: Node[] = [];
  while (queue.length > 0 && !['/', ')', ']'].includes(queue[0]!)) of.push(readRepetition(queue));
  return { kind: 'all', of };
}

function readRepetition(queue: string[]): Node {
  const times = /^(\d*)\*(\d*)$/.exec(queue[0]!);
  if (times === null) return readElement(queue);
  queue.shift();
  const most = times[2] === '' ? Infinity : Number(times[2]);
  return { kind: 'repeat', of: readElement(queue), least: Number(times[1]), most };
}

function readElement(queue: string[]): Node {
  const token = queue.shift()!;
  if (token === '(' || token === '[') {
    const inner = readAlternation(queue);
    queue.shift();
    return token === '(' ? inner : { kind: 'repeat', of: inner, least: 0, most: 1 };
  }
  const literal = /^(?:%s)?"(.*)"$/.exec(token);
  if (literal !== null) return { kind: 'text', text: literal[1]! };
  const range = /^%x([0-9A-F]+)(?:-([0-9A-F]+))?$/.exec(token);
  if (range === null) return { kind: 'rule', name: token };
  return {
    kind: 'range',
    from: Number.parseInt(range[1]!, 16),
    to: Number.parseInt(range[2] ?? range[1]!, 16),
  };
}

/** Reads the rules of an ABNF block. */
export function readGrammar(abnf: string): Grammar {
  const bodies = new Map<string, string>();
  let name = '';
  for (const line of abnf.split('\n')) {
    const bare = line.replace(/;.*$/, '');
    const start = /^([a-z][a-z-]*)\s+=(.*)$/.exec(bare);
    if (start !== null) name = start[1]!;
    const body = start === null ? bare : start[2]!;
    bodies.set(name, `${bodies.get(name) ?? ''} ${body}`);
  }
  bodies.delete('');
  return new Map(
    [...bodies].map(([rule, body]) => {
      const queue = tokensOf(body);
      const node = readAlternation(queue);
      if (queue.length > 0) throw new Error(`left over in ${rule}: ${queue.join(' ')}`);
      return [rule, node];
    }),
  );
}

function ruleOf(grammar: Grammar, name: string): Node {
  const node = grammar.get(name);
  if (node === undefined) throw new Error(`the grammar has no ${name}`);
  return node;
}

/**
 * The regular expression of a rule: no rule of this grammar is inside itself. `guard` may put a condition before a
 * rule's own expression, for what ABNF cannot say.
 */
export function expressionOf(grammar: Grammar, name: string, guard: (rule: string) => string): string {
  const hex = (point: number): string => `\\u{${point.toString(16)}}`;
  const write = (node: Node): string => {
    switch (node.kind) {
      case 'any':
        return `(?:${node.of.map(write).join('|')})`;
      case 'all':
        return node.of.map(write).join('');
      case 'repeat':
        return `(?:${write(node.of)}){${node.least},${node.most === Infinity ? '' : node.most}}`;
      case 'range':
        return `[${hex(node.from)}-${hex(node.to)}]`;
      case 'text':
        return node.text.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&');
      case 'rule':
        return `(?:${guard(node.name)}${write(ruleOf(grammar, node.name))})`;
    }
  };
  return write({ kind: 'rule', name });
}

/** Texts that a rule of the grammar makes. */
export function sentencesOf(grammar: Grammar, name: string): fc.Arbitrary<string> {
  const made = new Map<string, fc.Arbitrary<string>>();
  const make = (node: Node): fc.Arbitrary<string> => {
    switch (node.kind) {
      case 'any':
        return fc.oneof(...node.of.map(make));
      case 'all':
        return fc.tuple(...node.of.map(make)).map((parts) => parts.join(''));
      case 'repeat':
        return fc
          .array(make(node.of), {
            minLength: node.least,
            maxLength: Math.min(node.most, node.least + 5),
          })
          .map((parts) => parts.join(''));
      case 'range':
        return fc.integer({ min: node.from, max: node.to }).map((point) => String.fromCodePoint(point));
      case 'text':
        return fc.constant(node.text);
      case 'rule': {
        const known = made.get(node.name) ?? make(ruleOf(grammar, node.name));
        made.set(node.name, known);
        return known;
      }
    }
  };
  return make({ kind: 'rule', name });
}
