import type { Download, GitHub } from '../../ports/github.ts';
import type { Artifact } from '../../domain/github-records.ts';
import { cutOff, momentIn, numberIn, textLike } from './answers.ts';
import { orNull, type Calls } from './calls.ts';

const archiveDeadlineMs = 60_000;

function isFalse(found: unknown): boolean {
  return found === false;
}

function artifactOf(data: {
  readonly id: number;
  readonly name: string;
  readonly size_in_bytes: number;
  readonly digest?: string | null;
  readonly expired: boolean;
  readonly created_at: string | null;
  readonly expires_at: string | null;
  readonly workflow_run?: {
    readonly id?: number;
    readonly head_repository_id?: number;
    readonly head_branch?: string;
  } | null;
}): Artifact {
  return {
    id: numberIn(data.id),
    name: textLike(/./u, data.name),
    sizeBytes: numberIn(data.size_in_bytes),
    digest: data.digest ?? null,
    // Only what GitHub says to be there is there.
    isExpired: !isFalse(data.expired),
    createdMs: momentIn(data.created_at),
    expiresMs: data.expires_at === null ? null : momentIn(data.expires_at),
    runId: data.workflow_run?.id ?? null,
    headBranch: data.workflow_run?.head_branch ?? null,
    headRepositoryId: data.workflow_run?.head_repository_id ?? null,
  };
}

/** Fetches an archive from where GitHub refers to: without the token, over TLS, no further, and not beyond the cap. */
async function fetchArchive(
  location: URL,
  apiUrl: string,
  capBytes: number,
  fetchIt: typeof fetch,
): Promise<Download> {
  if (location.protocol !== 'https:' && location.protocol !== new URL(apiUrl).protocol)
    throw new Error(`GitHub refers to ${location.protocol}//${location.host}, which is not https`);
  const signal = AbortSignal.timeout(archiveDeadlineMs);
  const answer = await fetchIt(location, { redirect: 'error', signal });
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' };
  if (answer.status !== 200 || answer.body === null)
    throw new Error(`${location.host} answers ${String(answer.status)}`);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop closes the connection.
  for await (const piece of answer.body) {
    if (!(piece instanceof Uint8Array)) throw new Error(`${location.host} sends no bytes`);
    bytes += piece.length;
    if (bytes > capBytes) return { kind: 'too-large' };
    pieces.push(piece);
  }
  const stated = Number(answer.headers.get('content-length') ?? bytes);
  if (stated !== bytes && !answer.headers.has('content-encoding'))
    throw new Error(`${location.host} sent ${String(bytes)} bytes of ${String(stated)}`);
  return { kind: 'archive', bytes: Buffer.concat(pieces) };
}

/** Artifacts of runs. */
export function artifactCalls({
  apiUrl,
  call,
  place,
}: Calls): Pick<GitHub, 'listArtifacts' | 'downloadArtifact'> {
  return {
    listArtifacts: (name, pageCap) =>
      call(`reading the artifacts called ${name}`, async (rest) => {
        const artifacts: Artifact[] = [];
        let total = 0;
        for (let page = 1; page <= pageCap; page += 1) {
          const { data } = await rest.actions.listArtifactsForRepo({ ...place, name, per_page: 100, page });
          total = numberIn(data.total_count);
          if (!Array.isArray(data.artifacts)) throw cutOff();
          artifacts.push(...data.artifacts.map(artifactOf));
          if (data.artifacts.length < 100) break;
        }
        // Pages shift while others upload: one artifact may come twice.
        return { artifacts: [...new Map(artifacts.map((one) => [one.id, one])).values()], total };
      }),
    downloadArtifact: async (id, capBytes) => {
      const found = await orNull(
        call(`downloading the artifact ${String(id)}`, async (rest, fetchIt) => {
          const answer = await rest.actions.downloadArtifact({
            ...place,
            artifact_id: id,
            archive_format: 'zip',
            // Following it here would be an answer of any size, and a matter of luck who sees the token.
            request: { redirect: 'manual' },
          });
          const { location } = answer.headers;
          if (location === undefined) throw new Error('GitHub does not say where the archive is');
          return await fetchArchive(new URL(location), apiUrl, capBytes, fetchIt);
        }),
        404,
        410,
      );
      return found ?? { kind: 'gone' };
    },
  };
}
