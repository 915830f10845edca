import type { ExpressionScope } from '../../domain/expression/scope.ts';
import type { Expressions } from '../../ports/expressions.ts';
import { messageOf } from '@interlock/shared/domain/errors';

import { isValueMap, type Value } from '../../domain/value.ts';

const origins: Readonly<Record<string, string>> = {
  env: 'env of workflow, job or step, or GITHUB_ENV',
  github: 'the event and the repository',
  inputs: 'the call, the dispatch, or their defaults',
  job: 'this job',
  jobs: 'the jobs of this workflow',
  matrix: 'strategy.matrix',
  needs: 'the jobs that are needed',
  runner: 'this machine',
  secrets: '--secret, or what the caller passed',
  steps: 'earlier steps',
  strategy: 'strategy',
  vars: '--var',
};

/** How a condition came to its result: each value that it read, and where that came from. Secrets are not shown. */
export function explainCondition(
  expressions: Expressions,
  owner: string,
  condition: string,
  scope: ExpressionScope,
  result: boolean,
): string {
  const lines = [`if of ${owner}: ${condition}  =>  ${result ? 'runs' : 'does not run'}`];
  for (const path of expressions.paths(condition)) {
    const context = path.split('.', 1)[0] ?? path;
    const shown = context === 'secrets' ? '***' : describe(valueOf(expressions, path, scope));
    lines.push(`    ${path} = ${shown}  (${origins[context] ?? 'unknown'})`);
  }
  for (const name of ['success', 'failure', 'cancelled', 'always'])
    if (new RegExp(`\\b${name}\\s*\\(`, 'i').test(condition))
      lines.push(`    ${name}() = ${describe(valueOf(expressions, `${name}()`, scope))}  (status so far)`);
  return lines.join('\n');
}

function valueOf(expressions: Expressions, path: string, scope: ExpressionScope): Value {
  try {
    return expressions.evaluate(path, scope);
  } catch (error) {
    return messageOf(error);
  }
}

function describe(value: Value): string {
  if (isValueMap(value)) return `{${Object.keys(value).join(', ')}}`;
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
