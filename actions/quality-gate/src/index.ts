import { realPorts } from '@interlock/shared/adapters/ports';
import { runAction } from '@interlock/shared/run';
import { qualityGate } from './run.ts';

await runAction(qualityGate, await realPorts());
