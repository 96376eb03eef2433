/** Those who wait for one and the same thing: all of them hear at once how it ends. */

export class Waiting<Result> {
  private readonly all: { resolve: (result: Result) => void; reject: (why: unknown) => void }[] = []

  /** Settled by the next `resolve` or `reject`. */
  join(): Promise<Result> {
    return new Promise((resolve, reject) => this.all.push({ resolve, reject }))
  }

  resolve(result: Result): void {
    for (const one of this.all.splice(0)) one.resolve(result)
  }

  reject(why: unknown): void {
    for (const one of this.all.splice(0)) one.reject(why)
  }
}
