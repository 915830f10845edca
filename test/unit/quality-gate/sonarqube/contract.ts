import { describe, expect, it } from 'vitest';

import { findAnalysis } from '@interlock/quality-gate/steps/sonarqube/find-analysis';
import { readAnalysis } from '@interlock/quality-gate/steps/sonarqube/read-analysis';
import { readServer } from '@interlock/quality-gate/domain/sonarqube/server';
import type { AnalysisScope } from '@interlock/quality-gate/domain/sonarqube/analysis';
import { secretOf } from '@interlock/shared/domain/input';
import type { Ports } from '@interlock/shared/ports/ports';

/** A server with one project, analyzed twice: first without any condition, then with conditions of which some fail. */
export interface SonarWorld {
  readonly url: string;
  readonly ports: Pick<Ports, 'clock' | 'http' | 'runner'>;
  readonly project: string;
  /** May browse the project. */
  readonly token: string;
  /** May analyze it, and no more. */
  readonly analysisToken: string;
  readonly first: string;
  readonly second: string;
}

const main: AnalysisScope = { kind: 'main', name: 'main' };
const keys = ['ncloc', 'complexity', 'duplicated_lines_density', 'coverage', 'new_coverage'];

/** What every SonarQube server has to do, in memory or real. */
export function sonarContract(world: () => SonarWorld): void {
  const read = (
    given: {
      readonly project?: string;
      readonly token?: string | null;
      readonly revision?: string;
      readonly scope?: AnalysisScope;
      readonly keys?: readonly string[];
    } = {},
  ) => {
    const { url, ports, project, token, second } = world();
    const server = readServer(url);
    if (!server.ok) throw new Error(url);
    const used = given.token === undefined ? token : given.token;
    return readAnalysis(
      { server: server.value, token: used === null ? null : secretOf(used), ports },
      {
        project: given.project ?? project,
        scope: given.scope ?? main,
        revisions: [given.revision ?? second],
        deadlineMs: 120_000,
      },
      given.keys ?? keys,
    );
  };
  const code = async (reading: ReturnType<typeof read>) => {
    const result = await reading;
    return result.ok ? 'known' : result.failures[0]?.code;
  };

  describe('as the contract of SonarQube has it', () => {
    it('gives the quality gate of the analysis of a commit, with each condition', async () => {
      const result = await read();
      if (!result.ok) throw new Error(JSON.stringify(result.failures));
      const { conditions, revision, id, measures } = result.value;
      expect(revision).toBe(world().second);
      expect(id).toEqual(expect.any(String));
      const shown = new Map(conditions.map((condition) => [condition.metric, condition]));
      expect(shown.get('ncloc')).toStrictEqual({
        metric: 'ncloc',
        comparator: 'GT',
        threshold: '5',
        value: '36',
        hasFailed: true,
      });
      expect(shown.get('coverage')).toMatchObject({ comparator: 'LT', threshold: '80', hasFailed: true });
      expect(shown.get('reliability_rating')).toMatchObject({ hasFailed: false });
      expect(measures.get('ncloc')).toBe(36);
      expect(measures.get('complexity')).toBe(12);
      expect(measures.get('coverage')).toBe(0);
      expect(measures.get('duplicated_lines_density')).toBeGreaterThan(50);
      // The history has none of new code: this one is of the project as it is.
      expect(measures.get('new_coverage')).toBe(0);
    });

    it('gives an earlier analysis as it was, without measures of new code', async () => {
      const result = await read({ revision: world().first });
      if (!result.ok) throw new Error(JSON.stringify(result.failures));
      expect(result.value.conditions).toStrictEqual([]);
      expect(result.value.measures.get('ncloc')).toBe(12);
      expect(result.value.measures.get('complexity')).toBe(4);
      expect(result.value.measures.has('new_coverage')).toBe(false);
    });

    it('has no analysis of a commit that was never analyzed, and says of which the newest is', async () => {
      const result = await read({ revision: 'f'.repeat(40) });
      expect(result).toMatchObject({ ok: false, failures: [{ code: 'sonarqube-analysis-stale' }] });
      expect(result.ok ? '' : result.failures[0]?.seen).toContain(world().second);
    });

    it('does not know another project', async () => {
      expect(await code(read({ project: 'nope' }))).toBe('sonarqube-not-found');
    });

    it('answers nobody without a token, or with one that it does not know', async () => {
      expect(await code(read({ token: null }))).toBe('sonarqube-unauthorized');
      expect(await code(read({ token: 'squ_0000000000000000000000000000000000000000' }))).toBe(
        'sonarqube-unauthorized',
      );
    });

    it('lets a token for analysis read nothing', async () => {
      expect(await code(read({ token: world().analysisToken }))).toBe('sonarqube-forbidden');
    });

    it('knows a measure of another name as little as it should', async () => {
      expect(await code(read({ keys: ['ncloc', 'nope'] }))).toBe('sonarqube-refused');
    });

    it('knows in its Community edition no pull request, and never answers for one with the main branch', async () => {
      expect(await code(read({ scope: { kind: 'pull-request', number: 3 } }))).toMatch(
        /^sonarqube-(?:without-pull-requests|analysis-stale)$/u,
      );
    });

    it('knows no branch that was not analyzed', async () => {
      expect(await code(read({ scope: { kind: 'branch', name: 'other' } }))).toBe('sonarqube-not-found');
    });

    it('finds the main branch by its name as well', async () => {
      const { url, ports, project, token, second } = world();
      const server = readServer(url);
      if (!server.ok) throw new Error(url);
      const found = await findAnalysis(
        { server: server.value, token: secretOf(token), ports },
        { project, scope: { kind: 'branch', name: 'main' }, revisions: [second], deadlineMs: 0 },
      );
      expect(found).toMatchObject({ ok: true, value: { revision: second, isNewest: true } });
    });
  });
}
