/** Why a native method failed, in the shape its `fail` callback gets; and what makes it so. */
export class NativeFailure extends Error {
  readonly errMsg: string
  readonly errCode = -1

  constructor(reason: string) {
    super(reason)
    this.errMsg = `operateLivePusher:fail ${reason}`
  }
}

/** Whatever goes wrong is the native method's own failure. */
export async function orFail(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    throw new NativeFailure(reasonOf(error))
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
