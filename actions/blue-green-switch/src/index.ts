import { realPorts } from '@interlock/shared/adapters/ports';
import { runAction } from '@interlock/shared/run';
import { kubectlProxy } from './adapters/kubectl-proxy.ts';
import { blueGreenSwitch } from './run.ts';

const ports = realPorts();
await runAction(blueGreenSwitch(kubectlProxy(ports)), ports);
