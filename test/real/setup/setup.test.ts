import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';

import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';

const scripts = join(import.meta.dirname, '../../../scripts/real');

function begin(
  script: 'setup' | 'doctor',
  words: readonly string[],
  cache: string,
  path?: string,
  folder = scripts,
  more: Readonly<Record<string, string | undefined>> = {},
) {
  const child = spawn(process.execPath, [join(folder, `${script}.mjs`), ...words], {
    env: { ...process.env, INTERLOCK_CACHE: cache, ...(path === undefined ? {} : { PATH: path }), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { text: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said.text += bytes.toString('utf8');
    });
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ code, text: said.text }));
  return { child, said, ended };
}

async function run(...call: Parameters<typeof begin>) {
  return await begin(...call).ended;
}

async function until(holds: () => boolean): Promise<void> {
  const deadlineMs = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > deadlineMs) throw new Error('it did not come to that within a minute');
    await sleep(20);
  }
}

/** Everything below a part's folder but the lock, so that what was left half done is seen. */
const leftOf = (cache: string, part: string) =>
  existsSync(join(cache, 'real', part)) ? readdirSync(join(cache, 'real', part)) : [];

realSuite('the setup of real parts', [], () => {
  it('installs a part once, finds it again, and the doctor starts it', async () => {
    const cache = await temporaryFolder('setup');
    const first = await run('setup', ['shellcheck'], cache);
    expect(first.text).toContain('1 of 1 parts are ready');
    expect(first.code).toBe(0);
    const again = await run('setup', ['shellcheck'], cache);
    expect(again.text).toContain('1 parts, 1 of them there');
    expect(again.text).not.toContain('installing');
    const doctor = await run('doctor', ['--json'], cache);
    expect(JSON.parse(doctor.text)).toContainEqual(
      expect.objectContaining({ part: 'shellcheck', state: 'usable' }),
    );
    // What is promised and not there is no success.
    expect(doctor.code).toBe(1);
  });

  it('is told when a program is another one than was installed', async () => {
    const cache = await temporaryFolder('setup');
    await run('setup', ['shellcheck'], cache);
    const [folder = ''] = leftOf(cache, 'shellcheck');
    writeFileSync(join(cache, 'real/shellcheck', folder, 'bin/shellcheck'), '#!/bin/sh\nexit 0\n');
    const doctor = await run('doctor', ['--json'], cache);
    const rows: unknown = JSON.parse(doctor.text);
    expect(rows).toContainEqual(
      expect.objectContaining({
        part: 'shellcheck',
        state: 'unusable',
        why: 'shellcheck is not what was installed',
      }),
    );
  });

  it('is told when a Node is another one than was installed, and installs it anew', async () => {
    const cache = await temporaryFolder('setup');
    await run('setup', ['node-20'], cache);
    const [version = ''] = readdirSync(join(cache, 'node'));
    const prefix = join(cache, 'node', version);
    const program = join(prefix, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
    writeFileSync(program, '#!/bin/sh\necho v20.20.2\n');
    const doctor = await run('doctor', ['--json'], cache);
    expect(JSON.parse(doctor.text)).toContainEqual(
      expect.objectContaining({
        part: 'node-20',
        state: 'unusable',
        why: 'node is not what was installed',
        fix: `remove ${prefix} and run npm run real:setup node-20`,
      }),
    );
    // As an install that was cut off leaves it: npm alone would take what it finds for whole.
    rmSync(join(prefix, 'checked'));
    expect((await run('setup', ['node-20'], cache)).code).toBe(0);
    expect(statSync(program).size).toBeGreaterThan(1_000_000);
  });

  it('says of no part that it is ready whose program does not start, or is another one', async () => {
    const copy = await temporaryFolder('copy');
    cpSync(join(scripts, '..'), join(copy, 'scripts'), { recursive: true });
    mkdirSync(join(copy, 'test/real'), { recursive: true });
    const file = join(copy, 'scripts/real/parts.mjs');
    writeFileSync(file, readFileSync(file, 'utf8').replace("'bin/shellcheck'", "'bin/pip'"));
    const cache = await temporaryFolder('setup');
    const { code, text } = await begin('setup', ['shellcheck'], cache, undefined, join(copy, 'scripts/real'))
      .ended;
    expect(text).toContain('installed, and yet not usable: `shellcheck --version` does not say 0.11.0');
    expect(code).toBe(1);
    expect(leftOf(cache, 'shellcheck')).toEqual([]);
  });

  it('is led astray by nothing in the environment', async () => {
    const cache = await temporaryFolder('setup');
    const environment = {
      ...{ GOARCH: 'arm64', GOOS: 'windows', GO111MODULE: 'off', GOFLAGS: '-mod=mod', HOME: undefined },
      ...{ PIP_TARGET: join(cache, 'elsewhere'), PIP_USER: '1', PYTHONHOME: '/nowhere' },
      npm_config_dry_run: 'true',
    };
    const { code, text } = await begin(
      'setup',
      ['actionlint', 'shellcheck', 'node-24'],
      cache,
      undefined,
      scripts,
      environment,
    ).ended;
    expect(text).toContain('4 of 4 parts are ready');
    expect(code).toBe(0);
    expect(existsSync(join(cache, 'elsewhere'))).toBe(false);
  });

  it('installs nowhere that depends on where it is asked from', async () => {
    const { code, text } = await run('setup', ['shellcheck'], 'cache');
    expect(text).toContain('INTERLOCK_CACHE is cache: give an absolute path');
    expect(code).toBe(1);
  });

  it('is told when the compiler that was found has become too old', async () => {
    const cache = await temporaryFolder('setup');
    const bare = await temporaryFolder('bare');
    const own = join(bare, 'go');
    const become = (version: string) =>
      writeFileSync(own, `#!/bin/sh\necho go version go${version} linux/amd64\n`, { mode: 0o755 });
    become('1.99.0');
    const path = `${bare}:${process.env['PATH'] ?? ''}`;
    expect((await run('setup', ['go'], cache, path)).code).toBe(0);
    become('1.20.1');
    const doctor = await run('doctor', ['--json'], cache, path);
    expect(JSON.parse(doctor.text)).toContainEqual(
      expect.objectContaining({
        part: 'go',
        state: 'unusable',
        why: expect.stringContaining('older than 1.26.6') as unknown,
        fix: expect.not.stringContaining(bare) as unknown,
      }),
    );
  });

  it('ends well twice at once: one installs, the other waits for it', async () => {
    const cache = await temporaryFolder('setup');
    const both = await Promise.all([run('setup', ['zizmor'], cache), run('setup', ['zizmor'], cache)]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(leftOf(cache, 'zizmor')).toHaveLength(1);
  });

  it('leaves nothing half done when it is interrupted, and the next one installs', async () => {
    const cache = await temporaryFolder('setup');
    const cut = begin('setup', ['zizmor'], cache);
    await until(() => leftOf(cache, 'zizmor').some((name) => !name.endsWith('.lock')));
    cut.child.kill('SIGINT');
    const { code, text } = await cut.ended;
    expect(code).toBe(130);
    expect(text).toContain('cancelled');
    expect(leftOf(cache, 'zizmor')).toEqual([]);
    expect((await run('setup', ['zizmor'], cache)).code).toBe(0);
  });

  it('goes on after one that was killed and left its lock', async () => {
    const cache = await temporaryFolder('setup');
    const cut = begin('setup', ['zizmor'], cache);
    await until(() => leftOf(cache, 'zizmor').some((name) => !name.endsWith('.lock')));
    cut.child.kill('SIGKILL');
    await cut.ended;
    const next = await run('setup', ['zizmor'], cache);
    expect(next.text).toContain('1 of 1 parts are ready');
    expect(leftOf(cache, 'zizmor')).toHaveLength(1);
  });

  it('names what a machine lacks, and what to do', async () => {
    const cache = await temporaryFolder('setup');
    const bare = await temporaryFolder('bare');
    const { code, text } = await run('setup', ['shellcheck'], cache, bare);
    expect(code).toBe(1);
    expect(text).toContain('there is no python3 on PATH');
    expect(text).toContain('what to do: install Python');
  });

  it('does not stop at a part that cannot be had, and is no success with it', async () => {
    const cache = await temporaryFolder('setup');
    const { code, text } = await run('setup', ['trivy', 'shellcheck'], cache);
    expect(code).toBe(1);
    expect(text).toContain('✗ trivy: cannot be had');
    expect(text).toContain('shellcheck: ready');
  });

  it.each([
    [
      'shellcheck',
      'pins/python/shellcheck/requirements.txt',
      /--hash=sha256:[0-9a-f]{64}/gu,
      `--hash=sha256:${'0'.repeat(64)}`,
      /sha256/u,
    ],
    [
      'actionlint',
      'pins/go/actionlint/go.sum',
      /h1:[A-Za-z0-9+/]{43}=/gu,
      `h1:${'A'.repeat(43)}=`,
      /does NOT match an earlier download/u,
    ],
  ] as const)('refuses what is not what was pinned: %s', async (part, pin, hash, other, complaint) => {
    const copy = await temporaryFolder('copy');
    cpSync(join(scripts, '..'), join(copy, 'scripts'), { recursive: true });
    mkdirSync(join(copy, 'test/real'), { recursive: true });
    const file = join(copy, 'scripts/real', pin);
    writeFileSync(file, readFileSync(file, 'utf8').replace(hash, other));
    const cache = await temporaryFolder('setup');
    const { code, text } = await begin('setup', [part], cache, undefined, join(copy, 'scripts/real')).ended;
    expect(text).toMatch(complaint);
    expect(text).toContain('another file than was pinned');
    expect(code).toBe(1);
    expect(leftOf(cache, part)).toEqual([]);
  });
});
