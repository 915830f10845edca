/** Every reason for which a ref or a commit is refused, and what it means. The tables of READMEs are made of this. */
export const refReasonMeanings = {
  'branch-protection-unreadable':
    'The branch has classic protection, and no `GITHUB_TOKEN` may read whether that requires pull requests.',
  'commit-not-on-allowed-ref':
    'The commit of the subject is in the history of neither the default branch nor the ref of the run.',
  'ref-gone': 'The branch or tag of the run is not there any more.',
  'ref-not-allowed':
    'The environment is not moved from this ref: it is neither the default branch, nor a branch whose rules require pull requests, nor what `from` allows.',
  'ref-not-judged': 'GitHub did not say what is needed to judge the ref; what is not judged is refused.',
  'ref-unknown': 'The run does not say which ref it is for.',
} as const;

export type RefReasonCode = keyof typeof refReasonMeanings;
