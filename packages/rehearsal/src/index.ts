#!/usr/bin/env node
import { main } from './adapters/command-line.ts';

await main();
