import { expect, test } from 'vitest';
import { parseCommand } from '../../../../packages/rehearsal/src/domain/log/command.ts';

test.each([
  ['::error::message', 'error', {}, 'message'],
  ['  ::ERROR file=a%2Cb.js,line=3::50%25 of%0Aall', 'error', { file: 'a,b.js', line: '3' }, '50% of\nall'],
  ['::set-output name=x::a::b', 'set-output', { name: 'x' }, 'a::b'],
  ['::group::', 'group', {}, ''],
  ['##[group]Title', 'group', {}, 'Title'],
  ['2026-01-01 ##[warning file=a;line=2]text%5D', 'warning', { file: 'a', line: '2' }, 'text]'],
  ['::notice title=%3A%25::x', 'notice', { title: ':%' }, 'x'],
])('%s', (line, name, properties, data) => {
  const command = parseCommand(line);
  expect(command?.name).toBe(name);
  expect(Object.fromEntries(command?.properties ?? [])).toEqual(properties);
  expect(command?.data).toBe(data);
});

test.each(['plain text', 'a ::error::in the middle', '::no end', '[group]x', '', ':: ::'.slice(0, 2)])(
  '%j is no command',
  (line) => {
    expect(parseCommand(line)).toBeNull();
  },
);

test('a percent sign that was escaped does not make another escape', () => {
  expect(parseCommand('::error::%250A')?.data).toBe('%0A');
});
