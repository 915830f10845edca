import { describe, expect, it } from 'vitest';

import { checkSchema } from '@interlock/shared/domain/schema';
import { subjectField } from '@interlock/shared/domain/subject';

describe('the subjects input', () => {
  it('names the American spelling when a key has the British one', () => {
    expect(checkSchema(subjectField, { commit: 'a'.repeat(40), artefacts: [] })).toMatchObject({
      ok: false,
      problems: [
        { message: expect.stringContaining('unknown key "artefacts". Did you mean "artifacts"?') as string },
      ],
    });
  });
});
