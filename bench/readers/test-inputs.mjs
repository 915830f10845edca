import {
  caseName,
  cases,
  casesOfAPart,
  classOf,
  failuresOfAPart,
  isFailing,
  messageOf,
  methodOf,
  packageOf,
  pathOf,
  traceOf,
  xml,
} from './parts.mjs';

/** A class with its package, as reports of Java name it. @param {number} part */
const javaClassOf = (part) => `${packageOf(part).replaceAll('/', '.')}.${classOf(part)}Test`;

/** A class with its namespace, as reports of .NET name it. @param {number} part */
const netClassOf = (part) => `Acme.${classOf(part)}Tests`;

/**
 * A test case in XML, with what a failing one holds.
 *
 * @param {number} at
 * @param {string} tag
 * @param {readonly [string, string]} attributes - passing and failing
 * @param {string} inside
 */
const element = (at, tag, attributes, inside) =>
  isFailing(at) ? `<${tag} ${attributes[1]}>${inside}</${tag}>\n` : `<${tag} ${attributes[0]}/>\n`;

/** @param {number} part @param {number} at */
const textOf = (part, at) => `${messageOf(at)}\n${traceOf(part)}`;

/** The same as it stands inside of a string in JSON. @param {number} part @param {number} at */
const jsonTextOf = (part, at) => `${messageOf(at)}\\n${traceOf(part, '\\n')}`;

/** @type {readonly import('./parts.mjs').Input[]} */
export const testInputs = [
  {
    format: 'junit',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<testsuites>\n`,
    part: (part) =>
      `<testsuite name="${javaClassOf(part)}" tests="${String(casesOfAPart)}" failures="${String(failuresOfAPart)}" errors="0" skipped="0" time="1.204" timestamp="2026-11-21T09:26:50" hostname="runner">\n${cases(
        (at) => {
          const attributes = `classname="${javaClassOf(part)}" name="${caseName(part, at)}" time="0.0${String(at)}"`;
          const failure = `\n<failure message="${messageOf(at)}" type="AssertionError">${textOf(part, at)}</failure>\n`;
          return element(at, 'testcase', [attributes, attributes], failure);
        },
      )}</testsuite>\n`,
    between: '',
    end: '</testsuites>\n',
  },
  {
    format: 'nunit3',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<test-run id="0" result="Failed"><test-suite type="Assembly" name="Acme.Tests.dll" result="Failed">\n`,
    part: (part) =>
      `<test-suite type="TestFixture" name="${classOf(part)}Tests" result="Failed">${cases((at) => {
        const attributes = `id="${String(part)}-${String(at)}" fullname="${netClassOf(part)}.${methodOf(at)}" duration="0.01"`;
        return element(
          at,
          'test-case',
          [`${attributes} result="Passed"`, `${attributes} result="Failed"`],
          `<failure><message><![CDATA[${messageOf(at)}]]></message><stack-trace><![CDATA[${traceOf(part)}]]></stack-trace></failure>`,
        );
      })}</test-suite>\n`,
    between: '',
    end: '</test-suite></test-run>\n',
  },
  {
    format: 'xunit',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<assemblies><assembly name="Acme.Tests.dll"><errors/>\n`,
    part: (part) =>
      `<collection name="${netClassOf(part)}">${cases((at) => {
        const attributes = `name="${netClassOf(part)}.${methodOf(at)}" type="${netClassOf(part)}" method="${methodOf(at)}" time="0.01"`;
        return element(
          at,
          'test',
          [`${attributes} result="Pass"`, `${attributes} result="Fail"`],
          `<failure exception-type="Xunit.Sdk.EqualException"><message><![CDATA[${messageOf(at)}]]></message><stack-trace><![CDATA[${traceOf(part)}]]></stack-trace></failure>`,
        );
      })}</collection>\n`,
    between: '',
    end: '</assembly></assemblies>\n',
  },
  {
    format: 'jest',
    kind: 'tests',
    bare: 'json',
    begin:
      '{"success":false,"numTotalTests":0,"numPassedTests":0,"numFailedTests":0,"numPendingTests":0,"testResults":[\n',
    part: (part) =>
      `{"name":"/home/runner/work/shop/shop/${pathOf(part)}.test.js","status":"failed","message":"","assertionResults":[${cases(
        (at) =>
          `{"ancestorTitles":["${classOf(part)}"],"fullName":"${classOf(part)} ${caseName(part, at)}","status":"${isFailing(at) ? 'failed' : 'passed'}","title":"${caseName(part, at)}","duration":3,"failureMessages":[${isFailing(at) ? `"${jsonTextOf(part, at)}"` : ''}]}`,
        ',\n',
      )}]}`,
    between: ',\n',
    end: ']}\n',
  },
  {
    format: 'go-test',
    kind: 'tests',
    bare: 'lines',
    begin: '',
    part: (part) => {
      const name = `"Package":"github.com/acme/shop/${pathOf(part)}"`;
      return `{"Action":"start",${name}}\n${cases((at) => {
        const test = `${name},"Test":"Test${methodOf(at)}"`;
        const output = (/** @type {string} */ text) => `{"Action":"output",${test},"Output":"${text}\\n"}\n`;
        const said = isFailing(at) ? textOf(part, at).split('\n').map(output).join('') : '';
        return `{"Action":"run",${test}}\n${output(`=== RUN   Test${methodOf(at)}`)}${said}{"Action":"${isFailing(at) ? 'fail' : 'pass'}",${test},"Elapsed":0.01}\n`;
      })}{"Action":"fail",${name},"Elapsed":1}\n`;
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
      `<test-suite type="TestFixture" name="${classOf(part)}Tests" result="Failure"><results>${cases((at) => {
        const attributes = `name="${netClassOf(part)}.${methodOf(at)}" executed="True" time="0.01"`;
        return element(
          at,
          'test-case',
          [`${attributes} result="Success" success="True"`, `${attributes} result="Failure" success="False"`],
          `<failure><message><![CDATA[${messageOf(at)}]]></message><stack-trace><![CDATA[${traceOf(part)}]]></stack-trace></failure>`,
        );
      })}</results></test-suite>\n`,
    between: '',
    end: '</test-results>\n',
  },
  {
    format: 'trx',
    kind: 'tests',
    bare: 'xml',
    begin: `${xml}<TestRun><Results>\n`,
    part: (part) =>
      cases((at) => {
        const attributes = `testId="${String(part)}-${String(at)}" testName="${netClassOf(part)}.${methodOf(at)}" duration="00:00:00.01"`;
        return element(
          at,
          'UnitTestResult',
          [`${attributes} outcome="Passed"`, `${attributes} outcome="Failed"`],
          `<Output><ErrorInfo><Message>${messageOf(at)}</Message><StackTrace>${traceOf(part)}</StackTrace></ErrorInfo></Output>`,
        );
      }),
    between: '',
    end: '</Results><ResultSummary outcome="Failed"><Counters total="0" passed="0"/></ResultSummary></TestRun>\n',
  },
  {
    format: 'ctrf',
    kind: 'tests',
    bare: 'json',
    begin:
      '{"results":{"tool":{"name":"x"},"summary":{"tests":0,"passed":0,"failed":0,"skipped":0,"pending":0,"other":0},"tests":[\n',
    part: (part) =>
      cases(
        (at) =>
          `{"name":"${classOf(part)} ${caseName(part, at)}","status":"${isFailing(at) ? 'failed' : 'passed'}","duration":3,"filePath":"${pathOf(part)}.test.ts"${isFailing(at) ? `,"message":"${messageOf(at)}","trace":"${traceOf(part, '\\n')}"` : ''}}`,
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
          `{"title":"${caseName(part, at)}","fullTitle":"${classOf(part)} ${caseName(part, at)}","file":"/home/runner/work/shop/shop/${pathOf(part)}.test.js","duration":3,"currentRetry":0,"err":{${isFailing(at) ? `"message":"${messageOf(at)}","stack":"${jsonTextOf(part, at)}"` : ''}}}`,
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
          `{"id":"./${pathOf(part)}_spec.rb[1:${String(at)}]","description":"${caseName(part, at)}","full_description":"${classOf(part)} ${caseName(part, at)}","status":"${isFailing(at) ? 'failed' : 'passed'}","file_path":"./${pathOf(part)}_spec.rb","line_number":${String(at + 1)},"run_time":0.01${isFailing(at) ? `,"exception":{"class":"RSpec::Expectations::ExpectationNotMetError","message":"${messageOf(at)}","backtrace":["${traceOf(part, '","')}"]}` : ''}}`,
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
        const error = `{"testID":${id},"error":"${messageOf(at)}","stackTrace":"${traceOf(part, '\\n')}","isFailure":true,"type":"error","time":2}\n`;
        return `{"test":{"id":${id},"name":"${classOf(part)} ${caseName(part, at)}","suiteID":0,"groupIDs":[],"line":3,"url":null},"type":"testStart","time":1}\n${isFailing(at) ? error : ''}{"testID":${id},"result":"${isFailing(at) ? 'failure' : 'success'}","skipped":false,"hidden":false,"type":"testDone","time":2}\n`;
      }),
    between: '',
    end: '{"success":false,"type":"done","time":9}\n',
  },
  {
    format: 'tap',
    kind: 'tests',
    bare: 'lines',
    begin: 'TAP version 13\n',
    part: (part) =>
      cases((at) => {
        const point = `ok ${String(part * casesOfAPart + at + 1)} - ${classOf(part)} ${caseName(part, at)}\n`;
        if (!isFailing(at)) return point;
        const stack = traceOf(part)
          .split('\n')
          .map((line) => `  ${line}\n`)
          .join('');
        return `not ${point}  ---\n  message: '${messageOf(at)}'\n  stack: |-\n${stack}  ...\n`;
      }),
    between: '',
    end: '1..1\n',
  },
];
