import { realPorts } from '@interlock/shared/adapters/ports';
import { runAction } from '@interlock/shared/run';
import { checkRef } from './run.ts';

await runAction(checkRef, await realPorts());
