import process from 'node:process';

import { describe } from 'vitest';

import { formatNames } from '@interlock/reports/steps/every-format';

import { testFormat } from '../unit/quality-gate/written/properties.ts';

const seed = Number(process.env['INTERLOCK_SOAK_SEED'] ?? 1);

describe.each(formatNames)('%s', (format) => testFormat(format, { numRuns: 200, seed }));
