/**
 * Reports to be read by the benchmark, made here: a beginning, as many parts as it takes, an end. Every part is another
 * suite or source file, until there are some thousands of them; then they come again, as the shards of a big build do.
 * Whoever adds a format adds it here: a test holds this list against the formats that are read.
 */
import { codeInputs, sizeInputs } from './code-inputs.mjs';
import { coverageInputs } from './coverage-inputs.mjs';
import { performanceInputs } from './performance-inputs.mjs';
import { staticInputs } from './static-inputs.mjs';
import { testInputs } from './test-inputs.mjs';

/** @type {readonly import('./parts.mjs').Input[]} */
export const inputs = [
  ...testInputs,
  ...coverageInputs,
  ...staticInputs,
  ...codeInputs,
  ...performanceInputs,
  ...sizeInputs,
];
