/** The chat service's plain requests: a userSig for whoever asks (GET /v1/user-sig), and what a page's panel wants (POST /control). */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRecord } from '../compile/read-json'
import type { LocalChat } from './chat'
import { control, type ControlAsk } from './chat-control'

/** Where apps ask for a userSig; the preview leads it to this service. */
export const signingAddress = 'https://user-sig.live-room.example/v1'

const signingPath = '/v1/user-sig'
const controlPath = '/control'
const longestBody = 4096
const day = 86_400

/** How a request is answered: a userSig of our own, or of the developer's server. */
export interface Signature {
  sdkAppID: number
  userID: string
  userSig: string
  /** s */
  expire: number
}

/** Why somebody gets no userSig; the status goes with it. */
export class SigningError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

export type Sign = (userID: string, expire: number) => Signature | Promise<Signature>

export async function answerChatRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { sign, chat }: { sign: Sign; chat: LocalChat },
): Promise<void> {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*')
  response.setHeader('Cache-Control', 'no-store')
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (request.method === 'OPTIONS') {
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST')
    response.setHeader(
      'Access-Control-Allow-Headers',
      request.headers['access-control-request-headers'] ?? '*',
    )
    response.writeHead(204).end()
  } else if (url.pathname === signingPath && request.method === 'GET') {
    await answerSigning(url, response, sign)
  } else if (url.pathname === controlPath && request.method === 'POST') {
    await answerControl(request, response, chat)
  } else {
    const known = url.pathname === signingPath || url.pathname === controlPath
    json(response, known ? 405 : 404, { error: known ? 'another method' : `nothing at ${url.pathname}` })
  }
}

async function answerSigning(url: URL, response: ServerResponse, sign: Sign): Promise<void> {
  const expire = url.searchParams.get('expire')
  try {
    json(
      response,
      200,
      await sign(url.searchParams.get('userID') ?? '', expire === null ? day : Number(expire)),
    )
  } catch (error) {
    const status = error instanceof SigningError ? error.status : error instanceof RangeError ? 400 : 500
    json(response, status, { error: error instanceof Error ? error.message : String(error) })
  }
}

async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  chat: LocalChat,
): Promise<void> {
  let ask: ControlAsk
  try {
    ask = readAsk(JSON.parse(await bodyOf(request)))
  } catch (error) {
    json(response, 400, { error: error instanceof Error ? error.message : String(error) })
    return
  }
  try {
    json(response, 200, await control(chat, ask))
  } catch (error) {
    // A cloud's refusal is a bare code.
    const { code, message } = error as { code?: number; message?: string }
    json(response, 409, { error: message ?? `聊天服务拒绝了（${code ?? ''}）` })
  }
}

function readAsk(value: unknown): ControlAsk {
  const { action, session, on } = isRecord(value) ? value : {}
  if (typeof action !== 'string') throw new Error('no action')
  return { action, ...(typeof session === 'string' ? { session } : {}), on: on === true }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > longestBody) throw new Error('too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(body))
}
