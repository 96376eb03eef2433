/** Calls that have not settled yet: all of them can be failed at once, and those failed by destroy() disturb nobody. */
import { type TslError, toTslError } from './errors'

interface Call {
  promise: Promise<unknown>
  reject(error: TslError): void
}

const ignore = () => undefined

export class Calls {
  private readonly open = new Set<Call>()
  private end: TslError | undefined

  /** @param doing the method's name, for errors */
  run<T>(doing: string, work: () => Promise<T>): Promise<T> {
    const call: Call = { promise: Promise.resolve(), reject: ignore }
    const promise = new Promise<T>((resolve, reject) => {
      call.reject = reject
      const settle = () => void this.open.delete(call)
      Promise.resolve()
        .then(() => {
          if (this.end) throw this.end
          return work()
        })
        .then(
          (value) => {
            settle()
            resolve(value)
          },
          (error: unknown) => {
            settle()
            reject(toTslError(error, doing))
          },
        )
    })
    call.promise = promise
    this.open.add(call)
    // Nobody may be left to hear of it.
    if (this.end) promise.catch(ignore)
    return promise
  }

  fail(error: TslError): void {
    for (const call of Array.from(this.open)) call.reject(error)
    this.open.clear()
  }

  /** From now on every call fails with this. */
  close(error: TslError): void {
    this.end = error
    this.open.forEach(({ promise }) => void promise.catch(ignore))
    this.fail(error)
  }
}
