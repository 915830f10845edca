import { expect, test } from 'vitest';
import { git, makeWorkflow, rehearse } from './rehearse.ts';

const folderWith = (): string =>
  makeWorkflow(`on: push
jobs:
  a:
    runs-on: x
    permissions: {}
    env: {T: "\${{ github.token }}", PROTECTED: "\${{ github.ref_protected }}"}
    steps:
      - run: |
          echo "ref protected: $PROTECTED, $GITHUB_REF_PROTECTED"
          node -e '
            const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, T } = process.env;
            const get = async (path) => {
              const answer = await fetch(api + "/repos/" + repository + path, { headers: { authorization: "bearer " + T } });
              return { status: answer.status, value: await answer.json() };
            };
            (async () => {
              for (const branch of ["main", "topic"]) {
                const rules = (await get("/rules/branches/" + branch)).value.map(({ type }) => type);
                console.log(branch, "rules:", rules.join(" ") || "none", "| protected:", (await get("/branches/" + branch)).value.protected);
              }
            })();
          '
`);

const say = async (...more: string[]): Promise<readonly string[]> => {
  const folder = folderWith();
  git(folder, 'branch', 'topic');
  const result = await rehearse(folder, ['--repository', 'acme/shop', ...more]);
  expect(result.code, result.stdout).toBe(0);
  return [...result.stdout.matchAll(/^a \| (ref protected: .*|(?:main|topic) rules: .*)$/gm)].map(
    ([, line = '']) => line,
  );
};

test('the default branch takes pull requests alone and others have no rules, unless told otherwise', async () => {
  expect(await say()).toEqual([
    'ref protected: true, true',
    'main rules: pull_request | protected: true',
    'topic rules: none | protected: false',
  ]);
  expect(await say('--branch-rule', 'main=none', '--branch-rule', 'topic=deletion')).toEqual([
    'ref protected: false, false',
    'main rules: none | protected: false',
    'topic rules: deletion | protected: true',
  ]);
  expect((await say('--ref', 'topic', '--branch-rule', 'main=classic')).slice(0, 2)).toEqual([
    'ref protected: false, false',
    'main rules: none | protected: true',
  ]);
});

test('a rule that is not known is refused', async () => {
  const result = await rehearse(folderWith(), ['--branch-rule', 'main=reviews']);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain("--branch-rule 'main=reviews' is not BRANCH=RULE[,RULE…]: pull_request,");
});
