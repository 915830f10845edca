import { refGlobField } from '../ref/ref-glob.ts';
import { schema as v } from '../schema.ts';
import { clusterField } from './cluster-identity.ts';
import { durationField, nameField, shareField, textField, urlField } from './fields.ts';

/** One request that must be answered well before, during or after a move. */
const validation = v.strictObject({
  get: v.pipe(v.string(), v.startsWith('/', 'is not a path: it starts with "/".')),
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)), 200),
  json: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])), {}),
  within: v.optional(durationField, '1s'),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), 1),
});

const color = v.strictObject({ deployment: textField });

// RFC 1123 labels, as the API server demands of the names of containers.
const containerName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/u, 'is no name of a container.'),
);

const traffic = v.strictObject({
  router: v.picklist([
    'kubernetes-service',
    'gateway-api',
    'istio',
    'nginx-ingress',
    'aws-alb',
    'vercel',
    'argo-rollouts',
  ]),
  namespace: v.optional(textField),
  service: v.optional(textField),
  colors: v.optional(
    v.pipe(
      v.record(nameField, color),
      v.check((colors) => Object.keys(colors).length === 2, 'names other than two colors.'),
    ),
  ),
  'color-label': v.optional(textField, 'color'),
  preview: v.optional(urlField),
  weights: v.optional(v.array(shareField), []),
  'keep-old-for': v.optional(durationField, '1h'),
  'containers-allowed': v.optional(v.array(containerName), []),
});

const approval = v.strictObject({
  all: v.pipe(
    v.array(
      v.strictObject({
        need: v.pipe(v.number(), v.integer(), v.minValue(1, 'is less than 1.')),
        of: v.pipe(v.array(textField), v.minLength(1, 'names nobody.')),
      }),
    ),
    v.minLength(1, 'asks nobody.'),
  ),
  never: v.optional(v.array(textField), []),
  'requested-by': v.optional(v.array(textField), []),
  reason: v.optional(v.picklist(['required', 'optional']), 'optional'),
  ignores: v.optional(v.array(v.picklist(['windows', 'freezes'])), []),
  expires: v.optional(durationField),
  remind: v.optional(v.array(durationField), []),
  escalate: v.optional(v.strictObject({ after: durationField, to: v.array(textField) })),
  'review-after': v.optional(durationField),
});

/** One entry under `environments:`. */
export const environmentField = v.strictObject({
  after: v.optional(nameField),
  /** Refs from which it may be moved, beside the default branch and branches whose rules require pull requests. */
  from: v.optional(v.pipe(v.array(refGlobField), v.minLength(1, 'names nothing: leave it out.'))),
  gates: v.optional(v.array(nameField), []),
  url: v.optional(urlField),
  cluster: v.optional(clusterField),
  traffic: v.optional(traffic),
  validate: v.optional(v.array(validation), []),
  canary: v.optional(v.record(v.string(), v.unknown())),
  windows: v.optional(v.array(textField), []),
  freezes: v.optional(v.array(textField), []),
  approvals: v.optional(v.record(nameField, approval), {}),
});

export type Environment = v.InferOutput<typeof environmentField>;
export type Traffic = v.InferOutput<typeof traffic>;
export type Validation = v.InferOutput<typeof validation>;
