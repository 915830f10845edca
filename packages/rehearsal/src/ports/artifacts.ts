export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  /** `sha256:…` of the archive. */
  readonly digest: string;
  readonly bytes: number;
  /** The zip archive, as it is downloaded. */
  readonly archive: () => Promise<Uint8Array>;
}

export interface Artifacts {
  list(): readonly StoredArtifact[];
  /** Copies the files into the store; each `to` is relative to the artifact's root. */
  save(
    name: string,
    files: readonly { readonly from: string; readonly to: string }[],
  ): Promise<StoredArtifact>;
  remove(name: string): Promise<void>;
  /** Copies an artifact's files into a folder. */
  restore(name: string, folder: string): Promise<void>;
}
