import { isRecord } from '@interlock/shared/domain/json';
import type { GithubSite } from './state.ts';

/** The object of the event's payload with this name, if there is one. */
export function payloadObject(site: GithubSite, name: string): Readonly<Record<string, unknown>> | null {
  const value = site.eventPayload[name];
  return isRecord(value) ? value : null;
}

/** Number of the pull request that started the run, or null. */
export function pullNumber(site: GithubSite): number | null {
  const number = payloadObject(site, 'pull_request')?.['number'];
  return typeof number === 'number' ? number : null;
}

/** Whether an issue or a pull request of this number is known: only the event's own are. */
export function isKnownIssue(site: GithubSite, number: number): boolean {
  return number === pullNumber(site) || number === payloadObject(site, 'issue')?.['number'];
}

/** A positive number of a path, or null when the text is none. */
export function parseId(text: string): number | null {
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}

/** Events whose run is about the head of a pull request, although it runs on the merge of it. */
const PULL_EVENTS: readonly string[] = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];

function pullHead(site: GithubSite, name: string): string | null {
  if (!PULL_EVENTS.includes(site.event)) return null;
  const head = payloadObject(site, 'pull_request')?.['head'];
  const value = isRecord(head) ? head[name] : null;
  return typeof value === 'string' ? value : null;
}

/** The commit that the run and its checks belong to: of a pull request its head, not the merge that is run. */
export function headSha(site: GithubSite): string {
  return pullHead(site, 'sha') ?? site.sha;
}

/** Branch or tag of the run, without `refs/heads/`. */
export function headBranch(site: GithubSite): string {
  return pullHead(site, 'ref') ?? site.ref.replace(/^refs\/(heads|tags)\//, '');
}
