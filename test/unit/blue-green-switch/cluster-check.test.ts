import { describe, expect, test } from 'vitest';

import { clusterRefusal } from '@interlock/kubernetes/domain/cluster-check';
import type { ClusterSeen } from '@interlock/kubernetes/domain/cluster-seen';

import { configurationText, ran, servedColor, world } from './promotion.ts';

const ours = '1'.repeat(64);
const theirs = '2'.repeat(64);
const seen: ClusterSeen = {
  cluster: 'prod',
  context: 'deployer',
  server: 'https://K8s.Example:443',
  caFingerprints: [ours],
};

describe('a cluster', () => {
  test.each<[string, string, Partial<ClusterSeen>, string | null]>([
    ['of the name', 'prod', {}, null],
    ['of another name', 'staging', {}, 'cluster-differs'],
    ['of the name in other letters', 'Prod', {}, 'cluster-differs'],
    ['at the address', 'https://k8s.example/', {}, null],
    ['at another host', 'https://k8s.example.evil', {}, 'cluster-differs'],
    ['at another port', 'https://k8s.example:6443', {}, 'cluster-differs'],
    ['at another path', 'https://k8s.example', { server: 'https://k8s.example/k8s/c-1' }, 'cluster-differs'],
    ['without TLS', 'https://k8s.example', { server: 'http://k8s.example:443' }, 'cluster-differs'],
    ['at no address', 'https://k8s.example', { server: '' }, 'cluster-differs'],
    ['behind a user', 'https://k8s.example', { server: 'https://me@k8s.example' }, 'cluster-differs'],
    ['of the CA', `SHA256:${(ours.match(/../gu) ?? []).join(':')}`, {}, null],
    ['of another CA', `sha256:${theirs}`, {}, 'cluster-differs'],
    ['that no CA vouches for', `sha256:${ours}`, { caFingerprints: [] }, 'cluster-not-proven'],
    [
      'that another CA may vouch for',
      `sha256:${ours}`,
      { caFingerprints: [ours, theirs] },
      'cluster-not-proven',
    ],
  ])('%s (%s)', (_, wanted, change, code) => {
    const refusal = clusterRefusal(wanted, { ...seen, ...change });
    expect(refusal?.code ?? null).toBe(code);
    expect(refusal?.fix.length ?? 99).toBeGreaterThan(20);
    expect(JSON.stringify(refusal)).not.toContain('me@');
  });

  const object = { 'traffic-object': 'shop/shop', environment: '' };
  test.each(['rollback', 'recover', 'finish', 'status'])(
    'that is another one is refused by %s without a checkout, when the input names it',
    async (operation) => {
      for (const cluster of ['prod', 'https://k8s.example', `sha256:${ours}`]) {
        const at = world({ cluster: 'staging', caFingerprints: [theirs] });
        await ran(at, 'prepare');
        const before = JSON.stringify(at.cluster.service());
        const inputs = { ...object, cluster, 'release-old': 'true' };
        const made = await ran(at, operation, { inputs });
        expect(made.reasons()).toEqual(['cluster-differs']);
        expect(made.output('result')).toBe('refused');
        expect(JSON.stringify(at.cluster.service())).toBe(before);
      }
    },
  );

  test('that the input names is left alone only if it is another one', async () => {
    const at = world({ server: 'https://k8s.example:6443', caFingerprints: [ours] });
    for (const cluster of ['rehearsal', 'https://K8S.example:6443/', `sha256:${ours}`]) {
      const made = await ran(at, 'status', { inputs: { ...object, cluster } });
      expect(made.reasons()).toEqual([]);
    }
  });

  test('must be what both the configuration and the input name', async () => {
    const at = world({ caFingerprints: [ours] });
    const configuration = configurationText.replace('url: http', `cluster: sha256:${ours}\n    url: http`);
    const named = { ...at, configuration, checkout: configuration };
    for (const [operation, cluster, codes] of [
      ['prepare', 'rehearsal', []],
      ['prepare', 'staging', ['cluster-differs']],
      ['status', 'staging', ['cluster-differs']],
    ] as const)
      expect((await ran(named, operation, { inputs: { cluster } })).reasons()).toEqual(codes);
    const other = { ...world({ caFingerprints: [theirs] }), configuration, checkout: configuration };
    for (const operation of ['prepare', 'rollback', 'recover', 'finish', 'status'])
      expect((await ran(other, operation, { inputs: { cluster: 'rehearsal' } })).reasons()).toEqual([
        'cluster-differs',
      ]);
    expect(servedColor(other)).toBe('blue');
  });

  test('that nobody names is taken, and the log says so', async () => {
    const made = await ran(world(), 'status', { inputs: object });
    expect(made.runner.log.join('\n')).toContain('no cluster is named');
  });

  test.each([
    ['cluster', 'sha256:12', 'fingerprint'],
    ['cluster', 'https://', 'address'],
    ['kube-env', '[INPUT_EVIDENCE-KEY]', 'variable'],
    ['kube-env', '[INPUT_*]', 'secrets'],
    ['kube-env', '["*"]', 'variable'],
    ['kube-env', 'ACME_TOKEN', 'list'],
  ])('is not looked for with a malformed input: %s %s', async (name, text, says) => {
    const made = await ran(world(), 'status', { inputs: { ...object, [name]: text } });
    expect(made.runner.annotations.map((one) => one.text).join('\n')).toContain(says);
    expect(made.process.calls()).toBe(0);
  });
});
