import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { hostname } from 'node:os';
import process from 'node:process';

import { answerShop } from './answers.mjs';
import { drainOnSignal } from './drain.mjs';
import { openStock } from './stock.mjs';
import { openWindow } from './window.mjs';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const pod = process.env.POD_NAME || process.env.HOSTNAME || hostname();

const stock = openStock();
const state = { draining: false };
const server = createServer(answerShop({ version, pod, stock, window: openWindow({ stock }), state }));

// Longer than the idle time of the usual load balancers (60 s), so that it is never us who closes an idle
// connection at the moment in which the balancer sends a request over it.
server.keepAliveTimeout = 75_000;

server.listen(Number(process.env.PORT || 8080), () =>
  console.log(JSON.stringify({ event: 'listening', version, pod, port: server.address().port })),
);
drainOnSignal({ server, state, linger: Number(process.env.DRAIN_MS || 2_000) });
