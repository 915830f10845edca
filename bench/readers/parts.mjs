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

// As in real projects: a suite of fifty cases, a file of 240 lines, a dozen functions, a few findings.
export const casesOfAPart = 50;
export const linesOfAPart = 240;
export const functionsOfAPart = 12;
export const findingsOfAPart = 6;
const failingEvery = 25;
export const failuresOfAPart = casesOfAPart / failingEvery;
const linesOfATrace = 19;

const areas = ['accounts', 'catalog', 'checkout', 'delivery', 'invoicing', 'orders', 'payments', 'search'];
const layers = ['adapters', 'application', 'domain', 'http', 'jobs'];
const nouns = [
  'address',
  'basket',
  'customer',
  'discount',
  'invoice',
  'order',
  'parcel',
  'price',
  'stock',
  'voucher',
];
const roles = [
  'factory',
  'handler',
  'mapper',
  'policy',
  'reader',
  'repository',
  'rules',
  'service',
  'validator',
];
const promises = [
  'keeps the promised delivery date when the warehouse is closed',
  'refuses a voucher that was redeemed before',
  'rounds the price of a basket half up',
  'answers with an empty list',
  'asks the customer again after the session has ended',
  'does not charge twice when the answer of the bank comes late',
  'reads addresses of countries without postal codes',
];

/** @param {readonly string[]} words @param {number} at */
const wordOf = (words, at) => words[at % words.length] ?? '';

/** @param {number} count @param {(index: number) => string} make */
export const many = (count, make, between = '') =>
  Array.from({ length: count }, (_, at) => make(at)).join(between);

/** @param {(index: number) => string} make */
export const cases = (make, between = '') => many(casesOfAPart, make, between);

/** @param {(index: number) => string} make */
export const functions = (make, between = '') => many(functionsOfAPart, make, between);

/** @param {(index: number) => string} make */
export const findings = (make, between = '') => many(findingsOfAPart, make, between);

/** @param {(line: number) => string} make */
export const lines = (make, between = '') => many(linesOfAPart, (at) => make(at + 1), between);

/** @param {string} word */
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** A package as Java writes it, with slashes. @param {number} part */
export const packageOf = (part) => `com/acme/${wordOf(areas, part)}/${wordOf(layers, part)}`;

/** A class, another for each part. @param {number} part */
export const classOf = (part) =>
  `${capital(wordOf(nouns, part))}${capital(wordOf(roles, part))}${String(part)}`;

/** A path without its ending, another for each part. @param {number} part */
export const pathOf = (part) =>
  `services/${wordOf(areas, part)}/src/${wordOf(layers, part)}/${wordOf(nouns, part)}/${wordOf(nouns, part)}-${wordOf(roles, part)}-${String(part)}`;

/** What a test case says that it tests. @param {number} part @param {number} at */
export const caseName = (part, at) => `${wordOf(promises, part + at)}, variant ${String(at)}`;

/** A test case as the name of a method. @param {number} at */
export const methodOf = (at) =>
  wordOf(promises, at)
    .split(' ')
    .map(capital)
    .join('')
    .replaceAll(/[^A-Za-z]/gu, '') + String(at);

const verbs = [
  'apply',
  'collect',
  'compute',
  'dispatch',
  'load',
  'merge',
  'refund',
  'render',
  'resolve',
  'settle',
  'validate',
];

/** A function of a file, named as people name them. @param {number} part @param {number} at */
export const functionOf = (part, at) =>
  `${wordOf(verbs, part + at)}${capital(wordOf(nouns, part * 3 + at))}${capital(wordOf(roles, part + at * 5))}For${capital(wordOf(areas, part * 5 + at))}${String(at)}`;

/** @param {number} at */
export const isFailing = (at) => at % failingEvery === 7;

/** @param {number} at */
export const messageOf = (at) => `expected ${String(at)}.50 to be ${String(at + 1)}.00`;

/** The way to a failure, as long as those of test runners are. @param {number} part */
export const traceOf = (part, between = '\n') =>
  many(
    linesOfATrace,
    (at) =>
      `    at ${classOf(part + at)}.${wordOf(roles, at)} (/home/runner/work/shop/shop/${pathOf(part + at)}.ts:${String(at * 17 + 3)}:11)`,
    between,
  );

/** @param {number} part @param {number} line */
export const hits = (part, line) => String((part + line) % 4);

/** Some milliseconds around ten, another for each measurement. @param {number} at */
export const millisecondsOf = (at) => 10 + ((at * 7919) % 1_000) / 1_000;

export const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';
