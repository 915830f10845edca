import { readDurationMs } from './duration.ts';
import { isObject } from './json.ts';
import type { Json } from './json.ts';

/** How slowly traffic follows what is written. */
export interface Settings {
  /**
   * From a change to the EndpointSlices that show it, and again from the slices to the listeners that follow them, as a
   * real cluster's data plane lags behind its slices.
   */
  readonly propagationDelayMs: number;
  /** With more than 0, listeners drop old endpoints first and take new ones so much later. */
  readonly deregistersFirstMs: number;
}

/** What a cluster does when nothing is said. */
export const defaultSettings: Settings = { propagationDelayMs: 200, deregistersFirstMs: 0 };

/** Settings, or why they cannot be read. */
export type ReadSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'problem'; readonly why: string };

const keys: Readonly<Record<string, keyof Settings>> = {
  propagationDelay: 'propagationDelayMs',
  deregistersFirst: 'deregistersFirstMs',
};

/** Reads settings over those that hold: durations such as `200ms`; unknown keys are refused. */
export function readSettings(document: Json, current: Settings): ReadSettings {
  if (!isObject(document)) return { kind: 'problem', why: 'the settings are not an object' };
  let settings = current;
  for (const [key, value] of Object.entries(document)) {
    const field = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (field === undefined)
      return {
        kind: 'problem',
        why: `unknown setting ${JSON.stringify(key)}; known: ${Object.keys(keys).join(', ')}`,
      };
    const durationMs = typeof value === 'string' ? readDurationMs(value) : undefined;
    if (durationMs === undefined)
      return {
        kind: 'problem',
        why: `${key} is ${JSON.stringify(value)}, not a duration such as 200ms, 2s or 0`,
      };
    settings = { ...settings, [field]: durationMs };
  }
  return { kind: 'settings', settings };
}
