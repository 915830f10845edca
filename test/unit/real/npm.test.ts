import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { linkAsListed } from '../../../scripts/real/kinds/npm.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'interlock-links-'));
  mkdirSync(join(folder, 'lib'));
  writeFileSync(join(folder, 'lib/a.so.1.2'), 'code');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const list = (content: unknown) => {
  writeFileSync(join(folder, 'links.json'), JSON.stringify(content));
};

describe('the links that a package lists', () => {
  it('stand where they belong and lead to what they name', () => {
    list([{ source: 'lib/a.so.1.2', target: 'lib/more/a.so' }]);
    linkAsListed(folder, 'links.json');
    expect(readFileSync(join(folder, 'lib/more/a.so'), 'utf8')).toBe('code');
  });

  it.each([
    ['nothing', [], 'lists no links'],
    ['no list', { source: 'a', target: 'b' }, 'lists no links'],
    ['a link outside the package', [{ source: 'lib/a.so.1.2', target: '../a.so' }], 'outside its package'],
    ['a target outside the package', [{ source: '/etc/passwd', target: 'lib/a.so' }], 'outside its package'],
    ['no place', [{ source: 'lib/a.so.1.2' }], 'outside its package'],
  ])('are refused when the list holds %s', (_, content, problem) => {
    list(content);
    expect(() => linkAsListed(folder, 'links.json')).toThrow(problem);
  });
});
