import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { makeFolder, makeRepository, rehearse } from '../rehearsal/rehearse.ts';
import { readExample } from './stage.ts';

const kubeconfig =
  'apiVersion: v1\nkind: Config\nusers:\n  - {name: u, user: {token: "token-of-the-cluster%0A"}}\n';
const files = {
  '.github/interlock/login/action.yml': readExample('kubeconfig'),
  '.github/workflows/test.yml': `on: push
jobs:
  a:
    runs-on: x
    environment: production
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/interlock/login
        with:
          environment: production
          service: shop
          target: green
          subjects: '{}'
          secrets: "\${{ secrets.LOGIN }}"
          vars: "\${{ toJSON(vars) }}"
      - run: stat -c 'mode %a' "$KUBECONFIG" && cat "$KUBECONFIG" && cp "$KUBECONFIG" "$OUT"
        env: {OUT: "\${{ vars.OUT }}"}
`,
};

test('the kubeconfig of the secret is written for this job alone, and what is secret in it stays so', async () => {
  const out = join(makeFolder(), 'kubeconfig');
  const secret = `production/LOGIN=${JSON.stringify({ kubeconfig })}`;
  const result = await rehearse(makeRepository(files), ['--secret', secret, '--var', `OUT=${out}`]);
  expect(result.code, result.stdout).toBe(0);
  expect(readFileSync(out, 'utf8')).toBe(kubeconfig);
  expect(result.stdout).toContain('a | mode 600');
  expect(result.stdout).toContain('kind: Config');
  expect(result.stdout).not.toContain('token-of-the-cluster');
});

test.each([
  ['no secret', [], 'The secret LOGIN is not there.'],
  ['no kubeconfig in it', ['--secret', 'LOGIN={"other": "x"}'], 'The secret LOGIN holds no "kubeconfig".'],
  ['an empty one', ['--secret', 'LOGIN={"kubeconfig": " "}'], 'The secret LOGIN holds no "kubeconfig".'],
  ['null', ['--secret', 'LOGIN=null'], 'The secret LOGIN holds no "kubeconfig".'],
  ['no JSON', ['--secret', 'LOGIN=apiVersion: v1'], 'The secret LOGIN holds no "kubeconfig".'],
])('where there is %s, it says what to store', async (_, secrets, why) => {
  const result = await rehearse(makeRepository(files), secrets);
  expect(result.code).toBe(1);
  expect(result.stdout).toContain(`${why} Store {"kubeconfig": "<its text>"} as LOGIN`);
  expect(result.jobs['a']?.steps.map((step) => step.conclusion)).toEqual(['success', 'failure', 'skipped']);
});
