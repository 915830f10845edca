/**
 * Of what generated reports are made. Nothing is drawn: a part is the same in every run, by its number alone.
 */

/**
 * A report of one format, or the files that are measured.
 *
 * @typedef {object} Input
 * @property {string} format
 * @property {'tests' | 'coverage' | 'static' | 'performance' | 'complexity' | 'duplication' | 'size'} kind
 * @property {'xml' | 'json' | 'lines' | 'gzip' | 'brotli'} bare - what it is held against
 * @property {string} begin
 * @property {(index: number) => string} part
 * @property {string} between
 * @property {string} end
 * @property {number} [mostMegabytes] - beyond it the format is refused, or takes minutes
 */

const distinct = 2_000;
export const casesOfAPart = 20;
export const linesOfAPart = 200;

/** @param {number} count @param {(index: number) => string} make */
export const many = (count, make, between = '') =>
  Array.from({ length: count }, (_, at) => make(at)).join(between);

/** @param {(index: number) => string} make */
export const cases = (make, between = '') => many(casesOfAPart, make, between);

/** @param {(line: number) => string} make */
export const lines = (make, between = '') => many(linesOfAPart, (at) => make(at + 1), between);

/** @param {number} part */
export const moduleOf = (part) => part % distinct;

/** @param {number} part */
export const pathOf = (part) => `src/part${String(part % 40)}/module${String(moduleOf(part))}`;

/** @param {number} part @param {number} line */
export const hits = (part, line) => String((part + line) % 4);

/** Some milliseconds around ten, another for each measurement. @param {number} at */
export const millisecondsOf = (at) => 10 + ((at * 7919) % 1_000) / 1_000;

export const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
