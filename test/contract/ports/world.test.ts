import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

import { nodeClock } from '@interlock/shared/adapters/node-clock';
import { fakeCommands } from '@interlock/shared/testing/fake-commands';
import { nodeCommands } from '@interlock/shared/adapters/node-commands';
import { nodeFiles } from '@interlock/shared/adapters/node-files';
import { nodeHttp } from '@interlock/shared/adapters/node-http';
import type { Clock } from '@interlock/shared/ports/clock';
import type { Files } from '@interlock/shared/ports/files';
import type { Http } from '@interlock/shared/ports/http';
import { fakeClock } from '@interlock/shared/testing/fake-clock';
import { fakeFiles } from '@interlock/shared/testing/fake-files';
import { fakeHttp } from '@interlock/shared/testing/fake-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'interlock-port-world-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const tree = {
  'reports/junit.xml': '<testsuites/>',
  'reports/deep/junit-2.xml': '<testsuites></testsuites>',
  'reports/.hidden/junit.xml': '<x/>',
  'reports/old.xml': '<old/>',
  'a [b].txt': 'brackets',
};

function realFiles(): Files {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return nodeFiles(folder);
}

/** What a visitor of many files sees: path, text, and whether it was whole. */
async function visit(files: Files, paths: readonly string[]) {
  const { signal } = new AbortController();
  const seen: [path: string, text: string, isWhole: boolean][] = [];
  const decoder = new TextDecoder();
  let text = '';
  const visitor = {
    piece: (_: string, bytes: Uint8Array) => {
      text += decoder.decode(bytes, { stream: true });
    },
    end: (path: string, isWhole: boolean) => {
      seen.push([path, text, isWhole]);
      text = '';
    },
  };
  await files.readEach(paths, visitor, signal);
  return { seen, signal };
}

describe.each<[string, () => Files]>([
  ['the files of this machine', realFiles],
  ['the fake of files', () => fakeFiles(tree)],
])('%s', (_, open) => {
  const paths = async (found: ReturnType<Files['find']>) => (await found).map(({ path }) => path);

  it('finds each match once, hidden folders included, sorted', async () => {
    const patterns = ['reports/**/junit*.xml', 'reports/*.xml'];
    expect(await paths(open().find('', patterns))).toStrictEqual([
      'reports/.hidden/junit.xml',
      'reports/deep/junit-2.xml',
      'reports/junit.xml',
      'reports/old.xml',
    ]);
  });

  it('leaves out what is excepted, and looks below a folder with paths relative to it', async () => {
    expect(await paths(open().find('reports', ['**/*.xml'], ['old.xml', '.hidden/**']))).toStrictEqual([
      'deep/junit-2.xml',
      'junit.xml',
    ]);
  });

  it('finds nothing where there is nothing', async () => {
    expect(await paths(open().find('', ['nowhere/**']))).toStrictEqual([]);
    expect(await paths(open().find('nowhere', ['**']))).toStrictEqual([]);
  });

  it('knows sizes, reads, and says null for what is not there', async () => {
    const files = open();
    expect(await files.sizeBytes('reports/old.xml')).toBe(6);
    expect(await files.readText('reports/old.xml')).toBe('<old/>');
    expect(await files.sizeBytes('nope')).toBeNull();
    expect(await files.readText('nope')).toBeNull();
    expect(await files.exists('reports')).toBe(true);
    expect(await files.exists('nope')).toBe(false);
  });

  it('reads bytes in chunks, and throws for a file that is not there', async () => {
    const files = open();
    let text = '';
    for await (const chunk of files.readBytes('reports/junit.xml')) text += new TextDecoder().decode(chunk);
    expect(text).toBe('<testsuites/>');
    const missing = async () => {
      for await (const chunk of files.readBytes('nope')) throw new Error(`read ${chunk.length} bytes`);
    };
    await expect(missing()).rejects.toMatchObject({ code: 'file-missing' });
  });

  it('reads many files in the order of their paths, and says of each whether it was whole', async () => {
    const files = open();
    await files.writeText('new/empty.txt', '');
    const large = 'large, '.repeat(40_000);
    await files.writeText('new/large.txt', large);
    const paths = [
      'reports/old.xml',
      'nope',
      'new/large.txt',
      'reports/nope',
      'new/empty.txt',
      'reports/junit.xml',
    ];
    const { seen, signal } = await visit(files, paths);
    expect(seen).toStrictEqual([
      ['reports/old.xml', '<old/>', true],
      ['nope', '', false],
      ['new/large.txt', large, true],
      ['reports/nope', '', false],
      ['new/empty.txt', '', true],
      ['reports/junit.xml', '<testsuites/>', true],
    ]);
    expect(signal.aborted).toBe(false);
    await files.remove('new');
  });

  it('takes a path when the file in front of it has ended', async () => {
    const said: string[] = [];
    function* paths(): Generator<string> {
      for (const path of ['reports/old.xml', 'nope', 'reports/junit.xml']) {
        said.push(`take ${path}`);
        yield path;
      }
    }
    const visitor = { piece: () => undefined, end: (path: string) => said.push(`end ${path}`) };
    await open().readEach(paths(), visitor, new AbortController().signal);
    expect(said).toStrictEqual(
      ['reports/old.xml', 'nope', 'reports/junit.xml'].flatMap((path) => [`take ${path}`, `end ${path}`]),
    );
  });

  it('gives pieces that are valid during the call only', async () => {
    const files = open();
    await files.writeText('new/large.txt', 'a'.repeat(100_000));
    await files.writeText('new/other.txt', 'b'.repeat(100_000));
    const kept: Uint8Array[] = [];
    const visitor = { piece: (_: string, bytes: Uint8Array) => kept.push(bytes), end: () => undefined };
    await files.readEach(['new/large.txt', 'new/other.txt'], visitor, new AbortController().signal);
    expect(new TextDecoder().decode(kept[0]).startsWith('a')).toBe(false);
    await files.remove('new');
  });

  it('reads no more of many files once it is cancelled', async () => {
    const controller = new AbortController();
    let ended = 0;
    const visitor = {
      piece: () => undefined,
      end: () => {
        ended += 1;
        if (ended === 3) controller.abort(new Error('cancelled'));
      },
    };
    const paths = Array.from({ length: 5_000 }, () => 'reports/old.xml');
    await expect(open().readEach(paths, visitor, controller.signal)).rejects.toThrow('cancelled');
    expect(ended).toBeLessThan(5_000);
  });

  it('writes, makes folders, overwrites and removes', async () => {
    const files = open();
    await files.writeText('new/deep/file.json', '1');
    await files.writeText('new/deep/file.json', '22');
    expect(await files.readText('new/deep/file.json')).toBe('22');
    await files.writeText('new/deep/file.json', ['[', '"ü"', '', ']']);
    expect(await files.readText('new/deep/file.json')).toBe('["ü"]');
    expect(await paths(files.find('new', ['**']))).toStrictEqual(['deep/file.json']);
    await files.remove('new');
    expect(await files.exists('new')).toBe(false);
  });
});

/** A workspace with links out of it, in it, and in a circle, and beside it what nobody may read. */
function workspaceWithLinks(): { readonly workspace: string; readonly byLink: string } {
  const around = mkdtempSync(join(folder, 'links-'));
  const workspace = join(around, 'workspace');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  write(join(around, 'elsewhere/deep/junit.xml'), 'secret');
  write(join(workspace, 'build/junit.xml'), '<real/>');
  write(join(workspace, 'build/deep/junit.xml'), '<deep/>');
  mkdirSync(join(workspace, 'a'));
  for (const [link, to] of [
    ['reports', join(around, 'elsewhere')],
    ['up', '../elsewhere/deep'],
    ['a/b', '../../../..'],
    ['junit.xml', '../elsewhere/deep/junit.xml'],
    ['inside', 'build'],
    ['inside.xml', 'build/junit.xml'],
    ['dangling.xml', 'build/nothing.xml'],
    ['circle', 'circle'],
  ] as const)
    symlinkSync(to, join(workspace, link));
  symlinkSync('workspace', join(around, 'by-link'));
  return { workspace, byLink: join(around, 'by-link') };
}

const ways: readonly (readonly [string, (files: Files, path: string) => Promise<unknown>])[] = [
  ['readText', (files, path) => files.readText(path)],
  [
    'readBytes',
    async (files, path) => {
      for await (const chunk of files.readBytes(path)) throw new Error(`read ${chunk.length} bytes`);
    },
  ],
  ['sizeBytes', (files, path) => files.sizeBytes(path)],
  ['exists', (files, path) => files.exists(path)],
  ['writeText', (files, path) => files.writeText(path, 'mine')],
  [
    'openArchive',
    (files, path) => files.openArchive(path, { entries: 1, bytes: 1, ratio: 1, ratioFromBytes: 1 }),
  ],
  ['find', (files, path) => files.find('', [path])],
  ['find of anything below', (files, path) => files.find('', ['build/**', `${path}/**`])],
  ['find in the folder', (files, path) => files.find(path, ['**'])],
];

describe.each<[string, () => { files: Files; outside: readonly string[] }]>([
  [
    'the files of this machine',
    () => ({
      files: nodeFiles(workspaceWithLinks().workspace),
      outside: ['reports/deep/junit.xml', 'reports/nothing', 'up/junit.xml', 'a/b/x', 'circle/x'],
    }),
  ],
  [
    'the files of a workspace that is reached by a link',
    () => ({
      files: nodeFiles(workspaceWithLinks().byLink),
      outside: ['reports/deep/junit.xml', 'up/junit.xml'],
    }),
  ],
  [
    'the fake of files',
    () => ({
      files: fakeFiles({ 'reports/junit.xml': 'secret', 'build/junit.xml': '' }, ['reports']),
      outside: ['reports/junit.xml', 'reports/nothing'],
    }),
  ],
])('%s', (_, open) => {
  it.each(ways)('refuse by name what a link leads out of the workspace: %s', async (__, read) => {
    const { files, outside } = open();
    for (const path of outside)
      await expect(read(files, path), path).rejects.toMatchObject({
        problems: [{ code: 'path-outside-workspace', message: expect.stringContaining(' leads ') as string }],
      });
  });

  it('give a visitor of many nothing of what a link leads out of the workspace', async () => {
    const { files, outside } = open();
    const paths = [...outside, 'build/junit.xml'];
    const { seen } = await visit(files, paths);
    expect(seen.slice(0, -1)).toStrictEqual(outside.map((path) => [path, '', false]));
    expect(seen.at(-1)).toMatchObject(['build/junit.xml', expect.any(String), true]);
  });
});

describe('the files of this machine', () => {
  it.each(['workspace', 'byLink'] as const)('may be reached by links that stay in the %s', async (which) => {
    const workspaces = workspaceWithLinks();
    const root = workspaces[which];
    for (const files of [nodeFiles(root), nodeFiles(`${root}/`)]) {
      expect(await files.readText('inside/junit.xml')).toBe('<real/>');
      expect(await files.readText(join(root, 'inside.xml'))).toBe('<real/>');
      expect(await files.readText(join(workspaces.workspace, 'build/junit.xml'))).toBe('<real/>');
      expect(await files.readText('dangling.xml')).toBeNull();
      const paths = ['inside/junit.xml', join(root, 'inside.xml'), 'build/deep/junit.xml', 'dangling.xml'];
      expect((await visit(files, paths)).seen).toStrictEqual([
        ['inside/junit.xml', '<real/>', true],
        [join(root, 'inside.xml'), '<real/>', true],
        ['build/deep/junit.xml', '<deep/>', true],
        ['dangling.xml', '', false],
      ]);
      expect(await files.exists('')).toBe(true);
    }
  });

  it('refuse an absolute path by the link too, and leave alone what is not named in the workspace', async () => {
    const { workspace, byLink } = workspaceWithLinks();
    for (const root of [workspace, byLink])
      for (const path of [`${root}/reports/deep/junit.xml`, `${root}/junit.xml`, `${root}/../elsewhere/x`])
        await expect(nodeFiles(root).readText(path)).rejects.toMatchObject({
          problems: [{ code: 'path-outside-workspace' }],
        });
    await expect(nodeFiles(byLink).readText(`${workspace}/up/junit.xml`)).rejects.toThrow(
      'out of the workspace',
    );
    const elsewhere = join(dirname(workspace), 'elsewhere/deep/junit.xml');
    expect(await nodeFiles(workspace).readText(elsewhere)).toBe('secret');
    expect((await visit(nodeFiles(workspace), [elsewhere])).seen).toStrictEqual([
      [elsewhere, 'secret', true],
    ]);
  });

  it('leave time for a cancellation while many are read', async () => {
    const files = nodeFiles(workspaceWithLinks().workspace);
    const controller = new AbortController();
    let ended = 0;
    const visitor = {
      piece: () => undefined,
      end: () => {
        ended += 1;
        if (ended > 1) return;
        setImmediate(() => {
          controller.abort(new Error('cancelled'));
        });
      },
    };
    const paths = Array.from({ length: 5_000 }, () => 'build/junit.xml');
    await expect(files.readEach(paths, visitor, controller.signal)).rejects.toThrow('cancelled');
    expect(ended).toBeLessThan(5_000);
  });

  it('give a visitor of many nothing of a folder, a pipe or a link out of the workspace', async () => {
    const { workspace } = workspaceWithLinks();
    const pipe = join(workspace, 'build/pipe');
    execFileSync('mkfifo', [pipe]);
    const unread = ['build', '.', 'build/..', 'build/pipe', 'build/junit.xml/x', 'junit.xml', 'circle'];
    const paths = [...unread, 'build/junit.xml'];
    expect((await visit(nodeFiles(workspace), paths)).seen).toStrictEqual([
      ...unread.map((path) => [path, '', false]),
      ['build/junit.xml', '<real/>', true],
    ]);
  });

  it('follow a link to a folder where a glob names it, with others or alone, and no other link', async () => {
    const files = nodeFiles(workspaceWithLinks().workspace);
    const found = async (...patterns: string[]) => (await files.find('', patterns)).map(({ path }) => path);
    const named = ['inside/deep/junit.xml', 'inside/junit.xml'];
    expect(await found('inside/**/junit.xml')).toStrictEqual(named);
    expect(await found('inside/**/junit.xml', 'none/*')).toStrictEqual(named);
    expect(await found('**/junit.xml')).toStrictEqual(['build/deep/junit.xml', 'build/junit.xml']);
    expect(await found('{inside,reports}/junit.xml', '*.xml')).toStrictEqual([]);
    await expect(found('re\\ports/deep/*.xml')).rejects.toThrow('out of the workspace');
  });
});

describe.each<[string, () => Clock]>([
  ['the clock of this machine', nodeClock],
  ['the fake clock', () => fakeClock()],
])('%s', (_, wind) => {
  it('has gone on by at least what was slept', async () => {
    const clock = wind();
    const beforeMs = clock.now();
    await clock.sleep(20);
    expect(clock.now() - beforeMs).toBeGreaterThanOrEqual(19);
  });

  it('wakes with the reason of the signal', async () => {
    const controller = new AbortController();
    controller.abort(new Error('cancelled'));
    await expect(wind().sleep(60_000, controller.signal)).rejects.toThrow('cancelled');
  });
});

const server = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
  else if (request.url === '/large') response.end('x'.repeat(5000));
  else if (request.url === '/never') return;
  else if (request.url === '/lines') response.end('one\ntwo\nthree');
  else {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => response.writeHead(201, { 'x-method': request.method }).end(`got ${body}`));
  }
});
let url = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const deadlineMs = 5000;

describe.each<[string, () => Http]>([
  ['HTTP of this machine', nodeHttp],
  [
    'the fake of HTTP',
    () =>
      fakeHttp((request) => {
        const { port, pathname } = new URL(request.url);
        if (port === '9') return null;
        if (pathname === '/lines') return { body: 'one\ntwo\nthree' };
        return { status: 201, headers: { 'x-method': request.method }, body: `got ${request.body ?? ''}` };
      }),
  ],
])('%s', (_, open) => {
  it('sends a body and hands over status, headers and body', async () => {
    const answer = await open().send({ method: 'POST', url: `${url}/`, body: 'Grüße', deadlineMs });
    expect(answer).toMatchObject({ status: 201, body: 'got Grüße', bodyTruncated: false });
    expect(answer.headers['x-method']).toBe('POST');
  });

  it('throws when nobody listens, and says that trying again may help', async () => {
    const sent = open().send({ method: 'GET', url: 'http://127.0.0.1:9/', deadlineMs });
    await expect(sent).rejects.toMatchObject({ code: 'http-no-answer', retryable: true });
  });

  it('throws the reason of the signal', async () => {
    const signal = AbortSignal.abort(new Error('cancelled'));
    await expect(open().send({ method: 'GET', url: `${url}/`, deadlineMs, signal })).rejects.toThrow(
      'cancelled',
    );
  });

  it('streams lines', async () => {
    const stream = await open().stream({ method: 'GET', url: `${url}/lines`, deadlineMs });
    const lines: string[] = [];
    for await (const line of stream.lines) lines.push(line);
    expect(lines).toStrictEqual(['one', 'two', 'three']);
    stream.close();
  });
});

describe('HTTP of this machine', () => {
  it('never follows a redirect', async () => {
    expect(await nodeHttp().send({ method: 'GET', url: `${url}/moved`, deadlineMs })).toMatchObject({
      status: 302,
    });
  });

  it('cuts a body at its cap and says so', async () => {
    const answer = await nodeHttp().send({
      method: 'GET',
      url: `${url}/large`,
      deadlineMs,
      bodyCapBytes: 100,
    });
    expect(answer).toMatchObject({ bodyTruncated: true, body: 'x'.repeat(100) });
  });

  it('gives up at its deadline', async () => {
    const sent = nodeHttp().send({ method: 'GET', url: `${url}/never`, deadlineMs: 50 });
    await expect(sent).rejects.toMatchObject({ code: 'http-no-answer' });
  });
});

describe('variables', () => {
  const environment = { ACME_TOKEN: 't', ACME_LOGIN_A: 'a', ACME_LOGIN_B: 'b', ACME: 'no' };

  it.each([
    ['of this machine', () => nodeCommands()],
    ['of the fake', () => fakeCommands(() => null, environment)],
  ])('%s are those that are named, or begin as is said', (_, open) => {
    Object.assign(process.env, environment);
    try {
      expect(open().variables(['ACME_TOKEN', 'ACME_LOGIN_*', 'ACME_NOT_THERE'])).toStrictEqual({
        ACME_TOKEN: 't',
        ACME_LOGIN_A: 'a',
        ACME_LOGIN_B: 'b',
      });
      expect(open().variables([])).toStrictEqual({});
    } finally {
      for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name);
    }
  });
});

describe('commands', () => {
  const node = (script: string, ...args: readonly string[]) =>
    ({ argv: [process.execPath, '-e', script, ...args], deadlineMs: 10_000 }) as const;

  it('end with their code and both streams', async () => {
    const ended = await nodeCommands().run(
      node('console.log("out"); console.error("err"); process.exitCode = 3'),
    );
    expect(ended).toStrictEqual({ kind: 'exited', code: 3, stdout: 'out\n', stderr: 'err\n' });
  });

  it('hand their output over as it comes and keep none of it, however much it is', async () => {
    let bytes = 0;
    const ended = await nodeCommands().run({
      ...node(
        'for (let i = 0; i < 40; i += 1) process.stdout.write("x".repeat(100_000)); console.error("err")',
      ),
      outputCapBytes: 1000,
      onOutput: (chunk) => (bytes += chunk.length),
    });
    expect([ended, bytes]).toStrictEqual([
      { kind: 'exited', code: 0, stdout: '', stderr: 'err\n' },
      4_000_000,
    ]);
    let told = '';
    const answer = { kind: 'exited' as const, code: 0, stdout: 'out', stderr: 'err' };
    const faked = await fakeCommands(() => answer).run({
      ...node(''),
      onOutput: (chunk) => (told += new TextDecoder().decode(chunk)),
    });
    expect([faked, told]).toStrictEqual([{ ...answer, stdout: '' }, 'out']);
  });

  it('take their arguments as they are, whatever a shell would make of them', async () => {
    const nasty = '$(touch x); `y` "z" \'w\' * \\';
    const ended = await nodeCommands().run(node('console.log(process.argv[1])', nasty));
    expect(ended).toMatchObject({ stdout: `${nasty}\n` });
  });

  it('see no secret of ours', async () => {
    process.env['INPUT_TOKEN'] = 'hush';
    process.env['GITHUB_TOKEN'] = 'hush';
    try {
      const ended = await nodeCommands().run(node('console.log(JSON.stringify(process.env))'));
      expect(ended.kind === 'exited' && ended.stdout).not.toContain('hush');
    } finally {
      delete process.env['INPUT_TOKEN'];
      delete process.env['GITHUB_TOKEN'];
    }
  });

  it('can be found by the runner when the job is lost, also in the background', async () => {
    process.env['RUNNER_TRACKING_ID'] = 'github_of-this-job';
    const say = 'console.error(process.env.RUNNER_TRACKING_ID, process.env.ADDED)';
    try {
      const ended = await nodeCommands().run(node(say));
      expect(ended).toMatchObject({ stderr: 'github_of-this-job undefined\n' });
      const errorsTo = join(folder, 'errors.log');
      const command = { argv: [process.execPath, '-e', say], env: { ADDED: 'more' }, errorsTo } as const;
      await (
        await nodeCommands().startDetached(command)
      ).ended;
      await (
        await nodeCommands().startDetached(command)
      ).ended;
      expect(readFileSync(errorsTo, 'utf8')).toBe('github_of-this-job more\n'.repeat(2));
      expect(statSync(errorsTo).mode & 0o777).toBe(0o600);
    } finally {
      delete process.env['RUNNER_TRACKING_ID'];
    }
  });

  it('that are not there are said to be', async () => {
    const command = { argv: ['no-such-program'], deadlineMs: 1000 } as const;
    expect(await nodeCommands().run(command)).toStrictEqual({
      kind: 'not-found',
      program: 'no-such-program',
    });
  });

  it('end at their deadline, with whatever they started', async () => {
    const grandchild =
      'require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]); setInterval(() => {}, 1000)';
    const ended = await nodeCommands().run({ ...node(grandchild), deadlineMs: 300 });
    expect(ended).toMatchObject({ kind: 'deadline', afterMs: 300 });
  });

  it('end when they say too much', async () => {
    const ended = await nodeCommands().run({
      ...node('setInterval(() => console.log("x".repeat(1000)), 1)'),
      outputCapBytes: 10_000,
    });
    expect(ended).toMatchObject({ kind: 'output-cap', capBytes: 10_000 });
  });

  it('end when they are cancelled, or never begin', async () => {
    const controller = new AbortController();
    const going = nodeCommands().run({ ...node('setInterval(() => {}, 1000)'), signal: controller.signal });
    controller.abort();
    expect(await going).toStrictEqual({ kind: 'cancelled' });
    expect(await nodeCommands().run({ ...node('0'), signal: controller.signal })).toStrictEqual({
      kind: 'cancelled',
    });
  });

  it('that go on in the background end when they are stopped, and stopping one that is gone does nothing', async () => {
    const commands = nodeCommands();
    const { pid, ended } = await commands.startDetached({
      argv: [process.execPath, '-e', 'setInterval(() => {}, 1000)'],
    });
    await commands.stopDetached(pid);
    await ended;
    await commands.stopDetached(pid);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });
});
