import type { FindingCode } from '@interlock/quality-gate/domain/codes';
import type { Counts } from '@interlock/reports/domain/tests/counts';

import { countsOf } from './test-samples.ts';

/** A report as a tool writes it, in which a person counts tests that the tool's own totals count otherwise. */
export interface Stranger {
  readonly tool: string;
  readonly text: string;
  readonly counts: Counts;
  /** Codes of what it says against itself; notes among them. */
  readonly told: readonly FindingCode[];
}

const stranger = (
  tool: string,
  counts: Parameters<typeof countsOf>[0],
  text: string,
  ...told: readonly FindingCode[]
): Stranger => ({
  tool,
  text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`,
  counts: countsOf(counts),
  told,
});

const trx = (results: string, summary: string, head = ''): string =>
  `<TestRun id="a1" name="runner@host 2026-03-01 10:00:00" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
  <Times creation="2026-03-01T10:00:00" queuing="2026-03-01T10:00:00" start="2026-03-01T10:00:00" finish="2026-03-01T10:00:01" />${head}
  <Results>
${results}
  </Results>
  <TestLists><TestList name="Results Not in a List" id="8c84fa94" /></TestLists>${summary}
</TestRun>`;

const result = (name: string, outcome: string, message = ''): string =>
  `    <UnitTestResult testId="${name}" testName="${name}" computerName="host" duration="00:00:00.01" outcome="${outcome}">${message === '' ? '' : `<Output><ErrorInfo><Message>${message}</Message></ErrorInfo></Output>`}</UnitTestResult>`;

const counters = (total: number, executed: number, passed: number, failed: number, notExecuted = 0): string =>
  `<Counters total="${total}" executed="${executed}" passed="${passed}" failed="${failed}" error="0" timeout="0" aborted="0" inconclusive="0" passedButRunAborted="0" notRunnable="0" notExecuted="${notExecuted}" disconnected="0" warning="0" completed="0" inProgress="0" pending="0" />`;

const runInfo = (text: string, outcome = 'Error'): string =>
  `<RunInfos><RunInfo computerName="host" outcome="${outcome}" timestamp="2026-03-01T10:00:01"><Text>${text}</Text></RunInfo></RunInfos>`;

/** Written after the sources of the tools, or after reports that their users published. */
export const strangers: readonly Stranger[] = [
  stranger(
    'Nette Tester, which states failures as errors',
    [1, 1, 0, 0, 0],
    `<testsuites>
\t<testsuite errors="1" skipped="0" tests="2" time="0.4" timestamp="2026-03-01T10:00:00">
\t\t<testcase classname="tests/Cart.phpt" name="tests/Cart.phpt"/>
\t\t<testcase classname="tests/Price.phpt" name="tests/Price.phpt">
\t\t\t<failure message="Failed: 2 should be 3"/>
\t\t</testcase>
\t</testsuite>
</testsuites>`,
  ),
  stranger(
    'Nette Tester, with a skipped test',
    [1, 0, 0, 1, 0],
    '<testsuites>\n\t<testsuite errors="0" skipped="1" tests="2" time="0.1" timestamp="2026-03-01T10:00:00">\n\t\t<testcase classname="a.phpt" name="a.phpt"/>\n\t\t<testcase classname="b.phpt" name="b.phpt">\n\t\t\t<skipped/>\n\t\t</testcase>\n\t</testsuite>\n</testsuites>',
  ),
  stranger(
    'Catch2 2, which counts assertions',
    [1, 1, 0, 0, 0],
    `<testsuites>
  <testsuite name="tests" errors="0" failures="3" tests="26" hostname="tbd" time="0.002" timestamp="2026-03-01T10:00:00Z">
    <testcase classname="tests.global" name="prices add up" time="0.001">
      <failure message="1 == 2" type="CHECK">
FAILED:
  CHECK( 1 == 2 )
at price.cpp:7
      </failure>
      <failure message="2 == 3" type="CHECK">at price.cpp:8</failure>
      <failure message="3 == 4" type="REQUIRE">at price.cpp:9</failure>
    </testcase>
    <testcase classname="tests.global" name="carts are empty" time="0.001"/>
    <system-out/>
    <system-err/>
  </testsuite>
</testsuites>`,
  ),
  stranger(
    'Catch2 3, all of whose assertions held',
    [2, 0, 0, 0, 0],
    `<testsuites>
  <testsuite name="tests" errors="0" failures="0" skipped="0" tests="26" hostname="tbd" time="0.002" timestamp="2026-03-01T10:00:00Z">
    <properties>
      <property name="random-seed" value="1234"/>
    </properties>
    <testcase classname="tests.global" name="prices/add up" time="0.001" status="run"/>
    <testcase classname="tests.global" name="carts" time="0.001" status="run"/>
    <system-out/>
    <system-err/>
  </testsuite>
</testsuites>`,
  ),
  stranger(
    'Catch2 3, with an exception that nobody expected',
    [1, 0, 1, 0, 0],
    `<testsuites>
  <testsuite name="tests" errors="1" failures="0" skipped="0" tests="9" hostname="tbd" time="0.002" timestamp="2026-03-01T10:00:00Z">
    <testcase classname="tests.global" name="loads" time="0.001" status="run">
      <error message="load()" type="REQUIRE">FAILED: no such file</error>
    </testcase>
    <testcase classname="tests.global" name="carts" time="0.001" status="run"/>
  </testsuite>
</testsuites>`,
  ),
  stranger(
    'GdUnit4, which counts each failure of a test',
    [2, 1, 0, 1, 0],
    `<testsuites id="2026-03-01" name="report_4" tests="4" failures="2" skipped="1" flaky="0" time="0.347">
	<testsuite id="0" name="PriceTest" package="test" timestamp="2026-03-01T10:00:00" hostname="localhost" tests="4" failures="2" errors="0" skipped="1" flaky="0" time="0.347">
		<testcase name="test_adds" classname="PriceTest" time="0.013">
		</testcase>
		<testcase name="test_later" classname="PriceTest" time="0.000">
			<skipped message="SKIPPED: res://test/PriceTest.gd:50">
			</skipped>
		</testcase>
		<testcase name="test_find" classname="PriceTest" time="0.049">
		</testcase>
		<testcase name="test_rounds" classname="PriceTest" time="0.033">
			<failure message="FAILED: res://test/PriceTest.gd:90" type="FAILURE">
<![CDATA[
Expecting: 1
]]>
			</failure>
			<failure message="FAILED: res://test/PriceTest.gd:91" type="FAILURE">
<![CDATA[
Expecting: 2
]]>
			</failure>
		</testcase>
	</testsuite>
</testsuites>`,
  ),
  stranger(
    'xUnit.net under vstest',
    [1, 1, 0, 1, 0],
    trx(
      [
        result('Shop.PriceTests.Adds', 'Passed'),
        result('Shop.PriceTests.Rounds', 'Failed', 'Assert.Equal() Failure'),
        result('Shop.PriceTests.Later', 'NotExecuted'),
      ].join('\n'),
      `<ResultSummary outcome="Failed">${counters(3, 2, 1, 1)}<Output><StdOut>[xUnit.net 00:00:00.39]       Assert.Equal() Failure</StdOut></Output>${runInfo('[xUnit.net 00:00:00.39]     Shop.PriceTests.Rounds [FAIL]')}</ResultSummary>`,
    ),
  ),
  stranger(
    'xUnit.net 3, by its own transformation',
    [1, 0, 0, 0, 0],
    trx(
      result('Shop.PriceTests.Adds', 'Passed'),
      `<ResultSummary outcome="Complete">${counters(1, 1, 1, 0)}</ResultSummary>`,
    ),
  ),
  stranger(
    'Microsoft.Testing.Platform, with a failing test',
    [1, 1, 0, 1, 0],
    trx(
      [
        result('Adds', 'Passed'),
        result('Rounds', 'Failed', 'Assert.AreEqual failed'),
        result('Later', 'NotExecuted'),
      ].join('\n'),
      `<ResultSummary outcome="Failed">${counters(3, 2, 1, 1, 1)}${runInfo("Exit code indicates failure: '2'. Please refer to https://aka.ms/testingplatform/exitcodes for more information.")}</ResultSummary>`,
    ),
  ),
  stranger(
    'Microsoft.Testing.Platform, whose process crashed',
    [1, 0, 1, 0, 0],
    trx(
      result('Adds', 'Passed'),
      `<ResultSummary outcome="Failed">${counters(1, 1, 1, 0)}${runInfo("Test host process pid: 4242 crashed with exit code '139'")}</ResultSummary>`,
    ),
    'suite-error-without-cases',
  ),
  stranger(
    'vstest, whose host crashed',
    [1, 0, 1, 0, 0],
    trx(
      result('Adds', 'Passed'),
      `<ResultSummary outcome="Failed">${counters(1, 1, 1, 0)}${runInfo('The active test run was aborted. Reason: Test host process crashed')}</ResultSummary>`,
    ),
    'suite-error-without-cases',
  ),
  stranger(
    'vstest, which found no test',
    [0, 0, 0, 0, 0],
    trx(
      '',
      `<ResultSummary outcome="Completed">${counters(0, 0, 0, 0)}${runInfo('No test is available in Shop.Tests.dll.', 'Warning')}</ResultSummary>`,
    ),
    'no-tests',
  ),
  stranger(
    'MSTest of Visual Studio 2010, with its summary in front',
    [1, 1, 0, 0, 0],
    trx(
      [result('Adds', 'Passed'), result('Rounds', 'Failed', 'Assert failed')].join('\n'),
      '',
      `<ResultSummary outcome="Failed">${counters(2, 2, 1, 1)}</ResultSummary>`,
    ),
  ),
  stranger(
    'MSTest, with the rows of a test that is driven by data',
    [2, 1, 0, 0, 0],
    trx(
      `    <UnitTestResult testName="Adds" outcome="Failed" resultType="DataDrivenTest"><InnerResults>
${[result('Adds (Row 0)', 'Passed'), result('Adds (Row 1)', 'Failed', 'no')].join('\n')}
    </InnerResults></UnitTestResult>
${result('Rounds', 'Passed')}`,
      `<ResultSummary outcome="Failed">${counters(4, 4, 2, 2)}</ResultSummary>`,
    ),
  ),
  stranger(
    'Flank, beside tests that failed',
    [2, 1, 0, 0, 1],
    `<testsuites>
  <testsuite name="Pixel2.arm-30-en_US-portrait" tests="3" failures="1" flakes="1" errors="0" skipped="0" time="575.163" timestamp="2026-03-01T10:00:00" hostname="localhost">
    <testcase name="rounds" classname="com.example.PriceTest" time="50.5">
      <failure>java.lang.AssertionError: no</failure>
    </testcase>
    <testcase name="loads" classname="com.example.CartTest" time="10.2" flaky="true">
      <failure>androidx.test.espresso.NoActivityResumedException</failure>
    </testcase>
    <testcase name="adds" classname="com.example.PriceTest" time="0.3"/>
  </testsuite>
</testsuites>`,
  ),
  stranger(
    'Flank, with flaky tests alone',
    [2, 0, 0, 0, 2],
    `<testsuites>
  <testsuite name="NexusLowRes-28-en-portrait" tests="2" failures="0" flakes="2" errors="0" skipped="0" time="5.276" timestamp="2026-03-01T10:00:00">
    <testcase name="test1" classname="com.example.InstrumentedTest" time="2.601" flaky="true"/>
    <testcase name="test2" classname="com.example.InstrumentedTest" time="2.675" flaky="true">
      <failure>junit.framework.AssertionFailedError</failure>
    </testcase>
  </testsuite>
</testsuites>`,
  ),
  stranger(
    'Firebase Test Lab, of one device',
    [2, 1, 0, 0, 0],
    `<testsuite name="" tests="3" failures="1" errors="0" skipped="0" time="3.87" timestamp="2026-03-01T10:00:00" hostname="localhost">
  <properties/>
  <testcase name="adds" classname="com.example.PriceTest" time="0.3"/>
  <testcase name="rounds" classname="com.example.PriceTest" time="0.2">
    <failure>java.lang.AssertionError: no</failure>
  </testcase>
  <testcase name="loads" classname="com.example.CartTest" time="1.1"/>
</testsuite>`,
  ),
  stranger(
    'Surefire, with tests that ran again',
    [2, 1, 0, 0, 1],
    `<testsuite version="3.0.2" name="shop.PriceTest" time="0.5" tests="3" errors="0" skipped="0" failures="1" flakes="1">
  <properties/>
  <testcase name="flaky" classname="shop.PriceTest" time="0.1">
    <flakyFailure message="first" type="java.lang.AssertionError"><stackTrace>at A</stackTrace></flakyFailure>
  </testcase>
  <testcase name="rounds" classname="shop.PriceTest" time="0.1">
    <failure message="no" type="java.lang.AssertionError">at A</failure>
    <rerunFailure message="no" type="java.lang.AssertionError"><stackTrace>at A</stackTrace></rerunFailure>
  </testcase>
  <testcase name="adds" classname="shop.PriceTest" time="0.1"/>
</testsuite>`,
  ),
  stranger(
    'pytest, with a fixture that failed',
    [1, 1, 1, 1, 0],
    '<testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="1" skipped="1" tests="4" time="0.05" timestamp="2026-03-01T10:00:00" hostname="host"><testcase classname="test_price" name="test_adds" time="0.001" /><testcase classname="test_price" name="test_rounds" time="0.001"><failure message="assert 1 == 2">def test_rounds</failure></testcase><testcase classname="test_price" name="test_later" time="0.0"><skipped type="pytest.skip" message="later">x</skipped></testcase><testcase classname="test_price" name="test_loads" time="0.0"><error message="failed on setup">x</error></testcase></testsuite></testsuites>',
  ),
  stranger(
    'PHPUnit, with totals at every level',
    [1, 1, 1, 1, 0],
    `<testsuites>
  <testsuite name="phpunit.xml" tests="4" assertions="3" errors="1" failures="1" skipped="1" time="0.01">
    <testsuite name="unit" tests="4" assertions="3" errors="1" failures="1" skipped="1" time="0.01">
      <testsuite name="PriceTest" file="tests/PriceTest.php" tests="4" assertions="3" errors="1" failures="1" skipped="1" time="0.01">
        <testcase name="testAdds" file="tests/PriceTest.php" line="9" class="PriceTest" classname="PriceTest" assertions="2" time="0.001"/>
        <testcase name="testRounds" file="tests/PriceTest.php" line="14" class="PriceTest" classname="PriceTest" assertions="1" time="0.001"><failure type="PHPUnit\\Framework\\ExpectationFailedException">no</failure></testcase>
        <testcase name="testLoads" file="tests/PriceTest.php" line="19" class="PriceTest" classname="PriceTest" assertions="0" time="0.001"><error type="Error">no</error></testcase>
        <testcase name="testLater" file="tests/PriceTest.php" line="24" class="PriceTest" classname="PriceTest" assertions="0" time="0.001"><skipped/></testcase>
      </testsuite>
    </testsuite>
  </testsuite>
</testsuites>`,
  ),
  stranger(
    'gotestsum, with a test that ran again and passed',
    [2, 0, 0, 0, 1],
    `<testsuites tests="3" failures="1" errors="0" time="0.5">
	<testsuite tests="3" failures="1" time="0.3" name="example.com/shop" timestamp="2026-03-01T10:00:00Z">
		<properties><property name="go.version" value="go1.26 linux/amd64"></property></properties>
		<testcase classname="example.com/shop" name="TestAdds" time="0.000"></testcase>
		<testcase classname="example.com/shop" name="TestFlaky" time="0.000"><failure message="Failed" type="">=== RUN TestFlaky</failure></testcase>
		<testcase classname="example.com/shop" name="TestFlaky" time="0.000"></testcase>
	</testsuite>
</testsuites>`,
  ),
  stranger(
    'cargo-nextest, with retries',
    [2, 1, 0, 0, 1],
    `<testsuites name="nextest-run" tests="3" failures="1" errors="0" uuid="45c50042" timestamp="2026-03-01T10:00:00.000+00:00" time="0.014">
    <testsuite name="shop" tests="3" disabled="0" errors="0" failures="1">
        <testcase name="tests::adds" classname="shop" timestamp="2026-03-01T10:00:00.000+00:00" time="0.004"></testcase>
        <testcase name="tests::flaky" classname="shop" timestamp="2026-03-01T10:00:00.000+00:00" time="0.004">
            <flakyFailure timestamp="2026-03-01T10:00:00.000+00:00" time="0.003" message="thread panicked" type="test failure with exit code 101">at src/lib.rs:7</flakyFailure>
        </testcase>
        <testcase name="tests::rounds" classname="shop" timestamp="2026-03-01T10:00:00.000+00:00" time="0.004">
            <failure message="thread panicked" type="test failure with exit code 101">at src/lib.rs:9</failure>
            <rerunFailure timestamp="2026-03-01T10:00:00.000+00:00" time="0.003" message="thread panicked" type="test failure with exit code 101">at src/lib.rs:9</rerunFailure>
        </testcase>
    </testsuite>
</testsuites>`,
  ),
  stranger(
    'CTest, with disabled and skipped tests',
    [1, 1, 0, 2, 0],
    `<testsuite name="Linux-c++" tests="4" failures="1" disabled="1" skipped="1" hostname="host" time="1" timestamp="2026-03-01T10:00:00">
	<testcase name="good" classname="good" time="0.004" status="run"><system-out></system-out></testcase>
	<testcase name="bad" classname="bad" time="0.001" status="fail"><failure message=""/><system-out></system-out></testcase>
	<testcase name="off" classname="off" time="0" status="disabled"><system-out>Disabled</system-out></testcase>
	<testcase name="skip" classname="skip" time="0.001" status="notrun"><skipped message="SKIP_RETURN_CODE=77"/><system-out></system-out></testcase>
</testsuite>`,
  ),
  stranger(
    'CTest, with a fixture that failed',
    [1, 0, 1, 0, 0],
    `<testsuite name="Linux-c++" tests="2" failures="0" disabled="0" skipped="1" hostname="host" time="1" timestamp="2026-03-01T10:00:00">
	<testcase name="good" classname="good" time="0.004" status="run"><system-out></system-out></testcase>
	<testcase name="needs" classname="needs" time="0" status="notrun"><skipped message="Fixture dependency failed"/><system-out></system-out></testcase>
</testsuite>`,
    'test-totals-differ',
  ),
  stranger(
    'Karma',
    [1, 1, 0, 1, 0],
    `<testsuite name="Chrome Headless 140.0.0.0 (Linux x86_64)" package="shop" timestamp="2026-03-01T10:00:00" id="0" hostname="host" tests="3" errors="0" failures="1" time="0.02">
  <properties><property name="browser.fullName" value="Mozilla/5.0"/></properties>
  <testcase name="Price adds" time="0.004" classname="shop.Price"/>
  <testcase name="Price rounds" time="0.002" classname="shop.Price"><failure type="">Expected 1 to be 2.</failure></testcase>
  <testcase name="Price later" time="0" classname="shop.Price"><skipped/></testcase>
  <system-out><![CDATA[ ]]></system-out>
  <system-err/>
</testsuite>`,
  ),
  stranger(
    'Karma, whose browser was lost',
    [1, 0, 0, 0, 0],
    '<testsuite name="Chrome Headless" package="shop" timestamp="2026-03-01T10:00:00" id="0" hostname="host" tests="1" errors="1" failures="0" time="0.02"><properties/><testcase name="Price adds" time="0.004" classname="shop.Price"/><system-out/><system-err/></testsuite>',
    'failures-not-listed',
  ),
  stranger(
    'Playwright, which says nothing of a test that passed when it ran again',
    [2, 1, 0, 1, 0],
    `<testsuites id="" name="" tests="4" failures="1" skipped="1" errors="0" time="1.2">
<testsuite name="a.spec.ts" timestamp="2026-03-01T10:00:00.000Z" hostname="chromium" tests="4" failures="1" skipped="1" time="0.4" errors="0">
<testcase name="adds" classname="a.spec.ts" time="0.1">
</testcase>
<testcase name="rounds" classname="a.spec.ts" time="0.1">
<failure message="a.spec.ts:2:1 rounds" type="FAILURE"><![CDATA[Error: no]]></failure>
</testcase>
<testcase name="later" classname="a.spec.ts" time="0">
<skipped>
</skipped>
</testcase>
<testcase name="flaky" classname="a.spec.ts" time="0.1">
</testcase>
</testsuite>
</testsuites>`,
  ),
  stranger(
    'Cypress with mocha-junit-reporter, which leaves pending tests out',
    [1, 1, 0, 0, 0],
    `<testsuites name="Mocha Tests" time="3.1" tests="3" failures="1" skipped="1">
  <testsuite name="Root Suite" timestamp="2026-03-01T10:00:00" tests="0" file="cypress/e2e/cart.cy.js" time="0.000" failures="0">
  </testsuite>
  <testsuite name="Cart" timestamp="2026-03-01T10:00:00" tests="3" time="3.1" failures="1">
    <testcase name="Cart adds" time="1.2" classname="adds">
    </testcase>
    <testcase name="Cart rounds" time="1.9" classname="rounds">
      <failure message="Timed out" type="AssertionError"><![CDATA[AssertionError: Timed out]]></failure>
    </testcase>
  </testsuite>
</testsuites>`,
    'test-totals-differ',
  ),
  stranger(
    'Cypress, a whole suite of which is pending',
    [1, 0, 0, 2, 0],
    `<testsuites name="Mocha Tests" time="3.1" tests="3" failures="0" skipped="2">
  <testsuite name="Root Suite" timestamp="2026-03-01T10:00:00" tests="0" time="0.000" failures="0">
  </testsuite>
  <testsuite name="Cart" timestamp="2026-03-01T10:00:00" tests="1" time="3.1" failures="0">
    <testcase name="Cart adds" time="1.2" classname="adds"/>
  </testsuite>
  <testsuite name="Later" timestamp="2026-03-01T10:00:00" tests="2" time="0" failures="0">
  </testsuite>
</testsuites>`,
    'cases-not-listed',
  ),
  stranger(
    'a reporter that states no tests',
    [2, 0, 0, 0, 0],
    '<testsuites tests="0" failures="0"><testsuite name="s" tests="0" failures="0"><testcase name="a"/><testcase name="b"/></testsuite></testsuites>',
    'test-totals-differ',
  ),
  stranger(
    'NUnit 3, the suite of one assembly alone',
    [1, 1, 0, 1, 0],
    `<test-suite type="Assembly" id="0-1" name="Shop.Tests.dll" fullname="Shop.Tests.dll" runstate="Runnable" testcasecount="3" result="Failed" site="Child" total="3" passed="1" failed="1" warnings="0" inconclusive="0" skipped="1" asserts="2">
  <failure><message><![CDATA[One or more child tests had errors]]></message></failure>
  <test-suite type="TestFixture" id="0-2" name="PriceTests" testcasecount="3" result="Failed" site="Child" total="3" passed="1" failed="1" inconclusive="0" skipped="1">
    <test-case id="0-3" name="Adds" fullname="Shop.PriceTests.Adds" result="Passed"/>
    <test-case id="0-4" name="Rounds" fullname="Shop.PriceTests.Rounds" result="Failed"><failure><message><![CDATA[no]]></message></failure></test-case>
    <test-case id="0-5" name="Later" fullname="Shop.PriceTests.Later" result="Skipped" label="Ignored"/>
  </test-suite>
</test-suite>`,
  ),
];
