import { describe, expect, it } from 'vitest';

import { runAction } from '@interlock/shared/run';
import { qualityGate } from '@interlock/quality-gate/run';

import { coverageGiven, covered, gatePorts } from './gate.ts';

const other = covered.replaceAll('src/a.js', 'src/b.js');

describe('a report that is written while it is read', () => {
  it.each([
    ['was cut between two records', covered + other, covered],
    ['has grown by a record', covered, covered + other],
  ])('is no report when it %s', async (_how, found, read) => {
    const ports = gatePorts({
      inputs: { reports: coverageGiven, require: '- coverage.lines >= 50%' },
      files: { 'coverage/lcov.info': found },
    });
    const { files, runner } = ports;
    const find = files.find.bind(files);
    files.find = async (...given) => {
      const matched = await find(...given);
      files.contents.set('/workspace/coverage/lcov.info', read);
      return matched;
    };
    await runAction(qualityGate, ports);
    expect(runner.outputs.get('verdict')).toBe('inconclusive');
    expect(runner.outputs.get('reasons')).toContain('report-unreadable');
  });
});
