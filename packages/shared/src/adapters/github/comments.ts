import type { GitHub } from '../../ports/github.ts';
import type { IssueComment } from '../../domain/github-records.ts';
import { orNull, type Calls } from './calls.ts';

function commentOf(data: {
  readonly id: number;
  readonly body?: string | undefined;
  readonly html_url: string;
  readonly user: { readonly login: string } | null;
}): IssueComment {
  return { id: data.id, body: data.body ?? '', author: data.user?.login ?? '', url: data.html_url };
}

/** Comments on issues and pull requests, and who writes them. */
export function commentCalls({
  call,
  place,
}: Calls): Pick<GitHub, 'login' | 'listComments' | 'createComment' | 'updateComment'> {
  return {
    login: async () => {
      const user = await orNull(
        call(
          'reading the owner of the token',
          async (rest) => (await rest.users.getAuthenticated()).data.login,
        ),
        403,
      );
      // The token of a job may not ask who it is; it always acts as this one.
      return user ?? 'github-actions[bot]';
    },
    listComments: (issue) =>
      call(`reading the comments of #${String(issue)}`, async (rest) => {
        const all: IssueComment[] = [];
        for (let page = 1; ; page += 1) {
          const { data } = await rest.issues.listComments({
            ...place,
            issue_number: issue,
            per_page: 100,
            page,
          });
          all.push(...data.map(commentOf));
          if (data.length < 100) return all;
        }
      }),
    createComment: (issue, body) =>
      call(`commenting on #${String(issue)}`, async (rest) =>
        commentOf((await rest.issues.createComment({ ...place, issue_number: issue, body })).data),
      ),
    updateComment: (id, body) =>
      call('updating a comment', async (rest) =>
        commentOf((await rest.issues.updateComment({ ...place, comment_id: id, body })).data),
      ),
  };
}
