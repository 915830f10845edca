import { describe, expect, it } from 'vitest';

import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { openEnvelopes } from '@interlock/shared/domain/evidence/envelope';
import { parseInputs } from '@interlock/shared/domain/input';
import { checkSchema } from '@interlock/shared/domain/schema';
import { fakeGitHub } from '@interlock/shared/testing/fake-github';
import { runAction } from '@interlock/shared/run';
import { qualityGate, reportSchema } from '@interlock/quality-gate/run';

import { coverageGiven, covered, gatePorts, passing, runGate, testsGiven, type Outcome } from './gate.ts';

const head = 'a'.repeat(40);
const given = { inputs: { reports: testsGiven }, files: { 'reports/junit.xml': passing } };
const failing = '<testsuite><testcase classname="c" name="x"><failure message="m"/></testcase></testsuite>';

function predicateOf({ ports }: Outcome) {
  const { envelopes } = openEnvelopes(ports.runner.outputs.get('evidence') ?? '', nodeDigests(), null);
  const predicate = envelopes[0]?.statement.predicate;
  if (predicate?.kind !== 'gate') throw new Error('no evidence of a gate');
  return predicate;
}

describe('the outputs', () => {
  it('give totals, paths and one envelope', async () => {
    const outcome = await runGate({
      inputs: { reports: `${testsGiven}\n${coverageGiven}`, require: '- coverage.lines >= 1%' },
      files: { 'reports/junit.xml': passing, 'coverage/lcov.info': covered },
    });
    expect(outcome.output('tests')).toStrictEqual({
      total: 1,
      passed: 1,
      failed: 0,
      errored: 0,
      skipped: 0,
      flaky: 0,
    });
    expect(outcome.output('coverage')).toStrictEqual({
      lines: { covered: 2, total: 2 },
      branches: null,
      functions: null,
      'changed-lines': null,
    });
    expect(predicateOf(outcome)).toMatchObject({ gate: 'quality-gate', verdict: 'pass', mode: 'enforce' });
    const { files, runner } = outcome.ports;
    const report: unknown = JSON.parse((await files.readText(runner.outputs.get('report') ?? '')) ?? '');
    expect(checkSchema(reportSchema, report)).toMatchObject({ ok: true });
    expect(await files.readText(runner.outputs.get('summary') ?? '')).toBe(runner.summary());
  });

  it('give evidence of a failure with its codes, and no text of a report', async () => {
    const outcome = await runGate({ ...given, files: { 'reports/junit.xml': failing } });
    expect(predicateOf(outcome)).toMatchObject({ verdict: 'fail', reasonCodes: ['rule-violated'] });
    expect(outcome.ports.runner.outputs.get('evidence')).not.toContain('junit');
  });

  it('digest what was read: another report is another digest', async () => {
    const one = predicateOf(await runGate(given)).materialsDigest;
    const same = predicateOf(await runGate(given)).materialsDigest;
    const other = predicateOf(await runGate({ ...given, files: { 'reports/junit.xml': `${passing} ` } }));
    expect(same).toBe(one);
    expect(other.materialsDigest).not.toBe(one);
  });

  it('digest the waivers as well: another file of them is another digest, and stands in the report', async () => {
    const waivedBy = async (text: string) => {
      const github = fakeGitHub({ files: { [`${head}:w.yml`]: text } });
      const outcome = await runGate({ ...given, inputs: { ...given.inputs, waivers: 'w.yml' }, github });
      const { files, runner } = outcome.ports;
      const report: unknown = JSON.parse((await files.readText(runner.outputs.get('report') ?? '')) ?? '');
      return { digest: predicateOf(outcome).materialsDigest, report };
    };
    const none = 'version: 1\nwaivers: []\n';
    const [one, other] = [await waivedBy(none), await waivedBy(`${none}# one more line\n`)];
    expect(one.digest).not.toBe(other.digest);
    expect(one.report).toMatchObject({
      materials: [{ kind: 'tests' }, { kind: 'waivers', path: 'w.yml', sizeBytes: none.length }],
    });
  });

  it('are none where the run is cancelled after the reports were read: nothing was asked whole', async () => {
    const github = fakeGitHub();
    const ports = gatePorts({
      ...given,
      inputs: { ...given.inputs, baseline: 'branch=main' },
      github: {
        ...github,
        isProtected: (branch) => {
          ports.runner.cancel();
          return github.isProtected(branch);
        },
      },
    });
    await runAction(qualityGate, ports);
    const { outputs, log } = ports.runner;
    expect([outputs.get('verdict'), outputs.get('evidence'), log.at(-1)]).toStrictEqual([
      'inconclusive',
      undefined,
      '❌ quality-gate: could not run, cancelled',
    ]);
    expect(github.checkRuns).toStrictEqual([]);
  });

  it('are none, and no check run says otherwise, where the statement does not fit an envelope', async () => {
    const artifacts = Array.from({ length: 80 }, (_, index) => ({
      name: `image${index}`,
      digest: `sha256:${'a'.repeat(64)}`,
    }));
    const subjects = JSON.stringify({ commit: head, artifacts });
    const github = fakeGitHub();
    const outcome = await runGate({ ...given, inputs: { ...given.inputs, subjects }, github });
    expect([outcome.failed, outcome.verdict]).toStrictEqual([true, 'inconclusive']);
    expect(github.checkRuns).toStrictEqual([]);
  });
});

describe('the policy', () => {
  const configuration = [
    'version: 1',
    'service: shop',
    'gates:',
    '  unit: {action: quality-gate, reports: [{tests: "reports/*.xml"}], require: [tests.count >= 2]}',
    '  people: {action: manual-approval, judges: images}',
  ].join('\n');

  it('is the file’s and what inputs add', async () => {
    const world = { files: { 'reports/a.xml': passing }, configuration };
    const alone = await runGate({ ...world, inputs: { gate: 'unit' } });
    expect([alone.verdict, alone.codes]).toStrictEqual(['fail', ['rule-violated']]);
    const weaker = await runGate({ ...world, inputs: { gate: 'unit', require: '- tests.count >= 1' } });
    expect([weaker.verdict, weaker.codes]).toStrictEqual(['fail', ['rule-violated']]);
    const more = await runGate({ ...world, inputs: { gate: 'unit', reports: coverageGiven } });
    expect(more.codes).toContain('report-missing');
    expect(predicateOf(alone).policy.digest).toBe(predicateOf(weaker).policy.digest);
    expect(predicateOf(alone).additionsDigest).toBeNull();
    expect(predicateOf(weaker).additionsDigest).not.toBeNull();
    const moved = await runGate({
      files: { 'web/reports/a.xml': passing },
      configuration,
      inputs: { gate: 'unit', 'working-directory': 'web' },
    });
    expect(predicateOf(moved).additionsDigest).not.toBeNull();
  });

  it('cannot be weakened by rules of the same text with another limit', async () => {
    const outcome = await runGate({
      files: { 'reports/a.xml': failing },
      configuration: configuration.replace('tests.count >= 2', 'tests.failed == 0'),
      inputs: { gate: 'unit', require: '- tests.failed <= 9' },
    });
    expect(outcome.verdict).toBe('fail');
  });

  it.each(['- tests.failed <= 9', '- tests.failed == 0 else warn', '- tests.failed in each package <= 9'])(
    'keeps the defaults of its gate whatever an input tolerates: %s',
    async (rule) => {
      const outcome = await runGate({
        files: { 'reports/a.xml': failing.replaceAll('</testsuite>', '<testcase name="more"/></testsuite>') },
        configuration,
        inputs: {
          gate: 'unit',
          require: rule,
          reports: '- {kind: tests, files: ["reports/*.xml"], package: web}',
        },
      });
      expect([outcome.verdict, outcome.failed]).toStrictEqual(['fail', true]);
      expect(outcome.codes).toContain('rule-violated');
    },
  );

  it('judges failures of every report by default when a rule speaks of packages alone', async () => {
    const outcome = await runGate({
      files: { 'reports/a.xml': failing, 'web/a.xml': passing },
      inputs: {
        reports: '- tests: "reports/*.xml"\n- {kind: tests, files: ["web/*.xml"], package: web}',
        require: '- tests.failed in each package == 0',
      },
    });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['fail', ['rule-violated']]);
  });

  it.each([
    ['a gate that the file does not have', { gate: 'unti' }, 'gate-unknown'],
    ['a gate of another action', { gate: 'people' }, 'gate-of-another-action'],
    ['another service', { gate: 'unit', service: 'web' }, 'service-unknown'],
    ['no report at all', {}, 'reports-not-given'],
    ['a name that leaves its folder', { gate: '../../x' }, 'input-invalid'],
  ])('refuses %s', async (_, inputs, code) => {
    const outcome = await runGate({ files: { 'reports/a.xml': passing }, configuration, inputs });
    expect(outcome.problems).toContain(code);
    expect([outcome.verdict, outcome.failed]).toStrictEqual(['inconclusive', true]);
  });

  it.each([
    ['a limit from a baseline that no baseline has', 'coverage.changed-lines >= baseline'],
    ['something that cannot be gone', 'baseline.removed of test == 0'],
    ['a rule that is never false', 'tests.failed >= 0'],
    ['a share that must not get better', 'coverage.lines <= 80%'],
    ['a number of failures that must not get better', 'tests.failed >= 1'],
    ['findings that must not get fewer than the baseline has', 'lint.errors > baseline'],
    ['a ratio without its unit', 'coverage.lines >= 0.8'],
    ['a value that nobody gives', 'tests.count >= $min'],
  ])('refuses %s, from an input and from the file', async (_, rule) => {
    const byInput = await runGate({ ...given, inputs: { ...given.inputs, require: `- ${rule}` } });
    expect(byInput.problems).toContain('input-invalid');
    const byFile = await runGate({
      ...given,
      configuration: configuration.replace('tests.count >= 2', `"${rule}"`),
      inputs: { gate: 'unit' },
    });
    expect(byFile.problems).toContain('configuration-invalid');
    expect([byInput.failed, byFile.failed]).toStrictEqual([true, true]);
  });

  it('warns when the file has a quality gate and the step names none', async () => {
    const outcome = await runGate({ ...given, configuration });
    expect(outcome.problems).toContain('gate-not-named');
  });

  it('tells every problem of every input at once', async () => {
    const outcome = await runGate({
      inputs: {
        reports: '- lint: x\n- {kind: tests, files: [], pakage: web}\n- {kind: coverage, files: ["../x"]}',
        require: '- tests.fialed == 0\n- coverage.lines >= 0.8',
        baseline: 'branch main',
        mode: 'audti',
        'working-directory': '/etc',
        typo: 'x',
      },
    });
    const messages = outcome.ports.runner.annotations.map(({ text }) => text);
    expect(messages).toHaveLength(10);
    expect(messages.join('\n')).toMatch(
      /typo[^]*lint[^]*names no file[^]*pakage[^]*[.][.][^]*fialed[^]*0\.8[^]*branch main[^]*audti[^]*\/etc/u,
    );
  });

  it('says of a path that leaves the working directory what to do', async () => {
    const outcome = await runGate({ inputs: { reports: '- tests: ../other/*.xml\n- coverage: "!x"' } });
    expect(outcome.problems).toStrictEqual(['input-invalid', 'input-invalid']);
  });
});

describe('audit', () => {
  it('lets the step succeed, says so, and makes evidence that says so', async () => {
    const outcome = await runGate({
      inputs: { reports: testsGiven, mode: 'audit' },
      files: { 'reports/junit.xml': failing },
    });
    expect([outcome.verdict, outcome.failed]).toStrictEqual(['fail', false]);
    expect(outcome.answer).toContain('audit');
    expect(predicateOf(outcome).mode).toBe('audit');
  });
});

describe('a report that git tracks', () => {
  it('does not pass: no test need have run for it', async () => {
    const outcome = await runGate({ ...given, tracked: ['src/a.js', 'reports/junit.xml'] });
    expect([outcome.verdict, outcome.codes, outcome.failed]).toStrictEqual([
      'inconclusive',
      ['report-committed'],
      true,
    ]);
  });
});

describe('the subject', () => {
  const other = 'c'.repeat(40);
  const pullRequest = {
    eventName: 'pull_request',
    event: { pull_request: { number: 7, base: { ref: 'main' }, head: { sha: other } } },
  };

  it('is the head of a pull request when its merge commit is checked out', async () => {
    const outcome = await runGate({ ...given, run: pullRequest });
    expect(outcome.verdict).toBe('pass');
    expect(predicateOf(outcome).mergeCommit).toBe(head);
  });

  it.each([
    ['another commit is checked out', { checkedOut: other }],
    [
      'only the base of a pull request is checked out',
      { run: { ...pullRequest, eventName: 'pull_request_target' } },
    ],
    [
      'the base of a pull request is all that a run without git can have',
      { tracked: null, run: { ...pullRequest, eventName: 'pull_request_target' } },
    ],
    [
      'it is another commit than the one checked out',
      { inputs: { ...given.inputs, subjects: `{"commit": "${other}"}` } },
    ],
    [
      'nothing is checked out and it is not the commit of the run',
      { tracked: null, inputs: { ...given.inputs, subjects: `{"commit": "${other}"}` } },
    ],
  ])('is not judged when %s', async (_, world) => {
    const outcome = await runGate({ ...given, ...world });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['inconclusive', ['subject-differs']]);
  });

  it.each([
    [
      'there is a repository and git cannot read it',
      { tracked: null, files: { ...given.files, '.git': 'gitdir: elsewhere' } },
    ],
    [
      'the repository that git cannot read is the one of the working directory',
      {
        tracked: null,
        files: { 'app/reports/a.xml': passing, 'app/.git': 'gitdir: elsewhere' },
        inputs: { ...given.inputs, 'working-directory': 'app' },
      },
    ],
  ])('is not judged when %s', async (_, world) => {
    const outcome = await runGate({ ...given, ...world });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['inconclusive', ['checkout-unreadable']]);
  });

  it('is signed and named in the evidence', async () => {
    const artifacts = [{ name: 'api', digest: `sha256:${'d'.repeat(64)}` }];
    const outcome = await runGate({
      ...given,
      inputs: { ...given.inputs, subjects: JSON.stringify({ commit: head, artifacts }), 'evidence-key': 'k' },
    });
    const text = outcome.ports.runner.outputs.get('evidence') ?? '';
    const { envelopes } = openEnvelopes(text, nodeDigests(), { key: 'k' });
    expect(envelopes).toMatchObject([
      { signature: 'valid', statement: { subject: { commit: head, artifacts } } },
    ]);
  });
});

describe('the comment', () => {
  const run = {
    eventName: 'pull_request',
    event: { pull_request: { number: 7, base: { ref: 'main' }, head: { sha: head } } },
  };

  it('is one that later runs update', async () => {
    const github = fakeGitHub();
    await runGate({ ...given, run, github });
    await runGate({ ...given, run, github, files: { 'reports/junit.xml': failing } });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain('fail, tests.failed');
  });

  it('is not needed: where the token may not write it, the verdict stands', async () => {
    const outcome = await runGate({ ...given, run, github: fakeGitHub({ forbidden: ['listComments'] }) });
    expect(outcome.verdict).toBe('pass');
    expect(outcome.ports.runner.log.join('\n')).toContain('may not write comments');
  });

  it('is not written when nobody wants it', async () => {
    const github = fakeGitHub();
    await runGate({ ...given, inputs: { ...given.inputs, comment: 'never' }, run, github });
    expect(github.comments).toHaveLength(0);
  });
});

describe('the check run', () => {
  const failingAtLine =
    '<testsuite><testcase classname="c" name="x" file="src/a.js" line="3"><failure message="m"/></testcase></testsuite>';
  const fork = {
    eventName: 'pull_request',
    event: {
      pull_request: {
        number: 7,
        base: { ref: 'main', repo: { full_name: 'acme/shop' } },
        head: { sha: head, repo: { full_name: 'mallory/shop' } },
      },
    },
  };
  const readOnly = () =>
    fakeGitHub({ forbidden: ['createComment', 'updateComment', 'createCheckRun', 'updateCheckRun'] });

  it('says the answer about the commit that is judged, and findings at their lines there alone', async () => {
    const github = fakeGitHub();
    const { ports } = await runGate({ ...given, github, files: { 'reports/junit.xml': failingAtLine } });
    expect(github.checkRuns).toMatchObject([
      {
        name: 'quality-gate: quality-gate',
        headSha: head,
        conclusion: 'failure',
        title: '❌ quality-gate: fail, tests.failed 1 ≠ 0',
        annotations: [{ path: 'src/a.js', startLine: 3, level: 'failure' }],
      },
    ]);
    expect(ports.runner.annotations.map(({ place }) => place.file)).toStrictEqual([undefined]);
  });

  it('is not needed: without the permission the findings stand in the log and the verdict is the same', async () => {
    const outcome = await runGate({
      ...given,
      files: { 'reports/junit.xml': failingAtLine },
      github: readOnly(),
    });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['fail', ['rule-violated']]);
    expect(outcome.ports.runner.annotations.map(({ place }) => place.file)).toContain('src/a.js');
    expect(outcome.ports.runner.log.filter((line) => line.includes('checks: write'))).toHaveLength(1);
    expect(outcome.ports.runner.summary()).not.toContain('check run');
  });

  it.each([
    ['a pull request from a fork', fork],
    ['one by Dependabot', { ...fork, actor: 'dependabot[bot]' }],
  ])('is said once to be missing, with the comment, on %s', async (_, run) => {
    const { ports, verdict } = await runGate({ ...given, run, github: readOnly() });
    expect(verdict).toBe('pass');
    expect(ports.runner.summary().match(/No check run and no comment/gu)).toHaveLength(1);
    expect(ports.runner.annotations).toStrictEqual([]);
  });

  it('is warned about where it was demanded', async () => {
    const outcome = await runGate({
      ...given,
      inputs: { ...given.inputs, check: 'always' },
      github: readOnly(),
    });
    expect(outcome.verdict).toBe('pass');
    expect(outcome.problems).toStrictEqual(['no check run']);
    expect(outcome.ports.runner.summary()).toContain('checks: write');
  });

  it('is not written when nobody wants it', async () => {
    const github = fakeGitHub();
    await runGate({ ...given, inputs: { ...given.inputs, check: 'never' }, github });
    expect(github.checkRuns).toHaveLength(0);
  });
});

describe('packages', () => {
  const files = {
    'web/junit.xml': passing,
    'api/junit.xml': failing,
    'web/lcov.info': 'SF:src/index.js\nDA:1,1\nend_of_record\n',
    'api/lcov.info': 'SF:src/index.js\nDA:1,1\nDA:2,0\nend_of_record\n',
  };
  const reports = ['web', 'api']
    .flatMap((name) => [
      `- {kind: tests, files: ["${name}/junit.xml"], package: ${name}}`,
      `- {kind: coverage, files: ["${name}/lcov.info"], package: ${name}}`,
    ])
    .join('\n');

  it('are judged each, and their relative paths are theirs', async () => {
    const outcome = await runGate({
      inputs: {
        reports,
        require:
          '- coverage.lines in each package >= 60%\n- tests.failed in each package == 0\n- tests.errored == 0',
      },
      files,
      tracked: ['web/src/index.js', 'api/src/index.js'],
    });
    expect(outcome.verdict).toBe('fail');
    expect(outcome.output('coverage')).toMatchObject({ lines: { covered: 2, total: 3 } });
    const rules = outcome.output('reasons') as { where: string; seen: string }[];
    expect(rules.map(({ where, seen }) => [where, seen])).toStrictEqual([
      ['api', '50 %'],
      ['api', '1'],
    ]);
  });
});

describe('what people see', () => {
  it('escapes everything that comes from a report', async () => {
    const { ports } = await runGate({
      inputs: { reports: testsGiven },
      files: {
        'reports/junit.xml':
          '<testsuite><testcase name="&lt;img src=x&gt; | ``` @everyone"><failure message="&lt;/details&gt;&#10;::error::x"/></testcase></testsuite>',
      },
    });
    const summary = ports.runner.summary();
    expect(summary).not.toContain('<img');
    expect(summary).not.toContain('</details>\n::');
    expect(ports.runner.log.some((line) => line.startsWith('::error'))).toBe(false);
  });

  it('shows the tests that failed before the rules, the first of them, and folds the others', async () => {
    const cases = Array.from(
      { length: 30 },
      (_, index) =>
        `<testcase classname="c" name="t${index}."><failure message="${'abcdefghijklmnopqrstuvwxyzABCD'[index] ?? ''}"/></testcase>`,
    );
    const { ports } = await runGate({
      inputs: { reports: testsGiven },
      files: { 'reports/junit.xml': `<testsuite>${cases.join('')}</testsuite>` },
    });
    const summary = ports.runner.summary();
    const order = ['(30)', '› t19.', '10 more</summary>', '› t20.', '### Rules'].map((piece) =>
      summary.indexOf(piece),
    );
    expect(order[0]).toBeGreaterThan(0);
    expect(order).toStrictEqual([...order].sort((a, b) => a - b));
  });

  it('tells tests that failed alike as one, the largest such group first, and lists each of them folded', async () => {
    const one = (name: string, message: string) =>
      `<testcase classname="c" name="${name}"><failure message="${message}"/></testcase>`;
    const cases = [
      one('alone', 'expected 1 to be 2'),
      ...Array.from({ length: 30 }, (_, index) => one(`t${index}.`, `connect ECONNREFUSED :${5000 + index}`)),
      one('silent', ''),
      one('mute', ''),
      one('dumb', ''),
    ];
    const { ports } = await runGate({
      inputs: { reports: testsGiven },
      files: { 'reports/junit.xml': `<testsuite>${cases.join('')}</testsuite>` },
    });
    const [, section = ''] = ports.runner.summary().split('### Tests that did not pass');
    const [shown = '', folded = ''] = section.split('### Rules')[0]?.split('<details>') ?? [];
    const rows = shown.split('\n').filter((line) => line.startsWith('| ❌'));
    expect(rows[0]).toMatch(/\*\*30 tests\*\*.*t0\..*t1\..*t2\..*and 27 more.*ECONNREFUSED/u);
    expect(rows[0]).toContain('differ in numbers alone');
    // A test without a message has nothing in common with another.
    expect(rows.slice(1).map((row) => /c › (\w+)/u.exec(row)?.[1])).toStrictEqual([
      'alone',
      'silent',
      'mute',
      'dumb',
    ]);
    expect(folded).toContain('All 34, one by one');
    expect(folded.match(/^\| ❌/gmu)).toHaveLength(34);
  });

  it('shows of many packages the whole and the worst, and folds them all', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `p${String(index).padStart(2, '0')}`);
    const { ports } = await runGate({
      inputs: {
        reports: names.map((name) => `- {kind: tests, files: ["${name}.xml"], package: ${name}}`).join('\n'),
      },
      files: Object.fromEntries(names.map((name) => [`${name}.xml`, name === 'p11' ? failing : passing])),
    });
    const [shown = '', folded = ''] = ports.runner
      .summary()
      .split('### Tests\n')
      .at(-1)!
      .split('<details><summary>All 12 packages');
    expect(shown).toMatch(/\| all \|[^\n]*\n\| p11 \|/u);
    expect(names.filter((name) => shown.includes(name))).toHaveLength(10);
    expect(names.every((name) => folded.includes(`| ${name} |`))).toBe(true);
  });

  it('names reports that could not be read and does not take their absence for zero', async () => {
    const outcome = await runGate({
      inputs: { reports: testsGiven },
      files: { 'reports/a.xml': passing, 'reports/b.xml': '<testsuite' },
    });
    expect(outcome.codes).toStrictEqual(['report-truncated', 'measurement-broken', 'measurement-broken']);
    expect(outcome.ports.runner.summary()).toContain('of the reports that could be used');
  });

  it('stops when the run is cancelled', async () => {
    const ports = gatePorts(given);
    ports.runner.cancel();
    await runAction(qualityGate, ports);
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.outputs.get('verdict')).toBe('inconclusive');
  });

  it('explains what it judges by', async () => {
    const ports = gatePorts(given);
    const values = parseInputs(qualityGate.inputs, (name) => ports.runner.input(name));
    if (!values.ok) throw new Error('inputs');
    const text = await qualityGate.explain?.(values.values, ports);
    expect(text).toMatch(/input reports +input/u);
    expect(text).toMatch(/input token +input +\*\*\*/u);
  });
});
