/** Why a native method failed, in the shape its `fail` callback gets. */
export class NativeFailure extends Error {
  readonly errMsg: string
  readonly errCode = -1

  constructor(reason: string) {
    super(reason)
    this.errMsg = `operateLivePusher:fail ${reason}`
  }
}
