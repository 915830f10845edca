import { expect, test } from 'vitest';
import { createParser } from '../../../../packages/rehearsal/src/adapters/workflow-parser.ts';
import { eventPayload, type RepositoryFacts } from '../../../../packages/rehearsal/src/domain/event/event.ts';
import {
  defaultEvent,
  dispatchInputs,
  firstSchedule,
  triggerProblems,
} from '../../../../packages/rehearsal/src/domain/event/trigger.ts';
import type { Workflow } from '../../../../packages/rehearsal/src/domain/workflow/workflow.ts';
import { readWorkflow } from '../../../../packages/rehearsal/src/domain/workflow/workflow-reading.ts';

async function workflowOn(on: string): Promise<Workflow> {
  const text = `on: ${on}\njobs: {a: {runs-on: x, steps: [{run: "true"}]}}\n`;
  const parsed = await createParser().workflow('w.yml', text);
  if (parsed.kind === 'invalid') throw new Error(JSON.stringify(parsed.problems));
  return readWorkflow('w.yml', parsed.root).workflow;
}

const facts = (ref: string): RepositoryFacts => ({
  name: 'acme/shop',
  defaultBranch: 'main',
  ref,
  sha: 'a'.repeat(40),
  before: null,
  message: 'title\n\nbody',
  authorName: 'Ada',
  authorEmail: 'ada@example.com',
  committedAt: '2026-01-02T03:04:05Z',
  pullRequest: null,
});

test.each([
  ['push', 'refs/heads/any', true],
  ['{push: {branches: [main, "release/**"]}}', 'refs/heads/release/1/2', true],
  ['{push: {branches: ["release/*"]}}', 'refs/heads/release/1/2', false],
  ['{push: {branches: ["**", "!draft/**"]}}', 'refs/heads/draft/x', false],
  ['{push: {branches-ignore: [main]}}', 'refs/heads/main', false],
  ['{push: {tags: ["v*"]}}', 'refs/tags/v1', true],
  ['{push: {tags: ["v*"]}}', 'refs/heads/main', false],
  ['{push: {branches: [main]}}', 'refs/tags/v1', false],
  ['workflow_dispatch', 'refs/heads/main', false],
])('on %s, a push to %s starts it: %s', async (on, ref, starts) => {
  expect(triggerProblems(await workflowOn(on), 'push', facts(ref)).length === 0).toBe(starts);
});

test('the usual event is taken where none is named', async () => {
  expect(defaultEvent(await workflowOn('[pull_request, push]'))).toBe('push');
  expect(defaultEvent(await workflowOn('[workflow_call, issues]'))).toBe('issues');
  expect(defaultEvent(await workflowOn('workflow_call'))).toBeNull();
  expect(firstSchedule(await workflowOn('{schedule: [{cron: "0 5 * * *"}]}'))).toBe('0 5 * * *');
});

test('inputs are typed for the inputs context and text for the event', async () => {
  const workflow = await workflowOn(
    '{workflow_dispatch: {inputs: {flag: {type: boolean}, count: {type: number, default: 2}, to: {type: choice, options: [a, b], default: b}}}}',
  );
  expect(dispatchInputs(workflow, new Map([['flag', 'true']]))).toEqual({
    kind: 'inputs',
    typed: { flag: true, count: 2, to: 'b' },
    texts: { flag: 'true', count: '2', to: 'b' },
  });
  const wrong = dispatchInputs(
    workflow,
    new Map([
      ['flag', 'yes'],
      ['count', 'many'],
      ['to', 'c'],
      ['more', '1'],
    ]),
  );
  expect(wrong.kind === 'invalid' ? wrong.problems : []).toHaveLength(4);
});

test('payloads have the fields that workflows read', () => {
  const more = { inputs: { a: 'b' }, workflowPath: 'w.yml', schedule: '0 5 * * *' };
  const push = eventPayload('push', 'ada', facts('refs/heads/main'), more);
  expect(push).toMatchObject({
    ref: 'refs/heads/main',
    before: '0'.repeat(40),
    created: true,
    sender: { login: 'ada' },
  });
  expect(eventPayload('workflow_dispatch', 'ada', facts('refs/heads/main'), more)).toMatchObject({
    inputs: { a: 'b' },
  });
  expect(eventPayload('schedule', 'ada', facts('refs/heads/main'), more)).toMatchObject({
    schedule: '0 5 * * *',
  });
});
