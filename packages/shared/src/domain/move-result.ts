/** What a move can end in; `unknown` from before its first write until it knows. */
export const moveResults = [
  'switched',
  'rolled-back',
  'rollback-failed',
  'unchanged',
  'superseded',
  'refused',
  'unknown',
] as const;

export type MoveResult = (typeof moveResults)[number];
