/**
 * Work that goes on while something else is waited for. That it fails is said where it is awaited; until then nobody
 * would be told, and Node would end the process for it.
 */
export function begun<Value>(work: Promise<Value>): Promise<Value> {
  work.catch(() => undefined);
  return work;
}
