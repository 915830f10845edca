import { classOf, functionOf, hits, lines, linesOfAPart, many, packageOf, pathOf, xml } from './parts.mjs';

/** @type {readonly import('./parts.mjs').Input[]} */
export const coverageInputs = [
  {
    format: 'lcov',
    kind: 'coverage',
    bare: 'lines',
    begin: '',
    part: (part) => {
      const begins = (/** @type {number} */ at) => at * 23 + 1 + ((part * (at + 3)) % 19);
      const decides = (/** @type {number} */ at) => (at >> 1) * 25 + 3 + ((part * 7 + at) % 23);
      const calls = many(10, (at) => `FNDA:${hits(part, at)},${functionOf(part, at)}\n`);
      const branches = many(
        18,
        (at) => `BRDA:${String(decides(at & ~1))},${String(at >> 1)},${String(at % 2)},${hits(part, at)}\n`,
      );
      return `TN:\nSF:${pathOf(part)}.js\n${many(10, (at) => `FN:${String(begins(at))},${functionOf(part, at)}\n`)}${calls}${lines((line) => `DA:${String(line)},${hits(part, line)}\n`)}${branches}end_of_record\n`;
    },
    between: '',
    end: '',
  },
  {
    format: 'cobertura',
    kind: 'coverage',
    bare: 'xml',
    begin: `${xml}<coverage line-rate="0.75"><packages><package name="p"><classes>\n`,
    part: (part) =>
      `<class name="${classOf(part)}" filename="${pathOf(part)}.py"><methods/><lines>${lines((line) => `<line number="${String(line)}" hits="${hits(part, line)}"${line % 5 === 0 ? ' branch="true" condition-coverage="50% (1/2)"' : ''}/>\n`)}</lines></class>\n`,
    between: '',
    end: '</classes></package></packages></coverage>\n',
  },
  {
    format: 'jacoco',
    kind: 'coverage',
    bare: 'xml',
    begin: `${xml}<report name="all"><sessioninfo id="one" start="1" dump="2"/>\n`,
    part: (part) =>
      `<package name="${packageOf(part)}"><sourcefile name="${classOf(part)}.java">${lines((line) => `<line nr="${String(line)}" mi="${String(line % 3)}" ci="${hits(part, line)}" mb="0" cb="${line % 5 === 0 ? '2' : '0'}"/>\n`)}</sourcefile></package>\n`,
    between: '',
    end: '</report>\n',
  },
  {
    format: 'clover',
    kind: 'coverage',
    bare: 'xml',
    begin: `${xml}<coverage generated="1"><project timestamp="1">\n`,
    part: (part) =>
      `<file name="${classOf(part)}.php" path="/w/${pathOf(part)}.php"><metrics statements="${String(linesOfAPart)}" coveredstatements="150" methods="9" coveredmethods="7"/>${lines((line) => `<line num="${String(line)}" type="stmt" count="${hits(part, line)}"/>\n`)}</file>\n`,
    between: '',
    end: '</project></coverage>\n',
  },
  {
    format: 'opencover',
    kind: 'coverage',
    bare: 'xml',
    begin: `${xml}<CoverageSession><Modules>\n`,
    part: (part) =>
      `<Module><Files><File uid="1" fullPath="C:\\w\\${pathOf(part).replaceAll('/', '\\')}.cs"/></Files><Classes><Class><Methods><Method visited="true"><Name>Acme.${classOf(part)}::Apply()</Name><FileRef uid="1"/><SequencePoints>${lines((line) => `<SequencePoint vc="${hits(part, line)}" sl="${String(line)}" sc="1" el="${String(line)}" ec="9"/>\n`)}</SequencePoints><BranchPoints/></Method></Methods></Class></Classes></Module>\n`,
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
      const path = `/w/${pathOf(part)}.js`;
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
      return `"/w/${pathOf(part)}.js":{"lines":${ratio},"functions":${ratio},"statements":${ratio},"branches":${ratio}}`;
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
      `"${pathOf(part)}.py":{"executed_lines":[${lines(String, ',')}],"missing_lines":[241,242],"excluded_lines":[],"executed_branches":[[3,4],[5,6]],"missing_branches":[[3,5]],"summary":{"covered_lines":240}}`,
    between: ',\n',
    end: '},"totals":{"covered_lines":0,"num_statements":0}}\n',
  },
  {
    format: 'simplecov',
    kind: 'coverage',
    bare: 'json',
    begin: '{"RSpec":{"timestamp":1,"coverage":{\n',
    part: (part) =>
      `"/w/${pathOf(part)}.rb":{"lines":[${lines((line) => (line % 4 === 0 ? 'null' : hits(part, line)), ',')}],"branches":{"[:if, 0, 3, 4, 7, 7]":{"[:then, 1, 4, 6, 4, 9]":1,"[:else, 2, 6, 6, 6, 9]":0}}}`,
    between: ',\n',
    end: '}}}\n',
  },
];
