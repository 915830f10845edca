import type { Evaluation } from '../expression/evaluation.ts';
import { property } from './template.ts';
import type { StepsJob } from './workflow.ts';

/** The name of a job's environment; null where it has none, or the expression comes out empty. */
export function environmentOf(job: StepsJob, evaluation: Evaluation): string | null {
  const { environment } = job;
  const name = environment?.kind === 'mapping' ? property(environment, 'name') : environment;
  const text = name === null ? '' : evaluation.text(name).trim();
  return text === '' ? null : text;
}
