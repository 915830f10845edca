import { defineAction, type Ending } from '@interlock/shared/domain/action';
import { begun } from '@interlock/shared/domain/begun';
import { commitOfRun } from '@interlock/shared/domain/commit';
import { explainText, explainValues } from '@interlock/shared/domain/configuration/explain';
import { additionsDigest, policyDigest } from '@interlock/shared/domain/configuration/policy';
import {
  describeSource,
  loadJudgingConfiguration,
  type LoadedConfiguration,
} from '@interlock/shared/domain/configuration/source';
import { UserError } from '@interlock/shared/domain/errors';
import { sealStatement } from '@interlock/shared/domain/evidence/envelope';
import { originOf } from '@interlock/shared/domain/evidence/origin';
import type { InputValues } from '@interlock/shared/domain/input';
import { canonicalJson } from '@interlock/shared/domain/json';
import { planAnnotations, type Finding } from '@interlock/shared/domain/report/annotations';
import { countOf } from '@interlock/shared/domain/report/numbers';
import { fitSummary } from '@interlock/shared/domain/report/budget';
import { firstLine } from '@interlock/shared/domain/report/first-line';
import type { Part } from '@interlock/shared/domain/report/part';
import { publish } from '@interlock/shared/domain/report/publication';
import type { Subject } from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';

import { annotationsOf } from './domain/annotations.ts';
import { workflowPathOf } from './domain/baseline/baseline-name.ts';
import { sayFound, withBaseline } from './domain/baseline/comparison.ts';
import type { Asker } from './domain/baseline/find-baseline.ts';
import type { JudgedRun, Keeping, KeptBaseline } from './domain/baseline/keep-baseline.ts';
import type { Change, FoundChange } from './domain/change/change.ts';
import { questionsOf, withChange } from './domain/change/change-measure.ts';
import { findChange } from './domain/change/find-change.ts';
import { shortFiles } from './domain/change/line-counts.ts';
import {
  findCheckout,
  listRepository,
  listTracked,
  subjectFindings,
  type Checkout,
} from './domain/checkout.ts';
import { withoutLinesPastEnd } from './domain/lines-past-end.ts';
import { decide, reasonOf } from './domain/decision.ts';
import { inputs, outputs } from './domain/inputs.ts';
import { readJobs } from './domain/job-times.ts';
import { loadWaivers, type LoadedWaivers } from './domain/load-waivers.ts';
import type { Material } from './domain/material.ts';
import { kindsOfFiles, measure, withSonar } from './domain/measure.ts';
import type { Measurements } from './domain/measurements.ts';
import { policyOf, qualityGates, type Policy } from './domain/policy.ts';
import type { RepositoryFiles } from './domain/paths.ts';
import { readReports } from './domain/reading.ts';
import { formatsOf } from './domain/report/load-formats.ts';
import { reportFile, reportText, shownBaseline } from './domain/report-file.ts';
import { repeatedFindings } from './domain/report-findings.ts';
import { asksForBrotli } from './domain/size-reading.ts';
import type { SonarAnswers } from './domain/sonarqube/read-projects.ts';
import { summaryOf } from './domain/summary.ts';
import { shownTotals } from './domain/totals.ts';
import { waiverFindings } from './domain/waiver-findings.ts';

export { reportSchema } from './domain/report-file.ts';

type Values = InputValues<typeof inputs>;

async function load(values: Values, ports: Ports): Promise<LoadedConfiguration> {
  const { token } = values;
  if (token === null)
    throw new UserError([
      {
        code: 'input-missing',
        message: 'Input "token" is empty.',
        fix: 'Leave it out (the token of the job is used), or give one with `contents: read`.',
        where: 'token',
      },
    ]);
  return loadJudgingConfiguration(values.config, ports.runner.run, ports.github(token.reveal()));
}

/** What is judged by, in a few words. */
function sayPolicy({ entry, gate }: Policy, { source }: LoadedConfiguration): string {
  const described = describeSource(source);
  if (entry !== null) return `gate ${gate} of ${described}, and the inputs`;
  return `the inputs alone; ${source.kind === 'file' ? `${described} has no gate "${gate}"` : source.why}`;
}

function findPolicy(values: Values, loaded: LoadedConfiguration, ports: Ports): Policy {
  const { runner } = ports;
  const { configuration, source } = loaded;
  const described = describeSource(source);
  const combined = policyOf(
    { gate: values.gate, service: values.service },
    {
      reports: values.reports ?? [],
      rules: values.require ?? [],
      mode: values.mode,
      baseline: values.baseline,
    },
    { configuration, isFile: source.kind === 'file', described },
  );
  if (!combined.ok) throw new UserError(combined.problems);
  const { policy } = combined;
  runner.info(`policy: ${sayPolicy(policy, loaded)}`);
  const others = qualityGates(configuration);
  if (policy.entry === null && others.length > 0)
    runner.warning(
      `The configuration has the quality gate ${others.join(', ')}, and this step names none of them. Add \`gate: ${others[0] ?? ''}\` to judge by it.`,
      { title: 'quality-gate: gate-not-named' },
    );
  const isDefault = new Set(policy.defaults);
  for (const rule of policy.rules)
    runner.info(`rule: ${rule.text}${isDefault.has(rule) ? ' (by default: no rule speaks of it)' : ''}`);
  return policy;
}

function annotate(findings: readonly Finding[], ports: Ports): void {
  for (const planned of planAnnotations(findings, 'the summary of this step')) {
    const { level, title, message, file, line, endLine } = planned;
    ports.runner[level](message, {
      title,
      ...(file === null ? {} : { file }),
      ...(line === null ? {} : { line }),
      ...(endLine === null ? {} : { endLine }),
    });
  }
}

function sayChange({ touched, bases, said }: Change): string {
  const against = bases.map((base) => base.slice(0, 8)).join(' and ');
  return `${countOf(touched.size, 'file')} touched since ${against === '' ? said : `${against} (${said})`}`;
}

/** What the change is, where coverage is given or a rule asks for it; `null` where nobody looks at it. */
function askForChange(
  policy: Policy,
  checkout: Checkout,
  { source, target }: LoadedConfiguration,
  ports: Ports,
): Promise<FoundChange> | null {
  const asked = questionsOf(policy.rules);
  const hasCoverage = policy.reports.some(({ kind }) => kind === 'coverage');
  if (!hasCoverage && !asked.changedLines && !asked.whenChanged) return null;
  // On GitHub the configuration was read from the branch that the change is for.
  const branch = target ?? { name: source.ref, commit: source.commit };
  return begun(findChange(checkout, ports.runner.run, branch, ports));
}

async function addChange(
  measurements: Measurements,
  counts: ReadonlyMap<string, number>,
  { rules }: Policy,
  finding: Promise<FoundChange> | null,
  { runner }: Ports,
): Promise<Measurements> {
  if (finding === null) return measurements;
  const asked = questionsOf(rules);
  return runner.group('Change', async () => {
    const found = await finding;
    runner.info(found.kind === 'known' ? sayChange(found.change) : `${found.code}: ${found.why}`);
    if (found.kind === 'unknown') return withChange(measurements, found, asked);
    return withChange(measurements, { ...found, change: { ...found.change, lineCounts: counts } }, asked);
  });
}

/** Asks SonarQube for the projects that the policy names. */
async function askSonar(
  values: Values,
  policy: Policy,
  subject: Subject,
  { source, target }: LoadedConfiguration,
  ports: Ports,
): Promise<SonarAnswers> {
  if (policy.analyses.length === 0) return { sonar: null, materials: [] };
  const { readProjects } = await import('./domain/sonarqube/read-projects.ts');
  const { run: context } = ports.runner;
  const { commit, mergeCommit } = commitOfRun(context);
  return readProjects(
    policy.analyses,
    {
      server: values['sonar-url'],
      token: values['sonar-token'],
      deadlineMs: values['sonar-deadline'] ?? 0,
    },
    {
      run: context,
      // Reports may be of the merge that was checked out, and so may the analysis.
      revisions: [
        subject.commit,
        ...(mergeCommit !== null && subject.commit === commit ? [mergeCommit] : []),
      ],
      defaultBranch: target?.name ?? source.ref,
      metrics: policy.rules.map(({ rule }) => rule.metric),
    },
    ports,
  );
}

/** Finds what to compare with, where the policy says so. */
async function addBaseline(
  measurements: Measurements,
  policy: Policy,
  repository: RepositoryFiles | null,
  { configuration, source }: LoadedConfiguration,
  values: Values,
  ports: Ports,
): Promise<Measurements> {
  const { baseline: setting, gate } = policy;
  if (setting.kind === 'none') return measurements;
  const { clock, digests, files, runner } = ports;
  const { run: context } = runner;
  const { findBaseline } = await import('./domain/baseline/find-baseline.ts');
  return runner.group('Baseline', async () => {
    const asker: Asker = {
      owner: {
        repository: context.repository,
        workflow: workflowPathOf(context.workflowRef),
        gate,
        service: configuration.service ?? null,
      },
      runId: context.runId,
      commit: context.sha,
      nowMs: clock.now(),
      source,
      key: values['evidence-key']?.reveal() ?? null,
    };
    const looked = await findBaseline(setting, asker, {
      github: ports.github(values.token?.reveal() ?? ''),
      digests,
      files,
    });
    runner.info(`baseline: ${sayFound(looked.found)}`);
    if (looked.trust !== null)
      runner.info(
        `its branch is ${looked.trust.isProtected ? 'protected' : 'the default branch, and not protected'}`,
      );
    return withBaseline(measurements, looked, repository, clock.now());
  });
}

/** Leaves a baseline for later runs, where the policy says so. */
async function keep(judged: JudgedRun, folder: string, ports: Ports): Promise<Keeping> {
  if (judged.policy.baseline.kind === 'none') return { kept: null, findings: [] };
  const { keepBaseline } = await import('./domain/baseline/keep-baseline.ts');
  return keepBaseline(judged, folder, ports);
}

/** The digest of what the inputs add to the policy. */
function additionsOf(values: Values, { digests }: Ports): string | null {
  const { baseline } = values;
  return additionsDigest(
    {
      reports: values.reports,
      require: values.require?.map(({ text }) => text) ?? null,
      waivers: values.waivers,
      baseline: baseline === null || baseline.kind === 'none' ? null : baseline.text,
      'working-directory': values['working-directory'],
    },
    digests,
  );
}

/** What was compared with, in one line of the summary. */
function baselineFacts({ comparison }: Measurements) {
  return comparison === null ? [] : [{ name: 'baseline', value: sayFound(comparison.found), isProse: true }];
}

/** What the comparison gives to later steps. */
function baselineOutputs(measurements: Measurements, kept: KeptBaseline | null) {
  return {
    baseline: JSON.stringify(shownBaseline(measurements)),
    'new-failures': JSON.stringify(measurements.comparison?.newFailures ?? null),
    'baseline-file': kept?.path ?? '',
    'baseline-name': kept?.name ?? '',
  };
}

/** What was read beside the reports. */
function materialsBeside(waivers: LoadedWaivers | null, { comparison }: Measurements): readonly Material[] {
  const found = comparison?.found;
  return [
    ...(waivers === null ? [] : [waivers.material]),
    ...(found?.kind === 'known' ? [found.material] : []),
  ];
}

/** Begins to load the readers of what the inputs name; the configuration may name more, which are loaded when read. */
function loadReaders({ reports }: Values): void {
  for (const { kind } of reports ?? []) if (kind !== 'sonarqube') void begun(formatsOf(kind));
}

/** How the gate ended, with its report as it was before it became Markdown. */
export interface Judged extends Ending<typeof outputs> {
  readonly parts: readonly Part[];
}

/**
 * Judges by a configuration. Git is asked while that is still being read, and goes on while reports are.
 *
 * @throws {UserError} when inputs and configuration do not fit each other
 * @throws {ExternalError} when something that it depends on fails
 */
export async function judge(
  values: Values,
  loading: LoadedConfiguration | Promise<LoadedConfiguration>,
  ports: Ports,
): Promise<Judged> {
  const { clock, digests, files, runner } = ports;
  const checkingOut = begun(findCheckout(values['working-directory'] ?? '', ports));
  const listing = begun(checkingOut.then((found) => listTracked(found, ports)));
  loadReaders(values);
  const loaded = await loading;
  const startedMs = clock.now();
  const policy = await runner.group('Policy', () => Promise.resolve(findPolicy(values, loaded, ports)));
  const checkout = await checkingOut;
  const findingChange = askForChange(policy, checkout, loaded, ports);
  const { commit, mergeCommit } = commitOfRun(runner.run);
  const subject = values.subjects ?? { commit, artifacts: [] };
  const {
    readings,
    materials: reports,
    unmatched,
  } = await runner.group('Reports', async () => {
    const ofFiles = await readReports(
      policy.reports,
      values['working-directory'] ?? '',
      asksForBrotli(policy.rules),
      checkout,
      ports,
    );
    const ofJobs = await readJobs(policy.reports, values.token?.reveal() ?? '', ports);
    return {
      ...ofFiles,
      readings: [...ofFiles.readings, ...ofJobs.readings],
      materials: [...ofFiles.materials, ...ofJobs.materials],
    };
  });
  const asked = await askSonar(values, policy, subject, loaded, ports);
  const waivers = await loadWaivers(policy, values.waivers, loaded.source, {
    clock,
    digests,
    github: ports.github(values.token?.reveal() ?? ''),
  });
  const areFilesNeeded = policy.reports.some(({ kind }) => kindsOfFiles.includes(kind));
  const repository = await listRepository(checkout, await listing, areFilesNeeded, ports);
  const reported = withSonar(
    measure(policy.reports, readings, repository, waivers?.use ?? null, unmatched),
    asked.sonar,
  );
  const counts = await shortFiles(reported.coverage, checkout.root, { files, signal: runner.cancellation });
  const measured = await addChange(
    withoutLinesPastEnd(reported, counts),
    counts,
    policy,
    findingChange,
    ports,
  );
  const measurements = await addBaseline(measured, policy, repository, loaded, values, ports);
  // What was asked for after that came back empty: neither a verdict nor evidence may rest on it.
  runner.cancellation.throwIfAborted();
  const decided = decide(measurements, policy.rules, [
    ...subjectFindings(subject, checkout, runner.run),
    ...repeatedFindings(reports),
    ...(waivers === null ? [] : waiverFindings(waivers.use, waivers.path, measurements)),
  ]);
  const { verdict, reasons } = decided;
  const materials = [...reports, ...asked.materials, ...materialsBeside(waivers, measurements)];

  const described = describeSource(loaded.source);
  const policyRecord = {
    digest: policyDigest(policy.gate, policy.entry, loaded.configuration.service ?? null, digests),
    commit: loaded.source.commit,
  };
  const waiversRecord = waivers === null ? null : { path: waivers.path, digest: waivers.digest };
  const totals = shownTotals(measurements);
  const folder = `${runner.tempFolder}/interlock/${policy.gate}`;
  const key = values['evidence-key'];
  const { kept, findings: ofKeeping } = await keep(
    {
      policy,
      decision: decided,
      measurements,
      subject,
      service: loaded.configuration.service ?? null,
      source: loaded.source,
      policyRecord,
      key: key?.reveal() ?? null,
    },
    folder,
    ports,
  );
  const decision = { ...decided, notes: [...decided.notes, ...ofKeeping.map(reasonOf)] };
  const report = reportFile(policy, decision, measurements, {
    subject,
    mergeCommit,
    policy: { ...policyRecord, source: described, waivers: waiversRecord },
    materials,
  });
  await files.writeText(`${folder}/report.json`, reportText(report));
  const parts = summaryOf(policy, decision, measurements, readings, [
    { name: 'commit', value: subject.commit.slice(0, 8) },
    { name: 'policy', value: sayPolicy(policy, loaded), isProse: true },
    ...baselineFacts(measurements),
  ]);
  const answer = firstLine({
    gate: policy.gate,
    verdict,
    results: decision.results,
    reasons,
    mode: policy.mode,
  });
  const findings = annotationsOf(decision, measurements);
  // Before anything is published: a check run must not say yes where this step then says no.
  const evidence = sealStatement(
    {
      subject,
      predicate: {
        kind: 'gate',
        gate: policy.gate,
        action: 'quality-gate',
        mode: policy.mode,
        verdict,
        reasonCodes: [...new Set(reasons.map(({ code }) => code))],
        policy: policyRecord,
        additionsDigest: additionsOf(values, ports),
        materialsDigest: digests.sha256(canonicalJson(materials.map((material) => ({ ...material })))),
        mergeCommit,
        origin: originOf(runner.run, digests, startedMs, clock.now()),
      },
    },
    digests,
    key === null ? null : { key: key.reveal() },
  );
  const published = await publish(
    {
      action: 'quality-gate',
      gate: policy.gate,
      service: loaded.configuration.service ?? '',
      verdict,
      mode: policy.mode,
      commit: subject.commit,
      answer,
      parts,
      findings,
      comment: values.comment,
      check: values.check,
    },
    ports.github(values.token?.reveal() ?? ''),
    runner,
    digests,
  );
  // What stands at its line in the check run would stand there twice.
  annotate(published.isAnnotated ? findings.filter(({ file }) => file === null) : findings, ports);
  const { markdown } = fitSummary([...parts, ...published.missing], `${folder}/report.json`);
  await files.writeText(`${folder}/summary.md`, markdown);

  return {
    succeeded: verdict === 'pass' || policy.mode === 'audit',
    outputs: {
      verdict,
      reasons: JSON.stringify(reasons),
      report: `${folder}/report.json`,
      summary: `${folder}/summary.md`,
      evidence,
      tests: JSON.stringify(totals.tests),
      coverage: JSON.stringify(totals.coverage),
      ...baselineOutputs(measurements, kept),
    },
    summary: markdown,
    lastLine: answer,
    parts,
  };
}

/** The effective values of inputs and configuration, and where each came from. */
export function explainPolicy(values: Values, loaded: LoadedConfiguration, ports: Ports): string {
  const policy = findPolicy(values, loaded, ports);
  const given = Object.entries(inputs).map(([name, input]) => ({
    name,
    given: ports.runner.input(name),
    defaultText: input.defaultText,
    secret: input.kind === 'secret',
  }));
  const entry = policy.entry === null ? null : { path: `gates.${policy.gate}`, value: policy.entry };
  return explainText(explainValues(given, entry, loaded));
}

/** Judges the reports of a build by rules: tests and coverage, one verdict, nothing passed over. */
export const qualityGate = defineAction({
  name: 'quality-gate',
  inputs,
  outputs,
  outputsOnError: { verdict: 'inconclusive', reasons: '[]' },
  run: (values, ports) => judge(values, begun(load(values, ports)), ports),
  explain: async (values, ports) => explainPolicy(values, await load(values, ports), ports),
});
