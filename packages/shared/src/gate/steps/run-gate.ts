import { commitOfRun } from '../../domain/commit.ts';
import { additionsDigest, policyDigest } from '../../domain/configuration/policy.ts';
import { describeSource, type LoadedConfiguration } from '../../domain/configuration/source.ts';
import { sealStatement } from '../../domain/evidence/envelope.ts';
import { originOf } from '../../domain/evidence/origin.ts';
import type { InputValues, Inputs } from '../../domain/input.ts';
import { canonicalJson } from '../../domain/json.ts';
import { planAnnotations, type Annotation } from '../../domain/report/annotations.ts';
import { fitSummary } from '../../domain/report/budget.ts';
import { firstLine } from '../../domain/report/first-line.ts';
import { gateSummary } from '../../domain/report/gate-summary.ts';
import type { Part } from '../../domain/report/part.ts';
import { distinctRules } from '../../domain/rule/judge.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Ending, Outputs } from '../../steps/action.ts';
import type { GateInputs, GateOutputs } from '../domain/contract.ts';
import { decide, reasonOf, type Decision } from '../domain/decision.ts';
import type { Material } from '../domain/material.ts';
import type { GatePolicy } from '../domain/policy.ts';
import { noteAnnotations, reasonAnnotations } from '../domain/reason-annotations.ts';
import { notesSection } from '../domain/notes-section.ts';
import { reportBody } from '../domain/report-body.ts';
import { defaultsSection } from '../domain/defaults-section.ts';
import { waiverFindings } from '../domain/waiver-findings.ts';
import { findPolicy, sayPolicy } from './find-policy.ts';
import type { Decided, Gate, GateValues, Looking, Measuring } from './gate.ts';
import { loadWaivers } from './load-waivers.ts';
import { publish } from './publication.ts';

/** How a gate ended, with its report as it was before it became Markdown. */
export interface Judged extends Ending<Outputs> {
  readonly parts: readonly Part[];
}

/**
 * What the rules say, and what was found beside them.
 *
 * @throws {Error} when the gate left a rule out: what nobody judged must not pass
 */
function decideBy<Policy extends GatePolicy, Measured>(
  { policy, waivers }: Pick<Looking<unknown, Policy>, 'policy' | 'waivers'>,
  measuring: Measuring<Measured>,
): Decision {
  const results = measuring.judge(policy.rules);
  const judged = new Set(results.map(({ rule }) => rule));
  const leftOut = distinctRules(policy.rules).filter(({ text }) => !judged.has(text));
  if (leftOut.length > 0) throw new Error(`no result for ${leftOut.map(({ text }) => text).join(', ')}`);
  return decide(results, [
    ...(waivers === null ? [] : waiverFindings(waivers.use, waivers.path, measuring.waivable)),
    ...measuring.findings(results),
  ]);
}

function annotate(annotations: readonly Annotation[], { runner }: Ports): void {
  for (const planned of planAnnotations(annotations, 'the summary of this step')) {
    const { level, title, message, file, line, endLine } = planned;
    runner[level](message, {
      title,
      ...(file === null ? {} : { file }),
      ...(line === null ? {} : { line }),
      ...(endLine === null ? {} : { endLine }),
    });
  }
}

/** The evidence of a verdict, in its envelope. */
function seal(
  action: string,
  decided: Decided<InputValues<GateInputs>, GatePolicy, unknown>,
  additions: Readonly<Record<string, unknown>>,
  materials: readonly Material[],
  startedMs: number,
): string {
  const { policy, decision, subject, values, ports, policyRecord } = decided;
  const { clock, digests, runner } = ports;
  const key = values['evidence-key'];
  return sealStatement(
    {
      subject,
      predicate: {
        kind: 'gate',
        gate: policy.gate,
        action,
        mode: policy.mode,
        verdict: decision.verdict,
        reasonCodes: [...new Set(decision.reasons.map(({ code }) => code))],
        policy: policyRecord,
        additionsDigest: additionsDigest(additions, digests),
        materialsDigest: digests.sha256(canonicalJson(materials.map((material) => ({ ...material })))),
        mergeCommit: commitOfRun(runner.run).mergeCommit,
        origin: originOf(runner.run, digests, startedMs, clock.now()),
      },
    },
    digests,
    key === null ? null : { key: key.reveal() },
  );
}

/**
 * Judges by a configuration: policy, waivers, measuring, deciding, report file, evidence, publication, annotations,
 * outputs.
 *
 * @throws {UserError} when inputs and configuration do not fit each other
 * @throws {ExternalError} when something that it depends on fails
 */
export async function runGate<
  DeclaredInputs extends Inputs & GateInputs,
  DeclaredOutputs extends Outputs & GateOutputs,
  Policy extends GatePolicy,
  Measured,
>(
  gate: Gate<DeclaredInputs, DeclaredOutputs, Policy, Measured>,
  values: GateValues<DeclaredInputs>,
  loading: LoadedConfiguration | Promise<LoadedConfiguration>,
  ports: Ports,
): Promise<Judged> {
  const { clock, digests, files, runner } = ports;
  const measure = gate.begin(values, ports);
  const loaded = await loading;
  const startedMs = clock.now();
  const policy = await runner.group('Policy', () => Promise.resolve(findPolicy(gate, values, loaded, ports)));
  const github = ports.github(values.token?.reveal() ?? '');
  const waivers = await loadWaivers(policy.waivers, policy.gate, loaded.source, github, ports);
  const { commit, mergeCommit } = commitOfRun(runner.run);
  const subject = values.subjects ?? { commit, artifacts: [] };
  const looking = { values, policy, loaded, subject, waivers, github, ports };
  const measuring = await measure(looking);
  // What was asked for after that came back empty: neither a verdict nor evidence may rest on it.
  runner.cancellation.throwIfAborted();

  const folder = `${runner.tempFolder}/interlock/${policy.gate}`;
  const service = loaded.configuration.service ?? null;
  const policyRecord = {
    digest: policyDigest(policy.gate, policy.entry, service, digests),
    commit: loaded.source.commit,
  };
  const firstDecision = decideBy(looking, measuring);
  const decidedFirst = {
    ...looking,
    measured: measuring.measured,
    decision: firstDecision,
    folder,
    policyRecord,
  };
  const kept = await gate.keep?.(decidedFirst);
  const decision = {
    ...firstDecision,
    notes: [...firstDecision.notes, ...(kept?.notes ?? []).map(reasonOf)],
  };
  const decided = { ...decidedFirst, decision };
  const materials = [...measuring.materials, ...(waivers === null ? [] : [waivers.material])];

  const body = reportBody(policy, decision, {
    subject,
    mergeCommit,
    policy: {
      ...policyRecord,
      source: describeSource(loaded.source),
      waivers: waivers === null ? null : { path: waivers.path, digest: waivers.digest },
    },
    materials,
  });
  await files.writeText(`${folder}/report.json`, gate.reportText(decided, { ...body, materials }));
  const said = gate.summaryOf(decided);
  const { verdict, results, reasons } = decision;
  const answered = { gate: policy.gate, verdict, results, reasons, mode: policy.mode };
  const parts = gateSummary({
    ...answered,
    facts: [
      { name: 'commit', value: subject.commit.slice(0, 8) },
      { name: 'policy', value: sayPolicy(policy, loaded), isProse: true },
      ...said.facts,
    ],
    sections: [...notesSection(decision.notes), ...said.sections, ...defaultsSection(policy.defaults)],
  });
  const answer = firstLine(answered);
  // Before anything is published: a check run must not say yes where this step then says no.
  const evidence = seal(gate.action, decided, gate.additionsOf(values), materials, startedMs);
  const annotations = [
    ...reasonAnnotations(gate.action, decision, gate.consequences),
    ...gate.annotationsOf(decided),
    ...noteAnnotations(gate.action, decision),
  ];
  const published = await publish(
    {
      action: gate.action,
      gate: policy.gate,
      service: service ?? '',
      verdict,
      mode: policy.mode,
      commit: subject.commit,
      answer,
      parts,
      annotations,
      comment: values.comment,
      check: values.check,
    },
    github,
    runner,
    digests,
  );
  // GitHub would show twice what the check run already shows at its line.
  annotate(published.isAnnotated ? annotations.filter(({ file }) => file === null) : annotations, ports);
  const { markdown } = fitSummary([...parts, ...published.missing], `${folder}/report.json`);
  await files.writeText(`${folder}/summary.md`, markdown);
  return {
    succeeded: verdict === 'pass' || policy.mode === 'audit',
    // The common ones last: no gate can say another verdict than the frame came to.
    outputs: {
      ...gate.outputsOf(decided),
      ...kept?.outputs,
      verdict,
      reasons: JSON.stringify(reasons),
      report: `${folder}/report.json`,
      summary: `${folder}/summary.md`,
      evidence,
    },
    summary: markdown,
    lastLine: answer,
    parts,
  };
}
