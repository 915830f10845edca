import { afterEach, describe, expect, test } from 'vitest';

import type { Cloud } from '../rehearsal/cloud.ts';
import { openCloud, production, rehearseLogin, type OidcLogin } from './stage.ts';

const clouds: Cloud[] = [];

afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.close();
});

async function open(...given: Parameters<typeof openCloud>): Promise<Cloud> {
  const cloud = await openCloud(...given);
  clouds.push(cloud);
  return cloud;
}

const provider = 'projects/1/locations/global/workloadIdentityPools/github/providers/shop';
const logins: readonly OidcLogin[] = [
  {
    name: 'eks',
    audience: 'sts.amazonaws.com',
    variables: {
      EKS_ROLE_ARN: 'arn:aws:iam::111122223333:role/promote',
      EKS_REGION: 'eu-west-1',
      EKS_CLUSTER: 'shop',
    },
    programs: ['aws'],
    left: ['aws-credentials 600', 'kubeconfig 600'],
    show: 'cat "$RUNNER_TEMP/aws-credentials"',
  },
  {
    name: 'gke',
    audience: `https://iam.googleapis.com/${provider}`,
    variables: {
      GKE_PROVIDER: provider,
      GKE_SERVICE_ACCOUNT: 'promote@acme.iam.gserviceaccount.com',
      GKE_PROJECT: 'acme',
      GKE_LOCATION: 'europe-west1',
      GKE_CLUSTER: 'shop',
    },
    programs: ['gcloud'],
    left: ['credentials 600', 'gke-credential 600', 'identity.json 600', 'kubeconfig 600'],
    show: 'bash "$RUNNER_TEMP/gke-credential"',
  },
  {
    name: 'aks',
    audience: 'api://AzureADTokenExchange',
    variables: {
      AKS_CLIENT_ID: 'client',
      AKS_TENANT_ID: 'tenant',
      AKS_SUBSCRIPTION_ID: 'subscription',
      AKS_RESOURCE_GROUP: 'group',
      AKS_CLUSTER: 'shop',
    },
    programs: ['az', 'kubelogin'],
    left: ['kubeconfig 600', 'session 600'],
    show: 'true',
  },
];

/** What a token of identity begins with, and the session that the stand-in cloud gives (the kubeconfig in base64). */
const secretsOfTheRun = /eyJ|YXBpVmVyc2lvbjogdjEKa2luZD|stand-in\/secret/u;

describe.each(logins.map((login) => [login.name, login] as const))('%s', (name, login) => {
  test('the right token gets there, and a kubeconfig for this job alone comes of it', async () => {
    const cloud = await open(login.audience);
    const result = await rehearseLogin(login, cloud, { then: login.show });
    expect(result.code, result.stdout).toBe(0);
    const left = [...result.stdout.matchAll(/^move \| left (?<file>.*)$/gmu)].map(
      ({ groups }) => groups?.['file'],
    );
    expect(left.sort()).toEqual(login.left);
    expect(new Set(cloud.answers())).toEqual(new Set([production]));
    expect(result.stdout).toContain('move | mode 600');
    expect(result.stdout).toContain('in the folder of the job');
    expect(result.stdout).toContain('of the stand-in cloud');
    expect(result.jobs['move']?.permissionsUsed).toContain('id-token: write');
    expect(result.stdout).not.toMatch(secretsOfTheRun);
  });

  test('a job without id-token: write is refused, and the cloud hears nothing of it', async () => {
    const cloud = await open(login.audience);
    const result = await rehearseLogin(login, cloud, { permissions: '{contents: read}' });
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('Grant id-token: write to it, and to the job that calls its workflow.');
    expect(cloud.answers()).toEqual([]);
    expect(result.jobs['move']?.steps.map(({ conclusion }) => conclusion)).toEqual([
      'success',
      'failure',
      'skipped',
      'skipped',
    ]);
  });

  test('a job of another environment is refused by the cloud, and told which subject it has to trust', async () => {
    const cloud = await open(login.audience);
    const result = await rehearseLogin(login, cloud, { environment: 'staging' });
    expect(result.code).toBe(1);
    expect(new Set(cloud.answers())).toEqual(new Set(['the subject is repo:acme/shop:environment:staging']));
    expect(result.stdout).toContain('has to ');
    expect(result.stdout).toContain(
      'the subject repo:acme/shop:environment:staging, or the one with numbers',
    );
    expect(result.stdout).not.toMatch(secretsOfTheRun);
  });

  test('a cloud of another audience refuses the token', async () => {
    const cloud = await open('another');
    const result = await rehearseLogin(login, cloud);
    expect(result.code).toBe(1);
    expect(new Set(cloud.answers())).toEqual(new Set([`the audience is ${login.audience}`]));
  });

  test('a subject with numbers is another subject', async () => {
    const cloud = await open(login.audience);
    const result = await rehearseLogin(login, cloud, { oidcSubject: 'ids' });
    expect(result.code).toBe(1);
    expect(cloud.answers()[0]).toMatch(/^the subject is repo:acme@\d+\/shop@\d+:environment:production$/u);
  });

  test('every variable that is missing is named, at once', async () => {
    const cloud = await open(login.audience);
    const [first = '', ...others] = Object.keys(login.variables);
    const without = { [first]: login.variables[first] ?? '' };
    const result = await rehearseLogin(login, cloud, { variables: without });
    expect(result.code).toBe(1);
    expect(result.stdout).toContain(
      `There is no variable ${others.join(' ')}. Store it for the environment production`,
    );
    expect(cloud.answers()).toEqual([]);
  });

  test.each(login.programs)('a runner without %s is named', async (program) => {
    const cloud = await open(login.audience);
    const result = await rehearseLogin(login, cloud, { without: [program] });
    expect(result.code).toBe(1);
    expect(result.stdout).toContain(`There is no ${program} on this runner.`);
    expect(cloud.answers()).toEqual([]);
  });

  test('a value of another cluster is refused with the variables to look at', async () => {
    const cloud = await open(login.audience);
    const cluster = `${name.toUpperCase()}_CLUSTER`;
    const result = await rehearseLogin(login, cloud, {
      variables: { ...login.variables, [cluster]: 'other' },
    });
    expect(result.code).toBe(1);
    expect(result.stdout).toContain(`${cluster} ha`);
    expect(result.stdout).not.toMatch(secretsOfTheRun);
  });
});

test('the kubeconfig of GKE gets each token anew, by a script beside it', async () => {
  const gke = logins[1];
  if (gke === undefined) throw new Error('no such login');
  const cloud = await open(gke.audience);
  const before = 3;
  const result = await rehearseLogin(gke, cloud, {
    then: 'bash "$RUNNER_TEMP/gke-credential" | grep -c "ExecCredential.*status.*token"',
  });
  expect(result.code, result.stdout).toBe(0);
  expect(cloud.answers()).toHaveLength(before);
  expect(result.stdout).toContain('"interactiveMode":"Never"');
});
