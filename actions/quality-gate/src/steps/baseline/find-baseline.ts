import { UnusableArchive, type ArchiveLimits } from '@interlock/shared/domain/archive';
import { readConfiguration } from '@interlock/shared/domain/configuration/configuration';
import type { ConfigurationSource } from '@interlock/shared/domain/configuration/source';
import { ExternalError, messageOf } from '@interlock/shared/domain/errors';
import { repositoryDigest } from '@interlock/shared/domain/evidence/origin';
import type { Digests } from '@interlock/shared/ports/digests';
import type { Files } from '@interlock/shared/ports/files';
import type { GitHub } from '@interlock/shared/ports/github';
import type { Artifact, WorkflowRun } from '@interlock/shared/domain/github-records';

import { materialOf } from '@interlock/shared/gate/domain/material';
import { baselineFileName, baselineName, type BaselineOwner } from '../../domain/baseline/baseline-name.ts';
import { baselineCapBytes, readBaseline, type BaselineBody } from '../../domain/baseline/document.ts';
import type { BaselineTrouble, ComparedWith, FoundBaseline } from '../../domain/baseline/found.ts';
import { readBaselineSetting, type BaselineSetting } from '../../domain/baseline/setting.ts';
import type { Trust } from '../../domain/baseline/trust.ts';

/** Pages of 100 artifacts that are looked through. */
const pageCap = 10;
/** Earlier runs of which is looked whether they should have left a baseline. */
const lookedAtRuns = 10;
/** Artifacts whose runs are asked for before giving up: those of others that borrow the branch's name. */
const lookedAtArtifacts = 50;
const archiveCapBytes = 16 * 1024 * 1024;
const archiveLimits: ArchiveLimits = {
  entries: 1,
  bytes: baselineCapBytes,
  ratio: 1_000,
  ratioFromBytes: 1024 * 1024,
};

/** Events whose runs are about a branch itself. Others borrow its name: a fork's `main`, a pull request from it. */
export const branchEvents: readonly string[] = [
  'push',
  'schedule',
  'workflow_dispatch',
  'repository_dispatch',
];

/** What the search needs of the world. */
export interface BaselinePorts {
  readonly github: GitHub;
  readonly digests: Digests;
  readonly files: Pick<Files, 'openArchive'>;
}

/** Who asks. */
export interface Asker {
  readonly owner: Omit<BaselineOwner, 'branch'>;
  readonly runId: number;
  /** The commit of the run. */
  readonly commit: string;
  readonly nowMs: number;
  /** Where the configuration was read. */
  readonly source: ConfigurationSource;
  /** The evidence key, where there is one. */
  readonly key: string | null;
}

class Unusable extends Error {
  readonly code: BaselineTrouble;
  readonly where: string | null;

  constructor(code: BaselineTrouble, where: string | null, why: string) {
    super(why);
    this.name = 'Unusable';
    this.code = code;
    this.where = where;
  }
}

async function trustOf(branch: string, github: GitHub): Promise<Trust> {
  const [isProtected, defaultBranch] = [await github.isProtected(branch), await github.defaultBranch()];
  if (isProtected === null) throw new Unusable('baseline-branch-missing', branch, 'there is no such branch');
  const isDefault = branch === defaultBranch;
  if (!isProtected && !isDefault)
    throw new Unusable('baseline-branch-open', branch, `${branch} is not protected`);
  return { isProtected, isDefault };
}

const day = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

function sayOwner(left: string | null, right: string | null): string {
  return `${left ?? 'none'} instead of ${right ?? 'none'}`;
}

/** What a baseline says of itself against what it was found for; `null` when it is the same. */
function strangeness(
  body: BaselineBody,
  asker: Asker,
  branch: string | null,
  digests: Digests,
): string | null {
  const { owner } = asker;
  // A checkout does not say of which repository it is: offline it is taken for the right one, as its other files are.
  const isNamed = branch !== null || owner.repository !== '';
  if (isNamed && body.repository !== repositoryDigest(owner.repository, digests))
    return 'it is of another repository';
  if (body.gate !== owner.gate) return `it is of the gate ${sayOwner(body.gate, owner.gate)}`;
  if (body.service !== owner.service) return `it is of the service ${sayOwner(body.service, owner.service)}`;
  // A file is of whichever workflow wrote it: it was committed by somebody who may change the branch.
  if (branch !== null && body.workflow !== owner.workflow)
    return `it is of ${sayOwner(body.workflow, owner.workflow)}`;
  if (branch !== null && body.branch !== branch)
    return `it is of the branch ${sayOwner(body.branch, branch)}`;
  return branchEvents.includes(body.run.event) ? null : `it was left by a run on ${body.run.event}`;
}

/** Whether the run that left an artifact ran the workflow on the branch itself, and not for somebody who borrows its name. */
function isOfBranch(run: WorkflowRun, repositoryId: number, workflow: string, branch: string): boolean {
  return (
    run.headRepositoryId === repositoryId &&
    run.headBranch === branch &&
    run.workflowPath === workflow &&
    branchEvents.includes(run.event)
  );
}

/** Whether GitHub lists from the newest on; only then is the newest of a part the newest of all. */
function isNewestFirst(artifacts: readonly Artifact[]): boolean {
  return artifacts.every((one, index) => {
    const before = artifacts[index - 1];
    return before === undefined || before.createdMs >= one.createdMs;
  });
}

interface Candidate {
  readonly artifact: Artifact;
  readonly run: WorkflowRun;
}

type BranchSetting = Extract<BaselineSetting, { kind: 'branch' }>;

/** The artifact of the newest run of the branch; `null` when none is listed. */
async function findArtifact(
  name: string,
  { branch, sinceMs }: BranchSetting,
  asker: Asker,
  github: GitHub,
): Promise<Candidate | null> {
  const repositoryId = await github.repositoryId();
  const { artifacts, total } = await github.listArtifacts(name, pageCap);
  const isWhole = artifacts.length >= total;
  const own = artifacts
    .filter(
      (one) =>
        one.name === name &&
        one.headRepositoryId === repositoryId &&
        one.headBranch === branch &&
        one.runId !== null &&
        one.runId !== asker.runId &&
        (sinceMs === null || one.createdMs >= sinceMs),
    )
    // By run and not by upload: a run that was started later is about a later commit, whichever ends first.
    .sort((a, b) => (b.runId ?? 0) - (a.runId ?? 0) || b.id - a.id);
  for (const artifact of own.slice(0, lookedAtArtifacts)) {
    const run = artifact.runId === null ? null : await github.workflowRun(artifact.runId);
    if (run === null || !isOfBranch(run, repositoryId, asker.owner.workflow, branch)) continue;
    if (!isWhole && !isNewestFirst(artifacts)) break;
    return { artifact, run };
  }
  if (isWhole && own.length <= lookedAtArtifacts) return null;
  throw new Unusable(
    'baseline-too-many',
    name,
    `${Math.min(own.length, lookedAtArtifacts)} of ${total} artifacts of this name were looked at`,
  );
}

/** The text of the only file of an archive. */
async function unpack(archive: Uint8Array, where: string, { files }: BaselinePorts): Promise<string> {
  try {
    const opened = await files.openArchive(archive, archiveLimits);
    try {
      const [file] = opened.files;
      if (file?.path !== baselineFileName)
        throw new Unusable('baseline-corrupt', where, `its archive has no ${baselineFileName}`);
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      let text = '';
      for await (const bytes of file.read()) text += decoder.decode(bytes, { stream: true });
      return text + decoder.decode();
    } finally {
      await opened.close();
    }
  } catch (thrown) {
    if (!(thrown instanceof UnusableArchive)) throw thrown;
    const code = thrown.flaw === 'too-large' ? 'baseline-too-large' : 'baseline-corrupt';
    throw new Unusable(code, where, `its archive: ${thrown.message}`);
  }
}

async function download({ artifact }: Candidate, ports: BaselinePorts): Promise<string> {
  const { github, digests } = ports;
  const where = `artifact ${artifact.id}`;
  if (artifact.isExpired)
    throw new Unusable(
      'baseline-expired',
      where,
      `it was left on ${day(artifact.createdMs)} and has expired`,
    );
  if (artifact.sizeBytes > archiveCapBytes)
    throw new Unusable('baseline-too-large', where, `its archive has ${artifact.sizeBytes} bytes`);
  const got = await github.downloadArtifact(artifact.id, archiveCapBytes);
  if (got.kind === 'gone')
    throw new Unusable('baseline-expired', where, 'it is listed, and GitHub does not have it any more');
  if (got.kind === 'too-large')
    throw new Unusable(
      'baseline-too-large',
      where,
      `its archive has more than the ${artifact.sizeBytes} bytes that are listed`,
    );
  if (artifact.digest !== null && artifact.digest !== `sha256:${digests.sha256(got.bytes)}`)
    throw new Unusable('baseline-corrupt', where, 'its archive has not the digest that GitHub states');
  return unpack(got.bytes, where, ports);
}

function open(text: string, where: string, asker: Asker, digests: Digests): BaselineBody {
  const read = readBaseline(text, digests, asker.key);
  if (read.ok) return read.value;
  const [first] = read.failures;
  throw new Unusable(first?.code ?? 'baseline-corrupt', where, first?.why ?? 'it cannot be read');
}

/** Whether the policy of a commit has this baseline, so that a run there which passed should have left one. */
async function demandsBaseline(
  { headSha }: WorkflowRun,
  setting: BranchSetting,
  asker: Asker,
  github: GitHub,
): Promise<boolean> {
  const { gate, workflow } = asker.owner;
  const file = await github.readFile(asker.source.path, headSha);
  const read = file === null ? null : readConfiguration(file.text, asker.source.path);
  const entry =
    read?.ok === true && Object.hasOwn(read.value.gates, gate) ? read.value.gates[gate] : undefined;
  if (entry?.action === 'quality-gate' && entry.baseline !== undefined) {
    // Who only watches leaves none: the first run that enforces establishes it.
    if (entry.mode === 'audit') return false;
    const before = readBaselineSetting(entry.baseline);
    return before.ok && before.value.kind === 'branch' && before.value.branch === setting.branch;
  }
  // An input may have said so as well. Which step it belonged to is not looked at: rather lost than never there.
  const steps = await github.readFile(workflow, headSha);
  return (
    steps !== null && /^\s*baseline:/mu.test(steps.text) && steps.text.includes(`branch=${setting.branch}`)
  );
}

/** A workflow that does not exist never leaves anything: whoever misspelled it would compare with nothing for ever. */
async function demandWorkflow(
  { branch, workflow }: BranchSetting,
  { commit }: Asker,
  github: GitHub,
): Promise<void> {
  if (workflow === null) return;
  // The change that brings the workflow has it before the branch does.
  const places = [await github.commitOf(`heads/${branch}`), commit];
  for (const place of places) if (place !== null && (await github.readFile(workflow, place)) !== null) return;
  throw new Unusable('baseline-workflow-missing', workflow, `${branch} has no such workflow`);
}

/** That no artifact is listed proves nothing where a run should have left one. */
async function proveNeverExisted(
  setting: BranchSetting,
  asker: Asker,
  github: GitHub,
): Promise<FoundBaseline> {
  const { branch, sinceMs } = setting;
  const { workflow } = asker.owner;
  const repositoryId = await github.repositoryId();
  await demandWorkflow(setting, asker, github);
  const listed = await Promise.all(
    branchEvents.map((event) => github.listSuccessfulRuns(workflow, branch, event)),
  );
  const runs = listed
    .flat()
    .filter(
      (run) =>
        run.id !== asker.runId &&
        isOfBranch(run, repositoryId, workflow, branch) &&
        (sinceMs === null || run.createdMs >= sinceMs),
    )
    .sort((a, b) => b.id - a.id);
  const seen = new Set<string>();
  for (const run of runs.slice(0, lookedAtRuns)) {
    if (seen.has(run.headSha)) continue;
    seen.add(run.headSha);
    if (await demandsBaseline(run, setting, asker, github))
      throw new Unusable(
        'baseline-lost',
        branch,
        `run ${run.id} of ${day(run.createdMs)} at ${run.headSha.slice(0, 8)} succeeded and has left none`,
      );
  }
  const bound = sinceMs === null ? '' : ` since ${day(sinceMs)}`;
  return {
    kind: 'never-existed',
    why: `No run of ${workflow} on ${branch}${bound} has left a baseline yet; the next one there that passes does.`,
  };
}

async function findOnBranch(
  setting: BranchSetting,
  asker: Asker,
  ports: BaselinePorts,
): Promise<FoundBaseline> {
  const { branch } = setting;
  const { digests, github } = ports;
  const name = baselineName({ ...asker.owner, branch }, digests);
  const candidate = await findArtifact(name, setting, asker, github);
  if (candidate === null) return proveNeverExisted(setting, asker, github);
  const { artifact, run } = candidate;
  const where = `artifact ${artifact.id} of run ${run.id}`;
  const text = await download(candidate, ports);
  const body = open(text, where, asker, digests);
  const strange =
    strangeness(body, asker, branch, digests) ??
    (body.run.id === run.id && body.run.event === run.event ? null : `it is of the run ${body.run.id}`) ??
    (body.commit === run.headSha ? null : `it is of the commit ${body.commit.slice(0, 8)}`);
  if (strange !== null) throw new Unusable('baseline-of-another', where, strange);
  const { created, commit } = body;
  const source: ComparedWith = {
    kind: 'branch',
    runId: run.id,
    commit,
    branch,
    created,
    path: null,
    expiresMs: artifact.expiresMs,
  };
  return { kind: 'known', body, source, material: materialOf('baseline', where, text, digests) };
}

async function findFile(path: string, asker: Asker, ports: BaselinePorts): Promise<FoundBaseline> {
  const { github, digests } = ports;
  const { commit, ref } = asker.source;
  if (commit === null) throw new Unusable('baseline-lost', path, `${ref} has no commit`);
  const file = await github.readFile(path, commit);
  const at = `${ref} (${commit.slice(0, 8)})`;
  if (file === null) {
    const touched = await github.lastChangeOf(path, commit);
    if (touched !== null)
      throw new Unusable('baseline-lost', path, `${touched.slice(0, 8)} took it away from ${at}`);
    return {
      kind: 'never-existed',
      why: `${path} has never been on ${ref}; a run that passes there writes one.`,
    };
  }
  const body = open(file.text, path, asker, digests);
  const strange = strangeness(body, asker, null, digests);
  if (strange !== null) throw new Unusable('baseline-of-another', path, strange);
  const { created, branch, run } = body;
  const source: ComparedWith = {
    kind: 'file',
    runId: run.id,
    commit: body.commit,
    branch,
    created,
    path,
    expiresMs: null,
  };
  return { kind: 'known', body, source, material: materialOf('baseline', path, file.text, digests) };
}

function unusable(code: BaselineTrouble, where: string | null, why: string): FoundBaseline {
  return { kind: 'unusable', code, where, why };
}

function codeOfRefusal({ code }: ExternalError): BaselineTrouble {
  // GitHub answers "not found" for what a token may not see; what is truly not there was told apart before.
  if (['github-forbidden', 'github-not-found'].includes(code)) return 'baseline-forbidden';
  if (code === 'github-file-too-large') return 'baseline-too-large';
  return code === 'offline' ? 'baseline-offline' : 'baseline-unreachable';
}

/**
 * Finds what to compare with, and proves it where there is nothing: what could not be asked, read or trusted is
 * `unusable`, never nothing.
 *
 * @returns with the baseline how far its branch may be trusted, `null` for a file
 */
export async function findBaseline(
  setting: Exclude<BaselineSetting, { kind: 'none' }>,
  asker: Asker,
  ports: BaselinePorts,
): Promise<{ readonly found: FoundBaseline; readonly trust: Trust | null }> {
  let trust: Trust | null = null;
  try {
    if (setting.kind === 'file') return { found: await findFile(setting.path, asker, ports), trust };
    if (setting.sinceMs !== null && setting.sinceMs > asker.nowMs)
      throw new Unusable('baseline-since-ahead', null, `${setting.text} lies ahead`);
    trust = await trustOf(setting.branch, ports.github);
    const owner = { ...asker.owner, workflow: setting.workflow ?? asker.owner.workflow };
    return { found: await findOnBranch(setting, { ...asker, owner }, ports), trust };
  } catch (thrown) {
    if (thrown instanceof Unusable)
      return { found: unusable(thrown.code, thrown.where, thrown.message), trust };
    if (!(thrown instanceof ExternalError)) throw thrown;
    return { found: unusable(codeOfRefusal(thrown), null, messageOf(thrown)), trust };
  }
}
