/** The certificates in a PEM text, each as its DER bytes. Anything else in it is passed over, as TLS libraries do. */
export function certificatesIn(pem: string): readonly Uint8Array[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([\s\S]*?)-----END CERTIFICATE-----/gu);
  return [...blocks].map(([, body = '']) => Buffer.from(body, 'base64'));
}
