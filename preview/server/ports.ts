/** Listens on the loopback address, on the first free port from a given one up. */
import type { Server } from 'node:http'

const lastPort = 65535

/** @returns The port taken. */
export async function listenFrom(server: Server, first: number): Promise<number> {
  for (let port = first; port <= lastPort; port += 1) {
    if (await listens(server, port)) return port
  }
  throw new Error(`no port from ${first} up is free: give another with --port`)
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening)
      // EACCES: the system keeps low ports to itself.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    }
    const listening = () => {
      server.off('error', failed)
      resolve(true)
    }
    server.once('error', failed)
    server.once('listening', listening)
    server.listen(port, '127.0.0.1')
  })
}
