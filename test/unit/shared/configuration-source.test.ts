import { describe, expect, it } from 'vitest';

import { loadConfiguration, loadJudgingConfiguration } from '@interlock/shared/steps/load-configuration';
import { fakeGitHub } from '@interlock/shared/testing/fake-github';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

const main = 'a'.repeat(40);
const other = 'b'.repeat(40);
const path = '.github/interlock.yml';
const strict = 'version: 1\nservice: strict\n';
const weak = 'version: 1\nservice: weak\n';
const { run } = fakeRunner({
  run: {
    eventName: 'pull_request',
    event: { pull_request: { number: 7, base: { ref: 'mine' }, head: { sha: 'c'.repeat(40) } } },
  },
});
const github = fakeGitHub({
  commits: { main, mine: other },
  files: { [`${main}:${path}`]: strict, [`${other}:${path}`]: weak },
});

describe('the configuration', () => {
  it('that judges a pull request is its base branch’s', async () => {
    const { configuration, source } = await loadJudgingConfiguration(null, run, github);
    expect([configuration.service, source.commit]).toStrictEqual(['weak', other]);
  });

  it('that moves go by is the default branch’s, whatever base a pull request has', async () => {
    const { configuration, source } = await loadConfiguration(null, github);
    expect([configuration.service, source.commit]).toStrictEqual(['strict', main]);
  });

  it('is read from a branch, not from a tag of the same name', async () => {
    const tagged = fakeGitHub({
      commits: { main: other, 'tags/main': other, 'heads/main': main },
      files: { [`${main}:${path}`]: strict, [`${other}:${path}`]: weak },
    });
    const { configuration } = await loadConfiguration(null, tagged);
    expect(configuration.service).toBe('strict');
  });

  it.each<[string, unknown]>([
    ['no event', null],
    ['an event of nothing', {}],
    ['a base without a name', { pull_request: { number: 7, base: { ref: '' }, head: { sha: main } } }],
    ['a head that is no commit', { pull_request: { number: 7, base: { ref: 'main' }, head: { sha: 'x' } } }],
  ])('is not read for a pull request of which there is %s', async (_, event) => {
    await expect(loadJudgingConfiguration(null, { ...run, event }, github)).rejects.toMatchObject({
      code: 'event-unreadable',
    });
  });
});
