import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { UsageProblem } from '../domain/problem.ts';

/** A rehearsal cluster that somebody else has started. */
export interface ClusterFolder {
  readonly binFolder: string;
}

const connectMs = 3_000;

/**
 * Reads the folder of a cluster and makes sure that the cluster answers from here.
 * @throws UsageProblem when the folder holds no cluster, or the cluster is not to be reached
 */
export async function openCluster(folder: string): Promise<ClusterFolder> {
  const at = resolve(folder);
  const url = await readUrl(at);
  if (!(await answers(url)))
    throw new UsageProblem([
      `--cluster ${folder}: the cluster at ${url.host} does not answer from here; start it with 'cluster start --folder ${folder}', in the same network namespace`,
    ]);
  return { binFolder: join(at, 'bin') };
}

async function readUrl(folder: string): Promise<URL> {
  const file = join(folder, 'cluster.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) throw new UsageProblem([`--cluster ${folder}: there is no cluster.json in it`]);
  try {
    const data: unknown = JSON.parse(text);
    if (typeof data === 'object' && data !== null && 'url' in data && typeof data.url === 'string')
      return new URL(data.url);
  } catch {
    // Told below, with the same advice.
  }
  throw new UsageProblem([`${file} names no url: it is not the folder of a rehearsal cluster`]);
}

function answers(url: URL): Promise<boolean> {
  return new Promise((settle) => {
    const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
    const socket = connect({ host: url.hostname, port, timeout: connectMs });
    const done = (answer: boolean): void => {
      socket.destroy();
      settle(answer);
    };
    socket.on('connect', () => {
      done(true);
    });
    socket.on('timeout', () => {
      done(false);
    });
    socket.on('error', () => {
      done(false);
    });
  });
}
