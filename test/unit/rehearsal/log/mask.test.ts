import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMasker } from '../../../../packages/rehearsal/src/domain/log/mask.ts';

test.each([
  ['the key is opensesame.', 'the key is ***.'],
  ['opensesameopensesame', '***'],
  [`base64: ${btoa('opensesame')}`, 'base64: ***'],
  ['nothing here', 'nothing here'],
])('%s', (text, expected) => {
  expect(createMasker(['opensesame']).mask(text)).toBe(expected);
});

test('encodings of a secret are masked: JSON, URI, XML', () => {
  const masker = createMasker(['a"b&c d<e']);
  expect(masker.mask(JSON.stringify({ k: 'a"b&c d<e' }))).toBe('{"k":"***"}');
  expect(masker.mask(encodeURIComponent('a"b&c d<e'))).toBe('***');
  expect(masker.mask('a&quot;b&amp;c d&lt;e')).toBe('***');
});

test('a secret inside of a longer text is masked in its Base64, at each alignment', () => {
  const secret = 'correct horse battery';
  for (const before of ['', 'x', 'xy', 'xyz']) {
    const encoded = btoa(`${before}${secret}suffix`);
    expect(createMasker([secret]).mask(encoded)).not.toBe(encoded);
  }
});

test('each line of a secret of several lines is masked, blank ones are not', () => {
  const masker = createMasker(['first line\n\n  \nsecond line']);
  expect(masker.mask('first line')).toBe('***');
  expect(masker.mask('  second line  ')).toBe('  ***  ');
  expect(masker.mask('   ')).toBe('   ');
});

test('a secret that is added later is masked from then on', () => {
  const masker = createMasker();
  expect(masker.mask('swordfish')).toBe('swordfish');
  masker.add('swordfish');
  expect(masker.mask('swordfish')).toBe('***');
});

test('no secret of four or more letters is in a masked text', () => {
  const letters = fc.stringMatching(/^[a-z]{4,12}$/);
  fc.assert(
    fc.property(fc.array(letters, { minLength: 1 }), fc.array(letters), (secrets, words) => {
      const masked = createMasker(secrets).mask([...words, ...secrets].join(''));
      for (const secret of secrets) expect(masked).not.toContain(secret);
    }),
  );
});
