/**
 * Writes what is generated from the declarations: inputs and outputs in every `action.yml`, the tables in every
 * README, and the schemas. `--check` writes nothing and fails when a file is not as it would be written.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

import { toJsonSchema } from '@valibot/to-json-schema';
import prettier from 'prettier';
import { createServer } from 'vite';
import { parseDocument } from 'yaml';

import { isOnDemand, isPromised, originOf, partNames, parts, pinnedVersion } from './real/parts.mjs';

const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');
/** @type {string[]} */
const outdated = [];

/**
 * @param {string} path relative to the root
 * @param {string} draft
 */
async function put(path, draft) {
  const file = join(root, path);
  const options = await prettier.resolveConfig(file);
  const ignored = path.startsWith('schema/');
  const text = ignored ? draft : await prettier.format(draft, { ...options, filepath: file });
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (before === text) return;
  outdated.push(path);
  if (!isCheck) writeFileSync(file, text);
}

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/**
 * @typedef {{ description: string, defaultText: string | null, required: boolean, accepted: string }} DeclaredInput
 * @typedef {{ name: string, inputs: Record<string, DeclaredInput>, outputs: Record<string, { description: string }> }} DeclaredAction
 */

/**
 * @param {unknown} value
 * @returns {value is DeclaredAction}
 */
function isAction(value) {
  return typeof value === 'object' && value !== null && 'inputs' in value && 'outputs' in value;
}

/** @param {Record<string, DeclaredInput>} inputs */
function inputTable(inputs) {
  const rows = Object.entries(inputs).map(([name, input]) => {
    const byDefault = input.required
      ? '**required**'
      : input.defaultText === null
        ? ''
        : `\`${input.defaultText}\``;
    return `| \`${name}\` | ${cell(input.description)} | ${cell(input.accepted)} | ${byDefault} |`;
  });
  return ['| input | what it is | accepted | default |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** @param {DeclaredAction['outputs']} outputs */
function outputTable(outputs) {
  const rows = Object.entries(outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${cell(description)} |`,
  );
  return ['| output | what it is |', '| --- | --- |', ...rows].join('\n');
}

/**
 * @param {string} text
 * @param {string} marker
 * @param {string} content
 * @param {string} path
 */
function between(text, marker, content, path) {
  const [start, end] = [`<!-- ${marker}:start -->`, `<!-- ${marker}:end -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${path} has no ${start} … ${end}`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/**
 * @param {DeclaredAction} action
 * @param {Record<string, string>} tables further tables of the README, by marker
 */
async function writeAction(action, tables) {
  const manifest = `actions/${action.name}/action.yml`;
  const document = parseDocument(readFileSync(join(root, manifest), 'utf8'));
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    name,
    {
      description: input.description,
      required: input.required,
      ...(input.defaultText === null ? {} : { default: input.defaultText }),
    },
  ]);
  document.set('inputs', document.createNode(Object.fromEntries(inputs)));
  document.set('outputs', document.createNode(action.outputs));
  await put(manifest, document.toString({ lineWidth: 0 }));
  const readme = `actions/${action.name}/README.md`;
  const text = readFileSync(join(root, readme), 'utf8');
  const all = { inputs: inputTable(action.inputs), outputs: outputTable(action.outputs), ...tables };
  let filled = text;
  for (const [marker, content] of Object.entries(all)) filled = between(filled, marker, content, readme);
  await put(readme, filled);
}

/**
 * @typedef {{ type?: string, const?: unknown, enum?: unknown[], pattern?: string, default?: unknown, required?: string[],
 *   properties?: Record<string, JsonSchema>, additionalProperties?: JsonSchema | boolean, items?: JsonSchema,
 *   anyOf?: JsonSchema[], oneOf?: JsonSchema[] }} JsonSchema
 */

/**
 * @param {JsonSchema} schema
 * @returns {string}
 */
function accepted(schema) {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const).replaceAll('"', '')}\``;
  if (schema.enum !== undefined) return schema.enum.map((word) => `\`${String(word)}\``).join(', ');
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return [...new Set(alternatives.map(accepted))].join(' or ');
  if (schema.type === 'array') return `list of ${accepted(schema.items ?? {})}`;
  if (schema.type === 'object') return schema.properties === undefined ? 'map' : 'object';
  if (schema.pattern?.startsWith('^\\d{1,9}(ms|') === true) return 'duration';
  if (schema.pattern?.startsWith('^[A-Za-z][A-Za-z0-9._-]{0,62}') === true) return 'name';
  if (schema.pattern !== undefined) return `text like \`${schema.pattern}\``;
  return schema.type ?? 'anything';
}

/**
 * One row a key, depth first.
 *
 * @param {JsonSchema} schema
 * @param {string} path
 * @param {(path: string) => string} readBy who reads a key
 * @returns {string[]}
 */
function keyRows(schema, path, readBy) {
  const alternatives = schema.anyOf ?? schema.oneOf ?? [];
  const inside = alternatives.flatMap((one) => {
    const action = one.properties?.['action']?.const;
    return keyRows(
      one,
      action === undefined ? path : `${path} (${JSON.stringify(action).replaceAll('"', '')})`,
      readBy,
    );
  });
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const isRequired = schema.required?.includes(key) ?? false;
    const byDefault = value.default === undefined ? '' : `\`${JSON.stringify(value.default)}\``;
    const row = `| \`${at}\` | ${cell(accepted(value))} | ${isRequired ? '**required**' : byDefault} | ${readBy(at)} |`;
    return [row, ...keyRows(value, at, readBy)];
  });
  const named =
    typeof schema.additionalProperties === 'object'
      ? keyRows(schema.additionalProperties, `${path}.NAME`, readBy)
      : [];
  const listed = schema.items === undefined ? [] : keyRows(schema.items, `${path}[]`, readBy);
  return [...own, ...named, ...listed, ...inside];
}

/**
 * @param {import("valibot").GenericSchema} declaration
 * @param {(path: string) => string} readBy
 */
async function writeConfigurationTable(declaration, readBy) {
  const page = 'docs/configuration.md';
  /** @type {JsonSchema} */
  const schema = JSON.parse(
    JSON.stringify(toJsonSchema(declaration, { typeMode: 'input', errorMode: 'ignore' })),
  );
  const rows = [...new Set(keyRows(schema, '', readBy))];
  const table = ['| key | accepted | default | read by |', '| --- | --- | --- | --- |', ...rows].join('\n');
  await put(page, between(readFileSync(join(root, page), 'utf8'), 'keys', table, page));
}

/**
 * @param {string} name
 * @param {string} title
 * @param {import("valibot").GenericSchema} declaration
 */
async function writeSchema(name, title, declaration) {
  const schema = toJsonSchema(declaration, { typeMode: 'input', errorMode: 'ignore' });
  const id = `https://owner.github.io/interlock/schema/${name}`;
  await put(`schema/${name}`, `${JSON.stringify({ $id: id, title, ...schema }, null, 2)}\n`);
}

/** What `npm run real:setup` installs, and what cannot be had. */
async function writePartTables() {
  const page = 'docs/real-parts.md';
  const row = (/** @type {import('./real/parts.mjs').PartName} */ name) => {
    const version = pinnedVersion(name) ?? 'as packaged';
    return `| \`${name}\` | ${version} | ${originOf(parts[name])} | ${cell(parts[name].use)} |`;
  };
  const others = partNames.flatMap((name) => {
    const part = parts[name];
    return part.kind === 'unavailable' ? [`| \`${name}\` | ${cell(part.use)} | ${cell(part.reason)} |`] : [];
  });
  const head = (/** @type {readonly string[]} */ titles) => [
    `| ${titles.join(' | ')} |`,
    `| ${titles.map(() => '---').join(' | ')} |`,
  ];
  const listed = (/** @type {typeof isPromised} */ isWanted) =>
    [...head(['part', 'version', 'from', 'used as']), ...partNames.filter(isWanted).map(row)].join('\n');
  const missing = [...head(['part', 'used as', 'why it cannot be had']), ...others].join('\n');
  let text = readFileSync(join(root, page), 'utf8');
  text = between(text, 'parts', listed(isPromised), page);
  text = between(text, 'on-demand', listed(isOnDemand), page);
  await put(page, between(text, 'unavailable', missing, page));
}

const server = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, watch: null },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
});
try {
  for (const name of readdirSync(join(root, 'actions')).sort()) {
    if (!existsSync(join(root, 'actions', name, 'src', 'run.ts'))) continue;
    const use = await server.ssrLoadModule(`/actions/${name}/src/run.ts`);
    // Apart from the action, which has no use for it and would have to load it.
    const apart = `actions/${name}/src/steps/documented.ts`;
    const documented = existsSync(join(root, apart)) ? await server.ssrLoadModule(`/${apart}`) : {};
    const loaded = { ...use, ...documented };
    const actions = Object.values(loaded).filter(isAction);
    const [action] = actions;
    if (action === undefined || actions.length !== 1)
      throw new Error(`actions/${name}/src/run.ts exports no one action`);
    if (action.name !== name) throw new Error(`actions/${name} calls itself ${action.name}`);
    await writeAction(action, loaded['readmeTables'] ?? {});
    for (const [exported, value] of Object.entries(loaded)) {
      if (exported === 'reportSchema')
        await writeSchema(`${name}-report.schema.json`, `Report of ${name}`, value);
      if (exported === 'baselineSchema')
        await writeSchema(`${name}-baseline.schema.json`, `Baseline of ${name}`, value);
    }
  }
  const shared = '/packages/shared/src/domain';
  const { configurationField } = await server.ssrLoadModule(`${shared}/configuration/configuration.ts`);
  await writeSchema('interlock.schema.json', 'Interlock configuration', configurationField);
  /** @typedef {{ useOfKey: (path: string) => { readBy?: readonly string[] } | undefined }} KeyReaders */
  const { useOfKey } = /** @type {KeyReaders} */ (
    await server.ssrLoadModule(`${shared}/configuration/key-readers.ts`)
  );
  const readBy = (/** @type {string} */ path) => useOfKey(path)?.readBy?.join(', ') ?? 'nothing: refused';
  await writeConfigurationTable(configurationField, readBy);
  await writePartTables();
  const { waiversField } = await server.ssrLoadModule(`${shared}/waiver/waiver-file.ts`);
  await writeSchema('waivers.schema.json', 'Interlock waivers', waiversField);
  const { statementSchema } = await server.ssrLoadModule(`${shared}/evidence/statement-schema.ts`);
  await writeSchema('evidence.schema.json', 'Interlock evidence statement', statementSchema);
} finally {
  await server.close();
}
if (outdated.length === 0) console.log('generated files are as they should be');
else if (isCheck) {
  console.error(`not as generated: ${outdated.join(', ')}. Run npm run docs and commit the result.`);
  process.exitCode = 1;
} else console.log(`wrote ${outdated.join(', ')}`);
