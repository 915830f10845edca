import fc from 'fast-check';
import { isLineBreak, trimmedSpan } from '@interlock/shared/domain/rule/characters';
import { printRule } from '@interlock/shared/domain/rule/printer';
import type { Limit, Quantity, Rule, Scope } from '@interlock/shared/domain/rule/rule';

const letters = Array.from('abcdefghijklmnopqrstuvwxyz');

/** `coverage`, `p95`, `newest-age`: an id of the grammar. */
export const anyId = fc
  .tuple(
    fc.constantFrom(...letters),
    fc.string({ unit: fc.constantFrom(...letters, ...Array.from('0123456789-')), maxLength: 8 }),
  )
  .map(([first, rest]) => first + rest);

export const anyMetricId = fc.array(anyId, { minLength: 2, maxLength: 3 }).map((ids) => ids.join('.'));

/** Names as tools produce them, then anything at all. */
export const anyName = fc.oneof(
  fc.constantFrom(
    'GET /checkout',
    'com.acme.Foo$Bar#method',
    'App\\Tests\\FooTest::test with "quotes" (1)',
    'tests/test_api.py::test_x[param-1, a=b]',
    'List<String>.size() >= 3',
    '#starts with a hash',
    'ends with a backslash\\',
    'in',
    'of',
    'each',
    'when changed',
    'else warn',
    'baseline',
    'ünï/код/試験 ✅',
    'a # b',
    ' leading and trailing ',
    'line\nbreak',
    '"',
    '\\',
    '\u00a0',
    '$min',
    '{a,b}/**/[!x]*.js',
  ),
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('"\\<>=!#$ \t\n:/[](){}.-∞≥')),
    minLength: 1,
    maxLength: 12,
  }),
);

/** Any number that the grammar can write: finite, and no negative zero. */
const anyNumber = fc
  .oneof(
    fc.integer({ min: 0, max: 1000 }),
    fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(5e-324, 1.7976931348623157e308, 1e21, 1e-7, 0.1, 123456789012345680000),
  )
  .map((number) => (number === 0 ? 0 : number));

const anyUnit: fc.Arbitrary<Quantity['unit']> = fc.constantFrom(
  null,
  '%',
  'pp',
  'ms',
  's',
  'm',
  'h',
  'd',
  'B',
  'kB',
  'MB',
  'KiB',
  'MiB',
  'GiB',
);

const anyAmount: fc.Arbitrary<Quantity> = fc.record({ number: anyNumber, unit: anyUnit });

const anyQuantity: fc.Arbitrary<Quantity> = fc
  .tuple(anyAmount, fc.boolean())
  .map(([{ number, unit }, negative]) => ({ number: negative && number !== 0 ? -number : number, unit }));

const anyScope: fc.Arbitrary<Scope> = fc.oneof(
  fc.record({ kind: fc.constant('path' as const), glob: anyName }),
  fc.record({
    kind: fc.constant('each' as const),
    member: fc.constantFrom('package' as const, 'service' as const, 'file' as const),
    glob: fc.option(anyName),
  }),
);

const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.record({ kind: fc.constant('value' as const), quantity: anyQuantity }),
  fc.record({ kind: fc.constant('parameter' as const), id: anyId }),
  fc.record({
    kind: fc.constant('baseline' as const),
    offset: fc.option(fc.record({ sign: fc.constantFrom('+' as const, '-' as const), quantity: anyAmount })),
  }),
);

const anyNote = fc.string({ maxLength: 20, unit: 'binary' }).map((text) => {
  const flat = Array.from(text)
    .filter((character) => !isLineBreak(character))
    .join('');
  const { start, end } = trimmedSpan(flat);
  return start === end ? null : flat.slice(start, end);
});

/** Every rule that there is. */
export const anyRule: fc.Arbitrary<Rule> = fc.record({
  metric: anyMetricId,
  name: fc.option(anyName),
  scope: fc.option(anyScope),
  operator: fc.constantFrom('>=' as const, '<=' as const, '==' as const, '<' as const, '>' as const),
  limit: anyLimit,
  whenChanged: fc.boolean(),
  elseWarn: fc.boolean(),
  note: anyNote,
});

/** Rules that a character, a piece or a blank was taken from, put into or doubled in: near misses. */
export const anyMutation = fc
  .tuple(
    anyRule.map(printRule),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 6 }),
        fc.oneof(
          fc.constantFrom(' ', '  ', '\n', '"', '\\', '#', ' #', '=', '<', '>', '-', '+', '$', '%', '.', '0'),
          fc.constantFrom('of ', ' in ', 'each ', 'package ', 'baseline ', ' when changed', ' else warn'),
          fc.constantFrom('pp', 's', 'KiB', '\u00a0', '≥', '−', '${{', 'é', '\ud800', '\u0000', '\u2028'),
          fc.string({ maxLength: 3 }),
        ),
      ),
      { maxLength: 2 },
    ),
  )
  .map(([text, edits]) =>
    edits.reduce((before, [place, removed, added]) => {
      const at = place % (before.length + 1);
      return before.slice(0, at) + added + before.slice(at + (removed > 3 ? 0 : removed));
    }, text),
  );
