import { createServer } from 'node:net';

/**
 * A port of 127.0.0.1 that nobody listens on at this moment. Somebody else may take it before a server does: that server
 * then ends at once, and `startServer` says so with its log.
 */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer();
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      listener.close(() =>
        typeof address === 'object' && address !== null
          ? resolve(address.port)
          : reject(new Error('the listener has no port')),
      );
    });
  });
}
