import { describe, expect, it } from 'vitest';

import {
  clusterField,
  readClusterIdentity,
  serverAddress,
} from '@interlock/shared/domain/configuration/cluster-identity';
import { checkSchema } from '@interlock/shared/domain/schema';

const hex = '0123456789abcdef'.repeat(4);
const colons = (hex.match(/../gu) ?? []).join(':').toUpperCase();

describe('the name of a cluster', () => {
  it.each([
    ['prod', { kind: 'name', name: 'prod' }],
    ['arn:aws:eks:eu-west-1:1:cluster/prod', { kind: 'name', name: 'arn:aws:eks:eu-west-1:1:cluster/prod' }],
    ['api-shop-example:6443', { kind: 'name', name: 'api-shop-example:6443' }],
    ['HTTPS://K8s.Example:443/', { kind: 'server', address: 'https://k8s.example' }],
    ['https://[::1]:6443', { kind: 'server', address: 'https://[::1]:6443' }],
    ['https://rancher.example/k8s/c-1/', { kind: 'server', address: 'https://rancher.example/k8s/c-1' }],
    [`sha256:${hex}`, { kind: 'ca', fingerprint: hex }],
    [`SHA256:${colons}`, { kind: 'ca', fingerprint: hex }],
    [`sha256 Fingerprint=${colons}`, { kind: 'ca', fingerprint: hex }],
  ])('%s is read', (text, value) => {
    expect(readClusterIdentity(text)).toStrictEqual({ ok: true, value });
    expect(checkSchema(clusterField, text)).toStrictEqual({ ok: true, value: text });
  });

  it.each([
    '',
    'https://',
    'https://user@k8s.example',
    'https://k8s.example?x=1',
    'https:k8s example',
    'sha256:',
    `sha256:${hex.slice(1)}`,
    `sha256:${hex}0`,
    `sha256:${hex.replace('0', 'g')}`,
    `sha1:${'a'.repeat(40)}`,
    'SHA1 Fingerprint=AA:BB',
  ])('%j is refused, saying why', (text) => {
    const checked = checkSchema(clusterField, text);
    expect(checked.ok ? '' : checked.problems[0]?.message).toMatch(/^is (?:empty|not )/u);
  });

  it('has no address where there is none to compare', () => {
    for (const text of ['', 'k8s.example:6443', '/path', 'ftp://k8s.example', 'https://u:p@k8s.example'])
      expect(serverAddress(text)).toBeNull();
  });
});
