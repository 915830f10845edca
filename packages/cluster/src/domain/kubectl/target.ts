import { resources } from '../resources.ts';
import type { Resource } from '../resources.ts';
import { KubectlProblem } from './problem.ts';

/** Objects that a command line names: all of a kind, or one. */
export interface Target {
  readonly resource: Resource;
  readonly name: string | undefined;
}

/** The resource of a word: plural, singular, short name, each with or without its group. */
function resourceNamed(word: string): Resource {
  const [plain = '', ...group] = word.toLowerCase().split('.');
  const wanted = group.join('.').replace(/^v1\.?/, '');
  const found = resources.find(
    (entry) =>
      (entry.plural === plain || entry.singular === plain || entry.shortNames.includes(plain)) &&
      (wanted === '' || entry.group === wanted),
  );
  if (found === undefined) throw new KubectlProblem(`the server doesn't have a resource type "${word}"`);
  return found;
}

/** Reads `TYPE`, `TYPE NAME…`, `TYPE/NAME…`, `TYPE,TYPE`, `all`. */
export function readTargets(words: readonly string[]): readonly Target[] {
  const [first = ''] = words;
  if (first === '') throw new KubectlProblem('You must specify the type of resource to act on.');
  if (words.some((word) => word.includes('/')))
    return words.map((word) => {
      const [type = '', name = '', ...more] = word.split('/');
      if (name === '' || more.length > 0)
        throw new KubectlProblem(
          `arguments in resource/name form must have a single resource and name: "${word}"`,
        );
      return { resource: resourceNamed(type), name };
    });
  const kinds =
    first === 'all'
      ? resources.filter((entry) => entry.categories.includes('all'))
      : first.split(',').map(resourceNamed);
  const names = words.slice(1);
  return names.length === 0
    ? kinds.map((resource) => ({ resource, name: undefined }))
    : kinds.flatMap((resource) => names.map((name) => ({ resource, name })));
}

/** The API path of a kind in a namespace (or in all), and of an object in it. */
export function pathOf(resource: Resource, namespace: string | undefined, name?: string): string {
  const root =
    resource.group === '' ? `/api/${resource.version}` : `/apis/${resource.group}/${resource.version}`;
  const scope =
    resource.namespaced && namespace !== undefined ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  return `${root}${scope}/${resource.plural}${name === undefined ? '' : `/${encodeURIComponent(name)}`}`;
}

/** What kubectl calls an object: `deployment.apps/web`, `service/web`. */
export function shownName(resource: Resource, name: string): string {
  return `${resource.singular}${resource.group === '' ? '' : `.${resource.group}`}/${name}`;
}
