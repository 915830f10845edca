#!/usr/bin/env node
import { main } from '@interlock/rehearsal/adapters/command-line';

// Loaded on first use: a rehearsal does without the readers of reports.
await main(async () => (await import('@interlock/quality-gate/run')).qualityGate);
