import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { mayCall, NotPublic, vettedLookup } from '#platform/public-network.ts';

export type Posted = { status?: number; problem?: string };

const secondsToAnswer = 10;

const outside = 'The address is not one of the public internet.';

/** Posts a body and answers the status, or a sentence why there is none. Follows nothing, believes no name that leads into the house, waits ten seconds. */
export async function post(address: string, headers: Record<string, string>, body: string, allowsThisMachine: boolean): Promise<Posted> {
  const url = new URL(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !mayCall(host, allowsThisMachine)) return { problem: outside };
  const request = url.protocol === 'https:' ? secure : plain;
  const sentHeaders = { ...headers, 'User-Agent': 'Broadsheet', 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(secondsToAnswer * 1000);
    const options = { method: 'POST', headers: sentHeaders, lookup: vettedLookup(allowsThisMachine), signal, agent: false } as const;
    const sent = request(url, options, (answer) => {
      resolve({ status: answer.statusCode ?? 0 });
      answer.destroy();
    });
    sent.on('error', (error) => resolve({ problem: problemOf(error, signal.aborted) }));
    sent.end(body);
  });
}

function problemOf(error: Error, isLate: boolean): string {
  if (isLate) return `There was no answer within ${secondsToAnswer} seconds.`;
  return error instanceof NotPublic ? outside : error.message.slice(0, 200);
}
