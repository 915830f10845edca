import type { Labels } from '@interlock/kubernetes/domain/objects';
import type { Place } from '@interlock/kubernetes/domain/place';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { Held } from './holds.ts';
import type { MoveState } from './state.ts';

/** What a person runs about the traffic, from any machine, with the tool of its router alone. */
export interface TrafficCommands {
  /** Shows what carries the traffic, with its record. */
  readonly look: string;
  /** Shows who writes what carries the traffic. */
  readonly writers: string;
  /** Leaves the traffic where it is and takes the record of a move away. */
  readonly dropRecord: string;
  /** Takes the list of commits away that are held. */
  readonly dropHolds: string;
  /** Leads the traffic to a color, and gives the ownership up in the same write. */
  lead(label: string, color: string): string;
}

/** What carries the traffic of an environment: how reports name it, and what is done about it by hand. */
export interface TrafficObject extends Place {
  /** Name of its router in the configuration. */
  readonly router: string;
  /** What it is, as a word in a sentence. */
  readonly kind: string;
  /** What of it decides which color gets the traffic, as a word in a sentence. */
  readonly field: string;
  /** `kind namespace/name`, as a reason says where. */
  readonly where: string;
  /** Where on it the record of moves is, as a reason says where. */
  readonly recordWhere: string;
  /** Where on it the list of held commits is. */
  readonly holdsWhere: string;
  readonly commands: TrafficCommands;
  /** That it has no room for a record any more, and what makes room: the beginnings of two sentences. */
  readonly noRoom: { readonly seen: string; readonly fix: string };
  /** The reason that it is not there; `cluster` is the name of the cluster in the kubeconfig. */
  missing(cluster: string): Reason;
  /** The reason that not exactly one color serves: nothing does (`isEmpty`), or pods that should not. */
  notOneColor(why: string, isEmpty: boolean): Reason;
  /** The reason that the traffic does not follow what was written. */
  notConverged(why: string): Reason;
}

/** A port of the pods to which the traffic goes. */
export interface TrafficPort {
  readonly protocol: string;
  /** By number, or by the name that a container gives it. */
  readonly target: number | string;
}

/** What carries the traffic, as it was read at one time. */
export interface Traffic {
  readonly object: TrafficObject;
  /** Tells it from another of the same name. */
  readonly uid: string;
  /** The text of the record of moves (`stateText`); `undefined` where there is none. */
  readonly record: string | undefined;
  /** The text of the list of held commits (`holdsText`); `undefined` where there is none. */
  readonly holds: string | undefined;
  readonly ports: readonly TrafficPort[];
  /** The color that it names under a key; `undefined` where it names none, so that both colors serve. */
  color(label: string): string | undefined;
  /** The labels by which pods get the traffic, when the color under a key is this one. */
  podLabels(label: string, color: string): Labels;
}

/** One write of what carries the traffic: the color and the record of the move together, or neither. */
export interface TrafficChange {
  /** The key of the color. */
  readonly label: string;
  /** The color that gets the traffic; `null` when it is left as it is. */
  readonly color: string | null;
  /** The record that is written; `null` when it is taken away. */
  readonly state: MoveState | null;
  /** Whether the record is left as it is, whatever `state` says. */
  readonly keepsRecord: boolean;
  /** Commits that go on being held; `null` when their list is left as it is. */
  readonly holds: readonly Held[] | null;
}
