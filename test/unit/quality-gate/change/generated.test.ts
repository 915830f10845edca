import { describe } from 'vitest';

import { testHistories } from './generated-properties.ts';

describe('generated histories', () => testHistories({ numRuns: 3, seed: 3 }, 120_000));
