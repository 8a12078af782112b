import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Asked = { path: string; authorization: string | undefined; body: Record<string, unknown> };
type Answer = { status?: number; headers?: Record<string, string>; body: unknown; after?: number };

/** A server on loopback that speaks as much of DeepL, LibreTranslate and chat completions as adapters use. "Translates" by saying the language before each text. */
export type Translators = {
  url: string;
  asked: Asked[];
  /** Answers to give before any other, one for each question. */
  next: Answer[];
  stop: () => Promise<void>;
};

/** Starts it on a port, or on any free one. */
export async function startTranslators(port = 0): Promise<Translators> {
  const asked: Asked[] = [];
  const next: Answer[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const question: Asked = { path: request.url ?? '', authorization: request.headers.authorization, body: JSON.parse(text) };
    asked.push(question);
    const { status = 200, headers = {}, body, after = 0 } = next.shift() ?? answerTo(question);
    setTimeout(() => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }, after).unref();
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    next,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  };
}

function answerTo({ path, body }: Asked): Answer {
  if (path === '/v2/translate') {
    const translations = (body.text as string[]).map((text) => ({ detected_source_language: 'FR', text: `[${body.target_lang}] ${text}` }));
    return { body: { translations } };
  }
  if (path === '/translate') return { body: { translatedText: (body.q as string[]).map((text) => `[${body.target}] ${text}`) } };
  if (path === '/v1/chat/completions') {
    const [, user] = body.messages as { content: string }[];
    const { texts } = JSON.parse(user?.content ?? '') as { texts: { id: number; text: string }[] };
    return { body: chatAnswer(JSON.stringify({ texts: texts.map(({ id, text }) => ({ id, text: `[chat] ${text}` })) })) };
  }
  return { status: 404, body: {} };
}

/** What chat completions answer around a text. */
export function chatAnswer(content: string, finish = 'stop', refusal: string | null = null) {
  return { choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content, refusal } }] };
}
