import type { Definitions } from '../format-names.ts';
import { lizardXml } from './lizard-xml.ts';
import { lizardCsv } from './lizard-csv.ts';
import { lizardText } from './lizard-text.ts';
import { eslintComplexity } from './eslint-complexity.ts';

/** The readers of reports about complexity. */
export const complexityFormats = {
  'lizard-xml': lizardXml,
  'lizard-csv': lizardCsv,
  'lizard-text': lizardText,
  'eslint-complexity': eslintComplexity,
} satisfies Definitions;
