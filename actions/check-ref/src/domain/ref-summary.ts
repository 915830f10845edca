import { meaningIn } from '@interlock/shared/domain/code-table';
import { refCodes } from '@interlock/shared/domain/ref/reasons';
import { renderMarkdown } from '@interlock/shared/domain/report/markdown';
import {
  code,
  heading,
  list,
  prose,
  strong,
  table,
  text,
  lineBreak,
} from '@interlock/shared/domain/report/node';
import type { Reason } from '@interlock/shared/domain/verdict';

/** What was found about a run that wants to move an environment. */
export interface RefFindings {
  readonly environment: string;
  /** As GITHUB_REF says. */
  readonly ref: string;
  /** Why the ref is allowed; `null` where it is not. */
  readonly why: string | null;
  readonly commit: string;
  /** The ref in whose history the commit is; `null` where that is not proven. */
  readonly on: string | null;
  readonly defaultBranch: string;
  readonly defaultCommit: string;
  readonly reasons: readonly Reason[];
}

/** What a code means; `null` for codes that others made. */
export function meaningOf(reasonCode: string): string | null {
  return meaningIn(refCodes, reasonCode);
}

/** The first line of the summary and the last line of the log. */
export function refLine({ environment, ref, why, commit, on, reasons }: RefFindings): string {
  const [first] = reasons;
  if (first !== undefined || why === null || on === null)
    return `❌ check-ref: ${environment} is not moved from ${ref === '' ? 'an unknown ref' : ref}, ${first?.code ?? 'ref-not-judged'}`;
  return `✅ check-ref: ${environment} may be moved from ${ref} (${why}), with commit ${commit.slice(0, 8)} of ${on}`;
}

/** The step summary. */
export function refSummary(findings: RefFindings): string {
  const { reasons, why, on, commit, defaultBranch, defaultCommit, ref } = findings;
  return renderMarkdown([
    heading(3, refLine(findings)),
    ...(reasons.length === 0
      ? []
      : [
          list(
            reasons.map((reason) => [
              strong(reason.code),
              text(`: ${reason.seen ?? ''}`),
              ...(reason.limit === null ? [] : [lineBreak(), text(`Wanted: ${reason.limit}`)]),
              lineBreak(),
              strong('Do'),
              ...prose(`: ${reason.fix}`),
            ]),
            { ordered: true, spaced: true },
          ),
        ]),
    table(
      ['', ''],
      [
        ['ref of the run', code(ref === '' ? 'none' : ref)],
        ['allowed because it is', why ?? 'not allowed'],
        ['login comes from', [code(defaultCommit), text(` (${defaultBranch})`)]],
        [
          'manifests, migrations and deploy come from',
          on === null ? 'nothing: not proven' : [code(commit), text(` (in the history of ${on})`)],
        ],
      ],
    ),
  ]);
}
