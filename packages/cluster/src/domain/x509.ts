/** What a self-signed server certificate says (RFC 5280). */
export interface CertificateBody {
  readonly serial: Uint8Array;
  readonly commonName: string;
  readonly dnsNames: readonly string[];
  readonly addresses: readonly (readonly number[])[];
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** `SubjectPublicKeyInfo` in DER. */
  readonly publicKeyInfo: Uint8Array;
}

const tags = {
  flag: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  identifier: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const identifiers = {
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  commonName: [0x55, 0x04, 0x03],
  basicConstraints: [0x55, 0x1d, 0x13],
  keyUsage: [0x55, 0x1d, 0x0f],
  extendedKeyUsage: [0x55, 0x1d, 0x25],
  alternativeNames: [0x55, 0x1d, 0x11],
  serverAuthentication: [0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01],
} as const;

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** One DER element: tag, length, content. */
export function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = join(content);
  const length: number[] = [];
  for (let rest = body.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  const head = body.length < 128 ? [tag, body.length] : [tag, 0x80 | length.length, ...length];
  return join([Uint8Array.from(head), body]);
}

const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(tags.sequence, ...parts);
const identifier = (bytes: readonly number[]): Uint8Array => element(tags.identifier, Uint8Array.from(bytes));
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const algorithm = (): Uint8Array => sequence(identifier(identifiers.ecdsaWithSha256));

/** Times up to 2049 are written with two digits of the year, later ones with four. */
function time(moment: Date): Uint8Array {
  const digits = moment.toISOString().replaceAll(/[-:T]|\.[0-9]+/g, '');
  return moment.getUTCFullYear() < 2050
    ? element(tags.utcTime, ascii(digits.slice(2)))
    : element(tags.generalizedTime, ascii(digits));
}

function extension(id: readonly number[], critical: boolean, value: Uint8Array): Uint8Array {
  const parts = critical ? [element(tags.flag, Uint8Array.of(0xff))] : [];
  return sequence(identifier(id), ...parts, element(tags.octets, value));
}

/** The part of a certificate that is signed, in DER. */
export function toBeSigned(body: CertificateBody): Uint8Array {
  const name = sequence(
    element(
      tags.set,
      sequence(identifier(identifiers.commonName), element(tags.utf8, ascii(body.commonName))),
    ),
  );
  const names = sequence(
    ...body.dnsNames.map((dns) => element(0x82, ascii(dns))),
    ...body.addresses.map((address) => element(0x87, Uint8Array.from(address))),
  );
  const extensions = sequence(
    extension(identifiers.basicConstraints, true, sequence(element(tags.flag, Uint8Array.of(0xff)))),
    // digitalSignature and keyCertSign: it is its own authority.
    extension(identifiers.keyUsage, true, element(tags.bits, Uint8Array.of(0x02, 0x84))),
    extension(identifiers.extendedKeyUsage, false, sequence(identifier(identifiers.serverAuthentication))),
    extension(identifiers.alternativeNames, false, names),
  );
  return sequence(
    element(0xa0, element(tags.integer, Uint8Array.of(2))),
    element(tags.integer, body.serial),
    algorithm(),
    name,
    sequence(time(body.notBefore), time(body.notAfter)),
    name,
    body.publicKeyInfo,
    element(0xa3, extensions),
  );
}

/** A whole certificate in DER: what was signed and its ECDSA-with-SHA-256 signature. */
export function certificateOf(signed: Uint8Array, signature: Uint8Array): Uint8Array {
  return sequence(signed, algorithm(), element(tags.bits, Uint8Array.of(0), signature));
}
