import { expect, it } from 'vitest';

import { findBases } from '@interlock/checkout/steps/bases';
import { observeChangedLines } from '@interlock/quality-gate/domain/kinds/coverage/changed-coverage';
import type { Git } from '@interlock/checkout/steps/git';
import { coverageOf, emptyGathering } from '@interlock/quality-gate/domain/kinds/coverage/coverage-measure';
import { measure } from '@interlock/quality-gate/domain/measure';

const missing = { why: 'nothing says what to compare with', fix: 'Add `--base main`.' };
const beginning = { kind: 'forked-from', commits: [], withBranch: true, said: 'merge base with x' } as const;

/** A clone that has no commit of any name that it is asked for. */
const git: Git = {
  ask: () => Promise.resolve({ code: 1, stdout: '', stderr: '' }),
  tell: () => Promise.resolve('false\n'),
  stream: () => Promise.resolve(),
};

it('says why, and what to do, as the command line does, in place of what the table of codes says', async () => {
  const branch = { name: 'x', commit: null, missing };
  const found = await findBases(git, 'a'.repeat(40), beginning, branch);
  expect(found).toStrictEqual({ kind: 'unknown', code: 'change-base-missing', ...missing });
  if (found.kind !== 'unknown') return;
  const coverage = coverageOf(emptyGathering(), null);
  const measurements = { ...measure([], [], null, null), change: found, coverage };
  const query = { metric: 'coverage.changed-lines', name: null, scope: { kind: 'whole' } } as const;
  expect(observeChangedLines(measurements, measurements, query)).toMatchObject({
    kind: 'absent',
    code: 'change-base-missing',
    fix: missing.fix,
  });
});
