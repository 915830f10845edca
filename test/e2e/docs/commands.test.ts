import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { allBlocks, commandsIn, isShell, looksLikeCommand, repositoryFiles, root } from './shell-blocks.ts';

/**
 * Where a command works as it is written: in a clone of this repository, in a repository beside one, or in the example.
 * `left` is not run here, and says why.
 */
type Expected =
  | { readonly in: 'clone' | 'beside' | 'shop'; readonly exit: number; readonly says: RegExp }
  | { readonly in: 'left'; readonly why: string };

const suite = 'runs a suite of its own, or takes minutes; CI runs it';
const setup = 'installs from registries, by the network';
const cluster = 'needs a cluster';
const cloud = 'needs an account of GitHub or a cloud';

const expected: Readonly<Record<string, Expected>> = {
  'npm ci': { in: 'left', why: setup },
  'npm test': { in: 'left', why: suite },
  'npm run demo': { in: 'left', why: 'test/e2e/demo runs it' },
  'npm ci && npm run demo': { in: 'left', why: setup },
  'npm ci && npm test': { in: 'left', why: setup },
  'npm ci && npm run real:setup && npm run test:real': { in: 'left', why: setup },
  'npm run real:setup': { in: 'left', why: setup },
  'npm run real:setup kubernetes': { in: 'left', why: setup },
  'npm run real:doctor': { in: 'left', why: 'its answer is about the servers that are installed' },
  'npm run test:real': { in: 'left', why: suite },
  'npm run test:real postgresql-16': { in: 'left', why: suite },
  'node dist/interlock/index.js rehearse examples/first-run/.github/workflows/two-jobs.yml': {
    in: 'clone',
    exit: 0,
    says: /✅ Two jobs: passed, 2 jobs/u,
  },
  'node dist/interlock/index.js rehearse .github/workflows/ci.yml --list': {
    in: 'clone',
    exit: 0,
    says: /^verify · "verify"/mu,
  },
  'npm run test:reports --prefix examples/shop': { in: 'clone', exit: 0, says: /tests/u },
  'node dist/interlock/index.js gate --working-directory examples/shop': {
    in: 'clone',
    exit: 2,
    says: /To judge them:\n {2}node .*dist\/interlock\/index\.js gate --working-directory examples\/shop --reports '\[\{tests: "reports\/junit\.xml"\}, \{coverage: "coverage\/lcov\.info"\}\]'/u,
  },
  [`node dist/interlock/index.js gate --working-directory examples/shop --reports '[{tests: "reports/junit.xml"}, {coverage: "coverage/lcov.info"}]' --require 'coverage.lines >= 90%'`]:
    { in: 'clone', exit: 0, says: /✅ quality-gate: pass/u },
  'git clone --depth 1 --branch v0.1.0 https://github.com/OWNER/interlock ../interlock': {
    in: 'left',
    why: 'clones from GitHub; what it makes is made here by other means',
  },
  'node ../interlock/dist/interlock/index.js rehearse .github/workflows/ci.yml': {
    in: 'beside',
    exit: 0,
    says: /✅ CI: passed/u,
  },
  'node ../interlock/dist/interlock/index.js gate': {
    in: 'beside',
    exit: 2,
    says: /To judge them:\n {2}node .*index\.js gate --reports/u,
  },
  'node ../interlock/dist/interlock/index.js gate --gate unit --base origin/main': {
    in: 'beside',
    exit: 0,
    says: /✅ unit: pass/u,
  },
  [`node ../interlock/dist/interlock/index.js gate --reports '[{tests: "reports/*.xml"}, {coverage: coverage/lcov.info}]' --require 'coverage.changed-lines >= 90%' --base main`]:
    { in: 'beside', exit: 0, says: /✅ quality-gate: pass/u },
  'npm start': { in: 'left', why: 'serves until it is ended; test/e2e/demo starts it' },
  'npm run test:reports': { in: 'shop', exit: 0, says: /tests/u },
  'docker buildx build --push --metadata-file image.json --tag "$IMAGE:$GITHUB_SHA" .': {
    in: 'left',
    why: 'needs Docker and a registry',
  },
};

/** Commands that work on what a test cannot have, by how they begin. */
const leftBy: readonly (readonly [RegExp, string])[] = [
  [/^kubectl patch service shop /u, cluster],
  [/^gh api /u, cloud],
  [/^gcloud iam /u, cloud],
  [/^az ad app /u, cloud],
];

const found = allBlocks()
  .filter(isShell)
  .flatMap((block) => commandsIn(block).map((command) => ({ ...block, command })));

function expectedOf(command: string, page: string): Expected | undefined {
  if (page.startsWith('examples/shop/') && command === 'npm test')
    return { in: 'shop', exit: 0, says: /pass/u };
  const why = leftBy.find(([begin]) => begin.test(command))?.[1];
  return why === undefined ? expected[command] : { in: 'left', why };
}

const run = found.flatMap(({ command, page, line }) => {
  const one = expectedOf(command, page);
  return one === undefined || one.in === 'left' ? [] : [{ command, at: `${page}:${line}`, ...one }];
});

const git = (folder: string, ...args: readonly string[]): void => {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'protocol.file.allow=always'];
  execFileSync('git', ['-C', folder, ...who, ...args], { stdio: 'pipe' });
};

/** This repository as a clone has it: what git knows of it, and nothing that was installed. */
function copyRepository(folder: string): void {
  for (const path of repositoryFiles()) cpSync(join(root, path), join(folder, path));
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A', '--force');
  git(folder, 'commit', '-q', '-m', 'one');
}

/** A product with a workflow, a gate and reports of a change, on a branch that its `origin` does not have. */
function makeProduct(folder: string): void {
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  mkdirSync(folder);
  git(folder, 'init', '-q', '-b', 'main');
  put('.gitignore', 'reports/\ncoverage/\n');
  put('src/a.js', 'one();\n');
  put(
    '.github/workflows/ci.yml',
    'name: CI\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo tested\n',
  );
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'one');
  git(folder, 'clone', '-q', '--bare', folder, join(folder, '..', 'origin.git'));
  git(folder, 'remote', 'add', 'origin', join(folder, '..', 'origin.git'));
  git(folder, 'fetch', '-q', 'origin');
  git(folder, 'checkout', '-q', '-b', 'change');
  put('src/a.js', 'one();\ntwo();\n');
  git(folder, 'commit', '-q', '-a', '-m', 'two');
  put('reports/junit.xml', '<testsuite tests="1"><testcase classname="a" name="b"/></testsuite>');
  put('coverage/lcov.info', 'SF:src/a.js\nDA:1,1\nDA:2,1\nend_of_record\n');
}

const gate = 'version: 1\ngates:\n  unit: {action: quality-gate, reports: [{tests: "reports/*.xml"}]}\n';

describe('every shell command of the documentation', () => {
  let folder = '';
  const places = { clone: '', beside: '', shop: '' };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'interlock-docs-'));
    places.clone = join(folder, 'interlock');
    copyRepository(places.clone);
    places.beside = join(folder, 'product');
    makeProduct(places.beside);
    places.shop = join(folder, 'shop');
    cpSync(join(root, 'examples/shop'), places.shop, { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is one that is known here: run, or left out for a reason', () => {
    expect(found.length).toBeGreaterThan(25);
    const unknown = found.filter(({ command, page }) => expectedOf(command, page) === undefined);
    expect(unknown.map(({ page, line, command }) => `${page}:${line}: ${command}`)).toStrictEqual([]);
  });

  it('is still in the documentation where it is known here', () => {
    const commands = new Set(found.map(({ command }) => command));
    expect(Object.keys(expected).filter((command) => !commands.has(command))).toStrictEqual([]);
  });

  it('is in a block that says it is one', () => {
    const hidden = allBlocks().filter(
      (block) => ['', 'text'].includes(block.language) && looksLikeCommand.test(block.text),
    );
    // Forms of a command with optional parts, which nobody can copy as they are.
    expect(hidden.map(({ page }) => page)).toStrictEqual(['packages/cluster/README.md']);
  });

  it('runs a script that there is, where npm runs one', () => {
    const scriptsOf = (path: string): readonly string[] => {
      const manifest = JSON.parse(readFileSync(join(root, path), 'utf8')) as { scripts: object };
      return Object.keys(manifest.scripts);
    };
    const known = { clone: scriptsOf('package.json'), shop: scriptsOf('examples/shop/package.json') };
    const lost = found.flatMap(({ command, page }) =>
      [...command.matchAll(/npm (?:run )?(test|start|[\w:-]+)/gu)].flatMap(([, name = '']) => {
        const isOfShop = page.startsWith('examples/shop/') || command.includes('--prefix examples/shop');
        const scripts = isOfShop ? known.shop : known.clone;
        return name === 'ci' || scripts.includes(name) ? [] : [`${page}: ${command}`];
      }),
    );
    expect(lost).toStrictEqual([]);
  });

  it.each(run)('$command ($at)', ({ command, in: place, exit, says }) => {
    const cwd = places[place];
    if (command.includes('--gate unit')) {
      mkdirSync(join(cwd, '.github'), { recursive: true });
      writeFileSync(join(cwd, '.github/interlock.yml'), gate);
    }
    try {
      const ended = spawnSync('bash', ['-c', command], { cwd, encoding: 'utf8' });
      const said = ended.stdout + ended.stderr;
      expect(ended.status, said).toBe(exit);
      expect(said).toMatch(says);
    } finally {
      if (place === 'beside') rmSync(join(cwd, '.github/interlock.yml'), { force: true });
    }
  });
});
