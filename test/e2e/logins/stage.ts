import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { startCloud, type Cloud, type CloudTrust } from '../rehearsal/cloud.ts';
import { makeFolder, makeRepository, rehearse, write, type Rehearsed } from '../rehearsal/rehearse.ts';
import { standIns } from './stand-ins.ts';

const examples = join(import.meta.dirname, '../../../examples/logins');

/** The login actions that exchange a token of identity. */
export interface OidcLogin {
  readonly name: 'eks' | 'gke' | 'aks';
  readonly audience: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Not on the runner unless the stand-ins bring them. */
  readonly programs: readonly string[];
  /** What it leaves in the folder of the job, with the mode. */
  readonly left: readonly string[];
  /** A command of a later step that prints what was given to the job. */
  readonly show: string;
}

export const kubeconfig = 'apiVersion: v1\nkind: Config\n# of the stand-in cloud\n';

export const production = 'repo:acme/shop:environment:production';

/** Starts a cloud that lets this subject in for this audience. */
export function openCloud(audience: string, trust: Partial<CloudTrust> = {}): Promise<Cloud> {
  return startCloud({ audience, subjects: [production], kubeconfig, ...trust });
}

/** What GitHub gives a job; the tests change one thing at a time. */
export interface JobOptions {
  readonly permissions?: string;
  readonly environment?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Programs that are not on the runner. */
  readonly without?: readonly string[];
  /** A step after the login. */
  readonly then?: string;
  readonly oidcSubject?: 'ids';
}

/** The programs that a runner has, but for those of the clouds, which the stand-ins bring. */
const onTheRunner = 'bash cat chmod cp curl env find git grep ip ls mkdir node rm sh stat unshare'.split(' ');

function makePath(programs: Readonly<Record<string, string>>, without: readonly string[]): string {
  const folder = makeFolder();
  const places = (process.env['PATH'] ?? '').split(':');
  for (const name of onTheRunner.filter((one) => !without.includes(one))) {
    const file = places.map((place) => join(place, name)).find((candidate) => existsSync(candidate));
    if (file !== undefined) symlinkSync(file, join(folder, name));
  }
  for (const [name, text] of Object.entries(programs)) {
    if (without.includes(name)) continue;
    write(folder, name, text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

/** A folder as that of a cluster that answers; the rehearsal then leaves the network open. */
function clusterFolder(url: string): string {
  const folder = makeFolder();
  write(folder, 'cluster.json', JSON.stringify({ url }));
  write(folder, 'kubeconfig', 'kind: Config\n');
  write(folder, 'bin/kubectl', '#!/bin/sh\nexit 1\n');
  chmodSync(join(folder, 'bin/kubectl'), 0o755);
  return folder;
}

export const readExample = (name: string): string => readFileSync(join(examples, name, 'action.yml'), 'utf8');

/** Rehearses a job that logs in by an example, as promote.yml calls it. */
export async function rehearseLogin(
  login: OidcLogin,
  cloud: Cloud,
  job: JobOptions = {},
): Promise<Rehearsed> {
  const environment = job.environment ?? 'production';
  const folder = makeRepository({
    '.github/interlock/login/action.yml': readExample(login.name),
    '.github/workflows/test.yml': `on: push
permissions: {}
jobs:
  move:
    runs-on: x
    permissions: ${job.permissions ?? '{contents: read, id-token: write}'}
    environment: {name: ${environment}, deployment: false}
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/interlock/login
        with:
          environment: ${environment}
          service: shop
          target: green
          subjects: '{}'
          secrets: \${{ secrets.LOGIN }}
          vars: \${{ toJSON(vars) }}
      - run: |
          stat -c 'mode %a' "$KUBECONFIG"
          [[ $KUBECONFIG == "$RUNNER_TEMP"/* ]] && echo 'in the folder of the job'
          find "$RUNNER_TEMP" -type f \\( -name 'kube*' -o -name 'aws-*' -o -name 'eks-*' -o -name 'gke-*' \\
            -o -path '*/gcloud/*' -o -path '*/azure/*' \\) -printf 'left %f %m\\n'
          cat "$KUBECONFIG"
      - run: ${job.then ?? 'true'}
`,
  });
  const variables = Object.entries(job.variables ?? login.variables);
  return rehearse(
    folder,
    [
      ...['--repository', 'acme/shop', '--cluster', clusterFolder(cloud.url)],
      ...variables.flatMap(([name, value]) => ['--var', `${environment}/${name}=${value}`]),
      ...(job.oidcSubject === undefined ? [] : ['--oidc-subject', job.oidcSubject]),
    ],
    { environment: { PATH: makePath(standIns(cloud.url), job.without ?? []) } },
  );
}
