/**
 * The protections of a move. All are on wherever the action runs: nothing reads them from an input or the
 * environment. Tests turn one off at a time, to see that the harm which it prevents is then really done.
 */
export interface Protections {
  /** The target must be ready, and with enough pods, before it gets the traffic. */
  readonly readiness: boolean;
  /** What was not proven is undone. */
  readonly undo: boolean;
  /** An undo leads only to a color that can serve. */
  readonly wayBack: boolean;
  /** Required evidence must be there and be good. */
  readonly evidence: boolean;
  /** What runs must be the artifact that was proven. */
  readonly digest: boolean;
  /** An environment must be moved from a ref that is allowed. */
  readonly ref: boolean;
}

export const allProtections: Protections = {
  readiness: true,
  undo: true,
  wayBack: true,
  evidence: true,
  digest: true,
  ref: true,
};
