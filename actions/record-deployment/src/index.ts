import { realPorts } from '@interlock/shared/adapters/ports';
import { runAction } from '@interlock/shared/run';
import { recordDeployment } from './run.ts';

await runAction(recordDeployment, await realPorts());
