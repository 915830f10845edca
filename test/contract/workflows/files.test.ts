import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { actions, files, read, workflows } from './files.ts';

it('finds the workflows and the actions', () => {
  expect(workflows).toEqual(
    expect.arrayContaining([
      '.github/workflows/ci.yml',
      '.github/workflows/promote.yml',
      'workflows/promote.yml',
      'examples/shop/.github/workflows/promote.yml',
    ]),
  );
  const ours = files.filter((path) => /^actions\/[^/]+\/package\.json$/u.test(path));
  expect(ours.length).toBeGreaterThanOrEqual(4);
  for (const path of ours) expect(actions).toContain(path.replace('package.json', 'action.yml'));
  expect(actions).toEqual(
    expect.arrayContaining(['action.yml', 'examples/shop/.github/interlock/deploy/action.yml']),
  );
});

it('leaves no file out that reads like a workflow or an action, wherever it is', () => {
  const yaml = files.filter((path) => /\.ya?ml$/u.test(path));
  expect(yaml.length).toBeGreaterThan(workflows.length + actions.length);
  for (const path of yaml) {
    const keys = parseAllDocuments(read(path)).flatMap((document) => {
      const value: unknown = document.toJS();
      return typeof value === 'object' && value !== null ? Object.keys(value) : [];
    });
    if (keys.includes('jobs')) expect(workflows, path).toContain(path);
    if (keys.includes('runs')) expect(actions, path).toContain(path);
  }
});

it('has no file of a kind that GitHub acts on and nothing here looks at', () => {
  const unseen =
    /(?:^|\/)(?:Dockerfile|dependabot\.ya?ml|\.pre-commit-(?:config|hooks)\.yaml|actions\.lock)$/u;
  expect(files.filter((path) => unseen.test(path))).toEqual([]);
});
