import { describe, expect, it } from 'vitest';

import { loopbackPort, portVariables } from '@interlock/cluster/domain/kubelet/mappedports';

const spec = {
  ports: [{ name: 'http', containerPort: 8080 }, { containerPort: 9090 }, { name: 'gone', containerPort: 7 }],
};
const mapped = new Map([
  [8080, 41_000],
  [9090, 41_001],
]);

describe('the loopback port of a container', () => {
  it.each([
    [8080, 41_000],
    ['8080', 41_000],
    ['http', 41_000],
    [9090, 41_001],
    [80, undefined],
    ['https', undefined],
    ['', undefined],
    ['gone', undefined],
  ])('behind %j is %j', (port, expected) => {
    expect(loopbackPort(spec, mapped, port)).toBe(expected);
  });

  it('is the only one behind every number when none is declared', () => {
    expect(loopbackPort({}, new Map([[0, 41_000]]), 80)).toBe(41_000);
    expect(loopbackPort({}, new Map([[0, 41_000]]), 'http')).toBeUndefined();
  });
});

describe('the variables of the ports', () => {
  it('name the first, each by its number, and by its name where it has one', () => {
    expect(portVariables(mapped, ['web-http', ''])).toStrictEqual([
      ['PORT', '41000'],
      ['PORT_8080', '41000'],
      ['PORT_WEB_HTTP', '41000'],
      ['PORT_9090', '41001'],
    ]);
  });

  it('are PORT alone when none is declared', () => {
    expect(portVariables(new Map([[0, 41_000]]), [])).toStrictEqual([['PORT', '41000']]);
  });
});
