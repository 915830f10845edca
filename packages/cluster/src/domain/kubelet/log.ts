/** The last output of a container. */
export interface Log {
  readonly write: (text: string) => void;
  readonly read: (tailLines: number | undefined) => string;
  /** Calls the listener with everything written from now on; the answer ends that. */
  readonly follow: (listener: (text: string) => void) => () => void;
}

/** Makes an empty log that keeps at most so many characters, cut at a line where it can. */
export function createLog(keptCharacters: number): Log {
  let chunks: string[] = [];
  let length = 0;
  const listeners = new Set<(text: string) => void>();
  return {
    write: (text) => {
      chunks.push(text);
      length += text.length;
      if (length > keptCharacters * 2) {
        const kept = chunks.join('').slice(-keptCharacters);
        const line = kept.indexOf('\n');
        chunks = [line < 0 ? kept : kept.slice(line + 1)];
        length = chunks[0]?.length ?? 0;
      }
      for (const listener of listeners) listener(text);
    },
    read: (tailLines) => {
      const all = chunks.join('');
      if (tailLines === undefined) return all;
      const lines = all.split('\n');
      const open = lines.at(-1) === '' ? 1 : 0;
      return tailLines === 0 ? '' : lines.slice(-(tailLines + open)).join('\n');
    },
    follow: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
