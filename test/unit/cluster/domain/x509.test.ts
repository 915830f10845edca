import { X509Certificate } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { makeCertificate } from '@interlock/cluster/adapters/certificate';
import { element } from '@interlock/cluster/domain/x509';

describe('the certificate of the cluster', () => {
  it('is one that others can read, for this machine alone, signed by itself', () => {
    const nowMs = Date.parse('2024-05-01T12:00:00Z');
    const certificate = new X509Certificate(makeCertificate(nowMs).certificate);
    expect(certificate.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1');
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(certificate.ca).toBe(true);
    expect(Date.parse(certificate.validFrom)).toBeLessThan(nowMs);
    expect(Date.parse(certificate.validTo)).toBeGreaterThan(nowMs);
  });

  it('is another each time', () => {
    expect(makeCertificate(0).certificate).not.toBe(makeCertificate(0).certificate);
  });
});

describe('a DER element', () => {
  it.each([
    [0, [4, 0]],
    [127, [4, 127]],
    [128, [4, 0x81, 128]],
    [256, [4, 0x82, 1, 0]],
  ])('of %d bytes says so', (length, head) => {
    expect([...element(4, new Uint8Array(length)).subarray(0, head.length)]).toEqual(head);
  });
});
