import type { Definitions } from '../format-names.ts';
import { sarif } from './sarif.ts';
import { eslint } from './eslint.ts';
import { checkstyle } from './checkstyle.ts';
import { golangci } from './golangci.ts';
import { ruff } from './ruff.ts';
import { tsc } from './tsc.ts';
import { mypy } from './mypy.ts';
import { prettier } from './prettier.ts';
import { gofmt } from './gofmt.ts';
import { black, ruffFormat } from './python-formatters.ts';

/** The readers of reports about what linters, formatters and type checkers found. */
export const staticFormats = {
  sarif,
  eslint,
  checkstyle,
  'golangci-lint': golangci,
  ruff,
  tsc,
  mypy,
  prettier,
  gofmt,
  black,
  'ruff-format': ruffFormat,
} satisfies Definitions;
