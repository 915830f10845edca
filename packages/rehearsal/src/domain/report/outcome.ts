import type { AnnotationLevel, Conclusion, StepRecord } from '../record.ts';

/** Every outcome has a shape and a word of its own; color only repeats them. */
export const ICONS: Readonly<Record<Conclusion, string>> = {
  success: '✓',
  failure: '✗',
  cancelled: '⊘',
  skipped: '–',
};

export const WORDS: Readonly<Record<Conclusion, string>> = {
  success: 'passed',
  failure: 'failed',
  cancelled: 'cancelled',
  skipped: 'skipped',
};

export const LEVEL_ICONS: Readonly<Record<AnnotationLevel, string>> = {
  error: '✗',
  warning: '▲',
  notice: 'ℹ',
};

/** What a step came to, in words: `failed, continued` where `continue-on-error` let the job go on. */
export function describeStep(step: StepRecord): string {
  return step.outcome === step.conclusion ? WORDS[step.conclusion] : `${WORDS[step.outcome]}, continued`;
}
