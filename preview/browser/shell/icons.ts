/** The phone's own few pictures. */
const svg = (path: string) =>
  `<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${path}</svg>`

const battery =
  '<svg viewBox="0 0 26 12" width="26" height="12" fill="none" stroke="currentColor"><rect x=".5" y=".5" width="22" height="11" rx="3.5" opacity=".5"/><rect x="2.5" y="2.5" width="16" height="7" rx="1.8" fill="currentColor" stroke="none"/><path d="M24.5 4v4" stroke-width="1.6" stroke-linecap="round" opacity=".5"/></svg>'

export const icon = {
  battery,
  back: svg('<path d="M15 4 7 12l8 8"/>'),
  home: svg('<path d="M4 11.5 12 4l8 7.5"/><path d="M6.5 10v9.5h11V10"/>'),
  close: svg('<path d="m6 6 12 12M18 6 6 18"/>'),
  more: svg('<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="3.5"/>'),
}
