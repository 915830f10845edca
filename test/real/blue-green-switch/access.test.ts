import { X509Certificate } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { inputsFor } from '../../e2e/blue-green-switch/inputs.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { codesIn, jobOn, object, quick, wordsIn, type Job } from './job.ts';
import { deploymentPath, newDigest, openStage, servicePath, until, type Stage } from './stage.ts';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly verbs: readonly string[];
}

const readme = join(import.meta.dirname, '../../../actions/blue-green-switch/README.md');
const rolePath = '/apis/rbac.authorization.k8s.io/v1/namespaces/shop/roles';
const policies = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies';
const bindings = '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings';

/** The rules of the Role that the README shows. */
async function rulesOfReadme(): Promise<readonly Rule[]> {
  const block = /```yaml\n(apiVersion: rbac[\s\S]*?)```/u.exec(await readFile(readme, 'utf8'))?.[1] ?? '';
  const role = parse(block) as { readonly rules: readonly Rule[] };
  return role.rules;
}

realSuite(
  'the way of blue-green-switch into a real control plane',
  ['etcd', 'kubernetes', 'kwok', 'kubectl'],
  (programs) => {
    let stage: Stage;
    let job: Job;
    beforeAll(async () => {
      stage = await openStage(programs);
      job = jobOn(stage);
      await stage.must('POST', rolePath, { metadata: { name: 'interlock' }, rules: [] });
      await stage.must('POST', '/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings', {
        metadata: { name: 'interlock' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'interlock' },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'visitor' }],
      });
    });
    afterAll(() => stage.close());
    beforeEach(() => stage.reset());

    const grant = (rules: readonly Rule[]) => stage.patch(`${rolePath}/interlock`, { rules });
    const asVisitor = { 'kube-context': 'visitor' };

    describe('with the rights that the README lists', () => {
      test('goes the whole way', async () => {
        await grant(await rulesOfReadme());
        const inputs = { ...inputsFor(newDigest), ...asVisitor };
        const { ran } = job;
        await ran({ ...inputs, operation: 'prepare' });
        await ran({ ...inputs, operation: 'set-image' });
        const { outputs } = await ran({ ...inputs, ...quick });
        expect(outputs).toMatchObject({ result: 'switched', 'failed-requests': '0' });
        await ran({ ...object, ...asVisitor, operation: 'rollback' });
        await ran({ ...object, ...asVisitor, operation: 'finish', 'release-old': 'true', reason: 'mended' });
        await ran({ ...object, ...asVisitor, operation: 'status' });
        expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      });

      test('but without watch goes the whole way too', async () => {
        const rules = await rulesOfReadme();
        await grant(rules.map((rule) => ({ ...rule, verbs: rule.verbs.filter((verb) => verb !== 'watch') })));
        const inputs = { ...inputsFor(newDigest), ...asVisitor };
        await job.ran({ ...inputs, operation: 'prepare' });
        await job.ran({ ...inputs, operation: 'set-image' });
        expect((await job.ran({ ...inputs, ...quick })).outputs['result']).toBe('switched');
      });

      test('cannot be granted by a rule without verbs', async () => {
        const { code, text } = await stage.plane.send('POST', rolePath, {
          metadata: { name: 'without-verbs' },
          rules: [{ apiGroups: [''], resources: ['services'], verbs: [] }],
        });
        expect(code, text).toBe(422);
      });

      test.each([
        ['get', 'services', 'prepare'],
        ['patch', 'services', 'prepare'],
        ['list', 'pods', 'prepare'],
        ['list', 'endpointslices', 'prepare'],
        ['get', 'deployments', 'prepare'],
        ['patch', 'deployments', 'set-image'],
        ['patch', 'services', 'switch'],
      ])(
        'but %s of %s is refused by %s, which names it, and moves nothing',
        async (verb, resource, operation) => {
          const rules = await rulesOfReadme();
          await grant(rules);
          const inputs = { ...inputsFor(newDigest), ...asVisitor };
          if (operation !== 'prepare') await job.ran({ ...inputs, operation: 'prepare' });
          if (operation === 'switch') await job.ran({ ...inputs, operation: 'set-image' });
          await grant(
            rules.flatMap((rule) => {
              if (!rule.resources.includes(resource)) return [rule];
              const verbs = rule.verbs.filter((one) => one !== verb);
              return verbs.length === 0 ? [] : [{ ...rule, verbs }];
            }),
          );
          const { outputs } = await job.ran({ ...inputs, ...quick, operation }, {}, 1);
          expect(outputs['result']).toBe('refused');
          expect(codesIn(outputs)).toEqual(['kubernetes-forbidden']);
          expect(wordsIn(outputs)).toContain(`cannot ${verb} resource "${resource}"`);
          expect(wordsIn(outputs)).toContain('the Role that the README of blue-green-switch shows');
          expect((await stage.service()).color).toBe('blue');
        },
      );
    });

    describe('that is not there', () => {
      test('is told when there is no kubectl', async () => {
        const { outputs } = await job.ran(
          { ...object, operation: 'status' },
          { env: { PATH: await temporaryFolder('empty') } },
          1,
        );
        expect(outputs['result']).toBe('refused');
        expect(codesIn(outputs)).toEqual(['kubectl-missing']);
      });

      test('is told when there is no kubeconfig, no such context, or a kubeconfig that leads nowhere', async () => {
        const folder = await temporaryFolder('kubeconfig');
        const empty = join(folder, 'none');
        const whole = await readFile(stage.plane.kubeconfig, 'utf8');
        const elsewhere = join(folder, 'elsewhere');
        await writeFile(elsewhere, whole.replaceAll(stage.plane.url, 'https://127.0.0.1:9'));
        const stranger = join(folder, 'stranger');
        await writeFile(stranger, whole.replaceAll(stage.plane.token, 'not-a-token'));
        for (const [env, inputs, code] of [
          [{ KUBECONFIG: empty }, {}, 'kubeconfig-missing'],
          [{}, { 'kube-context': 'nobody' }, 'kube-context-unknown'],
          [{ KUBECONFIG: elsewhere }, {}, 'kubernetes-failed'],
          [{ KUBECONFIG: stranger }, {}, 'kubernetes-unauthorized'],
        ] as const) {
          const { outputs } = await job.ran({ ...object, ...inputs, operation: 'status' }, { env }, 1);
          expect(outputs['result']).toBe('refused');
          expect(codesIn(outputs)).toEqual([code]);
        }
      });

      test('is told when the kubeconfig is of another cluster than the environment names', async () => {
        const folder = await temporaryFolder('kubeconfig');
        const other = join(folder, 'other');
        const whole = await readFile(stage.plane.kubeconfig, 'utf8');
        await writeFile(other, whole.replaceAll('"control-plane"', '"staging"'));
        const { outputs } = await job.ran(
          { ...inputsFor(newDigest), operation: 'prepare' },
          { env: { KUBECONFIG: other } },
          1,
        );
        expect(codesIn(outputs)).toEqual(['cluster-differs']);
      });
    });

    describe('through a credential plugin', () => {
      /** The certificate that signed the server's own; its file holds both. */
      async function authority(): Promise<string> {
        const pem = await readFile(stage.plane.caFile, 'utf8');
        return pem.slice(pem.lastIndexOf('-----BEGIN CERTIFICATE-----'));
      }

      /** A kubeconfig, by a relative path of its CA, whose plugin wants a variable of the job. */
      async function withPlugin(): Promise<string> {
        const folder = await temporaryFolder('plugin');
        const plugin = join(folder, 'acme-login');
        const credential = {
          apiVersion: 'client.authentication.k8s.io/v1',
          kind: 'ExecCredential',
          status: { token: stage.plane.token },
        };
        await writeFile(
          plugin,
          [
            '#!/bin/sh',
            'if [ "$ACME_TOKEN" = of-the-job ]; then',
            `  echo '${JSON.stringify(credential)}'`,
            'else',
            '  echo "acme-login: no token for $ACME_REGION, found: $ACME_TOKEN" >&2',
            '  exit 3',
            'fi',
          ].join('\n'),
          { mode: 0o755 },
        );
        await writeFile(join(folder, 'ca.pem'), await authority());
        const kubeconfig = join(folder, 'kubeconfig');
        const user = {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: plugin,
            interactiveMode: 'Never',
            env: [{ name: 'ACME_REGION', value: 'eu-west-1' }],
          },
        };
        await writeFile(
          kubeconfig,
          JSON.stringify({
            apiVersion: 'v1',
            kind: 'Config',
            'current-context': 'acme',
            clusters: [
              { name: 'acme', cluster: { server: stage.plane.url, 'certificate-authority': 'ca.pem' } },
            ],
            users: [{ name: 'acme', user }],
            contexts: [{ name: 'acme', context: { cluster: 'acme', user: 'acme' } }],
          }),
        );
        return kubeconfig;
      }

      test('gives it the variables that are named', async () => {
        const env = { KUBECONFIG: await withPlugin(), ACME_TOKEN: 'of-the-job' };
        const inputs = { ...object, operation: 'status', 'kube-env': '["ACME_*"]' };
        expect((await job.ran(inputs, { env })).outputs['result']).toBe('unchanged');
      });

      test('says what it said when it fails, and hides what it was given', async () => {
        const env = { KUBECONFIG: await withPlugin(), ACME_TOKEN: 'of-yesterday' };
        for (const [variables, found] of [
          ['[]', 'found:'],
          ['[ACME_TOKEN]', 'found: ***'],
        ] as const) {
          const inputs = { ...object, operation: 'status', 'kube-env': variables };
          const { outputs, log } = await job.ran(inputs, { env }, 1);
          expect(codesIn(outputs)).toEqual(['kubernetes-credentials-failed']);
          expect(log).toContain('failed with exit code 3');
          expect(log).toContain(`acme-login: no token for eu-west-1, ${found}`);
          expect(log).not.toContain('of-yesterday');
        }
      });

      test('says so when it is not installed', async () => {
        const kubeconfig = await withPlugin();
        await rm(join(dirname(kubeconfig), 'acme-login'));
        const run = { env: { KUBECONFIG: kubeconfig } };
        const { outputs, log } = await job.ran({ ...object, operation: 'status' }, run, 1);
        expect(codesIn(outputs)).toEqual(['kubernetes-credentials-failed']);
        expect(log).toContain('no such file or directory');
      });

      test('knows the cluster by the CA in a file beside the kubeconfig', async () => {
        const env = { KUBECONFIG: await withPlugin(), ACME_TOKEN: 'of-the-job' };
        const { fingerprint256 } = new X509Certificate(await authority());
        const inputs = { ...object, operation: 'status', 'kube-env': '[ACME_TOKEN]' };
        await job.ran({ ...inputs, cluster: `SHA256:${fingerprint256}` }, { env });
        await job.ran({ ...inputs, cluster: stage.plane.url }, { env });
        // The file of the server has its own certificate beside the CA: either would do for a connection.
        const both = { ...inputs, cluster: `sha256:${fingerprint256}`, 'kube-context': 'admin' };
        const { outputs: unproven } = await job.ran(both, {}, 1);
        expect(codesIn(unproven)).toEqual(['cluster-not-proven']);
        for (const cluster of [`sha256:${'0'.repeat(64)}`, 'https://127.0.0.1:1', 'control-plane'])
          for (const operation of ['rollback', 'recover', 'finish', 'status']) {
            const { outputs } = await job.ran({ ...inputs, operation, cluster }, { env }, 1);
            expect(codesIn(outputs)).toEqual(['cluster-differs']);
          }
      });
    });

    describe('that a policy forbids', () => {
      afterEach(async () => {
        await stage.plane.send('DELETE', `${bindings}/frozen`);
        await stage.plane.send('DELETE', `${policies}/frozen`);
        await stage.plane.send('DELETE', '/api/v1/namespaces/shop/resourcequotas/small');
        // The policy goes on for a moment after it is gone.
        await until('free writes', async () => {
          try {
            await stage.patch(servicePath, { metadata: { annotations: { probe: 'x' } } });
            await stage.patch(servicePath, { metadata: { annotations: { probe: null } } });
            return true;
          } catch {
            return false;
          }
        });
      });

      /** Denies every write of Services for which an expression does not hold. */
      async function freeze(expression: string): Promise<void> {
        await stage.must('POST', policies, {
          metadata: { name: 'frozen' },
          spec: {
            failurePolicy: 'Fail',
            matchConstraints: {
              resourceRules: [
                { apiGroups: [''], apiVersions: ['v1'], operations: ['UPDATE'], resources: ['services'] },
              ],
            },
            validations: [{ expression, message: 'not on a Friday' }],
          },
        });
        await stage.must('POST', bindings, {
          metadata: { name: 'frozen' },
          spec: { policyName: 'frozen', validationActions: ['Deny'] },
        });
        const probe = { metadata: { annotations: { probe: 'x' } } };
        await until('the policy', async () => {
          try {
            await stage.patch(servicePath, probe);
            await stage.patch(servicePath, { metadata: { annotations: { probe: null } } });
            return false;
          } catch {
            return true;
          }
        });
      }
      const frozen = `!('probe' in object.metadata.?annotations.orValue({})) && !('interlock/state' in object.metadata.?annotations.orValue({}))`;
      const unmovable = `!('probe' in object.metadata.?annotations.orValue({})) && object.spec.selector.color == oldObject.spec.selector.color`;

      test('is answered with 422 by the real control plane, and in words of 403', async () => {
        await freeze(unmovable);
        const service = (await stage.must('GET', servicePath)) as { readonly metadata: object };
        const probed = { ...service, metadata: { ...service.metadata, annotations: { probe: 'x' } } };
        const { code, text } = await stage.plane.send('PUT', servicePath, probed);
        expect(JSON.parse(text)).toMatchObject({ code: 422, reason: 'Invalid' });
        expect(code).toBe(422);
        expect(text).toContain("is forbidden: ValidatingAdmissionPolicy 'frozen'");
        expect(text).toContain('not on a Friday');
      });

      test('is refused by prepare in the words of the policy', async () => {
        await freeze(frozen);
        const { outputs, step } = await job.ran({ ...inputsFor(newDigest), operation: 'prepare' }, {}, 1);
        expect(outputs['result']).toBe('refused');
        expect(wordsIn(outputs)).toContain('not on a Friday');
        expect(wordsIn(outputs)).toContain('an admission policy of the cluster forbids it');
        expect((await step.post()).code).toBe(0);
        expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      });

      test('is refused by switch, which moves nothing', async () => {
        const { inputs, prepare } = await job.deployed();
        await freeze(unmovable);
        const { outputs, step } = await job.ran({ ...inputs, ...quick }, {}, 1);
        expect(outputs).toMatchObject({ result: 'refused', serving: 'blue' });
        expect(wordsIn(outputs)).toContain('not on a Friday');
        expect(new Set(await stage.answers(5))).toEqual(new Set(['blue']));
        expect((await step.post()).code).toBe(0);
        expect((await prepare.post()).code).toBe(0);
        expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      });

      test('says rollback-failed with the command, when an undo is denied', async () => {
        const { inputs } = await job.deployed();
        const move = stage.steps.start({ ...inputs, operation: 'switch', soak: '60s' });
        await job.untilSwitching();
        await freeze(unmovable);
        move.child.kill('SIGINT');
        const { outputs } = await job.ended(move, 1);
        expect(outputs['result']).toBe('rollback-failed');
        expect(codesIn(outputs)).toContain('undo-not-written');
        expect(wordsIn(outputs)).toContain('kubectl patch service shop -n shop');
        const post = await move.post();
        expect(post.code).toBe(1);
        expect(post.stdout).toContain('kubectl patch service shop -n shop');
      });

      test('is refused before anything moves, when a quota keeps the new pods from coming', async () => {
        await stage.must('POST', '/api/v1/namespaces/shop/resourcequotas', {
          metadata: { name: 'small' },
          spec: { hard: { pods: '4' } },
        });
        await until('the quota', async () => {
          const { text } = await stage.plane.send('GET', '/api/v1/namespaces/shop/resourcequotas/small');
          return text.includes('"used":{"pods":"4"}');
        });
        const inputs = inputsFor(newDigest);
        await job.ran({ ...inputs, operation: 'prepare' });
        await stage.patch(deploymentPath('green'), {
          spec: { strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } },
        });
        const { outputs } = await job.ran({ ...inputs, operation: 'set-image', deadline: '5s' }, {}, 1);
        expect(outputs['result']).toBe('refused');
        expect(codesIn(outputs)).toEqual(['target-not-ready']);
        expect((await stage.service()).color).toBe('blue');
        await stage.patch(deploymentPath('green'), { spec: { strategy: null } });
      });
    });

    test('counts no pod that a finalizer keeps from going', async () => {
      const pods = (await stage.must('GET', '/api/v1/namespaces/shop/pods?labelSelector=color=green')) as {
        readonly items: readonly { readonly metadata: { readonly name: string } }[];
      };
      const kept = `/api/v1/namespaces/shop/pods/${pods.items[0]?.metadata.name ?? ''}`;
      await stage.patch(kept, { metadata: { finalizers: ['test.example/kept'] } });
      const { inputs } = await job.deployed();
      const { outputs } = await job.ran({ ...inputs, ...quick });
      expect(outputs).toMatchObject({ result: 'switched', serving: 'green', 'failed-requests': '0' });
      expect(stage.forwarder.pods()).toHaveLength(2);
      await stage.patch(kept, { metadata: { finalizers: null } });
    });

    const manifest = (selector?: object) =>
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'shop', namespace: 'shop' },
        spec: {
          ...(selector === undefined ? {} : { selector }),
          ports: [{ name: 'http', port: 80, targetPort: 'http' }],
        },
      });
    const withColor = manifest({ app: 'shop', color: 'blue' });
    const without = manifest();

    test('refuses a manifest that was applied with its color, until it is applied without', async () => {
      await stage.kubectl(['apply', '-f', '-'], withColor);
      const inputs = { ...inputsFor(newDigest), operation: 'prepare' };
      const { outputs } = await job.ran(inputs, {}, 1);
      expect(codesIn(outputs)).toEqual(['applied-manifest-holds-color']);
      expect(wordsIn(outputs)).toContain('kubectl apply set-last-applied -f <manifest> -n shop');
      const file = join(await temporaryFolder('manifest'), 'service.json');
      await writeFile(file, manifest({ app: 'shop' }));
      await stage.kubectl(['apply', 'set-last-applied', '-f', file, '-n', 'shop']);
      await job.ran(inputs);
      // What is applied from now on leaves the color alone.
      await stage.kubectl(['apply', '-f', file]);
      expect(await stage.service()).toEqual({ color: 'blue', phase: 'prepared' });
    });

    test('would be right to warn: who alone owns a selector and leaves it out deletes it', async () => {
      const manager = '--field-manager=argocd-controller';
      const other = (text: string) => text.replace('"name":"shop"', '"name":"other"');
      const read = () => stage.must('GET', '/api/v1/namespaces/shop/services/other');
      await stage.kubectl(['apply', '--server-side', manager, '-f', '-'], other(withColor));
      expect(await read()).toMatchObject({ spec: { selector: { color: 'blue' } } });
      await stage.kubectl(['apply', '--server-side', manager, '-f', '-'], other(without));
      expect(await read()).not.toHaveProperty('spec.selector');
      await stage.must('DELETE', '/api/v1/namespaces/shop/services/other');
    });

    test('keeps a selector that one owner leaves out for the sake of another', async () => {
      const apply = (manager: string, text: string) =>
        stage.kubectl(
          ['apply', '--server-side', `--field-manager=${manager}`, '-f', '-'],
          text.replace('"name":"shop"', '"name":"other"'),
        );
      await apply('argocd-controller', withColor);
      await apply('another', withColor);
      await apply('argocd-controller', without);
      const kept = await stage.must('GET', '/api/v1/namespaces/shop/services/other');
      await stage.must('DELETE', '/api/v1/namespaces/shop/services/other');
      expect(kept).toMatchObject({ spec: { selector: { app: 'shop', color: 'blue' } } });
    });

    test('refuses a selector that server-side apply owns, until its fix was followed', async () => {
      const manager = '--field-manager=argocd-controller';
      await stage.kubectl(['apply', '--server-side', '--force-conflicts', manager, '-f', '-'], withColor);
      const inputs = { ...inputsFor(newDigest), operation: 'prepare' };
      const { outputs } = await job.ran(inputs, {}, 1);
      expect(codesIn(outputs)).toEqual(['field-owned-elsewhere']);
      const command = /`(kubectl patch [^`]*)`/u.exec(wordsIn(outputs))?.[1] ?? 'false';
      await stage.shell(command);
      await stage.kubectl(['apply', '--server-side', manager, '-f', '-'], without);
      expect(await stage.service()).toEqual({ color: 'blue', phase: null });
      await job.ran(inputs);
      await job.ran({ ...inputs, operation: 'set-image' });
      expect((await job.ran({ ...inputs, ...quick })).outputs['result']).toBe('switched');
      await stage.kubectl(['apply', '--server-side', manager, '-f', '-'], without);
      expect(await stage.service()).toEqual({ color: 'green', phase: 'holding' });
    });
  },
);
