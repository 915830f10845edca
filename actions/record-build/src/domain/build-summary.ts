import { renderMarkdown } from '@interlock/shared/domain/report/markdown';
import { code, heading, paragraph, table } from '@interlock/shared/domain/report/node';
import type { Subject } from '@interlock/shared/domain/subject';

/** The step summary: what was built, from what. */
export function buildSummary(subject: Subject, isSigned: boolean): string {
  const count =
    subject.artifacts.length === 1 ? '1 artifact' : `${String(subject.artifacts.length)} artifacts`;
  return renderMarkdown([
    heading(3, `✅ record-build: ${count} of commit ${subject.commit.slice(0, 8)}`),
    table(
      ['artifact', 'digest'],
      subject.artifacts.map(({ name, digest }) => [name, code(digest)]),
    ),
    paragraph(
      'Built from commit ',
      code(subject.commit),
      isSigned
        ? ', signed with the evidence key.'
        : '. The statement is not signed: it counts within this run only.',
    ),
  ]);
}
