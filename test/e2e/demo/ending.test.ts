import { describe, expect, it } from 'vitest';

import { conclude } from '../../../scripts/demo/ending.mjs';

const good = {
  exitCode: 0,
  run: {
    conclusion: 'success',
    jobs: [
      { name: 'build', conclusion: 'success', outputs: {}, steps: [], messages: [] },
      {
        name: 'promote / record',
        conclusion: 'success',
        outputs: { result: 'switched', serving: 'green' },
        steps: [],
        messages: [],
      },
    ],
  },
  before: { color: 'blue', version: '1.4.0' },
  wanted: { color: 'green', version: '1.5.0' },
  traffic: { color: 'green', colors: { green: 50 }, versions: { '1.5.0': 50 }, failed: 0 },
  load: { verdict: 'failed requests: 0 of 3000', requests: 3000, failed: 0 },
  report: '.interlock/demo/report.html',
};

describe('the ending of a demo', () => {
  it('says promoted when the run, the Service, the answers and the witness all say so', () => {
    const { promoted, lines } = conclude(good);
    expect(promoted).toBe(true);
    expect(lines.join('\n')).toContain('failed requests: 0 of 3000');
    expect(lines.join('\n')).toContain('blue → green');
  });

  it.each([
    ['the rehearsal failed', { exitCode: 1, run: { ...good.run, conclusion: 'failure' } }],
    ['the rehearsal left no result', { run: null }],
    ['the rehearsal was ended by a signal', { exitCode: null }],
    ['the move was not made', { run: { ...good.run, jobs: [] } }],
    ['the Service selects another color', { traffic: { ...good.traffic, color: 'blue' } }],
    ['the Service selects no color', { traffic: { ...good.traffic, color: undefined } }],
    ['both colors answer', { traffic: { ...good.traffic, colors: { green: 49, blue: 1 } } }],
    ['nobody answers', { traffic: { ...good.traffic, colors: {}, versions: {} } }],
    ['another version answers', { traffic: { ...good.traffic, versions: { '1.4.0': 50 } } }],
    ['a request was not answered', { traffic: { ...good.traffic, failed: 1 } }],
    ['the witness saw a failure', { load: { ...good.load, failed: 1 } }],
    ['the witness saw nothing', { load: { ...good.load, requests: 0 } }],
    ['there is no report', { report: null }],
  ])('does not say promoted when %s', (_, otherwise) => {
    const { promoted, lines } = conclude({ ...good, ...otherwise });
    expect(promoted).toBe(false);
    expect(lines[0]).toContain('not promoted');
    expect(lines.some((line) => line.trim().startsWith('failed'))).toBe(true);
  });

  it('says what failed, what was undone and what serves now', () => {
    const { lines } = conclude({
      ...good,
      exitCode: 1,
      run: {
        conclusion: 'failure',
        jobs: [
          {
            name: 'promote / move',
            conclusion: 'failure',
            outputs: {
              result: 'rolled-back',
              reasons: JSON.stringify([
                {
                  code: 'validation-failed',
                  rule: 'GET /',
                  seen: 'status 500',
                  limit: 'status 200',
                  where: '',
                },
              ]),
            },
            steps: [],
            messages: [],
          },
        ],
      },
      traffic: { color: 'blue', colors: { blue: 50 }, versions: { '1.4.0': 50 }, failed: 0 },
      load: { verdict: 'failed requests: 400 of 3000', requests: 3000, failed: 400 },
    });
    const text = lines.join('\n');
    expect(text).toContain('validation-failed: GET /: status 500, wanted status 200');
    expect(text).toContain('moved back to blue');
    expect(text).toContain('50 of 50 fresh connections answered well, by blue, version 1.4.0');
  });

  it('says what each number of failed requests counts, where there are several', () => {
    const reasons = JSON.stringify([
      {
        code: 'probe-failed',
        where: 'the real entry',
        seen: '3 of 30 failed; first: GET /',
        limit: 'fewer than 2',
      },
    ]);
    const failed = { conclusion: 'failure', steps: [], messages: [] };
    const { lines } = conclude({
      ...good,
      exitCode: 1,
      run: {
        conclusion: 'failure',
        jobs: [{ ...failed, name: 'promote / move', outputs: { result: 'rolled-back', reasons } }],
      },
      load: { verdict: 'failed requests: 131 of 8222', requests: 8222, failed: 131 },
    });
    const text = lines.join('\n');
    expect(text).toMatch(
      /^ +3 of 30 +requests of the move itself, up to the moment when it decided to undo$/mu,
    );
    expect(text).toMatch(/^ +report +"Requests during the move": all requests of the move/mu);
    expect(text).toMatch(
      /^ +131 of 8222 +requests of the witness, from before the promotion until after it/mu,
    );
    expect(conclude(good).lines.join('\n')).not.toContain('one fault');
  });

  it('names the job and the step that failed when a move could give no reasons', () => {
    const { lines } = conclude({
      ...good,
      exitCode: 1,
      run: {
        conclusion: 'failure',
        jobs: [
          {
            name: 'build',
            conclusion: 'failure',
            outputs: {},
            steps: [
              { name: 'Check out', conclusion: 'success' },
              { name: 'Test', conclusion: 'failure' },
            ],
            messages: ['it took too long'],
          },
        ],
      },
    });
    expect(lines.join('\n')).toContain('build: Test (failure); it took too long');
    expect(lines.join('\n')).toContain('the traffic was not moved');
  });
});
