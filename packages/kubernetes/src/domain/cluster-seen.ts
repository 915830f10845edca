/** What is known of a bearer token's end. */
export type CredentialEnd =
  | { readonly kind: 'at'; readonly atMs: number }
  /** Not visible: an exec plugin, a client certificate, an opaque token. */
  | { readonly kind: 'not-visible'; readonly why: string };

/** What a kubeconfig says of the cluster that it leads to. */
export interface ClusterSeen {
  /** Name of the cluster in the kubeconfig, of the context that is used. */
  readonly cluster: string;
  readonly context: string;
  /** Address of the API server, as it is written there. */
  readonly server: string;
  /**
   * SHA-256 over the DER of each CA certificate that the server is trusted by, in hex. None when the certificate of
   * the server is not looked at, or the CAs of the machine vouch for it.
   */
  readonly caFingerprints: readonly string[];
}
