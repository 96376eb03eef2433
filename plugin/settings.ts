/**
 * What a provider changes before publishing the plugin: where the whitelist documents are served, and time limits.
 * Every number says its unit in its name.
 */
export interface Settings {
  /**
   * HTTPS address under which `{liveAppID}.json` is served, without a trailing slash; '' = not configured, everything is refused.
   * Its domain must be in the plugin's request domains in the WeChat console.
   */
  registry: string
  /** The same for `plugin.instance.setTestEnv(true)`. */
  testRegistry: string
  /** One request for a whitelist document. */
  registryTimeoutMs: number
  /** Pauses before the second, third, … request when one got no answer. */
  registryRetryMs: number[]
  /** How long a fetched document answers without being fetched again. */
  documentFreshMs: number
  /** How long a wanted start waits for `liveAppID` before one error event says that it is missing. */
  missingAppIdMs: number
  /** A native call that stays silent is settled as failed after this time. */
  nativeCallTimeoutMs: number
}

export const settings: Settings = {
  registry: 'https://whitelist.live-room.example/v1',
  testRegistry: 'https://whitelist-test.live-room.example/v1',
  registryTimeoutMs: 5000,
  registryRetryMs: [500, 1500],
  documentFreshMs: 10 * 60 * 1000,
  missingAppIdMs: 5000,
  nativeCallTimeoutMs: 10000,
}
