import type { NamedFormat } from '../named-format.ts';

/** The formats of reports about tests, the most common of each syntax first. */
export const testNames = {
  junit: { kind: 'tests', syntax: 'XML' },
  nunit3: { kind: 'tests', syntax: 'XML' },
  trx: { kind: 'tests', syntax: 'XML' },
  xunit: { kind: 'tests', syntax: 'XML' },
  nunit2: { kind: 'tests', syntax: 'XML' },
  ctrf: { kind: 'tests', syntax: 'JSON' },
  jest: { kind: 'tests', syntax: 'JSON' },
  mocha: { kind: 'tests', syntax: 'JSON' },
  rspec: { kind: 'tests', syntax: 'JSON' },
  'go-test': { kind: 'tests', syntax: 'JSON' },
  dart: { kind: 'tests', syntax: 'JSON' },
  tap: { kind: 'tests', syntax: 'text' },
} as const satisfies Readonly<Record<string, NamedFormat>>;
