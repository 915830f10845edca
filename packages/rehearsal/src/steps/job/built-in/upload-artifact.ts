import { pathFilter, searchRoot } from '../../../domain/glob.ts';
import { isInside, joinPath, parentPath } from '../../../domain/path.ts';
import { StepFailure } from '../../../domain/problem.ts';
import { textAt } from '../../../domain/value.ts';
import type { ActionStep } from '../../../domain/workflow/workflow.ts';
import type { RunningStep } from '../job-state.ts';
import { refuseInputs, type GivenInputs } from '../../../domain/job/built-in/given-inputs.ts';

const forbidden = /["|<>|*?:\r\n\\/]/;

/** `actions/upload-artifact`: files go to the run's store, without links, modes and (by default) hidden files. */
export async function runUpload(
  step: RunningStep,
  use: ActionStep,
  inputs: GivenInputs,
): Promise<'success' | 'failure'> {
  refuseInputs(use, inputs, { archive: 'true' });
  const { job, log } = step;
  const name = inputs.text('name', 'artifact');
  if (forbidden.test(name))
    throw new StepFailure(
      `The artifact name is not valid: ${name}. Contains the following character: ${forbidden.exec(name)?.[0] ?? ''}`,
    );
  const patterns = inputs
    .text('path')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (patterns.length === 0) throw new StepFailure('Input required and not supplied: path');
  const ifNone = inputs.text('if-no-files-found', 'warn');
  if (!['warn', 'error', 'ignore'].includes(ifNone))
    throw new StepFailure(
      `Unrecognized if-no-files-found input. Provided: ${ifNone}. Available options: warn,error,ignore`,
    );
  const found = await search(step, patterns, inputs.flag('include-hidden-files', false));
  if (found.files.length === 0) {
    const message = `No files were found with the provided path: ${patterns.join('\n')}. No artifacts will be uploaded.`;
    if (ifNone === 'error') throw new StepFailure(message);
    if (ifNone === 'warn') log.annotate('warning', message);
    else log.line(message);
    return 'success';
  }
  log.line(`With the provided path, there will be ${found.files.length} file(s) uploaded`);
  const { artifacts } = job.ports;
  if (artifacts.list().some((artifact) => artifact.name === name)) {
    if (!inputs.flag('overwrite', false))
      throw new StepFailure(
        `Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run`,
      );
    await artifacts.remove(name);
  }
  const stored = await artifacts.save(
    name,
    found.files.map((file) => ({ from: file, to: file.slice(found.root.length).replace(/^\/+/, '') })),
  );
  step.outputs.set('artifact-id', String(stored.id));
  step.outputs.set('artifact-digest', stored.digest.replace(/^sha256:/, ''));
  step.outputs.set(
    'artifact-url',
    `https://github.com/${textAt(job.github, 'repository')}/actions/runs/${textAt(job.github, 'run_id')}/artifacts/${stored.id}`,
  );
  log.line(`Artifact ${name} has been successfully uploaded! Final size is ${stored.bytes} bytes.`);
  return 'success';
}

interface Found {
  readonly files: readonly string[];
  /** The folder that the artifact's paths are relative to. */
  readonly root: string;
}

async function search(step: RunningStep, patterns: readonly string[], hidden: boolean): Promise<Found> {
  const { files } = step.job.ports;
  const { workspace } = step.job.folders;
  const absolute = patterns.map((pattern) =>
    pattern.startsWith('!')
      ? `!${joinPath(workspace, pattern.slice(1).trim())}`
      : joinPath(workspace, pattern),
  );
  const filter = pathFilter(absolute);
  const selected = new Set<string>();
  const roots: string[] = [];
  for (const pattern of absolute) {
    if (pattern.startsWith('!')) continue;
    const root = searchRoot(pattern);
    roots.push(root);
    if (!(await files.isFolder(root))) {
      if ((await files.exists(root)) && filter.matches(root)) selected.add(root);
      continue;
    }
    for (const entry of await files.list(root)) {
      const path = joinPath(root, entry.path);
      if (entry.kind === 'folder' || !filter.matches(path)) continue;
      if (entry.kind === 'link' && (await isNoFile(step, path))) continue;
      const shown = isInside(workspace, path) ? path.slice(workspace.length) : entry.path;
      if (hidden || !/(^|\/)\.[^/]/.test(shown)) selected.add(path);
    }
  }
  const paths = [...selected].sort();
  return { files: paths, root: await artifactRoot(step, paths, roots) };
}

/** A link to a file is taken as that file; one to a folder, or to nothing, is not followed. */
async function isNoFile(step: RunningStep, path: string): Promise<boolean> {
  const { files } = step.job.ports;
  return !(await files.exists(path)) || (await files.isFolder(path));
}

/** One search path gives its own folder, several their least common ancestor, a single file the folder it is in. */
async function artifactRoot(
  step: RunningStep,
  paths: readonly string[],
  roots: readonly string[],
): Promise<string> {
  const [only] = paths;
  if (roots.length === 1) {
    const root = roots[0] ?? '';
    if (await step.job.ports.files.isFolder(root)) return root;
    return only === undefined ? root : parentPath(only);
  }
  const folders = await Promise.all(
    roots.map(async (root) => ((await step.job.ports.files.isFolder(root)) ? root : parentPath(root))),
  );
  return folders.reduce((common, folder) => {
    let shared = common;
    while (!isInside(shared, folder)) shared = parentPath(shared);
    return shared;
  }, folders[0] ?? '/');
}
