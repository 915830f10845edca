import type { ConfigurationSource } from '@interlock/shared/domain/configuration/source';
import { repositoryDigest } from '@interlock/shared/domain/evidence/origin';
import type { Subject } from '@interlock/shared/domain/subject';
import type { Ports } from '@interlock/shared/ports/ports';

import { observationsOf } from '../../domain/assess.ts';
import { finding, type Finding } from '../../domain/codes.ts';
import type { Decision } from '@interlock/shared/gate/domain/decision';
import type { Measurements } from '../../domain/measurements.ts';
import type { Policy } from '../../domain/policy.ts';
import { baselineFileName, baselineName, workflowPathOf } from '../../domain/baseline/baseline-name.ts';
import {
  baselineCapBytes,
  baselineFileCapBytes,
  readBaseline,
  writeBaseline,
  type BaselineBody,
} from '../../domain/baseline/document.ts';
import { branchEvents } from './find-baseline.ts';
import { recordOf } from '../../domain/baseline/record.ts';

/** What a run leaves for later ones. */
export interface KeptBaseline {
  readonly path: string;
  /** To upload it under. */
  readonly name: string;
}

/** What came of keeping one; `null` where none was to be kept. */
export interface Keeping {
  readonly kept: KeptBaseline | null;
  readonly findings: readonly Finding[];
}

/** What a run was about, and what was found. */
export interface JudgedRun {
  readonly policy: Policy;
  readonly decision: Decision;
  readonly measurements: Measurements;
  readonly subject: Subject;
  readonly service: string | null;
  readonly source: ConfigurationSource;
  readonly policyRecord: BaselineBody['policy'];
  readonly key: string | null;
}

/** The branch that a run may leave a baseline for; `null` where it may not, and why stands beside it in the log. */
function branchToKeep(judged: JudgedRun, { run, cancellation }: Ports['runner']): string | null {
  const { policy, decision, measurements, subject, source } = judged;
  const { baseline } = policy;
  if (baseline.kind === 'none' || decision.verdict !== 'pass' || policy.mode !== 'enforce') return null;
  // What could not be read is not written over, whatever the rules made of it.
  const found = measurements.comparison?.found ?? null;
  if (found === null || found.kind === 'unusable' || cancellation.aborted) return null;
  const branch = baseline.kind === 'branch' ? baseline.branch : source.ref;
  const isLeaving =
    baseline.kind === 'file' || [null, workflowPathOf(run.workflowRef)].includes(baseline.workflow);
  const isOfBranch = isLeaving && run.ref === `refs/heads/${branch}` && branchEvents.includes(run.eventName);
  return isOfBranch && subject.commit === run.sha ? branch : null;
}

/**
 * Writes the baseline of a run that passed on the branch that is compared with: never of a pull request, of a run that
 * did not pass or was cancelled, in audit mode, or over one that could not be read.
 *
 * @param judged - the run
 * @param folder - to write it into
 * @param ports - of the world
 */
export async function keepBaseline(
  judged: JudgedRun,
  folder: string,
  ports: Pick<Ports, 'clock' | 'digests' | 'files' | 'runner'>,
): Promise<Keeping> {
  const { clock, digests, files, runner } = ports;
  const { run } = runner;
  const branch = branchToKeep(judged, runner);
  if (branch === null) return { kept: null, findings: [] };
  const { policy, measurements, subject, service } = judged;
  const workflow = workflowPathOf(run.workflowRef);
  const body: BaselineBody = {
    version: 1,
    repository: repositoryDigest(run.repository, digests),
    workflow,
    gate: policy.gate,
    service,
    branch,
    commit: subject.commit,
    run: { id: run.runId, attempt: run.runAttempt, event: run.eventName },
    created: new Date(clock.now()).toISOString(),
    verdict: 'pass',
    mode: 'enforce',
    policy: judged.policyRecord,
    ...recordOf(measurements, observationsOf(measurements), policy.rules),
  };
  const text = writeBaseline(body, digests, judged.key);
  const sizeBytes = new TextEncoder().encode(text).length;
  // What the next run could not read must not be left for it.
  const capBytes = policy.baseline.kind === 'file' ? baselineFileCapBytes : baselineCapBytes;
  if (sizeBytes > capBytes)
    return {
      kept: null,
      findings: [finding('baseline-not-written', null, `it has ${sizeBytes} bytes, at most ${capBytes}`)],
    };
  const again = readBaseline(text, digests, judged.key);
  if (!again.ok) throw new Error(`the baseline cannot be read back: ${again.failures[0]?.why ?? ''}`);
  const path = `${folder}/${baselineFileName}`;
  await files.writeText(path, text);
  const owner = { repository: run.repository, workflow, gate: policy.gate, service, branch };
  const first = measurements.comparison?.found.kind === 'never-existed';
  return {
    kept: { path, name: baselineName(owner, digests) },
    findings: first
      ? [
          finding(
            'baseline-established',
            null,
            `the first baseline of ${branch}, at ${subject.commit.slice(0, 8)}`,
          ),
        ]
      : [],
  };
}
