import { describe, expect, it } from 'vitest';

import { ExternalError, UserError } from '@interlock/shared/domain/errors';
import { bugProblem, bugReason, problemsOfThrown, reasonsOfThrown } from '@interlock/shared/domain/thrown';

const wrong = { code: 'input-invalid', message: 'It is wrong.', fix: 'Right it.', where: 'size' };
const away = new ExternalError({
  service: 'GitHub',
  code: 'github-unreachable',
  message: 'No answer.',
  fix: 'Run it again.',
  retryable: true,
});

describe('what was thrown', () => {
  it('is every problem of what the user wrote', () => {
    const thrown = new UserError([wrong, { ...wrong, where: null }]);
    expect(problemsOfThrown(thrown)).toStrictEqual([wrong, { ...wrong, where: null }]);
    const reason = { code: wrong.code, rule: null, seen: wrong.message, limit: null, fix: wrong.fix };
    expect(reasonsOfThrown(thrown)).toStrictEqual([
      { ...reason, where: 'size' },
      { ...reason, where: null },
    ]);
  });

  it('names the service that failed', () => {
    const { code, fix } = away;
    expect(problemsOfThrown(away)).toStrictEqual([{ code, message: 'GitHub: No answer.', fix, where: null }]);
    expect(reasonsOfThrown(away)).toStrictEqual([
      { code, rule: null, seen: 'No answer.', limit: null, where: 'GitHub', fix },
    ]);
  });

  it.each([[new Error('odd')], ['odd'], [undefined]])('is a bug of ours otherwise: %s', (thrown) => {
    expect(problemsOfThrown(thrown)).toBeNull();
    expect(reasonsOfThrown(thrown)).toBeNull();
    expect(bugProblem(thrown)).toMatchObject({ code: 'internal-error', where: null });
    expect(bugReason(thrown).fix).toContain('open an issue');
  });
});
