import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isRecord } from '@interlock/shared/domain/json';

import { inputsFor } from '../../e2e/blue-green-switch/inputs.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runWell } from '../servers/command.ts';
import { codesIn, jobOn, quick, wordsIn, type Job } from './job.ts';
import { newDigest, openStage, servicePath, until, type Stage } from './stage.ts';

const blue = { app: 'shop', color: 'blue' };
const trackingId = 'argocd.argoproj.io/tracking-id';
const noManifest = { 'interlock/selector': 'handed-over' };

/** What Git holds of the Service. */
interface Manifest {
  readonly selector?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const manifestOf = ({ selector, annotations = {} }: Manifest, labels: object = {}, name = 'shop') => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop', annotations, labels },
  spec: {
    ...(selector === undefined ? {} : { selector }),
    ports: [{ name: 'http', port: 80, targetPort: 'http' }],
  },
});

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);

/** A kind of object that a tool would bring, of any content. */
const definitionOf = (group: string, version: string, kind: string, plural: string) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `${plural}.${group}` },
  spec: {
    group,
    scope: 'Namespaced',
    names: { plural, kind, singular: kind.toLowerCase() },
    versions: [
      {
        name: version,
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
});
const applicationsPath = '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications';
const kustomizationsPath = '/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/flux-system/kustomizations';

realSuite(
  'a Service in the hands of another tool, on a real control plane',
  ['etcd', 'kubernetes', 'kwok', 'kubectl', 'helm'],
  (programs) => {
    let stage: Stage;
    let job: Job;
    beforeAll(async () => {
      stage = await openStage(programs);
      job = jobOn(stage);
      await stage.must('POST', '/api/v1/namespaces', { metadata: { name: 'argocd' } });
      await stage.must('POST', '/api/v1/namespaces', { metadata: { name: 'flux-system' } });
      const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
      await stage.must(
        'POST',
        definitions,
        definitionOf('argoproj.io', 'v1alpha1', 'Application', 'applications'),
      );
      await stage.must(
        'POST',
        definitions,
        definitionOf('kustomize.toolkit.fluxcd.io', 'v1', 'Kustomization', 'kustomizations'),
      );
      for (const path of [applicationsPath, kustomizationsPath])
        await until(path, async () => (await stage.plane.send('GET', path)).code === 200);
    });
    afterAll(() => stage.close());

    const live = () => stage.must('GET', servicePath);
    const selector = async () => at(await live(), 'spec', 'selector');
    const apply = (manager: string, manifest: object, isServerSide: boolean) =>
      stage.kubectl(
        [
          'apply',
          ...(isServerSide ? ['--server-side', '--force-conflicts'] : []),
          `--field-manager=${manager}`,
          '-f',
          '-',
        ],
        JSON.stringify(manifest),
      );
    const prepare = () => ({ ...inputsFor(newDigest), operation: 'prepare' });
    const afresh = async (make: () => Promise<void>) => {
      await stage.must('DELETE', servicePath);
      await make();
      await stage.reset();
    };

    /** The steps of a printed order, without their numbers. */
    const stepsOf = (words: string) =>
      (words.split('In this order: ')[1] ?? '').split(/(?:^| )\d\. /u).filter((text) => text !== '');
    const commandsOf = (text: string) =>
      [...text.matchAll(/`(kubectl [^`]*)`/gu)].map((found) => found[1] ?? '');

    /** A promotion, and what follows: the tool applies again, for another reason, and green must serve still. */
    const promoted = async (again: () => Promise<void>) => {
      const { inputs } = await job.deployed();
      const { outputs } = await job.ran({ ...inputs, ...quick });
      expect(outputs).toMatchObject({ result: 'switched', serving: 'green', 'failed-requests': '0' });
      await again();
      expect(await stage.service()).toEqual({ color: 'green', phase: 'holding' });
      expect(await selector()).toEqual({ app: 'shop', color: 'green' });
    };

    describe.each([
      ['client-side apply', { isServerSide: false, respects: false }],
      ['server-side apply', { isServerSide: true, respects: false }],
      ['client-side apply that copies ignored differences', { isServerSide: false, respects: true }],
      ['server-side apply that copies ignored differences', { isServerSide: true, respects: true }],
    ])('Argo CD, by %s', (_, mode) => {
      let git: Manifest = {};
      let synced = '';
      let respects = false;
      const path = `${applicationsPath}/shop`;
      const spec = () => ({
        ignoreDifferences: respects ? [{ kind: 'Service', jsonPointers: ['/spec/selector/color'] }] : [],
        syncPolicy: {
          automated: { prune: true, selfHeal: true },
          syncOptions: [
            ...(mode.isServerSide ? ['ServerSideApply=true'] : []),
            ...(mode.respects ? ['RespectIgnoreDifferences=true'] : []),
          ],
        },
      });

      /** What its sync makes of Git: the tracking is added, ignored fields are copied from what is live. */
      const target = async () => {
        const color = at(await selector(), 'color');
        const copied = respects && typeof color === 'string' ? { selector: { ...git.selector, color } } : {};
        return manifestOf({
          ...git,
          ...copied,
          annotations: { ...git.annotations, [trackingId]: 'shop:/Service:shop/shop' },
        });
      };
      const sync = async () => {
        synced = JSON.stringify(git);
        await apply('argocd-controller', await target(), mode.isServerSide);
      };
      const isAutomated = async () =>
        isRecord(at(await stage.must('GET', path), 'spec', 'syncPolicy', 'automated'));
      /** What self-heal does on its own: it syncs whenever Git and what is live differ. */
      const reconcile = async () => {
        if (!(await isAutomated())) return;
        const isHeld =
          git.selector === undefined || respects || at(await selector(), 'color') === git.selector['color'];
        if (synced !== JSON.stringify(git) || !isHeld) await sync();
      };
      const follow = async (words: string) => {
        const steps = stepsOf(words);
        expect(steps).toHaveLength(6);
        for (const step of steps) {
          if (step.startsWith('In Git')) {
            git = { annotations: noManifest };
            respects = false;
            await stage.patch(path, { spec: { ignoreDifferences: [] } });
          } else for (const command of commandsOf(step)) await stage.shell(command);
          // Commits to other files come at any moment, and each is synced as a whole.
          if (await isAutomated()) await sync();
          // At no moment both colors, none, or another one.
          expect(await selector(), step).toEqual(blue);
        }
      };

      beforeAll(async () => {
        git = { selector: blue };
        respects = mode.respects;
        await stage.must('POST', applicationsPath, {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Application',
          metadata: { name: 'shop' },
          spec: spec(),
          status: { resources: [{ kind: 'Service', namespace: 'shop', name: 'shop' }] },
        });
        await afresh(() => apply('argocd-controller', manifestOf({ selector: blue }), mode.isServerSide));
        await sync();
      });
      afterAll(() => stage.must('DELETE', path));

      test('is refused, until the order that is printed was followed', async () => {
        const { outputs } = await job.ran(prepare(), {}, 1);
        expect(codesIn(outputs)).toEqual([
          mode.isServerSide ? 'field-owned-elsewhere' : 'applied-manifest-holds-color',
          ...(mode.respects ? ['sync-copies-color'] : []),
        ]);
        await follow(wordsIn(outputs).split('\n')[0] ?? '');
        expect(at(await stage.must('GET', path), 'spec', 'syncPolicy', 'automated')).toEqual({
          prune: true,
          selfHeal: true,
        });
        await promoted(async () => {
          await reconcile();
          git = { annotations: { ...noManifest, other: 'change' } };
          await reconcile();
        });
      });

      test('is refused when the selector was handed over and Git is as it was', async () => {
        git = { selector: blue };
        await afresh(() => apply('argocd-controller', manifestOf({ selector: blue }), mode.isServerSide));
        await sync();
        const first = wordsIn((await job.ran(prepare(), {}, 1)).outputs);
        const handOver = commandsOf(first).find((command) => command.includes('managedFields')) ?? 'false';
        await stage.shell(handOver);
        const { outputs } = await job.ran(prepare(), {}, 1);
        expect(codesIn(outputs)).toEqual(['applied-manifest-not-seen']);
      });
    });

    test('Argo CD whose Application may not be read is refused with its own commands', async () => {
      const annotations = { [trackingId]: 'web:/Service:shop/shop' };
      await afresh(() => apply('argocd-controller', manifestOf({ selector: blue, annotations }), true));
      const { outputs } = await job.ran(prepare(), {}, 1);
      expect(codesIn(outputs)).toEqual(['field-owned-elsewhere']);
      expect(wordsIn(outputs)).toContain('argocd app set web --sync-policy none');
    });

    describe('why the order is as it is', () => {
      const other = '/api/v1/namespaces/shop/services/other';
      const applyOther = (manifest: Manifest, isServerSide: boolean) =>
        apply('argocd-controller', manifestOf(manifest, {}, 'other'), isServerSide);
      const selectorOfOther = async () => at(await stage.must('GET', other), 'spec', 'selector');
      const forget = (patch: object) =>
        stage.kubectl([
          'patch',
          'service',
          'other',
          '-n',
          'shop',
          '--type=merge',
          '-p',
          JSON.stringify(patch),
        ]);

      test.each([
        ['from the client', false],
        ['from the server', true],
      ])('the color alone, taken out and applied %s, lets both colors serve', async (_, isServerSide) => {
        await applyOther({ selector: blue }, isServerSide);
        await applyOther({ selector: { app: 'shop' } }, isServerSide);
        const left = await selectorOfOther();
        await stage.must('DELETE', other);
        expect(left).toEqual({ app: 'shop' });
      });

      test('emptied managedFields do not keep server-side apply from deleting the selector', async () => {
        await applyOther({ selector: blue }, false);
        await forget({ metadata: { managedFields: [{}] } });
        await applyOther({}, true);
        const left = await selectorOfOther();
        await stage.must('DELETE', other);
        expect(left).toBeUndefined();
      });

      test('a sync that copied the color before a move puts the old one back', async () => {
        await applyOther({ selector: blue }, true);
        await forget({ spec: { selector: { color: 'green' } } });
        await applyOther({ selector: blue }, true);
        const left = await selectorOfOther();
        await stage.must('DELETE', other);
        expect(left).toEqual(blue);
      });
    });

    describe('Flux', () => {
      const labels = {
        'kustomize.toolkit.fluxcd.io/name': 'apps',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      };
      const manager = 'kustomize-controller';
      const path = `${kustomizationsPath}/apps`;
      let git: Manifest = {};

      /** It takes over what kubectl wrote, and what was written before its first apply. */
      const takeOver = async () => {
        const fields = at(await live(), 'metadata', 'managedFields');
        const entries = Array.isArray(fields) ? fields.filter(isRecord) : [];
        const isTaken = (entry: unknown) =>
          at(entry, 'operation') === 'Update' &&
          /^(kubectl|before-first-apply)/u.test(String(at(entry, 'manager')));
        if (!entries.some(isTaken)) return;
        const taken = { manager, operation: 'Apply', time: undefined };
        const own = entries.filter((entry) => entry['manager'] === manager && entry['operation'] === 'Apply');
        const merged = [...own, ...entries.filter(isTaken)].reduce<unknown>(
          (sum, entry) => mergeFields(sum, entry['fieldsV1']),
          {},
        );
        const rest = entries.filter((entry) => !isTaken(entry) && !own.includes(entry));
        await stage.patch(servicePath, {
          metadata: {
            managedFields: [
              ...rest,
              { ...taken, apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: merged },
            ],
          },
        });
      };
      /** It applies only what a dry run shows to differ, in labels, annotations and spec. */
      const reconcile = async () => {
        if (at(await stage.must('GET', path), 'spec', 'suspend') === true) return;
        await takeOver();
        const before = await live();
        const file = join(await temporaryFolder('flux'), 'service.json');
        await writeFile(file, JSON.stringify(manifestOf(git, labels)));
        const { stdout } = await runWell(
          programs.path('kubectl'),
          [
            'apply',
            '--server-side',
            '--force-conflicts',
            `--field-manager=${manager}`,
            '--dry-run=server',
            '-o',
            'json',
            '-f',
            file,
          ],
          { env: { HOME: await temporaryFolder('home'), KUBECONFIG: stage.plane.kubeconfig } },
        );
        const after = JSON.parse(stdout) as unknown;
        const told = (value: unknown) =>
          JSON.stringify([
            at(value, 'metadata', 'labels'),
            at(value, 'metadata', 'annotations'),
            at(value, 'spec'),
          ]);
        if (told(before) !== told(after)) await apply(manager, manifestOf(git, labels), true);
      };
      beforeAll(async () => {
        git = { selector: blue };
        await stage.must('POST', kustomizationsPath, {
          apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
          kind: 'Kustomization',
          metadata: { name: 'apps' },
          spec: { suspend: false },
        });
        await afresh(() => apply(manager, manifestOf(git, labels), true));
      });

      test('is refused, until the order that is printed was followed', async () => {
        const { outputs } = await job.ran(prepare(), {}, 1);
        expect(codesIn(outputs)).toEqual(['field-owned-elsewhere']);
        const steps = stepsOf(wordsIn(outputs));
        expect(steps).toHaveLength(5);
        for (const step of steps) {
          if (step.startsWith('In Git')) git = { annotations: noManifest };
          else for (const command of commandsOf(step)) await stage.shell(command);
          // As often as it likes: what it takes over at one interval it deletes at the next.
          for (let time = 0; time < 3; time += 1) {
            await reconcile();
            expect(await selector(), step).toEqual(blue);
          }
        }
        await promoted(async () => {
          git = { annotations: { ...noManifest, other: 'change' } };
          for (let time = 0; time < 3; time += 1) await reconcile();
        });
      });

      test('would delete a selector whose managedFields were only emptied', async () => {
        git = { selector: blue };
        await afresh(() => apply(manager, manifestOf(git, labels), true));
        await stage.kubectl([
          'patch',
          'service',
          'shop',
          '-n',
          'shop',
          '--type=merge',
          '-p',
          '{"metadata":{"managedFields":[{}]}}',
        ]);
        git = { annotations: noManifest };
        for (let time = 0; time < 3; time += 1) {
          git = { annotations: { ...noManifest, time: String(time) } };
          await reconcile();
        }
        expect(await selector()).toBeUndefined();
      });
    });

    test('Helm is refused, until the order that is printed was followed', async () => {
      const folder = await temporaryFolder('helm');
      const template = join(folder, 'shop/templates/service.yaml');
      await mkdir(join(folder, 'shop/templates'), { recursive: true });
      await writeFile(join(folder, 'shop/Chart.yaml'), 'apiVersion: v2\nname: shop\nversion: 1.0.0\n');
      await writeFile(
        join(folder, 'shop/templates/config.yaml'),
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shop}\ndata: {value: "{{ .Values.value }}"}\n',
      );
      await writeFile(template, JSON.stringify(manifestOf({ selector: blue })));
      const upgrade = (value: string) =>
        runWell(
          programs.path('helm'),
          ['upgrade', '--install', 'shop', 'shop', '-n', 'shop', '--set', `value=${value}`],
          { cwd: folder, env: { HOME: folder, KUBECONFIG: stage.plane.kubeconfig } },
        );
      await afresh(async () => {
        await upgrade('one');
      });
      const { outputs } = await job.ran(prepare(), {}, 1);
      expect(codesIn(outputs)).toEqual(['field-owned-elsewhere']);
      const steps = stepsOf(wordsIn(outputs));
      expect(steps).toHaveLength(4);
      for (const step of steps) {
        if (step.startsWith('Take the whole Service')) {
          await writeFile(template, '');
          await upgrade('two');
        } else for (const command of commandsOf(step)) await stage.shell(command);
        expect(await selector(), step).toEqual(blue);
      }
      await promoted(async () => {
        await upgrade('three');
      });
    });
  },
);

function mergeFields(first: unknown, second: unknown): unknown {
  if (!isRecord(first) || !isRecord(second)) return second ?? first;
  const keys = new Set([...Object.keys(first), ...Object.keys(second)]);
  return Object.fromEntries([...keys].map((key) => [key, mergeFields(first[key], second[key])]));
}
