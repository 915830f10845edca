import { describe, expect, it } from 'vitest';

import { contextName, kubeconfigText, readKubeconfig, viewOf } from '@interlock/cluster/domain/kubeconfig';

const text = kubeconfigText({ server: 'https://127.0.0.1:6443', certificate: 'PEM', token: 'secret-token' });

describe('the kubeconfig', () => {
  it('is read as it was written', () => {
    expect(readKubeconfig(text, undefined)).toMatchObject({
      kind: 'access',
      access: {
        context: contextName,
        server: 'https://127.0.0.1:6443',
        certificate: 'PEM',
        token: 'secret-token',
        namespace: 'default',
      },
    });
  });

  it.each([
    ['', 'the kubeconfig is empty'],
    ['{', 'the kubeconfig is not YAML'],
    ['current-context: other', 'context "other" does not exist'],
  ])('%j is refused', (given, why) => {
    expect(readKubeconfig(given, undefined)).toMatchObject({
      kind: 'problem',
      why: expect.stringContaining(why) as string,
    });
  });

  it('does not show its secrets', () => {
    const read = readKubeconfig(text, undefined);
    if (read.kind === 'problem') throw new Error(read.why);
    const shown = JSON.stringify(viewOf(read.document, contextName, false));
    expect(shown).not.toContain('secret-token');
    expect(shown).toContain('https://127.0.0.1:6443');
    expect(JSON.stringify(viewOf(read.document, contextName, true))).toContain('secret-token');
  });
});
