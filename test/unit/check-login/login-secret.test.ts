import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readLoginSecret } from '../../../actions/check-login/src/domain/login-secret.ts';

const read = (value: unknown, publicTexts: readonly string[] = []) =>
  readLoginSecret(JSON.stringify(value), publicTexts);
const codesOf = ({ problems }: ReturnType<typeof readLoginSecret>) => problems.map(({ code }) => code);

describe('what is masked', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['a text', { token: 'secret-token' }, ['secret-token']],
    ['of exactly eight characters', { token: '12345678' }, ['12345678']],
    ['nested ones', { a: { b: ['secret-one', { c: 'secret-two' }] } }, ['secret-one', 'secret-two']],
    [
      'without the spaces around it',
      { token: '  secret-token\n' },
      ['secret-token', String.raw`  secret-token`.trim()],
    ],
    ['also as JSON writes it', { token: 'a"b\\c-secret' }, ['a"b\\c-secret', 'a\\"b\\\\c-secret']],
    [
      'the long lines of several, not the short ones and never the whole',
      { kubeconfig: 'kind: Config\nusers:\n  - token: abcdefgh\r\n\n' },
      ['kind: Config', '- token: abcdefgh', 'kind: Config\\nusers:\\n  - token: abcdefgh'],
    ],
    ['a percent sign and a colon', { token: '%0A::warning::x' }, ['%0A::warning::x']],
    ['the same only once', { a: 'secret-token', b: 'secret-token' }, ['secret-token']],
  ])('%s', (_, value, masks) => {
    const secret = read(value);
    expect(secret.masks).toStrictEqual([...new Set(masks)]);
    expect(secret.problems).toStrictEqual([]);
  });

  it('is masked although something else in it is refused', () => {
    expect(read({ short: 'shop', long: 'secret-token' }).masks).toStrictEqual(['secret-token']);
  });

  it('is no mask of several lines and none shorter than eight characters, whatever the secret holds', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), (value) => {
        for (const mask of read(value).masks) {
          expect(mask).not.toMatch(/[\r\n]/u);
          expect(mask.length).toBeGreaterThanOrEqual(8);
        }
      }),
    );
  });

  it('leaves no line of eight characters or more of any text unmasked', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (lines) => {
        const { masks } = read({ text: lines.join('\n') });
        for (const line of lines.flatMap((text) => text.split(/[\r\n]+/u)))
          if (line.trim().length >= 8) expect(masks).toContain(line.trim());
      }),
    );
  });
});

describe('what is refused', () => {
  it.each<[string, string, string]>([
    ['nothing', ' ', 'login-invalid'],
    ['what is not JSON', 'apiVersion: v1', 'login-invalid'],
    ['half of it', '{"token": "secret-tok', 'login-invalid'],
    ['a list', '["secret-token"]', 'login-invalid'],
    ['a text', '"secret-token"', 'login-invalid'],
    ['null', 'null', 'login-invalid'],
    ['an empty object', '{}', 'login-invalid'],
    ['objects with nothing in them', '{"a":{},"b":[]}', 'login-invalid'],
    [
      'what is nested without end',
      `${'{"a":'.repeat(5000)}"secret-token"${'}'.repeat(5000)}`,
      'login-invalid',
    ],
    ['a short text', '{"service":"shop"}', 'login-value-too-short'],
    ['a text of seven characters', '{"a":"1234567"}', 'login-value-too-short'],
    ['a text of spaces', '{"a":"            "}', 'login-value-too-short'],
    ['an empty text', '{"a":""}', 'login-value-too-short'],
    ['lines that are all short', '{"a":"one\\ntwo\\nthree\\nfour"}', 'login-value-too-short'],
    ['a number', '{"port":30080}', 'login-value-not-text'],
    ['a boolean', '{"insecure":true}', 'login-value-not-text'],
    ['null as a value', '{"a":null}', 'login-value-not-text'],
    ['the name of the environment', '{"a":"production"}', 'login-value-public'],
    ['a part of the name of the repository', '{"a":"acme/shop"}', 'login-value-public'],
    ['JSON with line breaks', '{\n"token": "secret-token"\n}', 'login-not-one-line'],
  ])('%s', (_, text, code) => {
    expect(codesOf(readLoginSecret(text, ['production', 'acme/shop-web', 'refs/heads/main']))).toStrictEqual([
      code,
    ]);
  });

  it('names the place of each problem, all together', () => {
    const { problems } = read({ a: 'shop', b: { 'c d': [1, true, null] }, 'é"': '' });
    expect(problems.map(({ message }) => /`(?<path>[^`]+)`/u.exec(message)?.groups?.['path'])).toStrictEqual([
      'a',
      'b["c d"][0]',
      'b["c d"][1]',
      'b["c d"][2]',
      '["é\\""]',
    ]);
    for (const { fix, where } of problems) {
      expect(fix).toContain('variable');
      expect(where).toBe('secrets');
    }
  });

  it('never quotes a value or the text', () => {
    const value = fc.oneof(fc.string({ minLength: 1, maxLength: 7 }), fc.integer());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { minKeys: 1 }), (secret) => {
        const marked = Object.fromEntries(
          Object.entries(secret).map(([key, one]) => [
            key,
            typeof one === 'string' ? `§${one.slice(1)}` : one,
          ]),
        );
        expect(JSON.stringify(read(marked).problems)).not.toContain('§');
      }),
    );
    expect(JSON.stringify(readLoginSecret('{"a": §secret', []).problems)).not.toContain('§');
  });
});
