import { codeBook, type CodeTable } from '../code-table.ts';

const passOn =
  "Pass the `evidence` output of the gate as it is, through the job's outputs and `needs`; never cut, re-format or retype it.";
const sameSubject = 'pass the same `subjects` to the gate and to the move.';
const sameKey = 'Give the gate the same `evidence-key` secret as the move.';
const ownSummary = "See the gate's own summary for what blocks and how to fix it.";

/** Every reason for which evidence is refused. The README's table is made of this. */
export const evidenceCodes = {
  'built-missing': {
    effect: 'inconclusive',
    meaning: 'No built statement ties the artifacts of the subject to the commit.',
    fix: 'Run record-build in the job that builds, and pass its `evidence` output along with that of the gates.',
  },
  'evidence-ambiguous': {
    effect: 'inconclusive',
    meaning: 'A gate left different statements in one attempt, and none of them counts more than the others.',
    fix: 'Give each gate a name of its own (`gate:`), or run it once; a matrix needs one gate name a leg.',
  },
  'evidence-audit-mode': {
    effect: 'fail',
    meaning: 'The gate ran in audit mode, which no move accepts.',
    fix: 'Run the gate with `mode: enforce`; audit is for watching a new gate, no move accepts it.',
  },
  'evidence-failed': { effect: 'fail', meaning: 'The gate failed.', fix: ownSummary },
  'evidence-foreign-repository': {
    effect: 'fail',
    meaning: 'The evidence is of another repository.',
    fix: 'Run the gate in the repository that is promoted.',
  },
  'evidence-foreign-run': {
    effect: 'fail',
    meaning: 'The evidence is of another run, or of a later attempt.',
    fix: 'Run the gate as a job of this run (`evidence: {from: same-run}`).',
  },
  'evidence-from-the-future': {
    effect: 'fail',
    meaning: 'The gate ended at a time that has not come yet.',
    fix: 'Set the clocks of the runners.',
  },
  'evidence-inconclusive': {
    effect: 'inconclusive',
    meaning: 'The gate came to no verdict; that is never a pass.',
    fix: ownSummary,
  },
  'evidence-key-missing': {
    effect: 'inconclusive',
    meaning: 'The evidence is signed, and this step has no key to check it with.',
    fix: 'Give this step the `evidence-key` secret that the gate signed with. In a called workflow the caller passes it.',
  },
  'evidence-missing': {
    effect: 'inconclusive',
    meaning: 'A gate that the environment requires left no evidence.',
    fix: 'Pass its `evidence` output through the job outputs and `needs`. When it was passed, the runner dropped it because it contained the value of a secret (the job has a warning), or the gate was skipped.',
  },
  'evidence-not-canonical': {
    effect: 'fail',
    meaning: 'The evidence is spelled as no gate spells it: it was re-formatted or made by hand.',
    fix: passOn,
  },
  'evidence-signature-invalid': {
    effect: 'fail',
    meaning: 'The evidence is signed with another key than that of the move, or was altered.',
    fix: sameKey,
  },
  'evidence-too-large': {
    effect: 'inconclusive',
    meaning: 'The evidence is larger than a gate writes.',
    fix: passOn,
  },
  'evidence-too-old': {
    effect: 'fail',
    meaning: 'The gate ended longer ago than `max-age` of the environment allows.',
    fix: 'Run the gate again.',
  },
  'evidence-truncated': { effect: 'inconclusive', meaning: 'The evidence is cut off.', fix: passOn },
  'evidence-typed': {
    effect: 'fail',
    meaning: 'The evidence stands in the inputs of the event: a person typed or pasted it.',
    fix: 'Run the gate as a job of this run and pass its `evidence` output. Text typed into a form is never evidence.',
  },
  'evidence-unparsable': {
    effect: 'inconclusive',
    meaning: 'The text is not a DSSE envelope of a statement that this version knows.',
    fix: passOn,
  },
  'evidence-unsigned': {
    effect: 'fail',
    meaning: 'The move has a key, and the evidence is not signed.',
    fix: sameKey,
  },
  'evidence-wrong-action': {
    effect: 'fail',
    meaning: 'Another action wrote the evidence than the one that the gate names.',
    fix: 'Run the action that the gate names.',
  },
  'evidence-wrong-artifact': {
    effect: 'fail',
    meaning: 'The evidence does not speak of an artifact that is promoted, or of another digest.',
    fix: `Judge the artifact that is promoted: ${sameSubject}`,
  },
  'evidence-wrong-commit': {
    effect: 'fail',
    meaning: 'The evidence is of another commit.',
    fix: `Judge the commit that is promoted: ${sameSubject}`,
  },
  'policy-differs': {
    effect: 'fail',
    meaning: 'The gate judged by another policy than the configuration of the default branch.',
    fix: "The gate judged by another policy than the default branch's. Run it again, on a commit that has today's configuration.",
  },
} as const satisfies CodeTable;

/** A reason for which evidence is refused. */
export const { reason: refusal } = codeBook(evidenceCodes);
