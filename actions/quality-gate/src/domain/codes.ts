import { reportCodes } from '@interlock/reports/domain/report-codes';
import { codeBook, type CodeTable, type Finding as GateFinding } from '@interlock/shared/domain/code-table';
import { gateCodes } from '@interlock/shared/gate/domain/gate-codes';

/**
 * The reason codes of the gate, beside those that kinds of reports bring. `fail` is what is proven to be bad; `inconclusive` is what could not be looked at.
 * Neither lets anything through. The README's table is made from this.
 */
export const codes = {
  ...gateCodes,
  ...reportCodes,
  'report-missing': {
    effect: 'fail',
    meaning: 'No file matches an entry of `reports`, or one of its globs.',
    fix: 'Check the glob, and that the step which writes the report ran in this job (or that its artifact was downloaded) even after a failure.',
  },
  'report-count': {
    effect: 'fail',
    meaning:
      'Fewer reports than `min`, or more than `max`, match an entry of `reports`; those in a zip archive count each.',
    fix: 'Find the job that did not write its report, or correct `min` and `max` of the entry.',
  },
  'report-committed': {
    effect: 'inconclusive',
    meaning: 'A report is a file of the repository: a run that wrote none would be judged by the old one.',
    fix: 'Take the report out of the repository (`git rm --cached`) and ignore its folder; exclude files that are no reports of this run with `except`.',
  },
  'report-unreadable': {
    effect: 'inconclusive',
    meaning: 'The machine could not read the file, or something wrote it while it was read.',
    fix: 'Check the permissions of the file and the disk of the runner.',
  },
  'archive-broken': {
    effect: 'fail',
    meaning:
      'A zip archive is cut, its checksums or sizes are wrong, a name stands twice in it, its files overlap, or its headers contradict its directory.',
    fix: 'Look at the step that packs or downloads the archive; pack it again with an ordinary tool.',
  },
  'archive-too-large': {
    effect: 'inconclusive',
    meaning:
      'A zip archive goes beyond a limit (files in it, bytes unpacked, how many times larger that is than the archive), so nothing of it was read.',
    fix: 'Pack reports only, and into several archives.',
  },
  'no-tests': {
    effect: 'fail',
    meaning: 'A test report holds no test at all.',
    fix: 'Check the filter of the test command; if this file never holds tests, exclude it with `except`.',
  },
  'all-tests-skipped': {
    effect: 'fail',
    meaning: 'Every test of an entry was skipped.',
    fix: 'Run the tests, or take the entry out of `reports`.',
  },
  'skips-not-listed': {
    effect: 'inconclusive',
    meaning:
      'A rule speaks of `tests.skipped`, and a test report states more skipped tests than it lists: nobody can tell how many there are.',
    fix: 'Let the reporter list skipped tests, or take the rule out.',
  },
  'coverage-of-no-repository-file': {
    effect: 'fail',
    meaning: 'No path of a coverage report belongs to a file of the repository.',
    fix: 'Compare the two lists of paths; write paths relative to the root of the repository, or check the right repository out.',
  },
  'no-functions': {
    effect: 'fail',
    meaning: 'A complexity report holds no function at all.',
    fix: 'Check which folders and languages the tool was given; of ESLint, that the rule `complexity` is on with the limit 0.',
  },
  'source-of-no-repository-file': {
    effect: 'fail',
    meaning: 'No path of a report about source files belongs to a file of the repository.',
    fix: 'Compare the two lists of paths; run the tool from the root of the repository, or check the right repository out.',
  },
  'no-sources': {
    effect: 'fail',
    meaning: 'A duplication report says that no file, or no line, was looked at.',
    fix: 'Check the folders, the languages and the ignored patterns that the tool was given.',
  },
  'repository-files-unknown': {
    effect: 'inconclusive',
    meaning: 'The files of the repository could not be listed, so reports about them cannot be tied to them.',
    fix: 'Check the repository out before this step (`actions/checkout`).',
  },
  'subject-differs': {
    effect: 'inconclusive',
    meaning:
      'The commit to be judged is not the one that is checked out (or, without a checkout, that of the run).',
    fix: 'Check out the commit that is judged, run its tests, and pass the same `subjects` on.',
  },
  'checkout-unreadable': {
    effect: 'inconclusive',
    meaning: 'There is a repository and git cannot say which commit is checked out.',
    fix: 'Run `git -C <folder> rev-parse HEAD` in a step before this one to see why: most often the folder belongs to another user (`git config --global --add safe.directory "$GITHUB_WORKSPACE"`).',
  },
  'tests-not-reported': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of tests and no entry of `reports` gives any.',
    fix: 'Add an entry such as `- tests: "reports/**/junit*.xml"`.',
  },
  'coverage-not-reported': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of coverage and no entry of `reports` gives any.',
    fix: 'Add an entry such as `- coverage: coverage/lcov.info`.',
  },
  'complexity-not-reported': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of complexity and no entry of `reports` gives any.',
    fix: 'Add an entry such as `- complexity: reports/lizard.xml`.',
  },
  'complexity-kind-missing': {
    effect: 'inconclusive',
    meaning: 'The complexity reports hold no function of this measure (cyclomatic or cognitive) here.',
    fix: 'Switch the measure on in the tool, check the scope of the rule, or take the rule out.',
  },
  'duplication-not-reported': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of duplication and no entry of `reports` gives any.',
    fix: 'Add an entry such as `- duplication: reports/jscpd-report.json`.',
  },
  'duplication-lines-unknown': {
    effect: 'inconclusive',
    meaning:
      'A report does not say how many lines it looked at (CPD XML), or not of which file (jscpd from version 5 on), so there is no share of them.',
    fix: 'Judge `duplication.blocks`, or give the report of jscpd, for a path that of its version 4; or judge the whole.',
  },
  'source-scope-empty': {
    effect: 'inconclusive',
    meaning: 'Nothing that was measured is in the scope of a rule.',
    fix: 'Check the glob behind `in`: it is matched with paths from the root of the repository.',
  },
  'source-path-ambiguous': {
    effect: 'inconclusive',
    meaning:
      'A path of a report fits several files of the repository, not all of them in the scope of a rule.',
    fix: 'Run the tool from the root of the repository, so that its paths begin there.',
  },
  'measurement-broken': {
    effect: 'inconclusive',
    meaning:
      'A rule was not judged because a report it depends on could not be used; that report has its own reason.',
    fix: 'Mend the report that is named first; the rule is judged when it can be read.',
  },
  'coverage-kind-missing': {
    effect: 'inconclusive',
    meaning: 'The coverage reports hold no data of this kind (branches or functions), or none for this file.',
    fix: 'Switch it on in the coverage tool, or take the rule out.',
  },
  'coverage-scope-empty': {
    effect: 'inconclusive',
    meaning: 'No covered file of the repository is in the scope of a rule.',
    fix: 'Check the glob behind `in`: it is matched with paths from the root of the repository.',
  },
  'coverage-path-ambiguous': {
    effect: 'inconclusive',
    meaning:
      'A path of a report fits several files of the repository, not all of them in the scope of a rule.',
    fix: 'Write paths relative to the root of the repository, or keep the report in the folder of its package.',
  },
  'sonarqube-condition-failed': {
    effect: 'fail',
    meaning:
      "A condition of the server's quality gate failed, and a rule on `sonarqube.failed-conditions` fails by it: its metric, value and limit.",
    fix: 'Bring the measure within its limit and analyze again. What was accepted on the server since counts from the next analysis on.',
  },
  'sonarqube-gate-empty': {
    effect: 'inconclusive',
    meaning: 'The quality gate says OK without any condition, which is no judgment.',
    fix: 'The first analysis of a project has no new code: analyze it once more. Or give its quality gate a condition on overall code.',
  },
  'sonarqube-gate-missing': {
    effect: 'inconclusive',
    meaning: 'No quality gate was applied to the analysis (`NONE`).',
    fix: 'Choose a quality gate for the project on the server, and analyze again.',
  },
  'sonarqube-gate-unknown': {
    effect: 'inconclusive',
    meaning:
      'The quality gate or a condition has a state other than `OK` and `ERROR`, such as `WARN` of servers long gone, or they contradict each other.',
    fix: 'Look at the project on the server; SonarQube 10.0 or later is understood.',
  },
  'sonarqube-saw-nothing': {
    effect: 'inconclusive',
    meaning: 'The analysis has no line of code.',
    fix: 'Check `sonar.sources` and the exclusions of the scanner, and that the language is one that the server knows.',
  },
  'sonarqube-conditions-ignored': {
    effect: 'note',
    meaning:
      'The server left conditions on coverage and duplication of new code out, because so little code is new.',
    fix: 'Nothing to do. The project setting "Ignore duplication and coverage on small changes" turns it off.',
  },
  'sonarqube-analysis-stale': {
    effect: 'inconclusive',
    meaning: 'The server has no analysis of the commit that is judged.',
    fix: 'Let the scanner run before the gate, in a checkout of that commit with its history (not `sonar.scm.disabled`), and of the same pull request or branch; `analysis: main` looks at the main branch alone.',
  },
  'sonarqube-analysis-pending': {
    effect: 'inconclusive',
    meaning: 'The server had not processed what it was sent when `sonar-deadline` was over.',
    fix: 'Run the job again, or raise `sonar-deadline`; on the server, Administration, Projects, Background Tasks shows what it is at.',
  },
  'sonarqube-analysis-failed': {
    effect: 'inconclusive',
    meaning:
      'The last task of the project failed or was cancelled on the server, so the values there may be of an earlier one.',
    fix: 'Read why in the background tasks of the project on the server, and analyze again.',
  },
  'sonarqube-analysis-changed': {
    effect: 'inconclusive',
    meaning: 'Another analysis took the place of this one while it was read.',
    fix: 'Run the job again; let only one job at a time analyze the project (`concurrency`).',
  },
  'sonarqube-without-pull-requests': {
    effect: 'inconclusive',
    meaning: 'The server does not know pull requests; the Community edition does not.',
    fix: 'Name the project as `{kind: sonarqube, project: KEY, analysis: main}` where pull requests are analyzed as the main branch, or in a gate that does not judge pull requests.',
  },
  'sonarqube-not-asked': {
    effect: 'inconclusive',
    meaning:
      'A project is named, and there is no server to ask: no `sonar-url`, or the command line, which asks none.',
    fix: 'Give the action `sonar-url` and `sonar-token`. On a machine of your own, judge without the entry: the report of the run holds what the server said.',
  },
  'sonarqube-unreachable': {
    effect: 'inconclusive',
    meaning: 'The server did not answer, or only that it is busy or broken, several times.',
    fix: 'Check `sonar-url`, and that the server runs and can be reached from this runner; then run the job again.',
  },
  'sonarqube-unauthorized': {
    effect: 'inconclusive',
    meaning:
      'The server does not know the token, or wants one and got none (on forks and Dependabot, secrets are empty).',
    fix: 'Give a user token in `sonar-token`; it may have expired. Servers before 10.0 do not take it as it is sent.',
  },
  'sonarqube-forbidden': {
    effect: 'inconclusive',
    meaning: 'The token may not see the project.',
    fix: 'Give a token of type "User Token" of a user with the permission Browse on the project; tokens for analysis (`sqp_`, `sqa_`) may send and not read.',
  },
  'sonarqube-not-found': {
    effect: 'inconclusive',
    meaning: 'The server does not know the project or the branch, or there is no SonarQube at the address.',
    fix: 'Check the key of the project, and the path in `sonar-url`. The Community edition has no branch but the main one: `analysis: main`.',
  },
  'sonarqube-redirected': {
    effect: 'inconclusive',
    meaning: 'The server sends on to another address. The token is not sent there.',
    fix: 'If that address is yours, write it in `sonar-url`. A page to log in at means that a proxy stands before the server.',
  },
  'sonarqube-refused': {
    effect: 'inconclusive',
    meaning: 'The server refused the question, in its words.',
    fix: 'Most likely it does not know a measure that a rule speaks of: take the rule out, or update the server.',
  },
  'sonarqube-unreadable': {
    effect: 'inconclusive',
    meaning: 'What the server answered is no JSON, too large, or not what it should be.',
    fix: 'Open `sonar-url` in a browser, and see whether it is SonarQube 10.0 or later and no proxy in front of it.',
  },
  'sonarqube-measure-missing': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of a measure that the analysis does not have.',
    fix: 'Check that the scanner was given what it needs for it (coverage needs a report), or take the rule out. Measures of new code are kept of the newest analysis alone.',
  },
  'sonarqube-project-not-named': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of a measure, several analyses are asked for, and it does not say which.',
    fix: 'Write `of "KEY"` behind the metric, and name each project once.',
  },
  'sonarqube-not-reported': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of SonarQube, or of a project, that no entry of `reports` names.',
    fix: 'Add an entry such as `- sonarqube: acme_shop`.',
  },
  'nothing-to-cover': {
    effect: 'inconclusive',
    meaning: 'The scope of a rule has nothing to cover: 0 of 0.',
    fix: 'Check the glob behind `in`, or take the rule out.',
  },
  'static-not-reported': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of lint or types and no report is about them.',
    fix: 'Add an entry such as `- static: eslint.json`; `types.errors` needs output of `tsc` or `mypy`.',
  },
  'static-scope-empty': {
    effect: 'inconclusive',
    meaning: 'No file that a linter or type checker may have looked at is in the scope of a rule.',
    fix: 'Check the glob behind `in`: it is matched with paths from the root of the repository.',
  },
  'size-zero': {
    effect: 'fail',
    meaning: 'Files to be measured are all empty: an entry of `size`, or what a rule on sizes names.',
    fix: 'Look at the log of the step that builds them: it wrote nothing into them.',
  },
  'size-unsteady': {
    effect: 'inconclusive',
    meaning: 'A file had another size when it was measured than when it was found.',
    fix: 'Wait for whatever writes it (a watcher, a step in the background) to end before this step.',
  },
  'size-not-reported': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of sizes and no entry of `reports` gives any.',
    fix: 'Add an entry such as `- size: "dist/**/*.js"`.',
  },
  'size-of-nothing': {
    effect: 'inconclusive',
    meaning: 'No measured file is of the name or in the scope of a rule.',
    fix: 'Correct the name behind `of` or the glob behind `in`, or measure the file: `- size: "dist/**"`. A name without a slash is that of the file, one with a slash the path from the root of the repository.',
  },
  'no-measurements': {
    effect: 'fail',
    meaning: 'A report of performance holds no measurement at all.',
    fix: 'Check the filter of the benchmarks; if this file never holds any, exclude it with `except`.',
  },
  'threshold-crossed': {
    effect: 'fail',
    meaning: 'A threshold of the tool itself was crossed, as k6 writes into its summary.',
    fix: 'Make it faster, or correct the threshold in the script.',
  },
  'performance-not-reported': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of performance and no entry of `reports` gives any.',
    fix: 'Add an entry such as `- performance: k6-summary.json`.',
  },
  'performance-name-unknown': {
    effect: 'inconclusive',
    meaning: 'No report measures the name of a rule.',
    fix: 'Write the name as the report has it (the summary lists them); if the benchmark is gone, take its rule out.',
  },
  'performance-name-ambiguous': {
    effect: 'inconclusive',
    meaning: 'The name of a rule is that of several benchmarks.',
    fix: 'Write the whole name, in quotes.',
  },
  'performance-number-missing': {
    effect: 'inconclusive',
    meaning: 'The reports measure the name of a rule, but not this number of it.',
    fix: 'Ask for a number that the tool reports, or let it report this one (`summaryTrendStats` of k6; saved data, for percentiles of single times).',
  },
  'jobs-forbidden': {
    effect: 'inconclusive',
    meaning: 'The time of jobs is asked for, and the token may not read the jobs of the run.',
    fix: 'Grant `actions: read` under `permissions:` of the job of the gate, beside what it has.',
  },
  'jobs-unreachable': {
    effect: 'inconclusive',
    meaning: 'GitHub could not be asked for the jobs of the run, or did not list all of them.',
    fix: 'Run the job again; see githubstatus.com when it stays so. The command line asks nobody: give it the answer by `--run-jobs FILE`.',
  },
  'job-missing': {
    effect: 'inconclusive',
    meaning:
      'No job of this attempt of the run has a name that `jobs` gives, or all that have it were skipped.',
    fix: 'Write the name as GitHub shows it (`build`, `build (20)`, `caller / job`; `*` stands for any text), and let the job of the gate wait for it: `needs: build`.',
  },
  'job-unfinished': {
    effect: 'inconclusive',
    meaning: 'A job that `jobs` names has not ended yet; the job of the gate itself never has.',
    fix: 'Let the job of the gate wait for it, `needs: build`, or leave it out: `except: ["gate"]`.',
  },
  'job-not-successful': {
    effect: 'inconclusive',
    meaning:
      'A job that `jobs` names failed, was cancelled or ran out of time: how long it takes is not known.',
    fix: 'Mend the job, or leave it out with `except`.',
  },
  'job-ambiguous': {
    effect: 'inconclusive',
    meaning: 'Several jobs of the run have the same name.',
    fix: 'Give each a name of its own: `name: test (${{ matrix.node }})`.',
  },
  'job-time-invalid': {
    effect: 'inconclusive',
    meaning: 'GitHub does not say when a job began or ended, or says that it took no time at all.',
    fix: 'Run the job again; a job of less than a second is not measured, leave it out with `except`.',
  },
  'job-of-earlier-attempt': {
    effect: 'note',
    meaning: 'A job was not run again in this attempt of the run: its time is that of an earlier one.',
    fix: 'Nothing to do; to measure it anew, run all jobs again.',
  },
  'change-history-shallow': {
    effect: 'inconclusive',
    meaning:
      'A rule speaks of changed lines, and the clone is too shallow to find where the change began. Nothing is fetched.',
    fix: 'Check the whole history out: `with: {fetch-depth: 0}` at `actions/checkout`; in a clone of your own, `git fetch --unshallow`.',
  },
  'change-base-missing': {
    effect: 'inconclusive',
    meaning:
      'A rule speaks of changed lines, and the clone has neither the commit before the change nor the branch it is for: a single branch was fetched, or the default branch was pushed by force.',
    fix: 'Check the whole history and all branches out: `with: {fetch-depth: 0}` at `actions/checkout`; after a forced push the next push is judged again.',
  },
  'change-unrelated': {
    effect: 'inconclusive',
    meaning:
      'A rule speaks of changed lines, and the commit shares no history with what it is compared with.',
    fix: 'Begin the branch at a commit of the branch it is for, or take the rule out for branches of their own.',
  },
  'change-unreadable': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of changed lines, and git could not show the change, or not all of it.',
    fix: 'See what git says; check out with `fetch-depth: 0` and without `filter`, so that all objects are there.',
  },
  'change-without-checkout': {
    effect: 'inconclusive',
    meaning: 'A rule speaks of changed lines, and there is no repository to find the change in.',
    fix: 'Check the repository out before this step: `actions/checkout` with `fetch-depth: 0`.',
  },
  'changed-file-altered': {
    effect: 'inconclusive',
    meaning:
      'A covered file of the change was altered after the checkout: the lines of its report are not those of the commit.',
    fix: 'Run what rewrites tracked files (formatters, generators) before the commit, not before the tests.',
  },
  'changed-file-outdated': {
    effect: 'inconclusive',
    meaning:
      'A report lists lines that a changed file does not have: it is of another version of the file, or of what was generated from it.',
    fix: 'Delete old reports before the tests, so that what is judged was written from this commit; let tools that compile map lines back (source maps).',
  },
  'coverage-lines-past-end': {
    effect: 'note',
    meaning:
      'Reports list lines behind the end of a file: they are of another version of it, or of what was generated from it. Such lines, and the branches and functions on them, count in no number; a rule that would come out otherwise with them is inconclusive.',
    fix: 'Delete old reports before the tests, so that what is judged was written from this commit; let tools that compile map lines back (source maps).',
  },
  'coverage-lines-unlisted': {
    effect: 'inconclusive',
    meaning:
      'A report says how many lines of a changed file are covered and not which, so its changed lines are not known.',
    fix: 'Give a report that lists lines, such as lcov, instead of a summary.',
  },
  'change-not-known': {
    effect: 'note',
    meaning: 'A rule says `when changed`, the change is not known, and so the rule was judged as any other.',
    fix: 'Check the whole history out (`fetch-depth: 0` at `actions/checkout`; in a clone of your own, `git fetch --unshallow`), so that the change can be found.',
  },
  'changed-file-not-reported': {
    effect: 'note',
    meaning:
      'No report mentions changed files of code; each of their added lines that is not blank counts as not covered.',
    fix: 'Let the coverage tool list files that no test loads; if they are not to be covered, narrow the rule: `in "src/**"`.',
  },
  'tree-altered': {
    effect: 'note',
    meaning: 'Tracked files were altered after the checkout; the change is that of the commit, without them.',
    fix: 'Nothing, where it is a lock file or generated; else find the step that rewrites them.',
  },
  'renames-not-followed': {
    effect: 'note',
    meaning:
      'The change has so many new files that git did not look for renamed ones; some may count as new.',
    fix: 'Nothing to do; rename in a change of its own where it matters.',
  },
  'requests-failed': {
    effect: 'note',
    meaning:
      'Some requests, or checks of their answers, failed, and their times are among the measured ones: a quick error looks fast.',
    fix: 'Say how many are tolerated: `performance.error-rate of "http_req_failed" <= 1%`, of checks `of "checks"`.',
  },
  'static-looked-at-unknown': {
    effect: 'note',
    meaning:
      'A report lists no finding and does not say which files were looked at: it may be that there was none.',
    fix: 'Check once in the log of the tool that it looks at your files, or let it write a report that names them (see "Lint and types" of the README).',
  },
  'static-name-unmatched': {
    effect: 'note',
    meaning:
      'A rule names a rule or tool (`of NAME`) that no report knows: it found nothing, or is misspelt.',
    fix: 'Check the name: it is compared as it is with the ids of the rules and the names of the tools.',
  },
  'not-judged': {
    effect: 'note',
    meaning:
      'Reports give something that no rule speaks of, or name no package where every rule is about packages; it is shown, and judges nothing.',
    fix: 'Add a rule to `require`, a `package` to the entry, or take the entry out of `reports`.',
  },
  'size-empty-file': {
    effect: 'note',
    meaning: 'Some of the measured files are empty.',
    fix: 'Nothing, where they are to be empty; else look at the step that builds them.',
  },
  'test-totals-differ': {
    effect: 'note',
    meaning: 'The totals that a test report states differ from the tests that it lists. The list is counted.',
    fix: 'Nothing to do where the tool counts something else there, such as assertions or attempts; if not, look in its log whether tests are missing from the list.',
  },
  'totals-disagree': {
    effect: 'note',
    meaning:
      'The totals that a report states differ from what it lists. The worse number of the two is judged.',
    fix: 'Report it to the maker of the tool that wrote it; something is missing from the list or counted twice.',
  },
  'coverage-path-outside': {
    effect: 'note',
    meaning:
      'Some paths of a coverage report belong to no file of the repository. The whole is counted with and without them, and the worse number is judged; dependencies are left out.',
    fix: 'If they are yours, write paths relative to the root of the repository; if not, exclude them in the coverage tool.',
  },
  'source-path-outside': {
    effect: 'note',
    meaning:
      'Some paths of a report about source files belong to no file of the repository. The whole is counted with and without them, and the worse number is judged; dependencies are left out.',
    fix: 'Run the tool from the root of the repository and exclude what is not yours.',
  },
  'test-names-unknown': {
    effect: 'inconclusive',
    meaning:
      'A rule asks for a test by its name, and not every case is known by name: a suite lists none, or there are more than are kept.',
    fix: 'Let the reporter list every case, or judge the tests in several gates.',
  },
  'cases-not-listed': {
    effect: 'note',
    meaning: 'Suites state how many tests they had and list none of them; the stated numbers are counted.',
    fix: 'Let the reporter list every case, so that they can be seen.',
  },
  'file-counted-as-test': {
    effect: 'note',
    meaning:
      'Cases are called like files: so Node lists a file that has no test in it, or that ended itself before its tests.',
    fix: 'Look into the files whether all of their tests are there; name those that must run: `tests.passed of "NAME" >= 1`.',
  },
  'report-repeated': {
    effect: 'note',
    meaning:
      'Reports of tests or benchmarks are the same to the byte; each of them is counted. Two shards that ran the same, or a copy.',
    fix: 'Exclude copies with `except`; look whether each shard got its own part.',
  },
  'baseline-not-known': {
    effect: 'inconclusive',
    meaning: 'A rule was not judged because there is no baseline to compare with; why has its own reason.',
    fix: 'Mend what is said of the baseline first; the rule is judged when there is one.',
  },
  'baseline-forbidden': {
    effect: 'inconclusive',
    meaning: 'GitHub does not let the token see artifacts and runs.',
    fix: 'Add `actions: read` (beside `contents: read`) to the `permissions` of the job.',
  },
  'baseline-unreachable': {
    effect: 'inconclusive',
    meaning: 'GitHub could not be asked for the baseline, or did not hand it over whole.',
    fix: 'Run the job again; see githubstatus.com when it stays so.',
  },
  'baseline-offline': {
    effect: 'inconclusive',
    meaning: 'What is compared with is not in the checkout, and the command line asks nobody for it.',
    fix: 'Compare with a file, in a clone that has its history (`git fetch --unshallow`), or leave the answer to the action.',
  },
  'baseline-branch-missing': {
    effect: 'inconclusive',
    meaning: 'There is no branch of the name that `baseline` says.',
    fix: 'Correct the name behind `branch=`.',
  },
  'baseline-workflow-missing': {
    effect: 'inconclusive',
    meaning: 'There is no workflow of the name that `baseline` says, so nothing would ever be compared with.',
    fix: 'Correct the name behind `workflow=`: a file of .github/workflows that runs this gate on the branch.',
  },
  'baseline-branch-open': {
    effect: 'inconclusive',
    meaning:
      'The branch that `baseline` names is neither protected nor the default branch: whoever pushes could lower what is compared with.',
    fix: 'Protect the branch, or compare with the default branch.',
  },
  'baseline-since-ahead': {
    effect: 'inconclusive',
    meaning:
      'The moment behind `since=` has not come yet: until then nothing would be compared with anything.',
    fix: 'Write a day or a minute (UTC) that has passed.',
  },
  'baseline-expired': {
    effect: 'inconclusive',
    meaning: 'There was a baseline, and its artifact has expired or was deleted.',
    fix: 'To begin anew, merge `baseline: branch=NAME since=NOW` (2026-11-21, or 2026-11-21T14:00Z); the next run of the branch that passes establishes it. Run the workflow on a schedule, so that every few weeks one is left.',
  },
  'baseline-lost': {
    effect: 'inconclusive',
    meaning:
      'A run of the branch succeeded under a policy with this baseline and has left none: it was deleted, or never uploaded.',
    fix: "Look whether the workflow uploads `baseline-file` after the gate; then begin anew: merge `baseline: branch=NAME since=NOW` (2026-11-21, or 2026-11-21T14:00Z), and the branch's next run that passes establishes it.",
  },
  'baseline-too-many': {
    effect: 'inconclusive',
    meaning:
      'So many artifacts have the name of the baseline that the newest of the branch was not among those that were listed.',
    fix: "Delete artifacts of that name that other runs left, or shorten their retention; a pull request's run must not upload any.",
  },
  'baseline-too-large': {
    effect: 'inconclusive',
    meaning: 'The baseline, or its archive, is larger than a gate writes.',
    fix: 'Look who wrote it: a gate writes no more than 32 MiB, and no file (`file=PATH`) of more than 1 MB.',
  },
  'baseline-corrupt': {
    effect: 'inconclusive',
    meaning:
      'The baseline is cut off, altered, or not what a gate wrote. It is not used and not written over.',
    fix: 'Find out what altered it. Then delete that artifact (the one before it is used) or begin anew: merge `baseline: branch=NAME since=NOW`. A file: restore it from history, and keep formatters off it.',
  },
  'baseline-version': {
    effect: 'inconclusive',
    meaning: 'The baseline is of another version of its format.',
    fix: 'Use one version of Interlock on all branches; after a change of version begin anew: merge `baseline: branch=NAME since=NOW`, or commit a new file.',
  },
  'baseline-unsigned': {
    effect: 'inconclusive',
    meaning: 'There is an evidence key, and the baseline is not signed with it.',
    fix: 'Give the same `evidence-key` to the runs that leave the baseline; after a change of the key begin anew: merge `baseline: branch=NAME since=NOW`.',
  },
  'baseline-of-another': {
    effect: 'inconclusive',
    meaning:
      'The baseline is of another repository, workflow, gate, service, branch, run or commit than it was found for.',
    fix: 'Upload `baseline-file` under the name that `baseline-name` says, in the run that wrote it; commit a file that this gate wrote.',
  },
  'baseline-incomplete': {
    effect: 'inconclusive',
    meaning:
      'The baseline does not list all files (more than 50 000, or paths that mean several files), so a rule on some of them cannot be compared.',
    fix: 'Compare the whole, or `in each package`.',
  },
  'baseline-not-written': {
    effect: 'note',
    meaning: 'The gate passed where a baseline is kept, and this one is too large to be one.',
    fix: 'Name fewer reports in one gate: 32 MiB are written at most, of a file (`file=PATH`) 1 MB, as much as GitHub hands over. Larger ones are kept as an artifact: `branch=NAME`.',
  },
  'baseline-established': {
    effect: 'note',
    meaning: 'There was no baseline, and this run leaves the first one.',
    fix: 'Nothing to do: the next run is compared with it.',
  },
  'baseline-expiring': {
    effect: 'note',
    meaning: 'The artifact that was compared with expires within 14 days.',
    fix: 'Let the workflow run on the branch before that, best on a schedule: every run that passes leaves a new one.',
  },
  'baseline-branch-unprotected': {
    effect: 'note',
    meaning:
      'The baseline comes from the default branch, which is not protected: whoever may push can lower what is compared with.',
    fix: 'Protect the branch.',
  },
  'removed-since-baseline': {
    effect: 'note',
    meaning:
      'Tests, covered files, reports, benchmarks or sizes that the baseline has are gone. What that does to the verdict is said by the rules on `baseline.removed`.',
    fix: 'Bring back what is not meant to be gone; what was renamed counts as gone once, until the branch has a new baseline.',
  },
} as const satisfies CodeTable;

export type FindingCode = keyof typeof codes;

/** Something found while reports were read. */
export type Finding = GateFinding<FindingCode>;

/** The same, with a code of the gate or one that a kind of reports brings. */
export type AnyFinding = GateFinding;

export const { finding, absent } = codeBook(codes);

/** Codes of rules that were not judged because of something that has a reason of its own. */
export const consequences: readonly FindingCode[] = ['measurement-broken', 'baseline-not-known'];
