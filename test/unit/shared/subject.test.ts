import { describe, expect, it } from 'vitest';

import { parseSubject } from '@interlock/shared/domain/subject';

describe('the subjects input', () => {
  it('names the American spelling when a key has the British one', () => {
    const read = parseSubject(JSON.stringify({ commit: 'a'.repeat(40), artefacts: [] }));
    expect(read).toMatchObject({
      ok: false,
      problems: [
        { message: expect.stringContaining('unknown key "artefacts". Did you mean "artifacts"?') as string },
      ],
    });
  });
});
