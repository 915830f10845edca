import {
  cases,
  casesOfAPart,
  functions,
  functionsOfAPart,
  many,
  millisecondsOf,
  pathOf,
  xml,
} from './parts.mjs';

/** @type {readonly import('./parts.mjs').Input[]} */
export const codeInputs = [
  {
    format: 'lizard-xml',
    kind: 'complexity',
    bare: 'xml',
    begin: `${xml}<cppncss><measure type="Function"><labels><label>Nr.</label><label>NCSS</label><label>CCN</label></labels>\n`,
    part: (part) =>
      functions(
        (at) =>
          `<item name="does${String(at)}(...) at ./${pathOf(part)}.js:${String(at * 9 + 1)}"><value>${String(part * functionsOfAPart + at + 1)}</value><value>8</value><value>${String((at % 9) + 1)}</value></item>\n`,
      ),
    between: '',
    end: '</measure><measure type="File"><labels><label>Nr.</label><label>NCSS</label><label>CCN</label><label>Functions</label></labels></measure></cppncss>\n',
  },
  {
    format: 'lizard-csv',
    kind: 'complexity',
    bare: 'lines',
    begin: '',
    part: (part) =>
      functions((at) => {
        const [path, first, last] = [`${pathOf(part)}.js`, String(at * 9 + 1), String(at * 9 + 8)];
        return `8,${String((at % 9) + 1)},60,2,8,"does${String(at)}@${first}-${last}@${path}","${path}","does${String(at)}","does${String(at)} ( items , country )",${first},${last}\n`;
      }),
    between: '',
    end: '',
  },
  {
    format: 'lizard-text',
    kind: 'complexity',
    bare: 'lines',
    begin: '',
    // The table of one call after the other, as a build of many packages prints them; none may speak of another's file.
    part: (part) => {
      const path = `${pathOf(part)}.js`;
      return [
        '================================================',
        '  NLOC    CCN   token  PARAM  length  location  ',
        '------------------------------------------------',
        ...Array.from(
          { length: functionsOfAPart },
          (_, at) =>
            `       8      5     60      2       8 does${String(at)}@${String(at * 9 + 1)}-${String(at * 9 + 8)}@${path}`,
        ),
        '1 file analyzed.',
        '==============================================================',
        'NLOC    Avg.NLOC  AvgCCN  Avg.token  function_cnt    file',
        '--------------------------------------------------------------',
        `     96       8.0     5.0       60.0        ${String(functionsOfAPart)}     ${path}`,
        '',
        '===============================================================================================================',
        'No thresholds exceeded (cyclomatic_complexity > 15 or length > 1000 or nloc > 1000000 or parameter_count > 100)',
        '==========================================================================================',
        'Total nloc   Avg.NLOC  AvgCCN  Avg.token   Fun Cnt  Warning cnt   Fun Rt   nloc Rt',
        '------------------------------------------------------------------------------------------',
        `        96       8.0     5.0       60.0       ${String(functionsOfAPart)}            0      0.00    0.00`,
        '',
      ].join('\n');
    },
    between: '',
    end: '',
  },
  {
    format: 'eslint-complexity',
    kind: 'complexity',
    bare: 'json',
    begin: '[',
    part: (part) =>
      `{"filePath":"/home/runner/work/shop/shop/${pathOf(part)}.js","messages":[${functions((at) => `{"ruleId":"complexity","severity":1,"message":"Function 'does${String(at)}' has a complexity of ${String((at % 9) + 1)}. Maximum allowed is 0.","line":${String(at * 9 + 1)},"column":1,"messageId":"complex","endLine":${String(at * 9 + 8)},"endColumn":2}`, ',')}],"suppressedMessages":[],"errorCount":0,"fatalErrorCount":0,"warningCount":${String(functionsOfAPart)},"fixableErrorCount":0,"fixableWarningCount":0,"usedDeprecatedRules":[]}`,
    between: ',',
    end: ']\n',
  },
  {
    format: 'jscpd',
    kind: 'duplication',
    bare: 'json',
    begin: '{"duplicates":[\n',
    part: (part) => {
      const copy = (/** @type {number} */ of) =>
        `{"name":"${pathOf(of)}.js","start":${String((of % 90) + 1)},"end":${String((of % 90) + 11)},"startLoc":{"line":1,"column":1,"position":0},"endLoc":{"line":11,"column":2,"position":90}}`;
      return `{"format":"javascript","lines":11,"tokens":0,"fragment":"${many(10, (at) => `const value${String(at)} = compute(${String(at)});\\n`)}","firstFile":${copy(part)},"secondFile":${copy(part + 7)}}`;
    },
    between: ',\n',
    end: '],"statistics":{"formats":{"javascript":{"lines":400000,"sources":2000,"clones":9,"duplicatedLines":90,"percentage":0.02}},"total":{"lines":400000,"sources":2000,"clones":9,"duplicatedLines":90,"percentage":0.02}}}\n',
    mostMegabytes: 100,
  },
  {
    format: 'cpd',
    kind: 'duplication',
    bare: 'xml',
    begin: `${xml}<pmd-cpd>\n`,
    part: (part) =>
      `<duplication lines="10" tokens="75"><file column="1" endcolumn="2" endline="${String((part % 90) + 10)}" line="${String((part % 90) + 1)}" path="/home/runner/work/shop/shop/${pathOf(part)}.java"/><file column="1" endcolumn="2" endline="${String((part % 90) + 10)}" line="${String((part % 90) + 1)}" path="/home/runner/work/shop/shop/${pathOf(part + 7)}.java"/><codefragment><![CDATA[${many(10, (at) => `final int value${String(at)} = compute(${String(at)});\n`)}]]></codefragment></duplication>\n`,
    between: '',
    end: '</pmd-cpd>\n',
    mostMegabytes: 100,
  },
];

/** A file that is shipped, to be measured: text that compresses about as minified code does. */
const shipped = {
  begin: '',
  part: (/** @type {number} */ part) =>
    cases(
      (at) =>
        `function f${String(part * casesOfAPart + at)}(a,b){return a.map(c=>c*${String(millisecondsOf(part * casesOfAPart + at))}+b[${String((part * 31 + at) % 977)}])}`,
    ),
  between: '',
  end: '',
};

/** @type {readonly import('./parts.mjs').Input[]} */
export const sizeInputs = [
  { format: 'size', kind: 'size', bare: 'gzip', ...shipped },
  { format: 'size with brotli', kind: 'size', bare: 'brotli', ...shipped, mostMegabytes: 4 },
];
