import type { Definitions } from '../format-names.ts';
import { jscpd } from './jscpd.ts';
import { cpd } from './cpd.ts';

/** The readers of reports about duplication. */
export const duplicationFormats = {
  jscpd,
  cpd,
} satisfies Definitions;
