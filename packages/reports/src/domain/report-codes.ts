import type { CodeTable } from '@interlock/shared/domain/code-table';

/** Reason codes of what a report itself says, or cannot say. The table of a gate that reads reports has these. */
export const reportCodes = {
  'report-empty': {
    effect: 'fail',
    meaning: 'The file has no content, or white space only.',
    fix: 'Look at the log of the step that writes it: it ended before it wrote anything.',
  },
  'report-truncated': {
    effect: 'fail',
    meaning:
      'The file ends in the middle: an open element, a record without `end_of_record`, a package of Go without its result, half a character.',
    fix: 'Look at the log of the step that writes it: it was killed, ran out of disk, or is still writing.',
  },
  'report-unparsable': {
    effect: 'fail',
    meaning: 'The content is not what its format allows.',
    fix: 'Open the file at the line that is named; write the report with an unmodified reporter, nothing printed into it.',
  },
  'report-unsafe': {
    effect: 'fail',
    meaning:
      'The XML uses an entity that XML does not predefine, or its DOCTYPE declares more than elements and their attributes.',
    fix: 'Write the report without a DOCTYPE; no reporter needs one.',
  },
  'report-too-large': {
    effect: 'inconclusive',
    meaning:
      'The file goes beyond a limit (size, depth, suites, attributes, one text), so it was not read to the end.',
    fix: 'Split the report, or keep captured output out of it.',
  },
  'report-format-unsupported': {
    effect: 'inconclusive',
    meaning: 'The content is a format that this version does not read.',
    fix: 'Let the tool write one of the formats that are named (JUnit XML for tests, lcov for coverage), or exclude the file with `except`.',
  },
  'report-kind-differs': {
    effect: 'fail',
    meaning: 'The content is of another kind or format than the entry says, such as coverage under `tests`.',
    fix: 'Move the file to an entry of its own kind, or exclude it with `except`.',
  },
  'number-invalid': {
    effect: 'fail',
    meaning: 'A count is not a number of zero or more: NaN, negative, empty, words.',
    fix: 'Report it to the maker of the tool that wrote it; until then write the report with another reporter.',
  },
  'archive-refused': {
    effect: 'inconclusive',
    meaning:
      'A zip archive is of a sort that is not read: encrypted, compressed other than by deflate, split over files, with links, or an archive in an archive.',
    fix: 'Pack the reports themselves, once and without a password; or unpack them in a step before this one.',
  },
  'suite-error-without-cases': {
    effect: 'fail',
    meaning:
      'A suite, or the run itself, says that it failed and lists no case that did: it could not be set up or loaded, or its process ended.',
    fix: 'Look at the output of the suite: its set-up, an import, or the whole process failed.',
  },
  'failures-not-listed': {
    effect: 'fail',
    meaning:
      'A test report states more failed tests than it lists. The listed ones are counted; what else failed is not known.',
    fix: 'Look in the log of the test step for what failed; let the reporter write every test that failed into its report.',
  },
  'passes-in-doubt': {
    effect: 'inconclusive',
    meaning:
      'The totals of a test report leave no room for all the tests that it lists as passed: some of them may not have run.',
    fix: 'Compare the log of the test step with the report, and let the reporter mark in its list which tests were skipped.',
  },
  'coverage-empty': {
    effect: 'fail',
    meaning: 'A coverage report holds no line to cover: 0 of 0.',
    fix: 'Check which files the coverage tool includes; it instrumented nothing.',
  },
  'static-saw-nothing': {
    effect: 'fail',
    meaning:
      'A report shows that its tool looked at no file: an empty list, a run without results, or only files that were passed over.',
    fix: 'Check the paths and the configuration that the tool was run with. What `ruff` writes when it finds nothing is such a list, too: add the files it looked at, see "Lint and types" of the README.',
  },
  'static-tool-failed': {
    effect: 'inconclusive',
    meaning:
      'A report says that its tool broke off or could not be set up, so it did not look at everything.',
    fix: 'Look at the log of the step that runs the tool, and mend what it says; findings that it did list are not all.',
  },
  'benchmark-failed': {
    effect: 'fail',
    meaning:
      'A tool says that a benchmark threw, a command did not end with 0, all requests failed, or a page did not load.',
    fix: 'Run it by itself and mend it; what did not run has no speed.',
  },
  'complexity-limited': {
    effect: 'inconclusive',
    meaning:
      'ESLint lists only functions beyond the limit of its rule, so nothing is known of those below it, nor of files without any.',
    fix: 'Write the report of the gate with the limit 0, for example `eslint --rule "complexity: [warn, 0]" --format json`, so that every function is listed; the limit is the rule of the gate.',
  },
  'functions-not-listed': {
    effect: 'fail',
    meaning: 'A complexity report states more functions, or more complexity, than it lists.',
    fix: 'Let the tool write its whole report: something was taken out of it, or it was put together by hand.',
  },
  'source-not-analyzed': {
    effect: 'fail',
    meaning: 'The tool says of a file that it could not analyze it.',
    fix: 'Mend the file or the parser that the tool uses for it, or exclude the file in the tool.',
  },
  'sources-not-listed': {
    effect: 'inconclusive',
    meaning:
      'A duplication report lists neither a duplication nor a file, so nobody can tell whether anything was looked at.',
    fix: "Write jscpd's `json` report, or let PMD 7 or newer write its XML: they say what they looked at.",
  },
  'static-end-missing': {
    effect: 'fail',
    meaning: 'Output of a tool does not say how the tool ended, so that half of it looks like all.',
    fix: 'Write the code that it ended with behind its output, as a line such as `tsc exit 0`: the table under "Lint and types" of the README says how.',
  },
} as const satisfies CodeTable;

export type ReportCode = keyof typeof reportCodes;
