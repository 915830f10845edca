/** Lets a limited number of jobs run at once; the others wait in the order of arrival. */
export interface Slots {
  /** Resolves when there is room; the function that it gives must be called once, to make room again. */
  take(): Promise<() => void>;
}

/** Makes slots for `size` jobs. */
export function createSlots(size: number): Slots {
  let free = size;
  const waiting: (() => void)[] = [];
  const release = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return {
    take: async () => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return release;
    },
  };
}
