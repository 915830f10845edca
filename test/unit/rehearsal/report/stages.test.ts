import type { JobRecord } from '@interlock/rehearsal/domain/record';
import { layOutJobs } from '@interlock/rehearsal/domain/report/stages';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { job } from './sample-run.ts';

const of = (name: string, ...needs: readonly string[]): JobRecord =>
  job(
    name
      .slice(name.lastIndexOf('/') + 1)
      .trim()
      .replace(/ \(.*\)$/, ''),
    name,
    [],
    { needs },
  );
const stages = (...jobs: readonly JobRecord[]) => layOutJobs(jobs).jobs.map(({ stage }) => stage);
const edges = (...jobs: readonly JobRecord[]) =>
  layOutJobs(jobs).edges.map(({ from, to }) => `${from.job.name} > ${to.job.name}`);

describe('stages of jobs', () => {
  test.each([
    ['independent jobs stand side by side', [of('a'), of('b')], [0, 0]],
    ['a chain goes on', [of('a'), of('b', 'a'), of('c', 'b')], [0, 1, 2]],
    ['the longest way counts', [of('a'), of('b', 'a'), of('c', 'a', 'b')], [0, 1, 2]],
    ['the order in the list does not matter', [of('c', 'b'), of('b', 'a'), of('a')], [2, 1, 0]],
    ['all jobs of a matrix are waited for', [of('t (1)'), of('t (2)'), of('c', 't')], [0, 0, 1]],
    ['a called workflow is waited for as a whole', [of('p / a'), of('p / b', 'a'), of('c', 'p')], [0, 1, 2]],
    [
      'a called matrix is waited for as a whole',
      [of('p (eu) / a'), of('p (us) / a'), of('c', 'p')],
      [0, 0, 1],
    ],
    ['the same id in another call is another job', [of('p / a'), of('q / a'), of('q / b', 'a')], [0, 0, 1]],
    ['a name of the caller is found from within', [of('a'), of('p / b', 'a')], [0, 1]],
    ['what is not there is not waited for', [of('a', 'nothing')], [0]],
    ['no job at all', [], []],
  ])('%s', (_, jobs, expected) => {
    expect(stages(...jobs)).toEqual(expected);
  });

  test('a circle, which no run has, still ends', () => {
    expect(stages(of('a', 'b'), of('b', 'a'))).toHaveLength(2);
  });

  test('an edge that another way shows is left out', () => {
    expect(edges(of('a'), of('b', 'a'), of('c', 'a', 'b'))).toEqual(['a > b', 'b > c']);
    expect(edges(of('q / a'), of('q / b', 'a'), of('a'))).toEqual(['q / a > q / b']);
  });

  test('every job has a place of its own, to the right of all it needs', () => {
    const jobs = fc
      .array(fc.array(fc.nat(11), { maxLength: 4 }), { maxLength: 12 })
      .map((needs) =>
        needs.map((each, at) => of(`j${at}`, ...each.filter((need) => need < at).map((need) => `j${need}`))),
      );
    fc.assert(
      fc.property(jobs, (list) => {
        const graph = layOutJobs(list);
        expect(new Set(graph.jobs.map(({ stage, row }) => `${stage} ${row}`)).size).toBe(list.length);
        for (const { job: each, stage } of graph.jobs) {
          for (const need of each.needs)
            expect(stage).toBeGreaterThan(graph.jobs.find(({ job: other }) => other.id === need)!.stage);
        }
      }),
    );
  });
});
