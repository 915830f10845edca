import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

import { certificateOf, toBeSigned } from '../domain/x509.ts';

/** A certificate and its private key, both in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

const validMs = 10 * 365 * 24 * 3600 * 1000;

/**
 * Makes a self-signed certificate for 127.0.0.1 and localhost. Real kubectl sends its token over TLS only, so a server
 * that asks for one has to speak it.
 */
export function makeCertificate(nowMs: number): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const body = toBeSigned({
    serial,
    commonName: 'interlock-rehearsal-cluster',
    dnsNames: ['localhost'],
    addresses: [[127, 0, 0, 1]],
    notBefore: new Date(nowMs - 3600_000),
    notAfter: new Date(nowMs + validMs),
    publicKeyInfo: publicKey.export({ type: 'spki', format: 'der' }),
  });
  const signature = createSign('SHA256').update(body).sign(privateKey);
  const der = certificateOf(body, signature);
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
