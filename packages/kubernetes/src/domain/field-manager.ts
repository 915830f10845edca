/** The name under which our own writes stand in `metadata.managedFields`. */
export const fieldManager = 'interlock';
