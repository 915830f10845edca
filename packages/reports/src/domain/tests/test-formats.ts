import type { Definitions } from '../format-names.ts';
import { junit } from './junit.ts';
import { nunit2, nunit3 } from './nunit.ts';
import { xunit } from './xunit.ts';
import { trx } from './trx.ts';
import { ctrf } from './ctrf.ts';
import { mocha } from './mocha.ts';
import { jest } from './jest.ts';
import { goTest } from './go-test.ts';
import { dart } from './dart.ts';
import { rspec } from './rspec.ts';
import { tap } from './tap.ts';

/** The readers of reports about tests. */
export const testFormats = {
  junit,
  nunit2,
  nunit3,
  xunit,
  trx,
  ctrf,
  mocha,
  jest,
  'go-test': goTest,
  dart,
  rspec,
  tap,
} satisfies Definitions;
