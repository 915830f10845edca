import {
  clusterAccepted,
  readClusterIdentity,
} from '@interlock/shared/domain/configuration/cluster-identity';
import {
  choice,
  duration,
  flag,
  secret,
  structured,
  text,
  type Input,
  type InputValues,
} from '@interlock/shared/domain/input';
import { schema as v } from '@interlock/shared/domain/schema';
import { subjectAccepted, subjectField } from '@interlock/shared/domain/subject';

export const operations = [
  'status',
  'plan',
  'prepare',
  'set-image',
  'switch',
  'rollback',
  'recover',
  'finish',
] as const;
export type Operation = (typeof operations)[number];

const variableField = v.pipe(
  v.string(),
  v.regex(
    /^[A-Za-z_][A-Za-z0-9_]*(?:_\*)?$/u,
    'is not the name of a variable; only a beginning that ends in "_*" stands for several.',
  ),
  v.check((name) => !name.startsWith('INPUT_'), 'is an input of this step, and would give its secrets away.'),
);

const clusterInput: Input<string | null> = {
  ...text({
    description: 'The cluster that the kubeconfig must lead to, beside what the configuration says of it.',
  }),
  accepted: clusterAccepted,
  parse: (given) => {
    const read = readClusterIdentity(given);
    return read.ok
      ? { ok: true, value: given }
      : {
          ok: false,
          problems: read.failures.map((message) => ({ message, fix: `Write ${clusterAccepted}.` })),
        };
  },
};

export const inputs = {
  operation: choice(operations, {
    description:
      'What to do. `prepare`, `set-image` and `switch` belong in one job, in this order; `rollback`, `recover`, `finish` and `status` stand alone.',
    default: 'status',
  }),
  environment: text({
    description: 'A name under `environments` of the configuration. Not needed with `traffic-object`.',
  }),
  service: text({ description: "The configuration's service; its only one when it is not given." }),
  config: text({
    description: 'Path of the configuration, read from the default branch.',
    default: '.github/interlock.yml',
  }),
  subjects: structured(subjectField, {
    description: 'What is promoted: the output `subjects` of record-build.',
    accepted: subjectAccepted,
  }),
  evidence: text({
    description: 'Envelopes of the gates and of record-build, of this same run, separated by white space.',
  }),
  'evidence-key': secret({ description: 'The key that signs and checks envelopes (HMAC-SHA-256).' }),
  target: text({
    description:
      '`idle`, or `color=NAME` when it must be that one; for `rollback` `previous`, or `color=NAME`, which also ends an unfinished record towards the color that serves.',
  }),
  'traffic-object': text({
    description:
      '`NAMESPACE/NAME` of the object that carries the traffic, for `rollback`, `recover`, `finish` and `status` without a checkout.',
  }),
  'dry-run': flag({
    description: 'Do every read and check, print what would be written, write nothing.',
    default: false,
  }),
  'release-old': flag({
    description:
      'Give up what is held: the way back (`prepare`, `finish`), with a `reason` the hold on a commit that was rolled back (`prepare`, `finish`), the ownership of a dead run (`recover`), an unfinished record in favor of the color that serves (`finish`).',
    default: false,
  }),
  'kube-context': text({ description: 'The context of the kubeconfig; its current one when not given.' }),
  'kube-env': structured(v.array(variableField), {
    description:
      "Environment variables that the kubeconfig's credential plugin reads, to be passed on to kubectl. Those of AWS, Azure and Google, and of the plugins doctl, kubelogin, oci, tsh and vault, are passed without.",
    accepted: 'a YAML list of names, e.g. `[ACME_TOKEN, "ACME_LOGIN_*"]`',
  }),
  cluster: clusterInput,
  deadline: duration({ description: 'How long the target may take to be ready.', default: '10m' }),
  soak: duration({
    description: 'How long the target is watched and probed under traffic before it counts as proven.',
    default: '10s',
  }),
  'probe-rate': structured(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), {
    description:
      'Probe requests a second through the real entry, over fresh and kept-alive connections in turn.',
    default: '10',
    accepted: 'a whole number from 1 to 200',
  }),
  'min-ready': structured(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)), {
    description: 'The least number of ready pods of the target; as many as serve now when not given.',
    accepted: 'a whole number from 1',
  }),
  reason: text({ description: 'Why; recorded with the state of the move and in its evidence.' }),
  'change-ticket': text({ description: 'Recorded with the reason.' }),
  token: secret({
    description:
      'Reads the configuration, and compares commits with those that are held (`contents: read`). Not used by `rollback`, `recover`, `finish`, `status`.',
    default: '${{ github.token }}',
  }),
};

export type Values = InputValues<typeof inputs>;

export const outputs = {
  result: {
    description:
      '`unknown` from before the first write; `switched`, `rolled-back`, `rollback-failed`, `unchanged`, `superseded` or `refused`.',
  },
  idle: { description: 'The color to deploy over, after `prepare`.' },
  from: { description: 'The color that served before.' },
  to: { description: 'The color that is to serve.' },
  serving: { description: 'The color that was read back as serving; empty when that is not known.' },
  requests: { description: 'Requests that were sent through the real entry during the move.' },
  'failed-requests': { description: 'How many of them failed.' },
  'moved-in-seconds': {
    description: "From the write until exactly the target's pods were seen to get the traffic.",
  },
  'rollback-command': { description: 'Leads the traffic back from any machine with `kubectl` alone.' },
  reasons: { description: 'JSON array: `{code, rule, seen, limit, where, fix}`.' },
  report: {
    description: 'Path of the report, a JSON file (schema/blue-green-switch-report.schema.json).',
  },
  summary: { description: 'Path of the summary, a Markdown file.' },
  evidence: { description: 'One envelope: the statement of this move.' },
};
