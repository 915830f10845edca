export { parts, programs } from '../../../scripts/real/parts.mjs';
export type { PartName } from '../../../scripts/real/parts.mjs';
