import { commitOfRun } from '@interlock/shared/domain/commit';

import type { Looking } from '../looking.ts';
import type { SonarAnswers } from './read-projects.ts';

/** Asks SonarQube for the projects that the policy names. */
export async function askSonar({ values, policy, subject, loaded, ports }: Looking): Promise<SonarAnswers> {
  if (policy.analyses.length === 0) return { sonar: null, materials: [] };
  const { readProjects } = await import('./read-projects.ts');
  const { source, target } = loaded;
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
