import { describe, expect, it } from 'vitest';
import { renderFailure } from '@interlock/shared/domain/report/failure';
import { readRendered } from './rendered.ts';

it('tells of every problem what it is, where, and what to do', () => {
  const markdown = renderFailure('quality-gate', [
    {
      code: 'input-invalid',
      message: 'mode is `treu`.',
      fix: 'Write <enforce> or "audit".',
      where: 'input mode',
    },
    { code: 'file-missing', message: 'There is no x.', fix: 'Make x.', where: null },
  ]);
  expect(markdown.split('\n')[0]).toBe('## ❌ quality-gate: could not run, 2 problems');
  const { text, elements } = readRendered(markdown);
  expect(text).toContain('input-invalid in input mode: mode is `treu`.');
  expect(text).toContain('Do: Write <enforce> or "audit".');
  expect(elements.filter((name) => name === 'li')).toHaveLength(2);
});

describe('code in what to do', () => {
  const fixOf = (fix: string): string =>
    renderFailure('gate', [{ code: 'c', message: 'm', fix, where: null }]);

  it('is shown as code', () => {
    expect(fixOf('Pass its `evidence` output.')).toContain(': Pass its `evidence` output.');
  });

  it('holds what anybody wrote exactly, and an odd tick is a tick', () => {
    expect(fixOf('Name `a|b <img src=x>`.')).toContain('`a|b <img src=x>`');
    expect(fixOf('Take ` out <b>now</b>.')).not.toContain('<b>');
  });
});
