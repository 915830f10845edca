import { listAt, numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';

/** The loopback port behind each port of a container; behind 0 when it declares none. */
export type MappedPorts = ReadonlyMap<number, number>;

/**
 * The loopback port behind a container's port, given by its number or its name; undefined when there is no such port.
 * A container that declares none answers for every number.
 */
export function loopbackPort(
  spec: JsonObject,
  mapped: MappedPorts,
  port: number | string,
): number | undefined {
  const asNumber = typeof port === 'number' ? port : /^[0-9]+$/.test(port) ? Number(port) : undefined;
  const number = asNumber ?? namedPort(spec, String(port));
  return number === undefined ? undefined : (mapped.get(number) ?? mapped.get(0));
}

function namedPort(spec: JsonObject, name: string): number | undefined {
  const found = listAt(spec, 'ports').find((port) => textAt(port, 'name') === name);
  return numberAt(found, 'containerPort');
}

/** `PORT` is the first port; each port has a variable by its number, and by its name where it has one. */
export function portVariables(
  mapped: MappedPorts,
  names: readonly string[],
): readonly (readonly [string, string])[] {
  return [...mapped].flatMap(([port, loopback], index) => {
    const value = String(loopback);
    const byName = names[index] ?? '';
    return [
      ...(index === 0 ? [['PORT', value] as const] : []),
      ...(port === 0 ? [] : [[`PORT_${port}`, value] as const]),
      ...(byName === '' ? [] : [[`PORT_${byName.toUpperCase().replaceAll('-', '_')}`, value] as const]),
    ];
  });
}
