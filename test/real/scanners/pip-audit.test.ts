import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runCommand } from '../servers/command.ts';
import { writeTree } from './tree.ts';

// Its service is not of this machine and is never asked here: every way out ends at a port that nobody listens on.
const nowhere = 'http://127.0.0.1:1';

realSuite('pip-audit with its service out of reach, as it really answers', ['pip-audit'], (programs) => {
  let folder = '';

  beforeAll(async () => {
    folder = await temporaryFolder('pip-audit');
    await writeTree(folder, {
      'requirements.txt': `acme-snake==1.0.0 --hash=sha256:${'0'.repeat(64)}\n`,
      'unpinned.txt': 'acme-snake\n',
      'empty.txt': '',
    });
  });

  async function audit(requirements: string) {
    return runCommand(
      programs.path('pip-audit'),
      [
        ...['--disable-pip', '--require-hashes', '--format=json', '--progress-spinner=off', '--timeout=5'],
        `--cache-dir=${path.join(folder, 'cache')}`,
        `--requirement=${requirements}`,
      ],
      { cwd: folder, env: { HOME: folder, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere, NO_PROXY: '' } },
    );
  }

  it('ends with 1, as on findings, and writes no report when its service does not answer', async () => {
    expect(await audit('requirements.txt')).toMatchObject({ exitCode: 1, stdout: '' });
  });

  it('ends with 0 on a list with nothing in it, without having asked anybody', async () => {
    const { exitCode, stdout, stderr } = await audit('empty.txt');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ dependencies: [], fixes: [] });
    expect(stderr).toContain('No known vulnerabilities found');
  });

  it('ends with 1 and without a report when the list is missing or not pinned', async () => {
    expect(await audit('missing.txt')).toMatchObject({ exitCode: 1, stdout: '' });
    expect(await audit('unpinned.txt')).toMatchObject({ exitCode: 1, stdout: '' });
  });

  it('says nothing when it is killed', async () => {
    const ended = await runCommand(programs.path('pip-audit'), ['--requirement=empty.txt', '--format=json'], {
      cwd: folder,
      killWith: 'SIGKILL',
    });
    expect(ended).toMatchObject({ exitCode: null, signal: 'SIGKILL', stdout: '' });
  });
});
