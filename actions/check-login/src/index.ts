import { realPorts } from '@interlock/shared/adapters/ports';
import { runAction } from '@interlock/shared/run';
import { checkLogin } from './run.ts';

await runAction(checkLogin, await realPorts());
