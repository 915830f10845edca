import { ExternalError } from '../domain/errors.ts';
import type { Tools } from '../ports/tools.ts';

/** Tools that are where `programs` says, by name; anything else cannot be had. */
export function fakeTools(programs: Readonly<Record<string, string>> = {}): Tools {
  return {
    provide: (download) => {
      const program = programs[download.name];
      if (program !== undefined) return Promise.resolve(program);
      return Promise.reject(
        new ExternalError({
          service: download.name,
          code: 'tool-unavailable',
          message: `${download.name} ${download.version} could not be had.`,
          fix: 'Check that the runner reaches the address, or install the tool before this step.',
          retryable: true,
        }),
      );
    },
  };
}
