import { renderMarkdown } from '@interlock/shared/domain/report/markdown';
import { code, heading, link, paragraph, table, type Inline } from '@interlock/shared/domain/report/node';
import { describeSubject, type Subject } from '@interlock/shared/domain/subject';

import { outcomes, type RecordedResult } from './outcome.ts';

/** One attempt to promote, whatever came of it. */
export interface DeploymentRecord {
  readonly environment: string;
  readonly service: string | null;
  readonly subject: Subject;
  /** The commit that the login action was taken from; `null` where none was. Deploy and migrate come from the subject's. */
  readonly loginCommit: string | null;
  readonly result: RecordedResult;
  /** How that is known, where no move said it. */
  readonly note: string | null;
  readonly serving: string | null;
  readonly reason: string | null;
  readonly actor: string;
  readonly run: {
    readonly repository: string;
    readonly id: number;
    readonly attempt: number;
    readonly url: string;
  };
  readonly isDryRun: boolean;
  /** RFC 3339, UTC. */
  readonly recordedAt: string;
  /** Payload digests of all evidence that was given and made. */
  readonly evidence: readonly { readonly kind: string; readonly name: string; readonly digest: string }[];
}

/** The first line of the summary and the last line of the log. */
export function recordLine(record: DeploymentRecord): string {
  const { icon, says } = outcomes[record.result];
  if (record.isDryRun) return `✅ ${record.environment}: dry run, nothing was changed`;
  return `${icon} ${record.environment}: ${says}`;
}

/** The step summary of a record. */
export function recordSummary(record: DeploymentRecord, deploymentUrl: string | null): string {
  const { fix } = outcomes[record.result];
  const rows: (readonly [string, Inline | string])[] = [
    ['what', describeSubject(record.subject)],
    ...(record.loginCommit === null
      ? []
      : [['login taken from', code(record.loginCommit.slice(0, 8))] as const]),
    ['result', code(record.result)],
    ...(record.note === null ? [] : [['known because', record.note] as const]),
    ['serves now', record.serving ?? 'not seen'],
    ['who', record.actor],
    ['why', record.reason ?? 'no reason was given'],
    ['when', record.recordedAt],
    ['run', link(record.run.url, `${String(record.run.id)}, attempt ${String(record.run.attempt)}`)],
    ['deployment', deploymentUrl === null ? 'not recorded' : link(deploymentUrl, deploymentUrl)],
  ];
  return renderMarkdown([
    heading(3, recordLine(record)),
    ...(fix === null || record.isDryRun ? [] : [paragraph('What to do: ', fix)]),
    table(
      ['', ''],
      rows.map(([name, value]) => [name, value]),
    ),
    table(
      ['evidence', 'of', 'digest'],
      record.evidence.map(({ kind, name, digest }) => [kind, name, code(digest.slice(0, 16))]),
      { whenEmpty: 'No evidence was given.' },
    ),
  ]);
}
