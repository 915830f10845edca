import { ACTIONS_BOT, actionsApp, isoTime, simpleUser } from './accounts.ts';
import {
  type Exchange,
  type Failure,
  notFound,
  type Outcome,
  reply,
  replyEmpty,
  validationFailed,
} from './exchange.ts';
import { characterCount, readFields } from './fields.ts';
import { isKnownIssue, parseId, pullNumber } from './event-facts.ts';
import { replyPage } from './pages.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';
import type { GithubSite, IssueComment } from './state.ts';

const MAX_BODY_CHARACTERS = 65_536;

function commentAnswer(site: GithubSite, comment: IssueComment): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(site);
  const kind = comment.issue === pullNumber(site) ? 'pull' : 'issues';
  const self = `${api}/issues/comments/${comment.id}`;
  return {
    url: self,
    html_url: `${repositoryPage(site)}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${api}/issues/${comment.issue}`,
    id: comment.id,
    node_id: `IC_${comment.id}`,
    user: simpleUser(site, comment.author),
    created_at: isoTime(comment.createdAt),
    updated_at: isoTime(comment.updatedAt),
    author_association: comment.author === ACTIONS_BOT ? 'CONTRIBUTOR' : 'MEMBER',
    body: comment.body,
    reactions: {
      url: `${self}/reactions`,
      total_count: 0,
      '+1': 0,
      '-1': 0,
      laugh: 0,
      hooray: 0,
      confused: 0,
      heart: 0,
      rocket: 0,
      eyes: 0,
    },
    performed_via_github_app: comment.author === ACTIONS_BOT ? actionsApp(site) : null,
  };
}

function issueOf(exchange: Exchange): number | null {
  const number = parseId(exchange.param('issue_number'));
  return number !== null && isKnownIssue(exchange.site, number) ? number : null;
}

function findComment(exchange: Exchange): IssueComment | null {
  const id = parseId(exchange.param('comment_id'));
  return exchange.state.comments.find((comment) => comment.id === id) ?? null;
}

/** `GET …/issues/{issue_number}/comments`, oldest first; `since` by time of the last change. */
export function listComments(exchange: Exchange): Outcome {
  const issue = issueOf(exchange);
  if (issue === null) return notFound();
  const since = Date.parse(exchange.request.query.get('since') ?? '');
  const found = exchange.state.comments.filter(
    (comment) => comment.issue === issue && !(comment.updatedAt < since),
  );
  return replyPage(exchange, found, (page) => page.map((comment) => commentAnswer(exchange.site, comment)));
}

/** `GET …/issues/comments/{comment_id}`. */
export function getComment(exchange: Exchange): Outcome {
  const comment = findComment(exchange);
  return comment === null ? notFound() : reply(200, commentAnswer(exchange.site, comment));
}

/** `POST …/issues/{issue_number}/comments`; the author is the bot behind `GITHUB_TOKEN`. */
export function createComment(exchange: Exchange): Outcome {
  const { state, site, nowMs } = exchange;
  const issue = issueOf(exchange);
  if (issue === null) return notFound();
  const body = readBody(exchange);
  if (body.kind === 'failure') return body;
  const comment: IssueComment = {
    id: state.nextId,
    issue,
    author: ACTIONS_BOT,
    body: body.text,
    createdAt: nowMs,
    updatedAt: nowMs,
  };
  return reply(201, commentAnswer(site, comment), {
    ...state,
    nextId: state.nextId + 1,
    comments: [...state.comments, comment],
  });
}

/** `PATCH …/issues/comments/{comment_id}`. */
export function updateComment(exchange: Exchange): Outcome {
  const { state, site, nowMs } = exchange;
  const comment = findComment(exchange);
  if (comment === null) return notFound();
  const body = readBody(exchange);
  if (body.kind === 'failure') return body;
  const updated = { ...comment, body: body.text, updatedAt: nowMs };
  const comments = state.comments.map((each) => (each.id === comment.id ? updated : each));
  return reply(200, commentAnswer(site, updated), { ...state, comments });
}

/** `DELETE …/issues/comments/{comment_id}`. */
export function deleteComment(exchange: Exchange): Outcome {
  const comment = findComment(exchange);
  if (comment === null) return notFound();
  const comments = exchange.state.comments.filter((each) => each.id !== comment.id);
  return replyEmpty({ ...exchange.state, comments });
}

function readBody(exchange: Exchange): { readonly kind: 'text'; readonly text: string } | Failure {
  const fields = readFields(exchange.request.body, { body: { kind: 'string', required: true } });
  if (fields.kind === 'failure') return fields;
  const text = fields.text('body') ?? '';
  if (text.trim() === '') return refuseBody("Body can't be blank");
  if (characterCount(text) > MAX_BODY_CHARACTERS) {
    return refuseBody(`Body is too long (maximum is ${MAX_BODY_CHARACTERS} characters)`);
  }
  return { kind: 'text', text };
}

function refuseBody(message: string): Failure {
  return validationFailed([{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }]);
}
