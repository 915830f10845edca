import type { Place } from '@interlock/kubernetes/domain/place';
import type { Traffic as TrafficEntry } from '@interlock/shared/domain/configuration/environments';
import type { Problem } from '@interlock/shared/domain/errors';

import type { TrafficObject } from './traffic.ts';

/** Where the traffic is carried, or everything that is wrong about the entry that should say so. */
export type ReadTraffic =
  | { readonly ok: true; readonly place: Place }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** How a router is asked for: by the configuration, and by the input `traffic-object`. */
export interface RouterForm {
  /** `traffic.router` of the configuration. */
  readonly name: string;
  /** Keys under `traffic` that it needs beside the colors. */
  readonly keys: readonly string[];
  /** What carries its traffic, and what of that decides the color, as words in a sentence. */
  readonly kind: string;
  readonly field: string;
  /** What `traffic-object` is made of, for messages. */
  readonly objectForm: string;
  /** Reads its keys; `at` is the path of the entry, for messages. */
  readTraffic(entry: TrafficEntry, at: string): ReadTraffic;
  /** Reads the input `traffic-object`. */
  readObject(text: string): Place | Problem;
  /** What is there, before it was read. */
  describe(place: Place): TrafficObject;
}
