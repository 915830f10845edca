import type { ApiCall, JobRecord, RunRecord, StepRecord } from '@interlock/rehearsal/domain/record';

/** An invented promotion, as a rehearsal would record it. */

const BEGIN = Date.UTC(2026, 10, 20, 18, 0, 3);

export function step(name: string, from: number, to: number, more: Partial<StepRecord> = {}): StepRecord {
  return {
    name,
    id: null,
    phase: 'main',
    outcome: 'success',
    conclusion: 'success',
    startedAt: BEGIN + from,
    finishedAt: BEGIN + to,
    outputs: {},
    summary: '',
    annotations: [],
    log: [],
    logTruncated: false,
    ...more,
  };
}

export function job(
  id: string,
  name: string,
  steps: readonly StepRecord[],
  more: Partial<JobRecord> = {},
): JobRecord {
  return {
    id,
    name,
    needs: [],
    conclusion: 'success',
    startedAt: steps[0]?.startedAt ?? null,
    finishedAt: steps.at(-1)?.finishedAt ?? null,
    outputs: {},
    steps,
    messages: [],
    permissionsUsed: [],
    permissionsUnused: [],
    ...more,
  };
}

export function run(jobs: readonly JobRecord[], more: Partial<RunRecord> = {}): RunRecord {
  return {
    workflow: 'Promote',
    path: '.github/workflows/promote.yml',
    event: 'workflow_dispatch',
    actor: 'alice',
    repository: 'acme/shop',
    ref: 'refs/heads/main',
    sha: '4f2a9d1c7be0563382f5a9a1d0c4e8b7f6a51234',
    runId: 4711,
    runAttempt: 1,
    conclusion: 'success',
    startedAt: BEGIN,
    finishedAt: Math.max(BEGIN, ...jobs.map((each) => each.finishedAt ?? BEGIN)),
    jobs,
    apiCalls: [],
    notices: [],
    ...more,
  };
}

const SUBJECTS = JSON.stringify({
  commit: '4f2a9d1c7be0563382f5a9a1d0c4e8b7f6a51234',
  artifacts: [{ name: 'shop', digest: `sha256:${'9c1d'.repeat(16)}` }],
});
const ENVELOPE = Buffer.from('{"payloadType":"application/vnd.in-toto+json"}'.repeat(24)).toString('base64');

const GATE_SUMMARY = `### ✅ unit: pass, 5 of 5 rules

commit \`4f2a9d1\` · policy \`sha256:77aa…\` from \`main\` · baseline \`main@9b01c22\`

| rule | seen | limit | result | what to do |
| --- | ---: | ---: | :---: | --- |
| \`tests.failed == 0\` | 0 | 0 | ✓ pass | |
| \`tests.count >= 120\` | 412 | 120 | ✓ pass | |
| \`coverage.lines >= 80%\` | 91.4 % | 80 % | ✓ pass | |
| \`coverage.changed-lines >= 90%\` | 96.0 % | 90 % | ✓ pass | |
| \`coverage.lines >= baseline - 0.5pp\` | +0.3 pp | −0.5 pp | ✓ pass | |

\`\`\`text
lines          ███████████████████████████▍░░  91.4 %
branches       ████████████████████████▊░░░░░  82.7 %
changed lines  ████████████████████████████▊░  96.0 %
last ten runs  ▅▅▆▆▆▇▆▇▇█
\`\`\`

<details><summary>412 tests in 3 reports</summary>

| report | tests | failed | skipped | flaky | took |
| --- | ---: | ---: | ---: | ---: | ---: |
| reports/junit-api.xml | 288 | 0 | 2 | 0 | 8.1 s |
| reports/junit-web.xml | 102 | 0 | 0 | 1 | 4.4 s |
| reports/junit-e2e.xml | 22 | 0 | 0 | 0 | 31.0 s |

- [x] every expected report was there
- [x] totals agree with the cases counted
- [ ] one flaky test is on the list

</details>

\`\`\`mermaid
graph LR; unit-->image-->people
\`\`\`
`;

const SWITCH_SUMMARY = `### ✅ production: switched to green in 0.8 s

| | before | after |
| --- | --- | --- |
| serving | blue \`1.4.0\` | **green \`1.5.0\`** |
| digest | \`sha256:11fe…\` | \`sha256:9c1d…\` |

Requests while switching: **1 204**, failed: **0** ▁▁▁▁▁▁▁▁▁▁

Back with: \`kubectl -n shop patch service shop --type=merge -p '{"spec":{"selector":{"color":"blue"}}}'\`
`;

const UNDONE_SUMMARY = `### ❌ production: rolled back, serving blue \`1.4.0\`

**What failed:** \`GET /health\` on green answered \`500\` in 3 of 20 requests; the limit is 0.

**What was undone:** the selector was put back after 2.1 s; read back: blue.

**What to do:** look at the pods of \`shop-green\`, correct the version and promote again.

| check | seen | limit | result |
| --- | ---: | ---: | :---: |
| GET /health status | 500 × 3 | 200 | ✗ fail |
| GET /health within | 38 ms | 500 ms | ✓ pass |
| readiness | 2 of 2 | 2 | ✓ pass |

\`\`\`text
requests  ▂▃▅▇▇▇▇▅▃▂  1 204
errors    ▁▁▁▁▁█▆▁▁▁      3
\`\`\`
`;

const lines = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index + 1));

const build = job(
  'build',
  'build',
  [
    step('Set up job', 0, 600, { log: ['Runner: rehearsal', 'Workspace: empty until it is checked out'] }),
    step('Run actions/checkout', 600, 1_400, { log: ['Checked out 4f2a9d1c7be0 of acme/shop'] }),
    step('Run npm ci', 1_400, 6_900, { log: lines(4, (line) => `added ${line * 17} packages`) }),
    step('Run npm test', 6_900, 21_300, {
      log: lines(40, (line) => `\u001b[32m✓\u001b[39m case ${line} (${line * 3} ms)`),
      logTruncated: true,
    }),
    step('Record the build', 21_300, 22_800, {
      id: 'record',
      outputs: { subjects: SUBJECTS, evidence: ENVELOPE },
    }),
    step('Post Run actions/checkout', 22_800, 22_900, { phase: 'post' }),
  ],
  {
    outputs: { subjects: SUBJECTS },
    permissionsUsed: ['contents: read'],
    permissionsUnused: ['packages: read'],
  },
);

const gate = job(
  'unit',
  'promote / unit',
  [
    step('Set up job', 23_000, 23_300),
    step('Download the reports', 23_300, 24_100),
    step('Judge the tests', 24_100, 26_000, {
      id: 'gate',
      summary: GATE_SUMMARY,
      outputs: { verdict: 'pass', reasons: '[]', evidence: ENVELOPE },
      annotations: [
        {
          level: 'warning',
          title: 'flaky test',
          message: 'cart › adds an item twice passed at the second attempt.\nQuarantine it or correct it.',
          file: 'web/test/cart.test.ts',
          line: 88,
        },
      ],
      log: ['Reading reports/junit-*.xml', '412 cases in 3 files', '✅ unit: pass, 5 of 5 rules'],
    }),
  ],
  { needs: ['build'], permissionsUsed: ['contents: read', 'pull-requests: write'] },
);

const image = job(
  'image',
  'promote / image (trivy)',
  [
    step('Set up job', 23_000, 23_400),
    step('Scan the image', 23_400, 31_000, { log: ['no findings above low'] }),
  ],
  { needs: ['build'] },
);

const prepare = job(
  'prepare',
  'promote / prepare',
  [
    step('Set up job', 31_200, 31_500),
    step('Take production', 31_500, 32_700, { outputs: { idle: 'green' } }),
  ],
  { needs: ['unit', 'image'], permissionsUsed: ['contents: read'] },
);

const deploy = job(
  'deploy',
  'promote / deploy',
  [
    step('Set up job', 32_800, 33_000),
    step('Log in', 33_000, 33_900),
    step('Deploy to green', 33_900, 41_000, { log: ['deployment "shop-green" successfully rolled out'] }),
    step('Warm up', 41_000, 41_600, {
      outcome: 'failure',
      conclusion: 'success',
      log: ['curl: (22) The requested URL returned error: 404'],
      annotations: [
        {
          level: 'error',
          title: null,
          message: 'Process completed with exit code 22.',
          file: null,
          line: null,
        },
      ],
    }),
  ],
  { needs: ['prepare'] },
);

const switched = job(
  'switch',
  'promote / switch',
  [
    step('Set up job', 41_700, 41_900),
    step('Switch traffic', 41_900, 52_300, {
      summary: SWITCH_SUMMARY,
      outputs: { result: 'switched', serving: 'green', 'failed-requests': '0' },
      log: lines(6, (line) => `validate ${line} of 6: GET /health 200 in ${30 + line} ms`),
    }),
  ],
  { needs: ['deploy'], outputs: { result: 'switched' } },
);

const record = job(
  'record',
  'record',
  [step('Set up job', 52_500, 52_700), step('Write it down', 52_700, 53_400)],
  {
    needs: ['promote'],
    permissionsUsed: ['contents: read', 'deployments: write'],
  },
);

const calls: readonly ApiCall[] = [
  { at: BEGIN + 23_600, job: 'promote / unit', method: 'GET', path: '/repos/acme/shop', status: 200 },
  {
    at: BEGIN + 23_700,
    job: 'promote / unit',
    method: 'GET',
    path: '/repos/acme/shop/contents/.github/interlock.yml?ref=main',
    status: 200,
  },
  {
    at: BEGIN + 25_700,
    job: 'promote / unit',
    method: 'POST',
    path: '/repos/acme/shop/issues/7/comments',
    status: 201,
  },
  { at: BEGIN + 52_800, job: 'record', method: 'POST', path: '/repos/acme/shop/deployments', status: 409 },
  { at: BEGIN + 52_900, job: 'record', method: 'POST', path: '/repos/acme/shop/deployments', status: 201 },
];

const NOTICES = ['No network namespace could be had on this machine: steps could reach the network.'];

export const promotedRun: RunRecord = run([build, gate, image, prepare, deploy, switched, record], {
  apiCalls: calls,
  notices: NOTICES,
});

const rolledBack = job(
  'switch',
  'promote / switch',
  [
    step('Set up job', 41_700, 41_900),
    step('Switch traffic', 41_900, 61_900, {
      outcome: 'failure',
      conclusion: 'failure',
      summary: UNDONE_SUMMARY,
      outputs: { result: 'rolled-back', serving: 'blue', 'failed-requests': '3' },
      annotations: [
        {
          level: 'error',
          title: 'rolled back',
          message:
            'GET /health on green answered 500 in 3 of 20 requests, the limit is 0. Traffic is on blue (1.4.0) again, read back.\nLook at the pods of shop-green, correct the version and promote again.',
          file: null,
          line: null,
        },
      ],
      log: [
        ...lines(17, (line) => `validate ${line} of 20: GET /health 200 in ${30 + line} ms`),
        ...lines(3, (line) => `validate ${17 + line} of 20: GET /health 500 in 12 ms`),
        'undo: selector back to color=blue',
        'read back: color=blue, 2 of 2 ready',
        '❌ production: rolled back, serving blue 1.4.0',
      ],
    }),
    step('Announce', 61_900, 61_900, {
      outcome: 'skipped',
      conclusion: 'skipped',
      startedAt: null,
      finishedAt: null,
    }),
  ],
  {
    needs: ['deploy'],
    conclusion: 'failure',
    outputs: { result: 'rolled-back' },
    finishedAt: BEGIN + 61_900,
  },
);

const notRun = job('smoke', 'promote / smoke', [], { needs: ['switch'], conclusion: 'skipped' });

export const rolledBackRun: RunRecord = run(
  [
    build,
    gate,
    image,
    prepare,
    deploy,
    rolledBack,
    notRun,
    { ...record, startedAt: BEGIN + 62_000, finishedAt: BEGIN + 63_100 },
  ],
  { conclusion: 'failure', apiCalls: calls, notices: NOTICES },
);
