import type { ExpectedAnalysis } from '@interlock/shared/domain/configuration/reports';
import { pullRequestOf } from '@interlock/shared/domain/configuration/source';
import { ExternalError } from '@interlock/shared/domain/errors';
import type { Secret } from '@interlock/shared/domain/input';
import { canonicalJson } from '@interlock/shared/domain/json';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { RunContext } from '@interlock/shared/domain/run-context';
import type { Ports } from '@interlock/shared/ports/ports';

import type { Material } from '@interlock/shared/gate/domain/material';
import { sayScope, type AnalysisScope } from '../../domain/sonarqube/analysis.ts';
import type { Asker } from './ask.ts';
import { keysFor } from '../../domain/sonarqube/metrics.ts';
import { readAnalysis } from './read-analysis.ts';
import type { SonarServer } from '../../domain/sonarqube/server.ts';
import { shownProject } from '../../domain/sonarqube/sonar-shown.ts';
import type { SonarMeasure, SonarProject } from '../../domain/sonarqube/sonar-measure.ts';

/** The inputs that say whom to ask. */
export interface SonarInputs {
  readonly server: SonarServer | null;
  readonly token: Secret | null;
  readonly deadlineMs: number;
}

/** What is judged. */
export interface JudgedRun {
  readonly run: RunContext;
  /** Commits that an analysis may be of. */
  readonly revisions: readonly string[];
  readonly defaultBranch: string;
  /** Metrics that rules speak of. */
  readonly metrics: readonly string[];
}

/** Which analyses an entry means in a run. */
function scopeOf(
  { analysis }: Pick<ExpectedAnalysis, 'analysis'>,
  run: Pick<RunContext, 'event' | 'ref'>,
  defaultBranch: string,
): AnalysisScope {
  const main: AnalysisScope = { kind: 'main', name: defaultBranch };
  if (analysis === 'main') return main;
  const pullRequest = pullRequestOf(run.event);
  if (pullRequest !== null) return { kind: 'pull-request', number: pullRequest.number };
  const branch = /^refs\/heads\/(.+)$/u.exec(run.ref)?.[1];
  return branch === undefined || branch === defaultBranch ? main : { kind: 'branch', name: branch };
}

async function readProject(
  asker: Asker,
  entry: ExpectedAnalysis,
  judged: JudgedRun,
  deadlineMs: number,
): Promise<SonarProject> {
  const scope = scopeOf(entry, judged.run, judged.defaultBranch);
  const wanted = { project: entry.project, scope, revisions: judged.revisions, deadlineMs };
  const keys = keysFor(judged.metrics, scope.kind === 'pull-request');
  const read = await readAnalysis(asker, wanted, keys);
  if (read.ok) return { key: entry.project, read: { kind: 'known', analysis: read.value } };
  const [problem] = read.failures;
  return {
    key: entry.project,
    read: { kind: 'unknown', ...(problem ?? { code: 'sonarqube-unreadable', seen: 'nothing was said' }) },
  };
}

function sayProject({ key, read }: SonarProject, { runner }: Pick<Ports, 'runner'>): void {
  if (read.kind === 'unknown') runner.info(`✗ ${key}: ${read.code}. ${read.seen}`);
  else {
    const { conditions, revision, scope } = read.analysis;
    const failed = conditions.filter(({ hasFailed }) => hasFailed).length;
    runner.info(
      `✓ ${key}: ${failed} of ${countOf(conditions.length, 'condition')} failed, ${sayScope(scope)} at ${revision.slice(0, 8)}`,
    );
  }
}

/** What an analysis said, as evidence holds it: whose it is and a digest of all that was judged. */
function materialOf(host: string, project: SonarProject, { digests }: Pick<Ports, 'digests'>): Material {
  const path = `${host}/${project.key}`;
  if (project.read.kind === 'unknown')
    return { path: `sonarqube:${path}`, sizeBytes: 0, digest: 'unread', kind: 'unusable' };
  const { id, date, revision } = project.read.analysis;
  const text = canonicalJson({ host, ...shownProject(project) });
  return {
    path: `sonarqube:${path}/${id ?? date}@${revision}`,
    sizeBytes: new TextEncoder().encode(text).byteLength,
    digest: `sha256:${digests.sha256(text)}`,
    kind: 'sonarqube',
  };
}

/** What a server says, `null` where no project is named; and what evidence holds of that. */
export interface SonarAnswers {
  readonly sonar: SonarMeasure | null;
  readonly materials: readonly Material[];
}

/**
 * Asks a server for each project that is named, one after the other.
 *
 * @throws the signal's reason when the run was cancelled
 */
export async function readProjects(
  entries: readonly ExpectedAnalysis[],
  { server, token, deadlineMs }: SonarInputs,
  judged: JudgedRun,
  ports: Pick<Ports, 'clock' | 'digests' | 'http' | 'runner'>,
): Promise<SonarAnswers> {
  if (entries.length === 0) return { sonar: null, materials: [] };
  return ports.runner.group('SonarQube', async () => {
    const projects: SonarProject[] = [];
    for (const entry of entries) {
      const project =
        server === null
          ? notAsked(entry, 'no `sonar-url` was given')
          : await readProject({ server, token, ports }, entry, judged, deadlineMs).catch(
              (thrown: unknown) => {
                if (thrown instanceof ExternalError && thrown.code === 'offline')
                  return notAsked(entry, thrown.message);
                throw thrown;
              },
            );
      sayProject(project, ports);
      projects.push(project);
    }
    const sonar: SonarMeasure = { host: server?.host ?? null, projects };
    return {
      sonar,
      materials: projects.map((project) => materialOf(server?.host ?? 'no server', project, ports)),
    };
  });
}

const notAsked = ({ project }: ExpectedAnalysis, seen: string): SonarProject => ({
  key: project,
  read: { kind: 'unknown', code: 'sonarqube-not-asked', seen },
});
