/** Free ports on the loopback address. */
import { createServer } from 'node:net'

/** Gives `preferred` when nobody has it, else any free port. */
export async function freePort(preferred = 0): Promise<number> {
  try {
    return await probe(preferred)
  } catch {
    return probe(0)
  }
}

function probe(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port)
        else reject(new Error('the system gives no port'))
      })
    })
  })
}
