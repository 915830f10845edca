import { request } from 'node:http';
import { connect } from 'node:net';

import { isProbeSuccess } from '../domain/kubelet/probe.ts';
import type { ProbeAction } from '../domain/kubelet/probe.ts';
import type { Look } from '../ports/kubelet.ts';
import { loopback } from './dataplane.ts';

/** Looks at a loopback port as a kubelet's probe does: a new connection each time. */
export function look(
  action: ProbeAction & { readonly kind: 'http' | 'tcp' },
  port: number,
  timeoutMs: number,
): Promise<Look> {
  return action.kind === 'tcp' ? lookTcp(port, timeoutMs) : lookHttp(action, port, timeoutMs);
}

const failureOf = (error: Error): Look => ({
  kind: 'code' in error && error.code === 'ECONNREFUSED' ? 'refused' : 'failure',
  why: error.message,
});

function lookTcp(port: number, timeoutMs: number): Promise<Look> {
  return new Promise((resolve) => {
    const socket = connect({ host: loopback, port, timeout: timeoutMs });
    const end = (result: Look): void => {
      socket.destroy();
      resolve(result);
    };
    socket.on('connect', () => end({ kind: 'success' }));
    socket.on('timeout', () => end({ kind: 'failure', why: `no connection within ${timeoutMs} ms` }));
    socket.on('error', (error) => end(failureOf(error)));
  });
}

function lookHttp(
  action: ProbeAction & { readonly kind: 'http' },
  port: number,
  timeoutMs: number,
): Promise<Look> {
  return new Promise((resolve) => {
    const sent = request(
      {
        host: loopback,
        port,
        path: action.path,
        agent: false,
        headers: { 'user-agent': 'kube-probe/1.34', accept: '*/*', ...Object.fromEntries(action.headers) },
      },
      (response) => {
        const status = response.statusCode ?? 0;
        response.resume();
        clearTimeout(impatient);
        resolve(
          isProbeSuccess(status)
            ? { kind: 'success' }
            : { kind: 'failure', why: `HTTP probe failed with statuscode: ${status}` },
        );
        sent.destroy();
      },
    );
    // One deadline for everything: a socket timeout would start anew with every byte.
    const impatient = setTimeout(() => {
      sent.destroy();
      resolve({ kind: 'failure', why: `no answer within ${timeoutMs} ms` });
    }, timeoutMs);
    sent.on('error', (error) => {
      clearTimeout(impatient);
      resolve(failureOf(error));
    });
    sent.end();
  });
}
