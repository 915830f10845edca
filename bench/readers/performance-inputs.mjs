import { cases, many, millisecondsOf, pathOf } from './parts.mjs';

const samplesOfAPart = 1_000;

/** Times of one benchmark, in ms. @param {number} part */
const times = (part, unitMs = 1) =>
  many(samplesOfAPart, (at) => String(millisecondsOf(part * samplesOfAPart + at) / unitMs), ',');

/** @type {readonly import('./parts.mjs').Input[]} */
export const performanceInputs = [
  {
    format: 'k6',
    kind: 'performance',
    bare: 'json',
    begin:
      '{"root_group":{"name":"","path":"","id":"d41d8cd98f00b204e9800998ecf8427e","groups":[],"checks":[]},"options":{"summaryTimeUnit":"","noColor":false},"state":{"testRunDurationMs":2000},"metrics":{\n',
    part: (part) =>
      `"http_req_duration{name:GET /page/${String(part)}}":{"type":"trend","contains":"time","values":{"avg":12.25,"min":5.5,"med":${String(millisecondsOf(part))},"max":40.125,"p(90)":20.5,"p(95)":30.75},"thresholds":{"p(95)<500":{"ok":true}}}`,
    between: ',\n',
    end: '}}\n',
    mostMegabytes: 40,
  },
  {
    format: 'lighthouse',
    kind: 'performance',
    bare: 'json',
    begin:
      '{"lighthouseVersion":"12.8.2","requestedUrl":"https://shop.example/","categories":{"performance":{"id":"performance","score":0.95,"auditRefs":[]}},"audits":{\n',
    part: (part) =>
      `"audit-${String(part)}":{"id":"audit-${String(part)}","title":"Reduce what is not used","score":0.9,"scoreDisplayMode":"numeric","numericValue":${String(millisecondsOf(part))},"numericUnit":"millisecond","details":{"type":"opportunity","items":[${cases((at) => `{"url":"https://shop.example/assets/chunk-${String(at)}.js","totalBytes":${String(at * 1_024)},"wastedPercent":${String(at)}.5}`, ',')}]}}`,
    between: ',\n',
    end: '}}\n',
    mostMegabytes: 100,
  },
  {
    format: 'hyperfine',
    kind: 'performance',
    bare: 'json',
    begin: '{"results":[\n',
    part: (part) =>
      `{"command":"node build.js --part ${String(part)}","mean":0.0105,"stddev":0.0003,"median":0.0105,"user":0.01,"system":0.001,"min":0.01,"max":0.011,"times":[${times(part, 1_000)}],"exit_codes":[${many(samplesOfAPart, () => '0', ',')}]}`,
    between: ',\n',
    end: ']}\n',
  },
  {
    format: 'vitest-bench',
    kind: 'performance',
    bare: 'json',
    begin: '{"files":[\n',
    part: (part) =>
      `{"filepath":"/home/runner/work/shop/shop/${pathOf(part)}.bench.ts","groups":[{"fullName":"part ${String(part)} > sort","benchmarks":[{"id":"${String(part)}_0","name":"small","rank":1,"rme":0.5,"samples":[${times(part)}],"sampleCount":${String(samplesOfAPart)},"totalTime":10500,"min":10,"max":11,"hz":95.2,"period":10.5,"mean":10.5,"variance":0.1,"sd":0.3,"sem":0.01,"df":999,"critical":1.96,"moe":0.02,"p75":10.7,"p99":10.9,"p995":10.95,"p999":10.99,"median":10.5}]}]}`,
    between: ',\n',
    end: ']}\n',
  },
  {
    format: 'tinybench',
    kind: 'performance',
    bare: 'json',
    begin: '[\n',
    part: (part) =>
      `{"name":"parse ${String(part)}","result":{"state":"completed","aborted":false,"period":10.5,"totalTime":10500,"latency":{"mean":10.5,"min":10,"max":11,"p50":10.5,"p75":10.7,"p99":10.9,"p995":10.95,"p999":10.99,"sd":0.3,"samplesCount":${String(samplesOfAPart)},"samples":[${times(part)}]},"throughput":{"mean":95.2,"samplesCount":${String(samplesOfAPart)}}}}`,
    between: ',\n',
    end: ']\n',
  },
  {
    format: 'pytest-benchmark',
    kind: 'performance',
    bare: 'json',
    begin: '{"machine_info":{"node":"runner"},"commit_info":{"id":"0"},"benchmarks":[\n',
    part: (part) =>
      `{"group":null,"name":"test_total[${String(part)}]","fullname":"tests/test_price.py::test_total[${String(part)}]","params":null,"param":null,"extra_info":{},"options":{"disable_gc":false,"min_rounds":5},"stats":{"min":0.01,"max":0.011,"mean":0.0105,"stddev":0.0003,"rounds":${String(samplesOfAPart)},"median":0.0105,"ops":95.2,"total":10.5,"data":[${times(part, 1_000)}],"iterations":1}}`,
    between: ',\n',
    end: '],"datetime":"2026-01-01T00:00:00","version":"5.3.1"}\n',
  },
  {
    format: 'go-bench',
    kind: 'performance',
    bare: 'lines',
    begin: 'goos: linux\ngoarch: amd64\npkg: example.com/shop/price\ncpu: any\n',
    part: (part) =>
      cases(
        (at) =>
          `BenchmarkTotal/part=${String(part)}-8   \t    1000\t   ${String(2_000_000 + at)} ns/op\t     512 B/op\t       3 allocs/op\n`,
      ),
    between: '',
    end: 'PASS\nok  \texample.com/shop/price\t0.033s\n',
    mostMegabytes: 14,
  },
  {
    format: 'jmh',
    kind: 'performance',
    bare: 'json',
    begin: '[\n',
    part: (part) =>
      `{"jmhVersion":"1.37","benchmark":"com.acme.Price${String(part)}.total","mode":"avgt","threads":1,"forks":5,"jvm":"/usr/bin/java","jvmArgs":[],"warmupIterations":5,"measurementIterations":200,"primaryMetric":{"score":10.5,"scoreError":0.1,"scoreConfidence":[10.4,10.6],"scorePercentiles":{"0.0":10,"50.0":10.5,"100.0":11},"scoreUnit":"ms/op","rawData":[${many(5, (fork) => `[${many(200, (at) => String(millisecondsOf(fork * 200 + at)), ',')}]`, ',')}]},"secondaryMetrics":{}}`,
    between: ',\n',
    end: ']\n',
  },
  {
    format: 'autocannon',
    kind: 'performance',
    bare: 'json',
    begin:
      '{"url":"http://shop.example/","errors":2,"timeouts":1,"mismatches":0,"non2xx":8,"2xx":90,"latency":{"average":5,"mean":5,"max":60,"p50":4,"p90":9,"p97_5":20,"p99":30,"totalCount":98},"requests":{"average":49,"mean":49,"total":98,"sent":100},"throughput":{"mean":1000},"statusCodeStats":{\n',
    part: (part) => `"status ${String(part)}":{"count":${String(part)}}`,
    between: ',',
    end: '}}\n',
  },
  {
    format: 'measurements',
    kind: 'performance',
    bare: 'lines',
    begin: 'name,value,unit,better\n',
    part: (part) => cases((at) => `start of part ${String(part)},${String(millisecondsOf(at))},ms,lower\n`),
    between: '',
    end: '',
    mostMegabytes: 6,
  },
];
