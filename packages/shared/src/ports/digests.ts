/** Digests and keyed digests of bytes or UTF-8 text. */
export interface Digests {
  /** Lower-case hex. */
  sha256(data: string | Uint8Array): string;
  /** Lower-case hex (RFC 2104 with SHA-256). */
  hmacSha256(key: string, data: string | Uint8Array): string;
  /** Whether two hex digests are equal, in constant time. */
  equal(left: string, right: string): boolean;
  /** A random UUID (RFC 9562, version 4). */
  randomId(): string;
}
