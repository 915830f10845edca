import { durationUnitsMs } from '../duration.ts';
import { compileGlob } from '../glob.ts';
import { expiringSoonDays } from './waiver-file.ts';
import type { Waiver } from './waiver.ts';

/** Something that a waiver may be about. */
export type Waivable =
  | {
      readonly kind: 'finding';
      readonly tool: string;
      readonly id: string;
      /** Relative to the root of the repository; `null` when the finding names no file. */
      readonly file: string | null;
    }
  | { readonly kind: 'test'; readonly name: string };

/** A waiver, and how many things it was about. */
export interface UsedWaiver {
  readonly waiver: Waiver;
  readonly count: number;
}

/** Waivers while they are laid over what was found. */
export interface WaiverUse {
  /** The waiver that holds for a thing today, found `times` times; asking counts. */
  waive(thing: Waivable, times?: number): Waiver | null;
  /** Those that hold and were about something. */
  used(): readonly UsedWaiver[];
  /** Those that would be about something if they had not expired. */
  expired(): readonly UsedWaiver[];
  /** Those that hold, end soon and were about something. */
  expiring(): readonly UsedWaiver[];
  /** Those that were about nothing, expired or not, of kinds and tools that were looked at. */
  unmatched(lookedAt: { readonly tests: boolean; readonly tools: readonly string[] }): readonly Waiver[];
}

interface Compiled {
  readonly waiver: Waiver;
  readonly holds: boolean;
  readonly isAbout: (thing: Waivable) => boolean;
  count: number;
}

/** A finding without a file is in no list of files: a scope that cannot be checked does not hold. */
function scopeOf(target: Waiver['target']): Compiled['isAbout'] {
  if (target.kind === 'test') return ({ kind }) => kind === 'test';
  const globs = target.files.map(compileGlob);
  return (thing) => {
    if (thing.kind !== 'finding' || thing.file === null) return false;
    const { file } = thing;
    return globs.some((matches) => matches(file));
  };
}

const keyOf = (thing: Waivable | Waiver['target']): string =>
  thing.kind === 'finding' ? `finding ${thing.tool.toLowerCase()} ${thing.id}` : `test ${thing.name}`;

/**
 * Lays waivers over what one gate found. Ids and names of tests are compared as they are, never as patterns; names of
 * tools without regard to case. Where several hold for a thing, the one that ends last is used.
 *
 * @param waivers - of the file, expired ones too
 * @param gate - the name of the gate that asks
 * @param nowMs - ms since 1970
 */
export function useWaivers(waivers: readonly Waiver[], gate: string, nowMs: number): WaiverUse {
  const byKey = new Map<string, Compiled[]>();
  const all: Compiled[] = waivers
    .filter(({ gates }) => gates === null || gates.includes(gate))
    .toSorted((a, b) => b.endsMs - a.endsMs)
    .map((waiver) => ({
      waiver,
      holds: nowMs < waiver.endsMs,
      isAbout: scopeOf(waiver.target),
      count: 0,
    }));
  for (const compiled of all) {
    const key = keyOf(compiled.waiver.target);
    byKey.set(key, [...(byKey.get(key) ?? []), compiled]);
  }
  const told = (wanted: (compiled: Compiled) => boolean): readonly UsedWaiver[] =>
    all
      .filter((compiled) => compiled.count > 0 && wanted(compiled))
      .map(({ waiver, count }) => ({ waiver, count }));
  return {
    waive: (thing, times = 1) => {
      // Those that end last come first, so a waiver that holds is found before any that has expired.
      const found = (byKey.get(keyOf(thing)) ?? []).find(({ isAbout }) => isAbout(thing));
      if (found === undefined) return null;
      found.count += times;
      return found.holds ? found.waiver : null;
    },
    used: () => told(({ holds }) => holds),
    expired: () => told(({ holds }) => !holds),
    expiring: () =>
      told(({ holds, waiver }) => holds && waiver.endsMs - nowMs <= expiringSoonDays * durationUnitsMs.d),
    unmatched: (lookedAt) => {
      const tools = new Set(lookedAt.tools.map((tool) => tool.toLowerCase()));
      const wasLookedAt = ({ target }: Waiver): boolean =>
        target.kind === 'test' ? lookedAt.tests : tools.has(target.tool.toLowerCase());
      return all
        .filter(({ count, waiver }) => count === 0 && wasLookedAt(waiver))
        .map(({ waiver }) => waiver);
    },
  };
}
