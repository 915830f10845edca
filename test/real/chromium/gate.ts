import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { temporaryFolder } from '../harness/folder.ts';
import { writeTree } from '../scanners/tree.ts';
import { runCommand, runWell } from '../servers/command.ts';

const bundle = path.resolve(import.meta.dirname, '../../../dist/quality-gate/index.js');

/** The step summary that the committed bundle of quality-gate writes about files in the repository and reports
 * beside them, and how it ended. */
export async function gateSummary(
  { files, reports }: Record<'files' | 'reports', Readonly<Record<string, string>>>,
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly exitCode: number | null; readonly summary: string }> {
  const folder = await temporaryFolder('gate');
  const workspace = await writeTree(path.join(folder, 'workspace'), files);
  await mkdir(path.join(folder, 'temp'));
  const git = (...args: string[]) =>
    runWell('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', '-C', workspace, ...args], {
      env: { HOME: folder, GIT_CONFIG_SYSTEM: '/dev/null' },
    });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('commit', '--quiet', '--message=one');
  await writeTree(workspace, reports);
  const commit = (await git('rev-parse', 'HEAD')).stdout.trim();
  const command = async (name: string) => {
    const file = path.join(folder, name);
    await writeFile(file, '');
    return file;
  };
  const gitHub = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const answer =
      pathname === '/repos/acme/shop'
        ? { default_branch: 'main' }
        : pathname.startsWith('/repos/acme/shop/commits/')
          ? { sha: commit }
          : null;
    response.statusCode = answer === null ? 404 : 200;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer ?? { message: 'Not Found' }));
  });
  await new Promise<void>((resolve) => gitHub.listen(0, '127.0.0.1', resolve));
  try {
    const summary = await command('summary');
    const { exitCode } = await runCommand(process.execPath, [bundle], {
      cwd: workspace,
      env: {
        HOME: folder,
        RUNNER_TEMP: path.join(folder, 'temp'),
        GITHUB_OUTPUT: await command('output'),
        GITHUB_STATE: await command('state'),
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_WORKSPACE: workspace,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_SHA: commit,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_RUN_ID: '1',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_API_URL: `http://127.0.0.1:${(gitHub.address() as AddressInfo).port}`,
        GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ci.yml@refs/heads/main',
        INPUT_TOKEN: 'token-of-the-job',
        ...Object.fromEntries(
          Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
        ),
      },
    });
    return { exitCode, summary: await readFile(summary, 'utf8') };
  } finally {
    gitHub.close();
    gitHub.closeAllConnections();
  }
}
