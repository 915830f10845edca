import { expect, test } from 'vitest';
import { createExpressions } from '../../../../packages/rehearsal/src/adapters/expressions.ts';
import { effectiveCondition, holds } from '@interlock/rehearsal/steps/expression/condition';
import { statusFunctions } from '../../../../packages/rehearsal/src/domain/expression/status-functions.ts';
import { explainCondition } from '@interlock/rehearsal/steps/expression/explanation';

const expressions = createExpressions();

test.each([
  [null, 'success()'],
  ["github.ref == 'x'", "success() && (github.ref == 'x')"],
  ["'always()' == github.ref", "success() && ('always()' == github.ref)"],
  ['always()', 'always()'],
  ['!Cancelled() && true', '!Cancelled() && true'],
  ["contains(failure(), 'x')", "contains(failure(), 'x')"],
])('%s becomes %s', (condition, expected) => {
  expect(effectiveCondition(expressions, condition)).toBe(expected);
});

const scope = (success: boolean, failure: boolean, cancelled: boolean) => ({
  contexts: {
    github: { ref: 'refs/heads/main', event: { labels: [{ name: 'a' }, { name: 'b' }] } },
    needs: { build: { result: 'success', outputs: { 'it-is': 'yes' } } },
    inputs: { dry: false, n: 3 },
    secrets: { KEY: 'opensesame' },
  },
  functions: statusFunctions({ success, failure, cancelled }),
});

test.each([
  ['success()', true, false, false, true],
  ['failure()', true, false, false, false],
  ['failure()', false, true, false, true],
  ['always()', false, true, true, true],
  ['!cancelled()', false, true, true, false],
  ["success() && (needs.build.result == 'SUCCESS')", true, false, false, true],
  ["success() && (needs.build.outputs.it-is == 'yes' && !inputs.dry)", true, false, false, true],
  ["contains(github.event.labels.*.name, 'b')", true, false, false, true],
  ["startsWith(github.ref, 'refs/heads/') && endsWith(github.ref, 'main')", true, false, false, true],
  ["inputs.n > 2 && fromJSON('[1,2]')[1] == 2", true, false, false, true],
  ["join(github.event.labels.*.name, '-') == 'a-b'", true, false, false, true],
  ["format('{0}{{}}''{1}''', 'a', 'b') == 'a{}''b'''", true, false, false, true],
  ['inputs.unknown.deep', true, false, false, false],
  ["''", true, false, false, false],
])(
  '%s with success %s, failure %s, cancelled %s is %s',
  (condition, success, failure, cancelled, expected) => {
    expect(holds(expressions, condition, scope(success, failure, cancelled))).toBe(expected);
  },
);

test('what cannot be parsed, or is not available, is an error and not false', () => {
  expect(() => holds(expressions, 'nope.x', scope(true, false, false))).toThrow(
    "Unrecognized named-value: 'nope'",
  );
  expect(() => holds(expressions, "hashFiles('x')", scope(true, false, false))).toThrow('not available here');
  expect(() => holds(expressions, "fromJSON('{')", scope(true, false, false))).toThrow();
});

test('an explanation shows what was read and never a secret', () => {
  const condition = "success() && (needs.build.outputs.it-is == 'yes' && secrets.KEY != '')";
  const text = explainCondition(expressions, "job 'a'", condition, scope(true, false, false), true);
  expect(text).toContain('needs.build.outputs.it-is = "yes"  (the jobs that are needed)');
  expect(text).toContain('secrets.KEY = ***');
  expect(text).toContain('success() = true');
  expect(text).not.toContain('opensesame');
});
