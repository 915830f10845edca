import process from 'node:process';

import { testInterleaving } from '../../unit/blue-green-switch/interleaving-cases.ts';

testInterleaving({ firstSeed: Number(process.env['INTERLOCK_SOAK_SEED'] ?? 1000), count: 1000 });
