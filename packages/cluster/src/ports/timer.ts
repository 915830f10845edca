/** Time as everything here sees it. */
export interface Timer {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Calls the action once after a delay; the answer cancels it. */
  readonly after: (delayMs: number, action: () => void) => () => void;
}
