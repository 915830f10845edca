import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { writeTree } from '../scanners/tree.ts';
import { runCommand, runWell } from '../servers/command.ts';
import { startControlPlane } from '../servers/control-plane.ts';
import type { ControlPlane } from '../servers/control-plane.ts';

const chart = {
  'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\nappVersion: "1.4.0"\n',
  'shop/values.yaml': 'version: "1.4.0"\nreplicas: 2\n',
  'shop/templates/config.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: {{ .Release.Name }}-version
data:
  version: {{ required "version is missing" .Values.version | quote }}
`,
  'shop/templates/deployment.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
spec:
  replicas: {{ .Values.replicas }}
  selector: {matchLabels: {app: {{ .Release.Name }}}}
  template:
    metadata: {labels: {app: {{ .Release.Name }}}}
    spec:
      containers:
        - name: web
          image: shop:{{ .Values.version }}
`,
};

interface Release {
  readonly version: number;
  readonly info: { readonly status: string; readonly description: string };
  readonly manifest: string;
}

realSuite('helm against a real control plane', ['helm', 'kubernetes', 'etcd'], (programs) => {
  let cluster: ControlPlane;
  let folder = '';

  beforeAll(async () => {
    folder = await temporaryFolder('helm');
    await writeTree(folder, chart);
    cluster = await startControlPlane(programs);
  });

  const env = () => ({
    HOME: folder,
    HELM_CACHE_HOME: path.join(folder, 'cache'),
    KUBECONFIG: cluster.kubeconfig,
  });
  const helm = (...args: string[]) => runCommand(programs.path('helm'), args, { cwd: folder, env: env() });
  const helmWell = (...args: string[]) => runWell(programs.path('helm'), args, { cwd: folder, env: env() });
  const read = async (address: string) => {
    const { code, text } = await cluster.send('GET', address);
    return { code, body: JSON.parse(text) as { data?: Record<string, string>; spec?: { replicas: number } } };
  };
  const version = async (name: string) =>
    (await read(`/api/v1/namespaces/default/configmaps/${name}-version`)).body.data?.['version'];

  it('renders and lints a chart without a cluster, and refuses one that lacks a value', async () => {
    const { stdout } = await helmWell('template', 'shop', './shop', '--set=version=1.5.0');
    expect(stdout).toContain('image: shop:1.5.0');
    expect((await helm('lint', './shop')).exitCode).toBe(0);
    const lacking = await helm('template', 'shop', './shop', '--set=version=null');
    expect(lacking.exitCode).toBe(1);
    expect(lacking.stderr).toContain('version is missing');
    expect((await helm('template', 'shop', './missing')).exitCode).toBe(1);
  });

  it('renders and lints what no server would take: only the server sees it', async () => {
    const wrong = '--set-string=replicas=many';
    expect((await helm('lint', './shop', wrong)).exitCode).toBe(0);
    expect((await helm('template', 'shop', './shop', wrong)).exitCode).toBe(0);
    const dry = await helm('install', 'shop', './shop', '--dry-run=server', wrong);
    expect(await helm('install', 'shop', './shop', wrong)).toMatchObject({ exitCode: 1 });
    // A dry run by the server asks it for its kinds, and does not send it the objects.
    expect(dry.exitCode).toBe(0);
    await helm('uninstall', 'shop');
  });

  it('changes nothing in a dry run by the server', async () => {
    const dry = await helmWell('install', 'dry', './shop', '--dry-run=server', '--output=json');
    expect((JSON.parse(dry.stdout) as Release).info.status).toBe('pending-install');
    expect((await read('/api/v1/namespaces/default/configmaps/dry-version')).code).toBe(404);
    expect(JSON.parse((await helmWell('list', '--all', '--output=json')).stdout)).toEqual([]);
  });

  it('installs, upgrades and rolls back, each as a revision of its own', async () => {
    const installed = JSON.parse(
      (await helmWell('install', 'live', './shop', '--output=json')).stdout,
    ) as Release;
    expect(installed).toMatchObject({ version: 1, info: { status: 'deployed' } });
    expect(await version('live')).toBe('1.4.0');

    await helmWell('upgrade', 'live', './shop', '--set=version=1.5.0,replicas=3');
    expect(await version('live')).toBe('1.5.0');
    expect((await read('/apis/apps/v1/namespaces/default/deployments/live')).body.spec?.replicas).toBe(3);

    await helmWell('rollback', 'live', '1');
    expect(await version('live')).toBe('1.4.0');
    const history = JSON.parse((await helmWell('history', 'live', '--output=json')).stdout) as {
      revision: number;
      status: string;
      description: string;
    }[];
    expect(history.map(({ revision, status }) => [revision, status])).toEqual([
      [1, 'superseded'],
      [2, 'superseded'],
      [3, 'deployed'],
    ]);
    expect(history[2]?.description).toBe('Rollback to 1');
  });

  it('says deployed of an upgrade whose pods never came, unless it was told to wait', async () => {
    // There is no scheduler here: no pod ever runs.
    const hasty = JSON.parse(
      (await helmWell('install', 'hasty', './shop', '--output=json')).stdout,
    ) as Release;
    expect(hasty.info.status).toBe('deployed');
    const patient = await helm('upgrade', 'hasty', './shop', '--set=version=1.5.0', '--wait', '--timeout=3s');
    expect(patient.exitCode).toBe(1);
    expect(patient.stderr).toMatch(/context deadline exceeded|timed out/u);
    const status = JSON.parse((await helmWell('status', 'hasty', '--output=json')).stdout) as Release;
    expect(status).toMatchObject({ version: 2, info: { status: 'failed' } });
    // What failed is what is there.
    expect(await version('hasty')).toBe('1.5.0');
  });

  it('goes back by itself with --atomic', async () => {
    await helmWell('install', 'atomic', './shop', '--set=replicas=0', '--wait', '--timeout=20s');
    const failed = await helm(
      'upgrade',
      'atomic',
      './shop',
      '--set=version=1.5.0,replicas=2',
      '--atomic',
      '--timeout=3s',
    );
    expect(failed.exitCode).toBe(1);
    expect(await version('atomic')).toBe('1.4.0');
  });

  it('ends with 1 when the release or its revision does not exist', async () => {
    expect((await helm('rollback', 'nobody', '1')).exitCode).toBe(1);
    const revision = await helm('rollback', 'live', '99');
    expect(revision.exitCode).toBe(1);
    expect(revision.stderr).toContain('release has no 99 version');
  });
});
