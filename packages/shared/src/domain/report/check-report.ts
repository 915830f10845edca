import type { Digests } from '../../ports/digests.ts';
import type { CheckRun, StandingCheckRun } from '../github-records.ts';
import { canonicalJson } from '../json.ts';
import type { Verdict } from '../verdict.ts';
import type { Annotation } from './annotations.ts';
import { fitCheckSummary } from './budget.ts';
import { shorten } from './cut.ts';
import { paragraph } from './node.ts';
import { countOf } from './numbers.ts';
import { priorities, type Part } from './part.ts';
import { printRunOrder, readRunOrder, type RunOrder } from './run-order.ts';
import { visibleText } from './visible-text.ts';

/** Names of a check run that later runs of the same thing take the place of. */
export interface CheckIdentity {
  readonly action: string;
  readonly gate: string;
  /** Empty where the configuration names none. */
  readonly service: string;
  /** Path of the workflow file. */
  readonly workflow: string;
  /** A push and a pull request may judge the same commit by different policies: neither speaks for the other. */
  readonly eventName: string;
}

/** What a check run is to say about a commit. */
export interface CheckReport {
  readonly identity: CheckIdentity;
  readonly order: RunOrder;
  /** The commit that was judged, 40 hex. */
  readonly commit: string;
  readonly verdict: Verdict;
  readonly mode: 'enforce' | 'audit';
  /** The first line of the report. */
  readonly answer: string;
  readonly parts: readonly Part[];
  /** Where the whole report is, e.g. `the summary of the run`. */
  readonly whole: string;
  readonly annotations: readonly Annotation[];
}

const longestTitle = 255;
/** `quality-gate: shop/unit`: what a required check is named by. Jobs do not have such names. */
export function checkName({ action, gate, service }: CheckIdentity): string {
  return `${action}: ${service === '' ? '' : `${service}/`}${gate}`;
}

/**
 * The conclusion that says the verdict to whoever waits for the check. `inconclusive` is a `failure`: GitHub lets a
 * `neutral` required check through, and `action_required` asks for a button that is not there. In `audit` nothing
 * blocks and nothing passes: `neutral`.
 */
export function conclusionOf(verdict: Verdict, mode: 'enforce' | 'audit'): CheckRun['conclusion'] {
  if (mode === 'audit') return 'neutral';
  return verdict === 'pass' ? 'success' : 'failure';
}

/** The same for every run of the same thing; it does not tell the names, which have no longest form. */
export function externalKey(identity: CheckIdentity, digests: Digests): string {
  const { action, gate, service, workflow, eventName } = identity;
  const digest = digests.sha256(canonicalJson([action, gate, service, workflow, eventName]));
  return `interlock ${digest.slice(0, 32)} `;
}

/** The run that wrote a check run; `null` for one of somebody else. */
export function orderOf(standing: StandingCheckRun, key: string): RunOrder | null {
  return standing.externalId.startsWith(key) ? readRunOrder(standing.externalId.slice(key.length)) : null;
}

/** What the check run does not show beside lines of the source, said in its summary. */
function remainderPart(findings: number, annotated: number, whole: string): readonly Part[] {
  const left = findings - annotated;
  if (left === 0) return [];
  const said = `${countOf(annotated, 'finding')} of ${findings} ${annotated === 1 ? 'stands' : 'stand'} at ${annotated === 1 ? 'its line' : 'their lines'} in the files; the others have no line there, or are too many to be shown so. All are in ${whole}.`;
  return [{ name: 'what is annotated', priority: priorities.blocking, blocks: [paragraph(said)] }];
}

/** The check run that says a report. */
export function checkOf(report: CheckReport, key: string, annotations: CheckRun['annotations']): CheckRun {
  const parts = [
    // The answer is the title of the check run, which stands above its summary.
    ...report.parts.map((part) => ({
      ...part,
      blocks: part.blocks.filter((block) => block.kind !== 'heading' || block.level !== 2),
    })),
    // The annotations stand beneath it.
    ...remainderPart(report.annotations.length, annotations.length, report.whole),
  ];
  const title = shorten(visibleText(report.answer), longestTitle);
  const { markdown } = fitCheckSummary(parts, report.whole);
  return {
    name: checkName(report.identity),
    externalId: key + printRunOrder(report.order),
    conclusion: conclusionOf(report.verdict, report.mode),
    title,
    // GitHub takes no check run without a summary.
    summary: markdown.trim() === '' ? title : markdown,
    annotations,
  };
}
