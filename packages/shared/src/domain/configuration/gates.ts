import { schema as v } from '../schema.ts';
import { durationField, nameField, rulesField, textField } from './fields.ts';
import { reportsField } from './reports.ts';

const images = v.literal('images');
const commit = v.literal('commit');
const severity = v.picklist(['critical', 'high', 'medium', 'low', 'unknown']);

const common = {
  'max-age': v.optional(durationField),
  mode: v.optional(v.picklist(['enforce', 'audit']), 'enforce'),
  'allow-override': v.optional(v.array(nameField), []),
};

const qualityGate = v.strictObject({
  action: v.literal('quality-gate'),
  judges: v.optional(commit, 'commit'),
  reports: v.optional(reportsField),
  require: v.optional(rulesField, []),
  baseline: v.optional(textField),
  waivers: v.optional(textField),
  ...common,
});

const securityScan = v.strictObject({
  action: v.literal('security-scan'),
  judges: v.optional(v.union([commit, images]), 'commit'),
  scanners: v.pipe(
    v.array(v.union([textField, v.record(textField, v.record(v.string(), v.unknown()))])),
    v.minLength(1, 'names no scanner.'),
  ),
  'fail-on-severity': v.optional(severity),
  'new-since': v.optional(textField),
  waivers: v.optional(textField),
  'database-max-age': v.optional(durationField),
  require: v.optional(rulesField, []),
  ...common,
});

const backupVerify = v.strictObject({
  action: v.literal('backup-verify'),
  judges: v.pipe(v.string(), v.regex(/^backup:[A-Za-z][A-Za-z0-9._-]*$/u, 'is not "backup:" and a name.')),
  require: v.optional(rulesField, []),
  ...common,
});

const manualApproval = v.strictObject({
  action: v.literal('manual-approval'),
  judges: v.optional(v.union([commit, images]), 'images'),
  ...common,
});

const canaryMonitor = v.strictObject({
  action: v.literal('canary-monitor'),
  judges: v.optional(images, 'images'),
  require: v.optional(rulesField, []),
  ...common,
});

/** One entry under `gates:`: which action, what it judges, and the policy that it judges by. */
export const gateField = v.variant('action', [
  qualityGate,
  securityScan,
  backupVerify,
  manualApproval,
  canaryMonitor,
]);

export type Gate = v.InferOutput<typeof gateField>;
export type QualityGate = v.InferOutput<typeof qualityGate>;
