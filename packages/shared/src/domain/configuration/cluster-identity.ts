import { failure, success, type Result } from '../result.ts';
import { schema as v } from '../schema.ts';

/** How a cluster is named, so that a kubeconfig which leads to another one is refused. */
export type ClusterIdentity =
  /** The name under `clusters` of the kubeconfig: whoever writes the file chooses it. */
  | { readonly kind: 'name'; readonly name: string }
  /** The address of the API server, as `serverAddress` writes it. */
  | { readonly kind: 'server'; readonly address: string }
  /** SHA-256 over the DER of the CA certificate that the server is trusted by, in hex: nobody else can answer to it. */
  | { readonly kind: 'ca'; readonly fingerprint: string };

/** What `cluster` accepts, for messages. */
export const clusterAccepted =
  'the name of a cluster in the kubeconfig, the address of its API server (`https://…`), or the fingerprint of its CA certificate (`sha256:…`)';

/**
 * One spelling of the address of an API server: scheme, host in lower case, port where it is not the scheme's own, and
 * path (proxies put many clusters behind one host). `null` for what is no such address.
 */
export function serverAddress(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return null;
  }
  const { protocol, host, pathname, username, password, search, hash } = url;
  if (!['https:', 'http:'].includes(protocol) || `${username}${password}${search}${hash}` !== '') return null;
  return `${protocol}//${host}${pathname.replace(/\/+$/u, '')}`;
}

/**
 * Reads how a cluster is named. A fingerprint may be what `openssl x509 -fingerprint -sha256` prints, colons and all.
 *
 * @returns the failure says what is wrong with the text
 */
export function readClusterIdentity(text: string): Result<ClusterIdentity, string> {
  if (/^https?:/iu.test(text)) {
    const address = serverAddress(text);
    return address === null
      ? failure('is not the address of an API server: write `https://HOST:PORT` without user or query.')
      : success({ kind: 'server', address });
  }
  if (!/^sha-?(?:1|256)[\s:=]/iu.test(text)) return success({ kind: 'name', name: text });
  const hex = /^sha256(?: fingerprint=|:)((?:[0-9a-f]{2}:?){31}[0-9a-f]{2})$/iu.exec(text)?.[1];
  return hex === undefined
    ? failure('is not a SHA-256 fingerprint: write "sha256:" and 64 hex digits.')
    : success({ kind: 'ca', fingerprint: hex.replace(/:/gu, '').toLowerCase() });
}

/** The key `cluster` of an environment. */
export const clusterField = v.pipe(
  v.string(),
  v.minLength(1, 'is empty.'),
  v.rawCheck(({ dataset, addIssue }) => {
    const read = dataset.typed ? readClusterIdentity(dataset.value) : null;
    if (read?.ok === false) for (const message of read.failures) addIssue({ message });
  }),
);
