import type { NamedFormat } from '../named-format.ts';

/** The formats of reports about what linters and type checkers found, the most common of each syntax first. */
export const staticNames = {
  sarif: { kind: 'static', syntax: 'JSON' },
  eslint: { kind: 'static', syntax: 'JSON' },
  checkstyle: { kind: 'static', syntax: 'XML' },
  'golangci-lint': { kind: 'static', syntax: 'JSON' },
  ruff: { kind: 'static', syntax: 'JSON' },
  tsc: { kind: 'static', syntax: 'text' },
  mypy: { kind: 'static', syntax: 'text' },
  prettier: { kind: 'static', syntax: 'text' },
  gofmt: { kind: 'static', syntax: 'text' },
  black: { kind: 'static', syntax: 'text' },
  'ruff-format': { kind: 'static', syntax: 'text' },
} as const satisfies Readonly<Record<string, NamedFormat>>;
