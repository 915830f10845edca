import { stableNumber } from './stable-number.ts';
import type { GithubSite } from './state.ts';

/** Who acts with a `GITHUB_TOKEN`. */
export const ACTIONS_BOT = 'github-actions[bot]';
const ACTIONS_BOT_ID = 41898282;

/** Seconds precision, as GitHub writes times. */
export function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** A user, bot or organization as it appears inside other answers ("simple user"). */
export function simpleUser(site: GithubSite, login: string): Readonly<Record<string, unknown>> {
  const isBot = login.endsWith('[bot]');
  const api = `${site.apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: login === ACTIONS_BOT ? ACTIONS_BOT_ID : stableNumber(login.toLowerCase()),
    node_id: `U_${login}`,
    avatar_url: '',
    gravatar_id: '',
    url: api,
    html_url: isBot
      ? `https://github.com/apps/${login.slice(0, -'[bot]'.length)}`
      : `https://github.com/${login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: isBot ? 'Bot' : 'User',
    user_view_type: 'public',
    site_admin: false,
  };
}

/** The App behind `GITHUB_TOKEN`. */
export function actionsApp(site: GithubSite): Readonly<Record<string, unknown>> {
  return {
    id: 15368,
    slug: 'github-actions',
    node_id: 'A_github-actions',
    owner: simpleUser(site, 'github'),
    name: 'GitHub Actions',
    description: 'Automate your workflow from idea to production',
    external_url: 'https://help.github.com/en/actions',
    html_url: 'https://github.com/apps/github-actions',
    created_at: '2018-07-30T09:30:17Z',
    updated_at: '2024-04-10T20:33:16Z',
    permissions: {},
    events: [],
  };
}
