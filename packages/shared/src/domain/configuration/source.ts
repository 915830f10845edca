import { isRecord } from '../json.ts';
import { commitShape } from '../subject.ts';
import type { Configuration } from './configuration.ts';

/** Where the configuration was read. */
export type ConfigurationSource =
  | { readonly kind: 'file'; readonly path: string; readonly ref: string; readonly commit: string }
  | {
      readonly kind: 'defaults';
      readonly path: string;
      readonly ref: string;
      readonly commit: string | null;
      readonly why: string;
    };

export interface LoadedConfiguration {
  readonly configuration: Configuration;
  readonly source: ConfigurationSource;
  /** The branch that the change is for, where that is another than the configuration was read from. */
  readonly target?: {
    readonly name: string;
    readonly commit: string | null;
    /** Why nothing is known of it, and what to do about that, where it is not GitHub that did not say. */
    readonly missing?: { readonly why: string; readonly fix: string };
  };
}

/** The branch that a pull request would be merged into; `null` when the event is none. */
export function pullRequestOf(event: unknown): {
  readonly number: number;
  readonly baseRef: string;
  readonly headSha: string;
} | null {
  if (!isRecord(event) || !isRecord(event['pull_request'])) return null;
  const { number, base, head } = event['pull_request'];
  if (typeof number !== 'number' || !isRecord(base) || !isRecord(head)) return null;
  const { ref } = base;
  const { sha } = head;
  if (typeof ref !== 'string' || ref === '' || typeof sha !== 'string' || !commitShape.test(sha)) return null;
  return { number, baseRef: ref, headSha: sha };
}

/** `interlock.yml of main at 1a2b3c4d`, for the log and the summary. */
export function describeSource(source: ConfigurationSource): string {
  if (source.kind === 'file') return `${source.path} of ${source.ref} at ${source.commit.slice(0, 8)}`;
  return `the defaults, because ${source.why}`;
}
