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
  /** Pauses before the second, third, … request when one got no answer; after the last the room hears `unreachable`. */
  registryRetryMs: number[]
  /** Pauses between the requests after that, as long as a room waits; the last one again and again. */
  registryAgainMs: number[]
  /** How long a document allows without being fetched again: a customer who is taken out plays on for that long. */
  documentFreshMs: number
  /** How long the last good document allows when the registry does not answer. */
  documentGraceMs: number
  /** How long a start waits for the registry when there is such a document. */
  knownDocumentWaitMs: number
  /** How long start() waits for `liveAppID` or the address before one error event says which is missing. */
  missingAttributeMs: number
  /** How often the attribute `reconnect` set to true tries again. */
  reconnectAttempts: number
  /** The pause before the first of these tries; each further one is twice as long … */
  reconnectFirstMs: number
  /** … up to this. All are varied by a quarter up and down. */
  reconnectLongestMs: number
  /** A native call that stays silent is settled as failed after this time. */
  nativeCallTimeoutMs: number
  /** The same for initIM(), sendTextMsg() and sendCustomMsg(), which wait for the login. */
  chatCallTimeoutMs: number
}

export const settings: Settings = {
  registry: 'https://whitelist.live-room.example/v1',
  testRegistry: 'https://whitelist-test.live-room.example/v1',
  registryTimeoutMs: 5000,
  registryRetryMs: [500, 1500],
  registryAgainMs: [4000, 8000, 16000, 32000, 60000],
  documentFreshMs: 10 * 60 * 1000,
  documentGraceMs: 24 * 60 * 60 * 1000,
  knownDocumentWaitMs: 1000,
  missingAttributeMs: 3000,
  reconnectAttempts: 10,
  reconnectFirstMs: 1000,
  reconnectLongestMs: 30000,
  nativeCallTimeoutMs: 10000,
  chatCallTimeoutMs: 30000,
}
