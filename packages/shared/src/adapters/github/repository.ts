import { readComparison } from '../../domain/ref/answers.ts';
import { commitShape } from '../../domain/subject.ts';
import type { GitHub } from '../../ports/github.ts';
import { cutOff, numberIn, textLike } from './answers.ts';
import { orNull, type Calls } from './calls.ts';
import { unfit } from './failures.ts';

/** The repository: its names, files and commits. */
export function repositoryCalls({
  call,
  place,
}: Calls): Pick<
  GitHub,
  'defaultBranch' | 'commitOf' | 'readFile' | 'lastChangeOf' | 'repositoryId' | 'compareCommits'
> {
  return {
    defaultBranch: () =>
      call('reading the repository', async (rest) =>
        textLike(/./u, (await rest.repos.get(place)).data.default_branch),
      ),
    commitOf: (ref) =>
      orNull(
        call(`reading the commit of ${ref}`, async (rest) =>
          textLike(commitShape, (await rest.repos.getCommit({ ...place, ref })).data.sha),
        ),
        404,
        422,
      ),
    readFile: (path, commit) =>
      orNull(
        call(`reading ${path} at ${commit}`, async (rest) => {
          const { data } = await rest.repos.getContent({ ...place, path, ref: commit });
          if (Array.isArray(data) && data.length > 0)
            throw unfit('github-not-a-file', `${path} is a folder.`, 'Name a file.');
          if (Array.isArray(data) || data.type !== 'file' || !('content' in data))
            throw new Error('it is not a file');
          if (data.encoding === 'none')
            throw unfit(
              'github-file-too-large',
              `${path} has ${data.size} bytes.`,
              'GitHub hands over 1 MB of a file: make it smaller.',
            );
          const text = Buffer.from(data.content, 'base64').toString('utf8');
          if (Buffer.byteLength(text) !== data.size)
            throw new Error('the answer is cut off, or the file is not UTF-8');
          return { path, text, commit };
        }),
        404,
      ),
    lastChangeOf: (path, commit) =>
      call(`reading the history of ${path}`, async (rest) => {
        const { data } = await rest.repos.listCommits({ ...place, sha: commit, path, per_page: 1 });
        if (!Array.isArray(data)) throw cutOff();
        const [newest] = data;
        return newest === undefined ? null : textLike(commitShape, newest.sha);
      }),
    repositoryId: () =>
      call('reading the repository', async (rest) => numberIn((await rest.repos.get(place)).data.id)),
    compareCommits: (base, head) =>
      orNull(
        call(`comparing ${base} with ${head}`, async (rest) => {
          const basehead = `${base}...${head}`;
          // Of the commits between them nothing is used.
          const { data } = await rest.repos.compareCommitsWithBasehead({ ...place, basehead, per_page: 1 });
          return readComparison(data);
        }),
        404,
      ),
  };
}
