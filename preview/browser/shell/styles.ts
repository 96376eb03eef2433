/** How the phone itself looks: frame, bar, tabs, problems. Names begin with `phone-`, so no host's style sheet means them. */
export const phoneStyles = `
html, body { margin: 0; height: 100%; overflow: hidden; background: #e9ebef; overscroll-behavior: none; }
body { font: 16px/1.4 -apple-system, BlinkMacSystemFont, 'Helvetica Neue', 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC',
  'Hiragino Sans GB', 'Microsoft YaHei', sans-serif; -webkit-text-size-adjust: 100%; -webkit-tap-highlight-color: transparent; }
.phone { height: 100%; display: flex; align-items: center; justify-content: center; }
.phone-screen { position: relative; width: 100%; height: 100%; display: flex; flex-direction: column; overflow: hidden;
  background: #fff; color: #000; contain: layout paint; -webkit-user-select: none; user-select: none; }
@media (min-width: 501px) {
  /* No phone is lower than 568px: a lower window scrolls. */
  .phone { overflow: auto; align-items: safe center; background: radial-gradient(120% 90% at 50% 0, #f7f8fa, #dfe3e9); }
  .phone-screen { flex: none; width: 390px; height: clamp(568px, 100% - 40px, 844px); margin: 20px 0; border-radius: 36px;
    --phone-status: 32px; box-shadow: 0 0 0 10px #14161a, 0 0 0 11px #3a3d44, 0 24px 60px rgba(20, 24, 36, 0.28); }
}

.phone-status { position: absolute; z-index: 3; inset: 0 0 auto; display: none; align-items: center; justify-content: space-between;
  height: var(--phone-status, 0); padding: 4px 26px 0 30px; box-sizing: border-box; font-size: 15px; font-weight: 600; pointer-events: none; }
@media (min-width: 501px) { .phone-status { display: flex; } }
.phone-bar { position: relative; z-index: 2; flex: none; display: flex; align-items: center; height: 44px;
  padding-top: var(--phone-status, 0); }
.phone-bar[hidden], .phone-tabs[hidden], .phone-problems[hidden], .phone-bar-button[hidden], .phone-spinner[hidden],
.phone-pull[hidden], .phone-page[hidden] { display: none; }
.phone-bar-button { all: unset; z-index: 1; display: flex; align-items: center; justify-content: center; width: 44px; height: 44px; cursor: pointer; }
.phone-bar-button:active { opacity: 0.5; }
.phone-bar-button:focus-visible, .phone-tab:focus-visible { outline: 2px solid #07c160; outline-offset: -4px; border-radius: 8px; }
.phone-bar-title { position: absolute; inset: var(--phone-status, 0) 72px 0; display: flex; align-items: center; justify-content: center; gap: 6px;
  font-size: 17px; font-weight: 500; pointer-events: none; }
.phone-bar-title > :last-child { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.phone-spinner { flex: none; width: 16px; height: 16px; box-sizing: border-box; border: 2px solid currentColor; border-right-color: transparent;
  border-radius: 50%; animation: phone-turn 0.9s linear infinite; }
@keyframes phone-turn { to { transform: rotate(1turn); } }

.phone-pages { position: relative; flex: 1; min-height: 0; }
.phone-page { position: absolute; inset: 0; background: #fff; container-type: size; contain: layout paint; }
.phone-scroller { height: 100%; overflow: hidden auto; overscroll-behavior: contain; scrollbar-width: none; -webkit-overflow-scrolling: touch; }
.phone-scroller::-webkit-scrollbar { display: none; }
wx-page { display: block; min-height: 100%; }
.phone-pull { flex: none; display: flex; align-items: center; justify-content: center; gap: 6px; overflow: hidden; background: inherit; }
.phone-pull i { width: 7px; height: 7px; border-radius: 50%; background: #a6a9ad; animation: phone-wait 1.2s infinite; }
.phone-pull i:nth-child(2) { animation-delay: 0.2s; }
.phone-pull i:nth-child(3) { animation-delay: 0.4s; }
@keyframes phone-wait { 0%, 60%, 100% { opacity: 0.35; } 30% { opacity: 1; } }

.phone-tabs { position: relative; z-index: 2; flex: none; display: flex; box-sizing: border-box; height: 50px; padding-bottom: env(safe-area-inset-bottom);
  border-top: 0.5px solid rgba(0, 0, 0, 0.2); }
.phone-tabs-white-line { border-color: rgba(255, 255, 255, 0.6); }
.phone-tabs-top { order: -1; height: 44px; border: 0; }
.phone-bar { order: -2; }
.phone-tab { all: unset; position: relative; flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center;
  font-size: 10px; line-height: 1.4; cursor: pointer; }
.phone-tab img { width: 27px; height: 27px; object-fit: contain; }
.phone-tabs-top .phone-tab { font-size: 15px; }
.phone-tabs-top .phone-tab[aria-current=page] { box-shadow: inset 0 -2px currentColor; }
.phone-tab-badge, .phone-tab-dot { position: absolute; left: calc(50% + 6px); top: 3px; min-width: 16px; padding: 0 4px; box-sizing: border-box;
  border-radius: 8px; background: #fa5151; color: #fff; font: 11px/16px sans-serif; text-align: center; }
.phone-tab-dot { left: calc(50% + 10px); top: 5px; min-width: 8px; height: 8px; padding: 0; }

.phone-overlay { position: absolute; inset: 0; z-index: 10; pointer-events: none; container-type: size; contain: layout; }
.phone-overlay > * { pointer-events: auto; }

.phone-problems { position: absolute; inset: auto 0 0; z-index: 20; max-height: 72%; display: flex; flex-direction: column;
  border-radius: 14px 14px 0 0; background: #fff; box-shadow: 0 -6px 30px rgba(0, 0, 0, 0.28); font-size: 14px; color: #1d1f23;
  -webkit-user-select: text; user-select: text; }
.phone-problems header { flex: none; display: flex; align-items: center; justify-content: space-between; padding: 6px 8px 6px 16px;
  border-radius: 14px 14px 0 0; background: #fa5151; color: #fff; font-size: 15px; }
.phone-problems button { all: unset; display: flex; padding: 8px; cursor: pointer; }
.phone-problems ul { flex: 1; min-height: 0; margin: 0; padding: 0 16px; overflow: auto; list-style: none; }
.phone-problems li { padding: 12px 0; border-bottom: 1px solid #eee; }
.phone-problems code { font: 600 13px/1.5 ui-monospace, Menlo, Consolas, monospace; color: #c8322f; overflow-wrap: anywhere; }
.phone-problem-warning code { color: #a86a00; }
.phone-problems p { margin: 4px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.phone-problem-hint { color: #5a6472; }
.phone-problems small { color: #6a7180; }
.phone-problems pre { margin: 6px 0 0; padding: 8px; border-radius: 6px; background: #f4f5f7; font: 11px/1.5 ui-monospace, Menlo, Consolas, monospace;
  overflow: auto; -webkit-user-select: text; user-select: text; }
.phone-problems summary { margin-top: 6px; color: #6a7180; cursor: pointer; }
.phone-problems footer { flex: none; padding: 10px 16px max(10px, env(safe-area-inset-bottom)); color: #6a7180; font-size: 12px; }

@media (prefers-color-scheme: dark) {
  html, body { background: #101216; }
  .phone-problems { background: #1d2027; color: #e3e6eb; }
  .phone-problems header { background: #c8322f; }
  .phone-problems li { border-color: #2d323c; }
  .phone-problems code { color: #ff8a80; }
  .phone-problem-warning code { color: #f0b65c; }
  .phone-problem-hint, .phone-problems small, .phone-problems summary, .phone-problems footer { color: #a4abb8; }
  .phone-problems pre { background: #14161a; }
}
@media (prefers-color-scheme: dark) and (min-width: 501px) {
  .phone { background: radial-gradient(120% 90% at 50% 0, #23262d, #101216); }
  .phone-screen { box-shadow: 0 0 0 10px #050607, 0 0 0 11px #484d57, 0 24px 60px rgba(0, 0, 0, 0.5); }
}
`
