import { findings, pathOf, xml } from './parts.mjs';

/** @type {readonly import('./parts.mjs').Input[]} */
export const staticInputs = [
  {
    format: 'sarif',
    kind: 'static',
    bare: 'json',
    begin:
      '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"CodeQL","rules":[{"id":"js/unsafe","defaultConfiguration":{"level":"error"}}]}},"results":[\n',
    part: (part) =>
      findings(
        (at) =>
          `{"ruleId":"js/unsafe","ruleIndex":0,"message":{"text":"The value of number ${String(at)} is not checked."},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"${pathOf(part)}.js","uriBaseId":"%SRCROOT%","index":${String(part)}},"region":{"startLine":${String(at + 1)},"startColumn":3,"endColumn":40}}}],"partialFingerprints":{"primaryLocationLineHash":"39fa2ee980eb94b0:${String(at)}"}}`,
        ',\n',
      ),
    between: ',\n',
    end: ']}]}\n',
  },
  {
    format: 'eslint',
    kind: 'static',
    bare: 'json',
    begin: '[',
    part: (part) =>
      `{"filePath":"/home/runner/work/shop/shop/${pathOf(part)}.js","messages":[${findings((at) => `{"ruleId":"no-unused-vars","severity":${String(1 + (at % 2))},"message":"'value${String(at)}' is assigned a value but never used.","line":${String(at + 1)},"column":7,"messageId":"unusedVar","endLine":${String(at + 1)},"endColumn":12}`, ',')}],"suppressedMessages":[],"errorCount":3,"fatalErrorCount":0,"warningCount":3,"fixableErrorCount":0,"fixableWarningCount":0,"usedDeprecatedRules":[]}`,
    between: ',',
    end: ']\n',
  },
  {
    format: 'checkstyle',
    kind: 'static',
    bare: 'xml',
    begin: `${xml}<checkstyle version="10.21">\n`,
    part: (part) =>
      `<file name="/home/runner/work/shop/shop/${pathOf(part)}.java">\n${findings((at) => `<error line="${String(at + 1)}" column="9" severity="warning" message="Name must match pattern." source="com.puppycrawl.tools.checkstyle.checks.naming.MethodNameCheck"/>\n`)}</file>\n`,
    between: '',
    end: '</checkstyle>\n',
  },
  {
    format: 'golangci-lint',
    kind: 'static',
    bare: 'json',
    begin: '{"Issues":[\n',
    part: (part) =>
      findings(
        (at) =>
          `{"FromLinter":"errcheck","Text":"Error return value is not checked","Severity":"","SourceLines":["\\tfile.Close()"],"Pos":{"Filename":"${pathOf(part)}.go","Offset":120,"Line":${String(at + 1)},"Column":2},"ExpectNoLint":false,"ExpectedNoLintLinter":""}`,
        ',\n',
      ),
    between: ',\n',
    end: '],"Report":{"Linters":[{"Name":"errcheck","Enabled":true}]}}\n',
  },
  {
    format: 'ruff',
    kind: 'static',
    bare: 'json',
    begin: '[\n',
    part: (part) =>
      findings(
        (at) =>
          `{"cell":null,"code":"F401","end_location":{"column":10,"row":${String(at + 1)}},"filename":"/home/runner/work/shop/shop/${pathOf(part)}.py","fix":null,"location":{"column":8,"row":${String(at + 1)}},"message":"imported but unused","noqa_row":${String(at + 1)},"url":"https://docs.astral.sh/ruff/rules/unused-import"}`,
        ',\n',
      ),
    between: ',\n',
    end: ']\n',
  },
  {
    format: 'tsc',
    kind: 'static',
    bare: 'lines',
    begin: '',
    part: (part) =>
      findings(
        (at) =>
          `${pathOf(part)}.ts(${String(at + 1)},9): error TS2345: Argument of type 'string' is not assignable to parameter of type 'number'.\n`,
      ),
    between: '',
    end: 'tsc exit 2\n',
  },
  {
    format: 'mypy',
    kind: 'static',
    bare: 'lines',
    begin: '',
    part: (part) =>
      findings(
        (at) =>
          `${pathOf(part)}.py:${String(at + 1)}: error: Incompatible return value type (got "str", expected "int")  [return-value]\n`,
      ),
    between: '',
    end: 'Found 9 errors in 2 files (checked 9 source files)\n',
  },
  {
    format: 'prettier',
    kind: 'static',
    bare: 'lines',
    begin: 'Checking formatting...\n',
    part: (part) => `[warn] ${pathOf(part)}.ts\n`,
    between: '',
    end: '[warn] Code style issues found in 9 files. Run Prettier with --write to fix.\nprettier exit 1\n',
  },
  {
    format: 'gofmt',
    kind: 'static',
    bare: 'lines',
    begin: '',
    part: (part) => `${pathOf(part)}.go\n`,
    between: '',
    end: 'gofmt exit 0\n',
  },
  {
    format: 'black',
    kind: 'static',
    bare: 'lines',
    begin: '',
    part: (part) => `would reformat ${pathOf(part)}.py\n`,
    between: '',
    end: '9 files would be reformatted, 2 files would be left unchanged.\nblack exit 1\n',
  },
  {
    format: 'ruff-format',
    kind: 'static',
    bare: 'lines',
    begin: '',
    part: (part) => `Would reformat: ${pathOf(part)}.py\n`,
    between: '',
    end: '9 files would be reformatted, 2 files already formatted\nruff format exit 1\n',
  },
];
