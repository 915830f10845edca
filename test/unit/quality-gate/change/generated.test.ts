import { describe } from 'vitest';

import { testHistories } from './generated-properties.ts';

describe('generated histories', () => testHistories({ numRuns: 5, seed: 3 }, 60_000));
