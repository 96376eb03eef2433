/** Takes the place of sdk-inside.ts in `npm run build -- --chat=host`: there is no SDK inside. */

export const sdkInside = (): unknown => undefined
