import type { GitHub } from '../../ports/github.ts';
import type { Calls } from './calls.ts';

const descriptionCap = 140;

/** Deployments and their states. */
export function deploymentCalls({
  call,
  place,
}: Calls): Pick<GitHub, 'createDeployment' | 'setDeploymentStatus'> {
  return {
    createDeployment: (deployment) =>
      call(`recording a deployment to ${deployment.environment}`, async (rest) => {
        const { data } = await rest.repos.createDeployment({
          ...place,
          ref: deployment.ref,
          environment: deployment.environment,
          description: deployment.description.slice(0, descriptionCap),
          payload: { ...deployment.payload },
          auto_merge: false,
          required_contexts: [],
          production_environment: deployment.production,
        });
        if (!('id' in data)) throw new Error('GitHub wants to merge first, although it was told not to');
        return { id: data.id, url: data.url };
      }),
    setDeploymentStatus: (status) =>
      call('recording the state of a deployment', async (rest) => {
        await rest.repos.createDeploymentStatus({
          ...place,
          deployment_id: status.deployment,
          state: status.state,
          description: status.description.slice(0, descriptionCap),
          auto_inactive: true,
          ...(status.environmentUrl === null ? {} : { environment_url: status.environmentUrl }),
          ...(status.logUrl === null ? {} : { log_url: status.logUrl }),
        });
      }),
  };
}
