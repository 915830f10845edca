import type { CodeTable } from '@interlock/shared/domain/code-table';
import type { Convergence } from '@interlock/kubernetes/domain/endpoints';
import type { Deployment, Labels, Pod } from '@interlock/kubernetes/domain/objects';
import type { Place } from '@interlock/kubernetes/domain/place';
import type { Call, Kubernetes } from '@interlock/kubernetes/ports/kubernetes';
import type { ExternalError } from '@interlock/shared/domain/errors';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { Colors, Live } from '../domain/colors.ts';
import type { RouterForm } from '../domain/router-form.ts';
import type { Traffic, TrafficChange, TrafficObject } from '../domain/traffic.ts';

/** What a conditional write came to. */
export type Applied =
  | { readonly kind: 'written'; readonly traffic: SeenTraffic }
  /** Somebody else wrote since it was observed; nothing was changed. */
  | { readonly kind: 'conflict' };

/** Another tool that manages what carries the traffic, without owning the color as yet. */
export interface OtherTool {
  readonly name: string;
  /** What a person should see to. */
  readonly warning: string;
}

/** The pods of a color and the labels of its pod template. */
export interface Workload {
  readonly pods: readonly Pod[];
  readonly templateLabels: Labels | null;
}

/** What carries the traffic, as it was observed, with what its router alone can tell and do from that same read. */
export interface SeenTraffic extends Traffic {
  /** Every reason why it does not decide who gets the traffic; empty when it does. */
  readonly misroutes: readonly Reason[];
  /** What makes clients see a move later than others do. */
  readonly notices: readonly string[];
  readonly tools: readonly OtherTool[];
  /** Who else would put another color back; empty when nobody is known to. */
  rewriters(label: string, call?: Call): Promise<readonly Reason[]>;
  /** Why the pods of a color's Deployment would not get the traffic. */
  judgeWorkload(label: string, color: string, deployment: Deployment): readonly Reason[];
  /** Which color serves; where it names none, by who gets the traffic now. `workloads` are by color. */
  live(colors: Colors, workloads: ReadonlyMap<string, Workload>, call?: Call): Promise<Live>;
  /** What a change would write, as a diff. */
  plan(change: TrafficChange): string;
  /**
   * Makes a change, in one write, on condition that nobody else has written since this was observed. An undo is one
   * more change, and needs nothing else.
   *
   * @throws {ExternalError} also when the answer was lost: whether it was made is then for the next look to tell
   */
  apply(change: TrafficChange, call?: Call): Promise<Applied>;
}

/** What serves, by what carries the traffic and by who gets it together. */
export type Serving =
  | { readonly kind: 'one'; readonly color: string; readonly pods: number; readonly traffic: SeenTraffic }
  | {
      readonly kind: 'not-one';
      readonly why: string;
      /** Whether no ready pod gets the traffic: nothing serves. */
      readonly isEmpty: boolean;
      readonly traffic: SeenTraffic | null;
    };

/** Whether exactly the ready ones of these pods get the traffic, as it was seen at one time. */
export type Reach = (pods: readonly Pod[]) => Convergence;

/** One way to carry the traffic of an environment, opened where it is carried. */
export interface Router {
  readonly object: TrafficObject;
  /** Reads what carries the traffic; `null` when it does not exist. */
  observe(call?: Call): Promise<SeenTraffic | null>;
  /** Looks once whether exactly one color serves, from all of its ready pods. */
  confirm(label: string, call?: Call): Promise<Serving>;
  /** Reads who gets the traffic. */
  reach(call?: Call): Promise<Reach>;
  /** Whether a change was refused because its record is too large: it may be made with less of it. */
  isTooLarge(failure: ExternalError): boolean;
  /** Resolves when something of it may have changed, at the latest after `ms`. Only a hint: who is woken reads again. */
  changed(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A router as the table has it (`routers.ts`). */
export interface RouterDefinition extends RouterForm {
  /** Codes that this router alone gives. */
  readonly codes: CodeTable;
  open(kubernetes: Kubernetes, place: Place): Router;
}
