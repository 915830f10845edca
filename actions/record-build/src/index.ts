import { realPorts } from '@interlock/shared/adapters/ports';
import { runAction } from '@interlock/shared/run';
import { recordBuild } from './run.ts';

await runAction(recordBuild, await realPorts());
