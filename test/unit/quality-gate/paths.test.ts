import { describe, expect, it } from 'vitest';

import { repositoryFiles } from '@interlock/checkout/domain/paths';

const files = repositoryFiles(
  [
    'src/index.js',
    'src/pay/card.js',
    'packages/web/src/index.js',
    'packages/web/src/app.js',
    'packages/api/src/index.js',
    'main.py',
  ],
  '/home/runner/work/shop/shop',
  true,
);

describe('a path of a report', () => {
  it.each([
    ['as it is', 'src/pay/card.js', 'coverage/lcov.info', 'src/pay/card.js'],
    ['with a dot', './src/../src/pay/card.js', 'lcov.info', 'src/pay/card.js'],
    ['with Windows separators', 'src\\pay\\card.js', 'lcov.info', 'src/pay/card.js'],
    ['below the checkout', '/home/runner/work/shop/shop/src/index.js', 'lcov.info', 'src/index.js'],
    [
      'from the folder of the report',
      'src/index.js',
      'packages/web/coverage/lcov.info',
      'packages/web/src/index.js',
    ],
    ['of another machine', '/builds/shop/src/pay/card.js', 'lcov.info', 'src/pay/card.js'],
    ['of another machine, a whole path of ours', '/builds/shop/src/index.js', 'lcov.info', 'src/index.js'],
    ['of Windows', 'D:\\a\\shop\\packages\\web\\src\\app.js', 'lcov.info', 'packages/web/src/app.js'],
    ['of a container, by its longest ending', '/app/src/app.js', 'lcov.info', 'packages/web/src/app.js'],
    ['of a container, a file in the root', '/app/main.py', 'lcov.info', 'main.py'],
    ['relative, by its ending', 'app.js', 'lcov.info', 'packages/web/src/app.js'],
  ])('is found %s', (_, path, report, expected) => {
    expect(files.locate(path, report)).toStrictEqual({ kind: 'found', path: expected });
  });

  it.each([
    ['an unknown file', '/app/src/gone.js'],
    ['a file below the checkout that is not ours', '/home/runner/work/shop/shop/dist/src/app.js'],
    ['only the same name', '/usr/lib/card.js'],
    ['nothing', './'],
  ])('is outside when it is %s', (_, path) => {
    expect(files.locate(path, 'lcov.info')).toStrictEqual({ kind: 'outside' });
  });

  it('is foreign when it is of a dependency', () => {
    expect(files.locate('/app/node_modules/x/src/app.js', 'lcov.info')).toStrictEqual({ kind: 'foreign' });
  });

  it('is ambiguous when several files fit as well', () => {
    const monorepo = repositoryFiles(['packages/web/src/index.js', 'packages/api/src/index.js'], '/w', true);
    expect(monorepo.locate('/app/src/index.js', 'lcov.info')).toStrictEqual({
      kind: 'ambiguous',
      candidates: ['packages/api/src/index.js', 'packages/web/src/index.js'],
    });
  });
});
