import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createArtifactStore } from '@interlock/rehearsal/adapters/artifact-store';
import { keepRun, openHistory } from '@interlock/rehearsal/adapters/run-history';
import { writeZip } from '@interlock/rehearsal/adapters/zip-writer';
import { openZip } from '@interlock/shared/adapters/zip-archive';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const limits = { entries: 100, bytes: 1_000_000, ratio: 10_000, ratioFromBytes: 1_000 };

async function unzip(bytes: Uint8Array): Promise<Readonly<Record<string, string>>> {
  const archive = await openZip(bytes, limits);
  const found: Record<string, string> = {};
  for (const file of archive.files) {
    const pieces: Uint8Array[] = [];
    for await (const piece of file.read()) pieces.push(piece);
    found[file.path] = Buffer.concat(pieces).toString();
  }
  await archive.close();
  return found;
}

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rehearsal-history-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('archives of artifacts', () => {
  it('are read by the strict reader as they were written, an empty file and another script among them', async () => {
    const files = { 'a/one.txt': 'one', empty: '', 'Grüße.txt': 'x'.repeat(5_000) };
    const zip = writeZip(
      Object.entries(files).map(([path, content]) => ({ path, content: Buffer.from(content) })),
    );
    expect(await unzip(zip)).toStrictEqual(files);
  });

  it('are the same bytes for the same files, and the digest is theirs', async () => {
    await writeFile(join(folder, 'x'), 'content');
    const digests = [];
    for (const place of ['s1', 's2']) {
      const store = createArtifactStore(join(folder, place));
      const { digest, archive } = await store.save('one', [{ from: join(folder, 'x'), to: 'x' }]);
      expect(await unzip(await archive())).toStrictEqual({ x: 'content' });
      digests.push(digest);
    }
    expect(digests[0]).toBe(digests[1]);
  });
});

describe('runs that are kept', () => {
  const run = {
    id: 7,
    workflowPath: '.github/workflows/ci.yml',
    event: 'push',
    headBranch: 'main',
    headSha: 'a'.repeat(40),
    actor: 'alice',
    conclusion: 'success',
    startedAt: 1_000,
  };

  it('are known to the next one with what they left, the oldest first', async () => {
    await writeFile(join(folder, 'x'), 'content');
    const store = createArtifactStore(join(folder, 'store'));
    const saved = await store.save('one', [{ from: join(folder, 'x'), to: 'x' }]);
    const place = join(folder, 'kept');
    await keepRun(place, { ...run, id: 9, startedAt: 2_000 }, []);
    await keepRun(place, run, [saved]);
    const { runs, archive } = await openHistory(place);
    expect(runs).toMatchObject([{ ...run, artifacts: [{ name: 'one', digest: saved.digest }] }, { id: 9 }]);
    const bytes = await archive(runs[0]?.artifacts[0]?.id ?? 0);
    expect(bytes === null ? null : await unzip(bytes)).toStrictEqual({ x: 'content' });
    expect(await archive(1)).toBeNull();
  });

  it('are none where nothing was kept, and what is no run is refused', async () => {
    expect((await openHistory(join(folder, 'new'))).runs).toStrictEqual([]);
    await keepRun(folder, run, []);
    await writeFile(join(folder, '7', 'run.json'), '{}');
    await expect(openHistory(folder)).rejects.toThrow('is no run that was kept');
    expect(await readdir(folder)).toStrictEqual(['7', 'new']);
  });
});
