import process from 'node:process';

import { describe } from 'vitest';

import { testHistories } from '../unit/quality-gate/change/generated-properties.ts';

const seed = Number(process.env['INTERLOCK_SOAK_SEED'] ?? 1);

describe('generated histories', () => testHistories({ numRuns: 150, seed }, 3_600_000));
