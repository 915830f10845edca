import type { GitHub } from '../../ports/github.ts';
import type { CheckRun, CheckRunAnnotation, StandingCheckRun } from '../../domain/github-records.ts';
import type { Calls } from './calls.ts';
import type { Connection } from './connection.ts';

const annotationsPerRequest = 50;

function checkAnnotation(annotation: CheckRunAnnotation) {
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  };
}

/** A check run with one request's worth of its annotations. */
function checkBody(check: CheckRun, from: number) {
  return {
    name: check.name,
    external_id: check.externalId,
    status: 'completed' as const,
    conclusion: check.conclusion,
    output: {
      title: check.title,
      summary: check.summary,
      annotations: check.annotations.slice(from, from + annotationsPerRequest).map(checkAnnotation),
    },
  };
}

/** Check runs and their annotations. */
export function checkCalls({
  call,
  place,
}: Calls): Pick<GitHub, 'listCheckRuns' | 'createCheckRun' | 'updateCheckRun'> {
  async function addAnnotations(rest: Connection['rest'], id: number, check: CheckRun): Promise<void> {
    for (let from = annotationsPerRequest; from < check.annotations.length; from += annotationsPerRequest)
      await rest.checks.update({ ...place, check_run_id: id, ...checkBody(check, from) });
  }

  return {
    listCheckRuns: (headSha, name) =>
      call(`reading the check runs ${name}`, async (rest) => {
        const all: StandingCheckRun[] = [];
        for (let page = 1; ; page += 1) {
          const { data } = await rest.checks.listForRef({
            ...place,
            ref: headSha,
            check_name: name,
            filter: 'all',
            per_page: 100,
            page,
          });
          all.push(
            ...data.check_runs.map((found) => ({
              id: found.id,
              externalId: found.external_id ?? '',
              annotationCount: found.output.annotations_count,
              url: found.html_url ?? '',
            })),
          );
          if (data.check_runs.length < 100) return all.sort((a, b) => a.id - b.id);
        }
      }),
    createCheckRun: (headSha, check) =>
      call(`writing the check run ${check.name}`, async (rest) => {
        const { data } = await rest.checks.create({ ...place, head_sha: headSha, ...checkBody(check, 0) });
        await addAnnotations(rest, data.id, check);
        return { url: data.html_url ?? '' };
      }),
    updateCheckRun: (id, check) =>
      call(`updating the check run ${check.name}`, async (rest) => {
        const { data } = await rest.checks.update({ ...place, check_run_id: id, ...checkBody(check, 0) });
        await addAnnotations(rest, id, check);
        return { url: data.html_url ?? '' };
      }),
  };
}
