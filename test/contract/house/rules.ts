import type { House, Layer, Source } from './sources.ts';

/** A rule of the house: what breaks it, each with its path. */
export type Rule = (house: House) => readonly string[];

const isOutside = (name: string): boolean => !name.startsWith('.') && !name.startsWith('@interlock/');

/** Ports that nothing waits for and that answer the same every time: the domain may take them. */
const purePorts: ReadonlySet<string> = new Set(['packages/shared/src/ports/digests.ts']);

/** What each layer may import of ours. */
const allowed: Readonly<Record<Layer, readonly Layer[]>> = {
  domain: ['domain'],
  ports: ['ports', 'domain'],
  steps: ['domain', 'ports', 'steps'],
  'use case': ['domain', 'ports', 'steps', 'use case'],
  adapters: ['domain', 'ports', 'steps', 'use case', 'adapters'],
  // Fakes are used by tests alone; they may use a pure adapter such as digests.
  testing: ['domain', 'ports', 'testing', 'adapters'],
  entry: ['use case', 'adapters', 'domain', 'entry'],
};

/** Every import of ours, with what it names. */
function arrows({ sources, target }: House) {
  return sources.flatMap((source) =>
    source.imports.flatMap(({ name, isType }) => {
      const found = target(source, name);
      return found === undefined ? [] : [{ source, found, isType }];
    }),
  );
}

/** A file is in a folder that says what it is. */
export const inNoFolder: Rule = ({ sources }) =>
  sources.filter(({ layer }) => layer === null).map(({ path }) => path);

/** What is in `domain/` waits for nothing. */
export const waitingInDomain: Rule = ({ sources }) =>
  sources
    .filter(({ isSettled, layer, waits }) => isSettled && layer === 'domain' && waits.length > 0)
    .map(({ path, waits }) => `${path}: ${waits.join(', ')}`);

/** What a port is made of lies in `ports/`. */
export const portInDomain: Rule = ({ sources }) =>
  sources
    .filter(({ isSettled, path }) => isSettled && /\/domain\/(?:.+\/)?ports(?:\/|\.ts$)/u.test(path))
    .map(({ path }) => path);

/** Arrows point inwards, those of types too. */
export const outwards: Rule = (house) =>
  arrows(house).flatMap(({ source, found, isType }) => {
    const { isSettled, layer } = source;
    if (layer === null || found.layer === null || allowed[layer].includes(found.layer)) return [];
    if (layer === 'domain' && purePorts.has(found.path)) return [];
    const isBesidePorts = layer === 'domain' && (found.layer === 'ports' || found.layer === 'steps');
    if (!isSettled && (isType || isBesidePorts)) return [];
    return [`${source.path} (${layer}) imports ${found.path} (${found.layer})`];
  });

const floors = ['packages', 'actions', 'programs'];

/** Packages are below actions, and both are below programs. */
export const upwards: Rule = (house) =>
  arrows(house).flatMap(({ source, found }) => {
    const floor = ({ path }: Source): number => floors.indexOf(path.split('/')[0] ?? '');
    return floor(found) > floor(source) ? [`${source.path} imports ${found.path}`] : [];
  });

/** Each import of ours names a file that there is. */
export const lost: Rule = ({ sources, target }) =>
  sources.flatMap((source) =>
    source.imports
      .filter(({ name }) => !isOutside(name) && !name.endsWith('.json') && target(source, name) === undefined)
      .map(({ name }) => `${source.path} imports ${name}`),
  );

/** Adapters alone import what touches the world. */
export const worldOutsideAdapters: Rule = ({ sources }) =>
  sources.flatMap(({ imports, layer, path }) =>
    imports
      .filter(
        ({ name, isType }) =>
          !isType &&
          layer !== 'adapters' &&
          /^(node:|@actions\/(?!expressions|workflow-parser)|@octokit\/)/u.test(name),
      )
      .map(({ name }) => `${path} (${String(layer)}) imports ${name}`),
  );

/** Adapters alone read the environment and the clock. */
export const clockOutsideAdapters: Rule = ({ sources }) =>
  sources
    .filter(({ layer }) => layer !== 'adapters' && layer !== 'testing')
    .filter(({ text }) =>
      /\bprocess\.(env|argv|exit|kill|on)\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bset(Timeout|Interval)\(/u.test(
        text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, ''),
      ),
    )
    .map(({ path }) => path);

/** An outside package is imported in one file of a workspace. */
export const packageInManyFiles: Rule = ({ sources }) => {
  const importers = new Map<string, Set<string>>();
  for (const { imports, path, workspace } of sources)
    for (const { name } of imports) {
      if (!isOutside(name) || name.startsWith('node:')) continue;
      const bare = name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
      const key = `${bare} in ${workspace}`;
      importers.set(key, (importers.get(key) ?? new Set()).add(path));
    }
  return [...importers]
    .filter(([, files]) => files.size > 1)
    .map(([name, files]) => `${name}: ${[...files].join(', ')}`);
};

/** No file imports itself, directly or through others. */
export const circles: Rule = ({ sources, target }) => {
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (source: Source, trail: readonly string[]): void => {
    const at = trail.indexOf(source.path);
    if (at >= 0) found.push([...trail.slice(at), source.path].join(' -> '));
    if (at >= 0 || done.has(source.path)) return;
    for (const { name, isType } of source.imports) {
      const next = isType ? undefined : target(source, name);
      if (next !== undefined) walk(next, [...trail, source.path]);
    }
    done.add(source.path);
  };
  for (const source of sources) walk(source, []);
  return found;
};

/** Nothing is called utils, helpers, common or misc. */
export const vagueNames: Rule = ({ sources }) =>
  sources
    .filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.|-)/u.test(path))
    .map(({ path }) => path);

/** An entry has at most six lines of code. */
export const longEntries: Rule = ({ sources }) =>
  sources
    .filter(({ layer, text }) => {
      if (layer !== 'entry') return false;
      const lines = text.split('\n');
      return lines.filter((line) => line.trim() !== '' && !/^\s*(\/\/|\*|\/\*)/u.test(line)).length > 6;
    })
    .map(({ path }) => path);
