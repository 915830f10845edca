import type { Problem } from '../errors.ts';
import { suggestion } from '../nearest.ts';
import { checkSchema, schema as v } from '../schema.ts';
import { parseYaml } from '../yaml.ts';
import { environmentField, type Environment } from './environments.ts';
import { durationField, nameField, rulesField, textField } from './fields.ts';
import { gateField, type Gate } from './gates.ts';
import { unreadKeys } from './key-readers.ts';
import { sentence } from '../sentence.ts';

const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0);

const backup = v.strictObject({
  from: textField,
  rpo: v.optional(durationField),
  rto: v.optional(durationField),
  keep: v.optional(
    v.strictObject({ hourly: count, daily: count, weekly: count, monthly: count, yearly: count }),
  ),
  require: v.optional(rulesField, []),
});

const evidence = v.strictObject({
  from: v.optional(v.picklist(['same-run', 'verified-run', 'attested']), 'same-run'),
  keep: v.optional(durationField),
  store: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^(artifact|branch:\S+|s3:\/\/\S+)$/u, 'is none of artifact, branch:NAME, s3://….'),
    ),
    'artifact',
  ),
});

/** The declaration of `.github/interlock.yml`; `schema/interlock.schema.json` is made of it. */
export const configurationField = v.strictObject({
  version: v.literal(1),
  service: v.optional(nameField),
  paths: v.optional(v.array(textField), ['**']),
  images: v.optional(v.array(textField), []),
  gates: v.optional(v.record(nameField, gateField), {}),
  environments: v.optional(v.record(nameField, environmentField), {}),
  groups: v.optional(v.record(nameField, v.array(textField)), {}),
  backups: v.optional(v.record(nameField, backup), {}),
  evidence: v.optional(evidence, {}),
  notify: v.optional(
    v.array(v.strictObject({ channel: v.picklist(['slack', 'teams']), events: v.array(nameField) })),
    [],
  ),
  floor: v.optional(v.array(nameField), []),
  'allow-override': v.optional(v.array(nameField), []),
  services: v.optional(v.record(nameField, v.record(v.string(), v.unknown())), {}),
});

/** The configuration, read: durations in ms, shares 0..1, defaults filled in. */
export type Configuration = v.InferOutput<typeof configurationField>;

export const defaultConfigurationPath = '.github/interlock.yml';

/** What holds where there is no file: no gates, no environments. */
export const defaultConfiguration: Configuration = v.parse(configurationField, { version: 1 });

function problem(
  path: string,
  at: string,
  message: string,
  fix: string,
  code = 'configuration-invalid',
): Problem {
  const where = at === '' ? path : `${path}, ${at}`;
  return { code, message: `${where}: ${message}`, fix, where: path };
}

const seeDocs = 'See docs/configuration.md for every key.';

/** What the shapes alone cannot say: names that must exist, an order of environments without a circle. */
function crossCheck(configuration: Configuration, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  const gates = Object.keys(configuration.gates);
  const environments = Object.keys(configuration.environments);
  for (const [name, environment] of Object.entries(configuration.environments)) {
    for (const gate of environment.gates)
      if (!gates.includes(gate))
        problems.push(
          problem(
            path,
            `environments.${name}.gates`,
            `there is no gate "${gate}".${suggestion(gate, gates)}`,
            'Name an entry of `gates:`.',
          ),
        );
    const { after } = environment;
    if (after !== undefined && (!environments.includes(after) || after === name))
      problems.push(
        problem(
          path,
          `environments.${name}.after`,
          `there is no other environment "${after}".${suggestion(after, environments)}`,
          'Name another entry of `environments:`.',
        ),
      );
  }
  return problems;
}

/** Reads the text of a configuration file, reporting every problem with its place. */
export function readConfiguration(
  text: string,
  path: string,
):
  | { readonly ok: true; readonly value: Configuration }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const parsed = parseYaml(text);
  if (!parsed.ok)
    return {
      ok: false,
      problems: parsed.failures.map((one) =>
        problem(`${path}:${String(one.line)}`, '', sentence(one.message), 'Correct the YAML.'),
      ),
    };
  const checked = checkSchema(configurationField, parsed.value);
  if (!checked.ok)
    return {
      ok: false,
      problems: checked.problems.map((one) => problem(path, one.path, one.message, seeDocs)),
    };
  const unread = unreadKeys(parsed.value).map((key) =>
    problem(
      path,
      key.path,
      'no part of this version reads this key, and what a file asks for is never ignored.',
      key.instead,
      'feature-not-available',
    ),
  );
  const problems = [...unread, ...crossCheck(checked.value, path)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: checked.value };
}

/** An entry of the configuration by name, or the problem that says which there are. */
function entryOf<Entry>(
  kind: string,
  entries: Readonly<Record<string, Entry>>,
  name: string,
  path: string,
): { readonly ok: true; readonly value: Entry } | { readonly ok: false; readonly problem: Problem } {
  const found = Object.entries(entries).find(([key]) => key === name);
  if (found !== undefined) return { ok: true, value: found[1] };
  const names = Object.keys(entries);
  const there = names.length === 0 ? 'there are none' : `there are: ${names.join(', ')}`;
  return {
    ok: false,
    problem: {
      code: `${kind}-unknown`,
      message: `${path} has no ${kind} "${name}"; ${there}.${suggestion(name, names)}`,
      fix: `Name an entry of \`${kind}s:\`.`,
      where: path,
    },
  };
}

/** The gate of that name. */
export function gateOf(configuration: Configuration, name: string, path: string) {
  return entryOf<Gate>('gate', configuration.gates, name, path);
}

/** The environment of that name. */
export function environmentOf(configuration: Configuration, name: string, path: string) {
  return entryOf<Environment>('environment', configuration.environments, name, path);
}
