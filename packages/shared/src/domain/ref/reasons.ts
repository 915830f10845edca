import { codeBook, type CodeTable } from '../code-table.ts';

/** Every reason for which a ref or a commit is refused. The tables of READMEs are made of this. */
export const refCodes = {
  'branch-protection-unreadable': {
    effect: 'inconclusive',
    meaning:
      'The branch has classic protection, and no `GITHUB_TOKEN` may read whether that requires pull requests.',
    fix: 'Require pull requests for the branch by a ruleset as well, which every token may read; or give an App\'s token with "Administration: read" as `token`.',
  },
  'commit-not-on-allowed-ref': {
    effect: 'fail',
    meaning:
      'The commit of the subject is in the history of neither the default branch nor the ref of the run.',
    fix: 'Merge the commit into the default branch, or run the promotion from the allowed ref that holds it; after a forced push, build again.',
  },
  'ref-gone': {
    effect: 'fail',
    meaning: 'The branch or tag of the run is not there any more.',
    fix: 'Run the promotion from a ref that is there; it was deleted or renamed after this run began.',
  },
  'ref-not-allowed': {
    effect: 'fail',
    meaning:
      'The environment is not moved from this ref: it is neither the default branch, nor a branch whose rules require pull requests, nor what `from` allows.',
    fix: 'Run it from the default branch; or let an active ruleset require pull requests for the branch; or allow the ref with `from` of the environment.',
  },
  'ref-not-judged': {
    effect: 'inconclusive',
    meaning: 'GitHub did not say what is needed to judge the ref; what is not judged is refused.',
    fix: 'Do what the error of GitHub says, then run the job again.',
  },
  'ref-unknown': {
    effect: 'inconclusive',
    meaning: 'The run does not say which ref it is for.',
    fix: 'Run it in a workflow on GitHub. From a laptop, use the command that the summary of the last move printed.',
  },
} as const satisfies CodeTable;

/** A reason about a ref. */
export const { reason: refReason } = codeBook(refCodes);
