import { realPorts } from '@interlock/shared/adapters/ports';
import { runAction } from '@interlock/shared/run';
import { blueGreenSwitch } from './run.ts';

await runAction(blueGreenSwitch, realPorts());
