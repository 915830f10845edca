import process from 'node:process';

/**
 * Leaves without dropping a request, on SIGTERM or SIGINT:
 *
 * 1. readiness fails and every answer says `Connection: close`, while new requests are still served for `linger`
 *    milliseconds: whoever routes to us needs that long to notice;
 * 2. the listener closes, idle connections with it; requests under way are finished;
 * 3. what is not finished after `patience` milliseconds is cut. The process then ends because nothing keeps it.
 */
export function drainOnSignal({ server, state, linger, patience = 20_000, signals = process }) {
  function leave() {
    if (state.draining) return;
    state.draining = true;
    console.log(JSON.stringify({ event: 'draining', linger }));
    setTimeout(() => {
      server.close(() => console.log(JSON.stringify({ event: 'left' })));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), patience).unref();
    }, linger);
  }
  signals.on('SIGTERM', leave);
  signals.on('SIGINT', leave);
}
