import { validate } from '@actions/languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { expect, it } from 'vitest';

import { actions, read, workflows } from './files.ts';

let validated = 0;

/** What GitHub's own language service has to say about a workflow or an action. */
async function findProblems(kind: 'workflow' | 'action', text: string): Promise<string[]> {
  // It tells by the path what a file is, and remembers what it has read at a path.
  validated += 1;
  const place = kind === 'action' ? `${validated}/action.yml` : `.github/workflows/${validated}.yml`;
  const document = TextDocument.create(`file:///${place}`, 'yaml', 0, text);
  return (await validate(document)).map(({ message, range }) => {
    const what = typeof message === 'string' ? message : message.value;
    return `line ${range.start.line + 1}: ${what}`;
  });
}

it.each(workflows)('finds nothing wrong with %s', async (path) => {
  expect(await findProblems('workflow', read(path))).toEqual([]);
});

it.each(actions)('finds nothing wrong with %s', async (path) => {
  expect(await findProblems('action', read(path))).toEqual([]);
});

it.each([
  ['runs-on:', 'run-on:'],
  ['${{ inputs.', '${{ input.'],
  ['timeout-minutes:', 'timeout-minute:'],
])('finds the mistake in a workflow that says %s as %s', async (right, wrong) => {
  const text = read('.github/workflows/promote.yml');
  expect(text).toContain(right);
  expect(await findProblems('workflow', text.replace(right, wrong))).not.toEqual([]);
});

it.each([
  ['using: composite', 'using: something'],
  ['description:', 'describtion:'],
  ['shell: bash', 'shel: bash'],
])('finds the mistake in an action that says %s as %s', async (right, wrong) => {
  const text = read('examples/shop/.github/interlock/deploy/action.yml');
  expect(text).toContain(right);
  expect(await findProblems('action', text.replace(right, wrong))).not.toEqual([]);
});
