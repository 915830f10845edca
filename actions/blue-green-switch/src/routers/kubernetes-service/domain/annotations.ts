/** The annotation on the Service that records who owns it and how far a move has come. */
export const stateAnnotation = 'interlock/state';

/** The annotation on the Service with the command that leads the traffic back, for a person with `kubectl` alone. */
export const rollbackAnnotation = 'interlock/rollback';

/**
 * The annotation on the Service that keeps the holds of earlier records. They outlive the records of the moves that
 * follow, whatever becomes of those.
 */
export const holdsAnnotation = 'interlock/holds';
