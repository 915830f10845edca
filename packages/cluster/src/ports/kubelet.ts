import type { ApiPorts } from './api.ts';
import type { Timer } from './timer.ts';
import type { ImageConfig } from '../domain/kubelet/containerenv.ts';
import type { ProbeAction } from '../domain/kubelet/probe.ts';

/** A process to be started: the program first, its folder, all of its environment. */
export interface ProcessSpec {
  readonly command: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What a process does. Exactly one of exited and failed is the last. */
export interface ProcessListener {
  readonly started: (processId: number) => void;
  readonly output: (text: string) => void;
  /** 128 + the signal's number when a signal ended it. */
  readonly exited: (exitCode: number, signal: number) => void;
  /** It could not be started at all. */
  readonly failed: (why: string) => void;
}

/** A process that was started; a signal goes to all of its group. */
export interface ProcessHandle {
  readonly signal: (name: 'SIGTERM' | 'SIGKILL') => void;
}

/** Starts the processes of Pods. */
export interface Runtime {
  readonly start: (spec: ProcessSpec, listener: ProcessListener) => ProcessHandle;
}

/** An image laid out for one container, its digest computed from what lies there. */
export type PreparedImage =
  | {
      readonly kind: 'ready';
      readonly folder: string;
      readonly name: string;
      readonly digest: string;
      readonly config: ImageConfig;
    }
  | { readonly kind: 'refused'; readonly why: string };

/** Where images come from. */
export interface ImageSource {
  /** Lays out an image in a folder of its own named by `place`; refuses what is unknown or altered. */
  readonly prepare: (reference: string, place: string) => Promise<PreparedImage>;
  /** Forgets the folder of a place. */
  readonly discard: (place: string) => void;
}

/** What looking at a container over the network found. */
export type Look =
  | { readonly kind: 'success' }
  | { readonly kind: 'failure'; readonly why: string }
  /** Nothing listens as yet. */
  | { readonly kind: 'refused'; readonly why: string };

/** Everything the kubelet needs. */
export interface KubeletPorts extends ApiPorts {
  readonly timer: Timer;
  readonly runtime: Runtime;
  readonly images: ImageSource;
  /** Looks at a loopback port; `port` is already the private one. */
  readonly look: (
    action: ProbeAction & { readonly kind: 'http' | 'tcp' },
    port: number,
    timeoutMs: number,
  ) => Promise<Look>;
  readonly freePort: () => Promise<number>;
  /** Variables that every process gets: PATH and the like. */
  readonly baseEnv: Readonly<Record<string, string>>;
}
