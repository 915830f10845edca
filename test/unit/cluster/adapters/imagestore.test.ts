import { chmod, mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { openImageStore, readTree } from '@interlock/cluster/adapters/imagestore';

describe('the image store', () => {
  const held = { folder: '' };
  beforeEach(async () => {
    held.folder = await mkdtemp(join(tmpdir(), 'interlock-images-'));
  });
  afterEach(() => rm(held.folder, { recursive: true, force: true }));

  const store = () => openImageStore(join(held.folder, 'images'), join(held.folder, 'run'));
  const tree = async (name: string, server = 'console.log(1)'): Promise<string> => {
    const folder = join(held.folder, name);
    await mkdir(join(folder, 'lib'), { recursive: true });
    await writeFile(join(folder, 'image.json'), '{"command": ["node", "server.mjs"]}');
    await writeFile(join(folder, 'lib', 'server.mjs'), server);
    await symlink('lib/server.mjs', join(folder, 'server.mjs'));
    return folder;
  };

  it('gives one digest to one content, whatever the times and the order', async () => {
    const first = await store().push('shop:1', await readTree(await tree('a')));
    const folder = await tree('b');
    await utimes(join(folder, 'image.json'), 1, 1);
    const second = await store().push('shop:2', [...(await readTree(folder))].reverse());
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(second).toBe(first);
  });

  it('gives another digest to another content, another link, another executable bit', async () => {
    const folder = await tree('a');
    const digests = [await store().push('shop', await readTree(folder))];
    await writeFile(join(folder, 'lib', 'server.mjs'), 'console.log(2)');
    digests.push(await store().push('shop', await readTree(folder)));
    await chmod(join(folder, 'lib', 'server.mjs'), 0o755);
    digests.push(await store().push('shop', await readTree(folder)));
    await rm(join(folder, 'server.mjs'));
    await symlink('./lib/server.mjs', join(folder, 'server.mjs'));
    digests.push(await store().push('shop', await readTree(folder)));
    expect(new Set(digests).size).toBe(4);
  });

  it('lays out what was pushed, by digest and by tag', async () => {
    const digest = await store().push('shop:1', await readTree(await tree('a')));
    for (const reference of ['shop:1', `shop@${digest}`, `shop:other@${digest}`]) {
      const prepared = await store().prepare(reference, 'uid/web');
      expect(prepared).toMatchObject({
        kind: 'ready',
        name: 'shop',
        digest,
        config: { command: ['node', 'server.mjs'] },
      });
    }
    expect(await readFile(join(held.folder, 'run', 'uid', 'web', 'server.mjs'), 'utf8')).toBe(
      'console.log(1)',
    );
  });

  it('refuses an altered tree, and takes it again when it is pushed anew', async () => {
    const folder = await tree('a');
    const digest = await store().push('shop:1', await readTree(folder));
    const stored = join(held.folder, 'images', 'trees', digest.slice('sha256:'.length));
    await writeFile(join(stored, 'lib', 'server.mjs'), 'console.log("evil")');
    expect(await store().prepare(`shop@${digest}`, 'uid/web')).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('altered') as string,
    });
    expect(await store().push('shop:1', await readTree(folder))).toBe(digest);
    expect(await store().prepare(`shop@${digest}`, 'uid/web')).toMatchObject({ kind: 'ready' });
  });

  it('refuses a tree that lost a file, gained one, or is gone', async () => {
    const digest = await store().push('shop:1', await readTree(await tree('a')));
    const stored = join(held.folder, 'images', 'trees', digest.slice('sha256:'.length));
    const refused = async () => (await store().prepare('shop:1', 'uid/web')).kind;
    await writeFile(join(stored, 'extra'), '');
    expect(await refused()).toBe('refused');
    await rm(join(stored, 'extra'));
    expect(await refused()).toBe('ready');
    await rm(join(stored, 'server.mjs'));
    expect(await refused()).toBe('refused');
    await rm(stored, { recursive: true });
    expect(await refused()).toBe('refused');
  });

  it('refuses a name, a tag or a digest that nobody pushed', async () => {
    const digest = await store().push('shop:1', await readTree(await tree('a')));
    for (const reference of [
      'other:1',
      'shop:2',
      `shop@sha256:${'0'.repeat(64)}`,
      `other@${digest}`,
      'No Name',
    ])
      expect((await store().prepare(reference, 'uid/web')).kind).toBe('refused');
  });

  it.each([
    ['no image.json', [{ kind: 'file', path: 'a', content: new Uint8Array(), executable: false }]],
    ['a path that leads out', [{ kind: 'file', path: '../a', content: new Uint8Array(), executable: false }]],
    ['a link that leads out', [{ kind: 'link', path: 'a', target: '../../etc' }]],
  ] as const)('refuses a tree with %s', async (_, files) => {
    await expect(store().push('shop', files)).rejects.toThrow();
  });

  it('refuses a file behind a link, and a file that is there twice', async () => {
    const whole = await readTree(await tree('a'));
    const file = (path: string) =>
      ({ kind: 'file', path, content: new Uint8Array(), executable: false }) as const;
    await expect(
      store().push('shop', [...whole, { kind: 'link', path: 'out', target: 'lib' }, file('out/x')]),
    ).rejects.toThrow('leads through a link');
    await expect(store().push('shop', [...whole, file('lib/server.mjs')])).rejects.toThrow('there twice');
  });

  it('keeps every name when many push at once', async () => {
    const files = await readTree(await tree('a'));
    const one = store();
    await Promise.all(Array.from({ length: 10 }, (_, index) => one.push(`shop-${index}`, files)));
    expect((await one.names()).map((entry) => entry.name)).toHaveLength(10);
  });
});
