import { describe, expect, it } from 'vitest';

import { parseRule } from '@interlock/shared/domain/rule/parser';
import { judgeRules } from '@interlock/shared/domain/rule/judge';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Observations } from '@interlock/shared/domain/rule/observation';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';
import { failure, success } from '@interlock/shared/domain/result';
import { openEnvelopes } from '@interlock/shared/domain/evidence/envelope';
import { codeBook, type CodeTable } from '@interlock/shared/domain/code-table';
import { gateInputs, gateOutputs } from '@interlock/shared/gate/domain/contract';
import { findEntry, modeOf, type EntryOf } from '@interlock/shared/gate/domain/entry';
import { gateCodes } from '@interlock/shared/gate/domain/gate-codes';
import type { GatePolicy } from '@interlock/shared/gate/domain/policy';
import { defineGate } from '@interlock/shared/gate/steps/define-gate';
import { runAction } from '@interlock/shared/run';
import { fakeGitHub } from '@interlock/shared/testing/fake-github';
import { fakePorts } from '@interlock/shared/testing/fake-ports';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

const head = 'a'.repeat(40);

const metric: Metric = {
  id: 'requests.error-rate',
  dimension: 'ratio',
  meaning: 'The share of requests that failed.',
  names: 'never',
  scopes: [],
  least: 0,
  most: 1,
  better: 'lower',
};

const codes = {
  ...gateCodes,
  'metrics-empty': { effect: 'inconclusive', meaning: 'There are no samples.', fix: 'Send traffic first.' },
  'metrics-old': { effect: 'note', meaning: 'The samples are old.', fix: 'Look at the scraper.' },
} as const satisfies CodeTable;
const { finding, absent } = codeBook(codes);

function rulesOf(texts: readonly string[]): readonly WrittenRule[] {
  return texts.map((text) => {
    const parsed = parseRule(text);
    if (!parsed.ok) throw new Error(text);
    return { rule: parsed.value, text };
  });
}

/** What the gate below sees. */
interface Sight {
  readonly rate: number | null;
  readonly isOld?: boolean;
  /** Whether it judges one rule of two. */
  readonly isLazy?: boolean;
  /** What happens while it looks. */
  readonly meanwhile?: () => void;
}

/** A gate as small as can be: one metric, one rule, nothing of its own to show. */
function canaryGate({ rate, isOld = false, isLazy = false, meanwhile }: Sight) {
  return defineGate<
    ReturnType<typeof gateInputs>,
    ReturnType<typeof gateOutputs>,
    GatePolicy<EntryOf<'canary-monitor'>>,
    number | null
  >({
    action: 'canary-monitor',
    inputs: gateInputs('canary-monitor'),
    outputs: gateOutputs('canary-monitor'),
    consequences: [],
    policyOf: (values, read) => {
      const { gate, entry, problems } = findEntry('canary-monitor', values, read);
      if (problems.length > 0) return failure(...problems);
      const rules = rulesOf([
        'requests.error-rate <= 5%',
        ...(isLazy ? ['requests.error-rate <= 4%', 'requests.error-rate  <=  5%'] : []),
      ]);
      return success({
        gate,
        entry,
        rules,
        defaults: rules,
        mode: modeOf(values.mode, entry),
        waivers: null,
      });
    },
    additionsOf: () => ({}),
    begin: () => () => {
      meanwhile?.();
      const seen: Observation =
        rate === null
          ? absent('metrics-empty', 'Nothing was sampled')
          : { kind: 'value', value: rate, where: 'prometheus', detail: null };
      const observations: Observations = {
        observe: () => seen,
        members: () => [],
        baseline: () => ({ kind: 'never-existed', why: 'There is none.' }),
        changed: () => 'unknown',
      };
      return Promise.resolve({
        measured: rate,
        judge: (rules) => judgeRules(isLazy ? rules.slice(0, 1) : rules, [metric], observations, new Map()),
        findings: () => [
          ...(rate === null ? [finding('metrics-empty', null, 'no sample')] : []),
          ...(isOld ? [finding('metrics-old', 'prometheus', 'the newest is an hour old')] : []),
        ],
        materials: [{ path: 'prometheus', sizeBytes: 3, digest: 'sha256:x', kind: 'samples' }],
        waivable: { tests: false, tools: [] },
      });
    },
    reportText: ({ measured }, body) => JSON.stringify({ ...body, rate: measured }),
    summaryOf: () => ({ facts: [{ name: 'source', value: 'prometheus' }], sections: [] }),
    annotationsOf: () => [],
    // A verdict of its own is not given out.
    outputsOf: () => ({ verdict: 'pass' }),
  });
}

async function ran(sight: Sight, inputs: Readonly<Record<string, string>> = {}, configuration?: string) {
  const runner = fakeRunner({ inputs: { token: 'token', ...inputs } });
  const files = configuration === undefined ? {} : { [`${head}:.github/interlock.yml`]: configuration };
  const ports = fakePorts({ runner, repository: fakeGitHub({ files }) });
  await runAction(canaryGate(sight), ports);
  const reasons = JSON.parse(runner.outputs.get('reasons') ?? '[]') as { code: string }[];
  const report = await ports.files.readText(runner.outputs.get('report') ?? '');
  return {
    ports,
    runner,
    verdict: runner.outputs.get('verdict'),
    failed: runner.hasFailed(),
    codes: reasons.map(({ code }) => code),
    report: report === null ? null : (JSON.parse(report) as Record<string, unknown>),
    problems: runner.annotations.map(({ place }) => place.title),
  };
}

describe('a gate in the frame', () => {
  it('passes, and leaves evidence, a report and a summary', async () => {
    const { runner, verdict, failed, report, ports } = await ran({ rate: 0.01 });
    expect([verdict, failed]).toStrictEqual(['pass', false]);
    expect(report).toMatchObject({
      gate: 'canary-monitor',
      verdict: 'pass',
      rate: 0.01,
      materials: [{ path: 'prometheus' }],
      rules: [{ rule: 'requests.error-rate <= 5%', members: [{ seen: '1 %', limit: '≤ 5 %' }] }],
    });
    const opened = openEnvelopes(runner.outputs.get('evidence') ?? '', ports.digests, null);
    expect(opened).toMatchObject({
      envelopes: [{ statement: { predicate: { gate: 'canary-monitor', verdict: 'pass', mode: 'enforce' } } }],
      refusals: [],
    });
    expect(runner.summary()).toContain('✅ canary-monitor: pass, 1 of 1 rule');
    expect(runner.summary()).toContain('source');
    expect(runner.summary()).toContain('Rules that hold by default');
  });

  it.each([
    ['a rule that does not hold', { rate: 0.2 }, 'fail', ['rule-violated']],
    ['nothing to look at', { rate: null }, 'inconclusive', ['metrics-empty', 'metrics-empty']],
    ['a number that is none', { rate: Number.NaN }, 'inconclusive', ['value-not-a-number']],
  ])('does not pass on %s', async (_, sight, verdict, expected) => {
    const made = await ran(sight);
    expect([made.verdict, made.failed, made.codes]).toStrictEqual([verdict, true, expected]);
  });

  it('does not pass when it judged only some of the rules', async () => {
    const made = await ran({ rate: 0.01, isLazy: true });
    expect([made.verdict, made.failed]).toStrictEqual(['inconclusive', true]);
    expect(made.runner.outputs.get('evidence') ?? '').toBe('');
    const said = made.runner.annotations.map(({ text }) => text).join('\n');
    expect(said).toContain('no result for requests.error-rate <= 4%');
    expect(said).not.toContain('<=  5%');
  });

  it('tells what is worth knowing without judging by it', async () => {
    const made = await ran({ rate: 0.01, isOld: true });
    expect([made.verdict, made.codes]).toStrictEqual(['pass', []]);
    expect(made.report).toMatchObject({ notes: [{ code: 'metrics-old', fix: 'Look at the scraper.' }] });
    expect(made.runner.summary()).toContain('metrics-old');
  });

  it('lets the step succeed in audit mode, and says so in the evidence', async () => {
    const made = await ran({ rate: 0.2 }, { mode: 'audit' });
    expect([made.verdict, made.failed]).toStrictEqual(['fail', false]);
    expect(made.report).toMatchObject({ mode: 'audit' });
  });

  it('judges by its entry alone, and refuses that of another action', async () => {
    const configuration =
      'version: 1\ngates: {live: {action: canary-monitor, judges: images}, unit: {action: quality-gate}}\n';
    expect((await ran({ rate: 0.01 }, { gate: 'live' }, configuration)).verdict).toBe('pass');
    const wrong = await ran({ rate: 0.01 }, { gate: 'unit' }, configuration);
    expect([wrong.verdict, wrong.failed]).toStrictEqual(['inconclusive', true]);
    expect(wrong.problems).toContain('canary-monitor: gate-of-another-action');
  });

  it('warns when the file has its gate and the step names none', async () => {
    const configuration = 'version: 1\ngates: {live: {action: canary-monitor, judges: images}}\n';
    const made = await ran({ rate: 0.01 }, {}, configuration);
    expect(made.problems).toContain('canary-monitor: gate-not-named');
  });

  it('leaves no verdict and no evidence when it was cancelled while it looked', async () => {
    const runner = fakeRunner({ inputs: { token: 'token' } });
    const ports = fakePorts({ runner, repository: fakeGitHub() });
    await runAction(canaryGate({ rate: 0.01, meanwhile: () => runner.cancel() }), ports);
    expect(runner.outputs.get('verdict')).toBe('inconclusive');
    expect(runner.outputs.get('evidence') ?? '').toBe('');
    expect(runner.hasFailed()).toBe(true);
  });
});
