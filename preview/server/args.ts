/** The command line of `npm start`. */
import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { realChatFrom, type RealChat } from '../services/chat-real'

export interface Arguments {
  help: boolean
  host?: string
  whitelist?: string
  samples: string[]
  port?: number
  realChat?: RealChat
}

/** The command line makes no sense; the message is one line that says what to write instead. */
export class BadArguments extends Error {}

export const help = `npm start -- [options]

Runs a WeChat mini-program with this repository's live room plugin in the browser.
Without options it builds and shows the demo in miniprogram/.

  --host DIR           show the mini-program in DIR: the folder with app.json, or with a
                       project.config.json whose miniprogramRoot points to it
  --whitelist DIR      folder with whitelist documents, one {liveAppID}.json each (preview/whitelist)
  --sample APP/STREAM  publish the sample stream under this name as well as live/sample; may be repeated
  --port N             first port to try (8080); a taken one means the next free one
  --help               this text

Chat runs on a cloud of the preview's own. With both of these in the environment it is the real one:

  SDKAPPID             the app's number
  USER_SIG_URL         where its server signs: GET ?userID=NAME answers {"userSig": "…"}
`

/**
 * @param base Where relative folders begin.
 * @param environment SDKAPPID and USER_SIG_URL are looked at.
 */
export function readArguments(
  argv: string[],
  base = process.cwd(),
  environment: Record<string, string | undefined> = {},
): Arguments {
  const { values, positionals } = parse(argv)
  const [stray] = positionals
  if (stray !== undefined) {
    throw new BadArguments(
      `${stray} stands alone: npm needs -- before options, e.g. npm start -- --host ${stray}`,
    )
  }
  const { sample = [], port } = values
  const host = folderFrom('--host', values.host, base, false)
  const whitelist = folderFrom('--whitelist', values.whitelist, base, true)
  for (const name of sample) {
    if (!/^[A-Za-z0-9_-]+\/[A-Za-z0-9_-]+$/.test(name)) {
      throw new BadArguments(`--sample ${name}: write it as app/stream, e.g. --sample live/room1`)
    }
  }
  const realChat = chatFrom(environment)
  return { help: values.help ?? false, host, whitelist, samples: sample, port: portFrom(port), realChat }
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      strict: true,
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        host: { type: 'string' },
        whitelist: { type: 'string' },
        sample: { type: 'string', multiple: true },
        port: { type: 'string' },
      },
    })
  } catch (error) {
    // Only the first sentence: the rest explains what this command line has not.
    const [reason = ''] = (error as Error).message.split('. ')
    throw new BadArguments(`${reason.replace(/\s+/g, ' ')}: see npm start -- --help`)
  }
}

function chatFrom(environment: Record<string, string | undefined>): RealChat | undefined {
  try {
    return realChatFrom(environment)
  } catch (error) {
    throw new BadArguments((error as Error).message)
  }
}

function portFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port
  throw new BadArguments(`--port ${text}: give a number from 1 to 65535`)
}

/** A host's folder may still be made while the preview runs; a file in its place is a slip of the pen. */
function folderFrom(
  option: string,
  written: string | undefined,
  base: string,
  mustExist: boolean,
): string | undefined {
  if (written === undefined) return undefined
  if (written === '') throw new BadArguments(`${option}: give a folder`)
  const folder = path.resolve(base, written)
  const stat = fs.statSync(folder, { throwIfNoEntry: false })
  if (stat === undefined && mustExist) {
    throw new BadArguments(`${option} ${written}: there is no such folder; create it or leave the option out`)
  }
  if (stat !== undefined && !stat.isDirectory()) {
    throw new BadArguments(`${option} ${written}: this is a file; give the folder it lies in`)
  }
  return folder
}
