/** The chat SDK that ships inside the plugin. The build for hosts that bring their own puts sdk-of-host.ts in this file's place. */

/** Evaluated here, not before: it is large, and most rooms may not need it. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would evaluate it at once
export const sdkInside = (): unknown => require('tim-wx-sdk') as unknown
