import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveOrders } from './children.ts';

/** An answer to repeat: the same headers and bytes that the paper sent. */
export type Recorded = { headers: [string, string][]; body: Uint8Array };

/** Starts the least a Node server can be, one for each answer, and says on which port. */
async function repeat({ headers, body }: Recorded): Promise<number> {
  const bytes = Buffer.from(body);
  const flat = headers.flat();
  const server: Server = createServer((_, response) => {
    response.writeHead(200, flat);
    response.end(bytes);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

if (process.argv[1] === import.meta.filename) serveOrders(repeat);
