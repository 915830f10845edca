import type { RunRecord } from '../record.ts';
import { literalText } from '../workflow/template.ts';
import { conditionText } from '../workflow/action.ts';
import type { WorkflowTree } from '../workflow/workflow-tree.ts';

/** The result for `--json`: its shape is a contract with whoever reads it. */
export function jsonResult(record: RunRecord): string {
  const result = {
    conclusion: record.conclusion,
    jobs: record.jobs.map((job) => ({
      name: job.name,
      conclusion: job.conclusion,
      outputs: job.outputs,
      steps: job.steps.map((step) => ({
        name: step.name,
        outcome: step.outcome,
        conclusion: step.conclusion,
      })),
      permissionsUsed: job.permissionsUsed,
      permissionsUnused: job.permissionsUnused,
      messages: job.messages,
    })),
    apiCalls: record.apiCalls,
    notices: record.notices,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** The jobs of a workflow and what they need, called workflows indented below the job that calls them. */
export function listJobs(loaded: WorkflowTree, indent = ''): string {
  return loaded.workflow.jobs
    .map((job) => {
      const parts = [`${indent}${job.id}`];
      if (job.name !== null) parts.push(`"${literalText(job.name) ?? 'name by expression'}"`);
      if (job.needs.length > 0) parts.push(`needs ${job.needs.join(', ')}`);
      const condition = conditionText(job.condition);
      if (condition !== null) parts.push(`if ${condition}`);
      if ((job.strategy?.matrix ?? null) !== null) parts.push('matrix');
      parts.push(job.kind === 'call' ? `calls ${job.uses}` : `${job.steps.length} steps`);
      const called = loaded.calls.get(job.id);
      const below = called === undefined ? '' : `\n${listJobs(called, `${indent}  `)}`;
      return `${parts.join(' · ')}${below}`;
    })
    .join('\n');
}
