import { kubectlProxy } from '@interlock/kubernetes/adapters/kubectl-proxy';
import { realPorts } from '@interlock/shared/adapters/ports';
import { runAction } from '@interlock/shared/run';
import { blueGreenSwitchOn } from './run.ts';

await runAction(blueGreenSwitchOn(kubectlProxy), await realPorts());
