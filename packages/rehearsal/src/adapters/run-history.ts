import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parseJson } from '@interlock/shared/domain/json';
import { checkSchema, schema as v } from '@interlock/shared/domain/schema';

import type { PastRun } from '../domain/github/state.ts';
import type { StoredArtifact } from '../ports/artifacts.ts';

const artifactLifeMs = 90 * 24 * 3_600_000;
/** Ids of kept artifacts begin here, below those that a run gives. */
const firstArtifactId = 1_000;

const keptRun = v.strictObject({
  id: v.number(),
  workflowPath: v.string(),
  event: v.string(),
  headBranch: v.string(),
  headSha: v.string(),
  actor: v.string(),
  conclusion: v.string(),
  startedAt: v.number(),
  artifacts: v.array(
    v.strictObject({
      file: v.pipe(v.string(), v.regex(/^\d+\.zip$/u)),
      name: v.string(),
      sizeInBytes: v.number(),
      digest: v.string(),
      createdAt: v.number(),
    }),
  ),
});
type KeptRun = v.InferOutput<typeof keptRun>;

/** Runs that were rehearsed before, and the archives they left. */
export interface RunHistory {
  /** Oldest first. */
  readonly runs: readonly PastRun[];
  /** The archive of an artifact by its id; null when there is none. */
  readonly archive: (id: number) => Promise<Uint8Array | null>;
}

interface Kept {
  readonly run: KeptRun;
  readonly folder: string;
}

async function readKept(folder: string): Promise<readonly Kept[]> {
  await mkdir(folder, { recursive: true });
  const kept: Kept[] = [];
  for (const name of (await readdir(folder)).filter((one) => /^\d+$/u.test(one))) {
    const path = join(folder, name, 'run.json');
    const parsed = parseJson(await readFile(path, 'utf8'));
    const read = parsed.ok ? checkSchema(keptRun, parsed.value) : null;
    if (read?.ok !== true) throw new Error(`${path} is no run that was kept`);
    kept.push({ run: read.value, folder: join(folder, name) });
  }
  return kept.sort((a, b) => a.run.startedAt - b.run.startedAt || a.run.id - b.run.id);
}

/** Reads what a folder keeps; a folder that is not there is made, and keeps nothing yet. */
export async function openHistory(folder: string): Promise<RunHistory> {
  const paths = new Map<number, string>();
  let nextId = firstArtifactId;
  const runs = (await readKept(folder)).map(({ run, folder: place }): PastRun => {
    const artifacts = run.artifacts.map(({ file, name, sizeInBytes, digest, createdAt }) => {
      const id = nextId++;
      paths.set(id, join(place, file));
      return { id, name, sizeInBytes, digest, createdAt, expiresAt: createdAt + artifactLifeMs };
    });
    return { ...run, artifacts };
  });
  return {
    runs,
    archive: (id) => {
      const path = paths.get(id);
      return path === undefined ? Promise.resolve(null) : readFile(path);
    },
  };
}

/** Keeps a run that has ended and what it left, in one step: a run is there whole or not at all. */
export async function keepRun(
  folder: string,
  run: Omit<PastRun, 'artifacts'>,
  artifacts: readonly StoredArtifact[],
): Promise<void> {
  const draft = join(folder, `.${run.id}.draft`);
  await mkdir(draft, { recursive: true });
  const kept: KeptRun['artifacts'] = [];
  for (const { id, name, bytes, digest, archive } of artifacts) {
    const file = `${id}.zip`;
    await writeFile(join(draft, file), await archive());
    kept.push({ file, name, sizeInBytes: bytes, digest, createdAt: run.startedAt });
  }
  await writeFile(join(draft, 'run.json'), `${JSON.stringify({ ...run, artifacts: kept }, null, 2)}\n`);
  await rename(draft, join(folder, String(run.id)));
}
