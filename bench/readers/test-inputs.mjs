import { cases, casesOfAPart, pathOf, xml } from './parts.mjs';

/** @type {readonly import('./parts.mjs').Input[]} */
export const testInputs = [
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
];
