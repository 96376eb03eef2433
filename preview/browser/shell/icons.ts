/** The phone's own few pictures. */
const svg = (path: string) =>
  `<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`

export const icon = {
  back: svg('<path d="M15 4 7 12l8 8"/>'),
  home: svg('<path d="M4 11.5 12 4l8 7.5"/><path d="M6.5 10v9.5h11V10"/>'),
  close: svg('<path d="m6 6 12 12M18 6 6 18"/>'),
}
