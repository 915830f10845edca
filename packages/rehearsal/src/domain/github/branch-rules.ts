import type { Exchange, Outcome } from './exchange.ts';
import { replyPage } from './pages.ts';
import { stableNumber } from './stable-number.ts';
import type { GithubSite } from './state.ts';

/** Types of rules in rulesets that can be pretended. */
const ruleTypes = [
  'pull_request',
  'creation',
  'update',
  'deletion',
  'non_fast_forward',
  'required_linear_history',
  'required_signatures',
] as const;

type RuleType = (typeof ruleTypes)[number];

/** What protects a branch. */
export interface BranchRules {
  /** Of active rulesets. */
  readonly rules: readonly RuleType[];
  /** Whether classic branch protection is on, of which a job's token learns nothing more. */
  readonly isClassic: boolean;
}

/** What `--branch-rule` accepts. */
const branchRuleGrammar = `BRANCH=RULE[,RULE…]: ${ruleTypes.join(', ')}, classic (the older branch protection), or none`;

export type BranchRuleReading =
  | { readonly kind: 'rules'; readonly branch: string; readonly rules: BranchRules }
  | { readonly kind: 'invalid'; readonly problem: string };

/** Reads the rules of one branch. */
export function readBranchRules(text: string): BranchRuleReading {
  const [, branch = '', list = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  const words = list.split(',');
  const rules = ruleTypes.filter((type) => words.includes(type));
  const others = words.filter((word) => !rules.some((type) => type === word));
  const isClassic = others.includes('classic');
  const isNone = others.includes('none');
  const unknown = others.filter((word) => word !== 'classic' && word !== 'none');
  if (branch === '' || unknown.length > 0 || (isNone && words.length > 1))
    return { kind: 'invalid', problem: `--branch-rule '${text}' is not ${branchRuleGrammar}` };
  return { kind: 'rules', branch, rules: { rules, isClassic } };
}

/** The rules of a repository in which only the default branch, and it by a ruleset, takes pull requests alone. */
export function usualBranchRules(defaultBranch: string): ReadonlyMap<string, BranchRules> {
  return new Map([[defaultBranch, { rules: ['pull_request'], isClassic: false }]]);
}

/** Whether a branch shows as protected: by a ruleset or by classic protection. */
export function isProtectedBranch(rules: ReadonlyMap<string, BranchRules>, branch: string): boolean {
  const found = rules.get(branch);
  return found !== undefined && (found.isClassic || found.rules.length > 0);
}

/** `GET …/rules/branches/{branch}`: of rulesets alone; the branch need not exist. */
export function getBranchRules(exchange: Exchange): Outcome {
  const { site } = exchange;
  const rules = site.branchRules.get(exchange.param('branch'))?.rules ?? [];
  return replyPage(exchange, rules, (page) => page.map((type) => ruleAnswer(site, type)));
}

function ruleAnswer(site: GithubSite, type: RuleType): Readonly<Record<string, unknown>> {
  return {
    type,
    ...(type === 'pull_request' ? { parameters: pullRequestParameters } : {}),
    ...(type === 'update' ? { parameters: { update_allows_fetch_and_merge: false } } : {}),
    ruleset_source_type: 'Repository',
    ruleset_source: `${site.owner}/${site.name}`,
    ruleset_id: stableNumber(`${site.owner}/${site.name} rules`),
  };
}

const pullRequestParameters = {
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_approving_review_count: 1,
  required_review_thread_resolution: false,
  allowed_merge_methods: ['merge', 'squash', 'rebase'],
};

/** How a branch's own answer tells of its protection. */
export function protectionFields(site: GithubSite, branch: string): Readonly<Record<string, unknown>> {
  const isClassic = site.branchRules.get(branch)?.isClassic === true;
  return {
    protected: isProtectedBranch(site.branchRules, branch),
    protection: {
      enabled: isClassic,
      required_status_checks: {
        enforcement_level: isClassic ? 'non_admins' : 'off',
        contexts: [],
        checks: [],
      },
    },
  };
}
