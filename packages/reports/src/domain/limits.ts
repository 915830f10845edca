/** Bounds that keep one report from exhausting the machine. Beyond them a report is `report-too-large`. */
export const limits = {
  /** Bytes of one report. */
  reportBytes: 2 * 1024 ** 3,
  /** Bytes of one file that is measured. */
  measuredBytes: 4 * 1024 ** 3,
  /** Elements inside each other. */
  depth: 10_000,
  /** Objects and lists of JSON inside each other. */
  jsonDepth: 1_000,
  attributesOfAnElement: 256,
  /** Characters of one text, attribute value, comment or CDATA section, which the parser holds in memory. */
  tokenCharacters: 64 * 1024 ** 2,
  suites: 200_000,
  /** Benchmarks, or lines of them, of one report. */
  benchmarks: 200_000,
  /** Characters of one line of lcov. */
  lineCharacters: 1024 ** 2,
  /** Lines of source files that one report marks, by ranges, each as often as it is in one. */
  markedLines: 200_000_000,
  /** The highest line number of a source file. */
  sourceLine: 5_000_000,
  /** Duplicates of one report, which are held in memory. */
  duplicates: 200_000,
  /** Lines of all source files of one report, each up to the last that is listed. */
  sourceLines: 64_000_000,
  /** Branches or functions of which a report says how many there are, and not which: of one line or file. */
  unnamed: 65_536,
  /** Of all of them in one report. */
  allUnnamed: 8_000_000,
} as const;
