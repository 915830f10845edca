import { main } from './adapters/main.ts';

await main();
