import { testInterleaving } from './interleaving-cases.ts';

// The first of them; test/soak plays a thousand.
testInterleaving({ firstSeed: 1, count: 40 });
