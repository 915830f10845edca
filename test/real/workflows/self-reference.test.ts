import { describe, expect, it } from 'vitest';

import { read } from '../../contract/workflows/files.ts';
import { pinned, rewriteSelfReferences } from './self-reference.ts';

describe('a reference to the own repository', () => {
  it('is rewritten where it is one, and nowhere else', () => {
    const text = `# uses: $/actions/a is a reference
steps:
  - uses: $/actions/a
  - name: b
    uses: $/actions/b # why
  - run: 'echo "uses: $/actions/c"'
`;
    expect(rewriteSelfReferences(text, 'pinned')).toBe(`# uses: $/actions/a is a reference
steps:
  - uses: OWNER/interlock/actions/a@${pinned}
  - name: b
    uses: OWNER/interlock/actions/b@${pinned} # why
  - run: 'echo "uses: $/actions/c"'
`);
    expect(rewriteSelfReferences(text, 'local')).toContain('  - uses: ./actions/a\n');
  });

  it.each(['  - uses: "$/actions/a"', "  - 'uses': $/actions/a", '    uses : $/actions/a'])(
    'is not left behind in silence when it is written as %s',
    (line) => {
      expect(() => rewriteSelfReferences(`steps:\n${line}\n`, 'pinned')).toThrow('is written otherwise');
    },
  );

  it('is in the called workflow, and in no line of its copy', () => {
    const text = read('.github/workflows/promote.yml');
    expect(text.match(/uses: \$\//gu)?.length).toBeGreaterThan(3);
    expect(rewriteSelfReferences(text, 'pinned')).not.toMatch(/uses: \$\//u);
  });
});
