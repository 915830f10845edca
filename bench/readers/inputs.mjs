/**
 * Reports to be read by the benchmark, made here: a beginning, as many parts as it takes, an end. Every part is another
 * suite or source file, until there are `distinct` of them; then they come again, as the shards of a big build do.
 */

/** @typedef {{ format: string, kind: 'tests' | 'coverage', bare: 'xml' | 'json' | 'lines', begin: string, part: (index: number) => string, between: string, end: string }} Input */

const distinct = 2_000;
const casesOfAPart = 20;
const linesOfAPart = 200;

/** @param {number} count @param {(index: number) => string} make */
const many = (count, make, between = '') => Array.from({ length: count }, (_, at) => make(at)).join(between);

/** @param {(index: number) => string} make */
const cases = (make, between = '') => many(casesOfAPart, make, between);

/** @param {(line: number) => string} make */
const lines = (make, between = '') => many(linesOfAPart, (at) => make(at + 1), between);

/** @param {number} part */
const pathOf = (part) => `src/part${String(part % 40)}/module${String(part % distinct)}`;

/** @param {number} part @param {number} line */
const hits = (part, line) => String((part + line) % 4);

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** @type {readonly Input[]} */
export const inputs = [
  {
    format: 'junit',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<testsuites>\n`,
    part: (part) =>
      `<testsuite name="suite ${String(part)}" tests="${String(casesOfAPart)}">\n${cases((at) => `<testcase classname="com.acme.Suite${String(part)}" name="does thing number ${String(at)}" time="0.012"/>\n`)}<system-out><![CDATA[a line of output\nand another]]></system-out></testsuite>\n`,
    between: '',
    end: '</testsuites>\n',
  },
  {
    format: 'nunit3',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<test-run id="0" result="Passed"><test-suite type="Assembly" name="a.dll" result="Passed">\n`,
    part: (part) =>
      `<test-suite type="TestFixture" name="F${String(part)}" result="Passed">${cases((at) => `<test-case id="${String(part)}-${String(at)}" fullname="Acme.F${String(part)}.Does${String(at)}" result="Passed" duration="0.01"/>\n`)}</test-suite>\n`,
    between: '',
    end: '</test-suite></test-run>\n',
  },
  {
    format: 'xunit',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<assemblies><assembly name="a.dll"><errors/>\n`,
    part: (part) =>
      `<collection name="C${String(part)}">${cases((at) => `<test name="Acme.C${String(part)}.Does${String(at)}" type="Acme.C" method="Does" time="0.01" result="Pass"/>\n`)}</collection>\n`,
    between: '',
    end: '</assembly></assemblies>\n',
  },
  {
    format: 'jest',
    kind: 'tests',
    bare: 'json',
    begin:
      '{"success":true,"numTotalTests":0,"numPassedTests":0,"numFailedTests":0,"numPendingTests":0,"testResults":[\n',
    part: (part) =>
      `{"name":"/w/${pathOf(part)}.test.js","status":"passed","message":"","assertionResults":[${cases((at) => `{"ancestorTitles":["suite"],"fullName":"suite ${String(part)} does ${String(at)}","status":"passed","title":"does ${String(at)}","duration":3,"failureMessages":[]}`, ',\n')}]}`,
    between: ',\n',
    end: ']}\n',
  },
  {
    format: 'go-test',
    kind: 'tests',
    bare: 'lines',
    begin: '',
    part: (part) => {
      const name = `"Package":"github.com/acme/shop/${pathOf(part)}/${String(part)}"`;
      return `{"Action":"start",${name}}\n${cases((at) => `{"Action":"run",${name},"Test":"Test${String(at)}"}\n{"Action":"output",${name},"Test":"Test${String(at)}","Output":"=== RUN   Test${String(at)}\\n"}\n{"Action":"pass",${name},"Test":"Test${String(at)}","Elapsed":0.01}\n`)}{"Action":"pass",${name},"Elapsed":1}\n`;
    },
    between: '',
    end: '',
  },
  {
    format: 'nunit2',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<test-results name="a" total="0" errors="0" failures="0" not-run="0" inconclusive="0" ignored="0" skipped="0" invalid="0">\n`,
    part: (part) =>
      `<test-suite type="TestFixture" name="F${String(part)}" result="Success"><results>${cases((at) => `<test-case name="Acme.F${String(part)}.Does${String(at)}" executed="True" result="Success" success="True" time="0.01"/>\n`)}</results></test-suite>\n`,
    between: '',
    end: '</test-results>\n',
  },
  {
    format: 'trx',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<TestRun><Results>\n`,
    part: (part) =>
      cases(
        (at) =>
          `<UnitTestResult testId="${String(part)}-${String(at)}" testName="Acme.F${String(part)}.Does${String(at)}" duration="00:00:00.01" outcome="Passed"/>\n`,
      ),
    between: '',
    end: '</Results><ResultSummary outcome="Completed"><Counters total="0" passed="0"/></ResultSummary></TestRun>\n',
  },
  {
    format: 'ctrf',
    kind: 'tests',
    bare: 'json',
    begin:
      '{"results":{"tool":{"name":"x"},"summary":{"tests":0,"passed":0,"failed":0,"skipped":0,"pending":0,"other":0},"tests":[\n',
    part: (part) =>
      cases(
        (at) => `{"name":"suite ${String(part)} does ${String(at)}","status":"passed","duration":3}`,
        ',\n',
      ),
    between: ',\n',
    end: ']}}\n',
  },
  {
    format: 'mocha',
    kind: 'tests',
    bare: 'json',
    begin:
      '{"stats":{"suites":0,"tests":0,"passes":0,"pending":0,"failures":0},"pending":[],"failures":[],"passes":[],"tests":[\n',
    part: (part) =>
      cases(
        (at) =>
          `{"title":"does ${String(at)}","fullTitle":"suite ${String(part)} does ${String(at)}","file":"/w/${pathOf(part)}.js","duration":3,"currentRetry":0,"err":{}}`,
        ',\n',
      ),
    between: ',\n',
    end: ']}\n',
  },
  {
    format: 'rspec',
    kind: 'tests',
    bare: 'json',
    begin:
      '{"version":"3.13","summary":{"example_count":0,"failure_count":0,"pending_count":0,"errors_outside_of_examples_count":0},"examples":[\n',
    part: (part) =>
      cases(
        (at) =>
          `{"id":"./spec/a_spec.rb[1:${String(at)}]","description":"does","full_description":"suite ${String(part)} does ${String(at)}","status":"passed","file_path":"./spec/a_spec.rb","line_number":${String(at + 1)},"run_time":0.01}`,
        ',\n',
      ),
    between: ',\n',
    end: ']}\n',
  },
  {
    format: 'dart',
    kind: 'tests',
    bare: 'lines',
    begin: '{"protocolVersion":"0.1.1","runnerVersion":"1.24.9","type":"start","time":0}\n',
    part: (part) =>
      cases((at) => {
        const id = String(part * casesOfAPart + at);
        return `{"test":{"id":${id},"name":"suite does ${id}","suiteID":0,"groupIDs":[],"line":3,"url":null},"type":"testStart","time":1}\n{"testID":${id},"result":"success","skipped":false,"hidden":false,"type":"testDone","time":2}\n`;
      }),
    between: '',
    end: '{"success":true,"type":"done","time":9}\n',
  },
  {
    format: 'tap',
    kind: 'tests',
    bare: 'lines',
    begin: 'TAP version 13\n',
    part: (part) =>
      cases(
        (at) => `ok ${String(part * casesOfAPart + at + 1)} - suite ${String(part)} does ${String(at)}\n`,
      ),
    between: '',
    end: '1..1\n',
  },
  {
    format: 'lcov',
    kind: 'coverage',
    bare: 'lines',
    begin: '',
    part: (part) =>
      `SF:${pathOf(part)}.js\n${many(20, (at) => `FN:${String(at * 10 + 1)},name${String(at)}\nFNDA:${hits(part, at)},name${String(at)}\n`)}${lines((line) => `DA:${String(line)},${hits(part, line)}\n`)}${many(40, (at) => `BRDA:${String(at * 5 + 1)},0,${String(at % 2)},${hits(part, at)}\n`)}end_of_record\n`,
    between: '',
    end: '',
  },
  {
    format: 'cobertura',
    kind: 'coverage',
    bare: 'xml',
    begin: `${xml}<coverage line-rate="0.75"><packages><package name="p"><classes>\n`,
    part: (part) =>
      `<class name="c" filename="${pathOf(part)}.py"><methods/><lines>${lines((line) => `<line number="${String(line)}" hits="${hits(part, line)}"${line % 5 === 0 ? ' branch="true" condition-coverage="50% (1/2)"' : ''}/>\n`)}</lines></class>\n`,
    between: '',
    end: '</classes></package></packages></coverage>\n',
  },
  {
    format: 'jacoco',
    kind: 'coverage',
    bare: 'xml',
    begin: `${xml}<report name="all"><sessioninfo id="one" start="1" dump="2"/>\n`,
    part: (part) =>
      `<package name="com/acme/part${String(part % 40)}"><sourcefile name="Module${String(part % distinct)}.java">${lines((line) => `<line nr="${String(line)}" mi="${String(line % 3)}" ci="${hits(part, line)}" mb="0" cb="${line % 5 === 0 ? '2' : '0'}"/>\n`)}</sourcefile></package>\n`,
    between: '',
    end: '</report>\n',
  },
  {
    format: 'clover',
    kind: 'coverage',
    bare: 'xml',
    begin: `${xml}<coverage generated="1"><project timestamp="1">\n`,
    part: (part) =>
      `<file name="m.php" path="/w/${pathOf(part)}.php"><metrics statements="${String(linesOfAPart)}" coveredstatements="150" methods="9" coveredmethods="7"/>${lines((line) => `<line num="${String(line)}" type="stmt" count="${hits(part, line)}"/>\n`)}</file>\n`,
    between: '',
    end: '</project></coverage>\n',
  },
  {
    format: 'opencover',
    kind: 'coverage',
    bare: 'xml',
    begin: `${xml}<CoverageSession><Modules>\n`,
    part: (part) =>
      `<Module><Files><File uid="1" fullPath="C:\\w\\${pathOf(part).replaceAll('/', '\\')}.cs"/></Files><Classes><Class><Methods><Method visited="true"><Name>C::F()</Name><FileRef uid="1"/><SequencePoints>${lines((line) => `<SequencePoint vc="${hits(part, line)}" sl="${String(line)}" sc="1" el="${String(line)}" ec="9"/>\n`)}</SequencePoints><BranchPoints/></Method></Methods></Class></Classes></Module>\n`,
    between: '',
    end: '</Modules></CoverageSession>\n',
  },
  {
    format: 'istanbul',
    kind: 'coverage',
    bare: 'json',
    begin: '{',
    part: (part) => {
      const place = (/** @type {number} */ line) =>
        `{"start":{"line":${String(line)},"column":2},"end":{"line":${String(line)},"column":40}}`;
      const path = `/w/part${String(part)}/module.js`;
      return `"${path}":{"path":"${path}","statementMap":{${lines((line) => `"${String(line)}":${place(line)}`, ',')}},"fnMap":{"0":{"name":"f","decl":${place(1)},"loc":${place(1)},"line":1}},"branchMap":{"0":{"loc":${place(3)},"type":"if","locations":[${place(3)},${place(4)}],"line":3}},"s":{${lines((line) => `"${String(line)}":${hits(part, line)}`, ',')}},"f":{"0":1},"b":{"0":[1,0]}}`;
    },
    between: ',\n',
    end: '}\n',
  },
  {
    format: 'istanbul-summary',
    kind: 'coverage',
    bare: 'json',
    begin:
      '{"total":{"lines":{"total":0,"covered":0},"statements":{"total":0,"covered":0},"functions":{"total":0,"covered":0},"branches":{"total":0,"covered":0}},\n',
    part: (part) => {
      const ratio = '{"total":9,"covered":7,"skipped":0,"pct":77.77}';
      return `"/w/part${String(part)}/module.js":{"lines":${ratio},"functions":${ratio},"statements":${ratio},"branches":${ratio}}`;
    },
    between: ',\n',
    end: '}\n',
  },
  {
    format: 'go-cover',
    kind: 'coverage',
    bare: 'lines',
    begin: 'mode: count\n',
    part: (part) =>
      lines(
        (line) =>
          `github.com/acme/shop/${pathOf(part)}.go:${String(line * 3)}.20,${String(line * 3 + 2)}.3 2 ${hits(part, line)}\n`,
      ),
    between: '',
    end: '',
  },
  {
    format: 'coverage-py',
    kind: 'coverage',
    bare: 'json',
    begin: '{"meta":{"format":3,"version":"7.17.3","branch_coverage":true},"files":{\n',
    part: (part) =>
      `"src/part${String(part)}/module.py":{"executed_lines":[${lines(String, ',')}],"missing_lines":[201,202],"excluded_lines":[],"executed_branches":[[3,4],[5,6]],"missing_branches":[[3,5]],"summary":{"covered_lines":200}}`,
    between: ',\n',
    end: '},"totals":{"covered_lines":0,"num_statements":0}}\n',
  },
  {
    format: 'simplecov',
    kind: 'coverage',
    bare: 'json',
    begin: '{"RSpec":{"timestamp":1,"coverage":{\n',
    part: (part) =>
      `"/w/part${String(part)}/module.rb":{"lines":[${lines((line) => (line % 4 === 0 ? 'null' : hits(part, line)), ',')}],"branches":{"[:if, 0, 3, 4, 7, 7]":{"[:then, 1, 4, 6, 4, 9]":1,"[:else, 2, 6, 6, 6, 9]":0}}}`,
    between: ',\n',
    end: '}}}\n',
  },
];
