/** Copies of this repository, and of each example, in which every tool reads a workflow as GitHub would. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { actions, files, read, root, workflows } from '../../contract/workflows/files.ts';
import { rewriteSelfReferences } from './self-reference.ts';

export interface LintProject {
  /** What GitHub would take for the root of a repository: '' for ours, else the folder of the example. */
  readonly name: string;
  readonly folder: string;
  /** Paths within the folder. */
  readonly workflows: readonly string[];
}

/**
 * Makes them below a folder. `$/x` says `./x` there: the same file, as long as nobody calls it from elsewhere, and
 * one that a tool can read.
 */
export function copyProjects(folder: string): readonly LintProject[] {
  const examples = new Set(files.flatMap((path) => /^examples\/[^/]+\//u.exec(path)?.[0] ?? []));
  const owner = (path: string) => [...examples].find((example) => path.startsWith(example)) ?? '';
  return ['', ...examples].map((name, index) => {
    const place = join(folder, `${index}`);
    const own = (path: string) => owner(path) === name;
    const within = (path: string) => path.slice(name.length);
    mkdirSync(join(place, '.git'), { recursive: true });
    for (const path of [...workflows, ...actions].filter(own))
      write(join(place, within(path)), rewriteSelfReferences(read(path), 'local'));
    if (name === '') {
      cpSync(join(root, '.github/actionlint.yaml'), join(place, '.github/actionlint.yaml'));
      // An action whose program is missing is a finding, too.
      symlinkSync(join(root, 'dist'), join(place, 'dist'));
    }
    return { name, folder: place, workflows: workflows.filter(own).map(within) };
  });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A copy of a project in which one text of one file is another. */
export function spoil(
  project: LintProject,
  folder: string,
  path: string,
  right: string,
  wrong: string,
): LintProject {
  cpSync(project.folder, folder, { recursive: true });
  const text = readFileSync(join(folder, path), 'utf8');
  if (!text.includes(right)) throw new Error(`${path} does not say ${right}`);
  writeFileSync(join(folder, path), text.replace(right, wrong));
  return { ...project, folder };
}
