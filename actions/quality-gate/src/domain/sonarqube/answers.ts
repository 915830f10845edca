/**
 * The parts of SonarQube's web API that are read, as 10.x answers them; fields that nothing rests on are passed over.
 * Each server documents its own at `/web_api`.
 */
import { schema as v } from '@interlock/shared/domain/schema';

const textField = v.pipe(v.string(), v.minLength(1, 'is empty.'), v.maxLength(1000, 'is longer than 1000.'));

/** What a server says beside a status that is not 200. */
export const errorsAnswer = v.object({ errors: v.array(v.object({ msg: v.string() })) });

const task = v.object({
  id: textField,
  status: textField,
  submittedAt: v.optional(v.string(), ''),
  errorMessage: v.optional(v.string(), ''),
  branch: v.optional(v.string()),
  pullRequest: v.optional(v.string()),
});
export type Task = v.InferOutput<typeof task>;

/** `ce/component`: what waits or runs for a project, and what ran last. */
export const tasksAnswer = v.object({ queue: v.array(task), current: v.optional(task) });

const analysis = v.object({ key: textField, date: textField, revision: v.optional(v.string()) });
/** `project_analyses/search`: the newest first. */
export const analysesAnswer = v.object({ analyses: v.array(analysis) });

const pullRequest = v.object({
  key: textField,
  analysisDate: v.optional(v.string()),
  commit: v.optional(v.object({ sha: v.optional(v.string()) })),
});

/** `project_pull_requests/list`, which the Community edition does not have. */
export const pullRequestsAnswer = v.object({ pullRequests: v.array(pullRequest) });

const condition = v.object({
  status: textField,
  metricKey: textField,
  comparator: v.optional(v.string()),
  errorThreshold: v.optional(v.string()),
  actualValue: v.optional(v.string()),
});
export type AnswerCondition = v.InferOutput<typeof condition>;

/** `qualitygates/project_status`. */
export const statusAnswer = v.object({
  projectStatus: v.object({
    status: textField,
    conditions: v.array(condition),
    ignoredConditions: v.optional(v.boolean(), false),
  }),
});
export type AnswerStatus = v.InferOutput<typeof statusAnswer>['projectStatus'];

/** `measures/search_history`; a measure that an analysis has not has no value there. */
export const historyAnswer = v.object({
  measures: v.array(
    v.object({
      metric: textField,
      history: v.array(v.object({ date: textField, value: v.optional(v.string()) })),
    }),
  ),
});

/** `measures/component`; measures of new code stand in their period. */
export const measuresAnswer = v.object({
  component: v.object({
    key: v.string(),
    measures: v.array(
      v.object({
        metric: textField,
        value: v.optional(v.string()),
        period: v.optional(v.object({ value: v.optional(v.string()) })),
      }),
    ),
  }),
});
