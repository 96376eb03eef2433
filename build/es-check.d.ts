/** The part of es-check that the build calls; the package brings no types. */
declare module 'es-check' {
  interface Config {
    ecmaVersion: string
    files: string[]
    cache?: boolean
    checkFeatures?: boolean
  }
  /** Given an options object it returns; without one it ends the process. */
  export function runChecks(
    configs: Config[],
    options: object,
  ): { success: boolean; errors: { file: string; err: Error }[] }
}
