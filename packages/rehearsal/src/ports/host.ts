/** What is known of this machine. */
export interface Host {
  readonly os: string;
  readonly arch: string;
  /** The environment that steps start from, already reduced to what they may see. */
  readonly environment: Readonly<Record<string, string>>;
  /** The Node that runs actions. */
  readonly node: string;
  /** A folder of the run's own; everything that the run writes is below it. */
  readonly folder: string;
  /** Unpredictable text of hexadecimal digits. */
  randomHex(bytes: number): string;
}
