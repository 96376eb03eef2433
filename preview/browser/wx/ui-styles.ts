/** The looks of toasts, dialogs, sheets and the permission page: close to WeUI, in the phone's own frame. */
export const uiStyles = `
.wx-layer { --wx-paper: #fff; --wx-behind: #f7f7f7; --wx-field: #f2f2f2; --wx-ink: rgba(0, 0, 0, 0.9); --wx-ink-2: rgba(0, 0, 0, 0.55); --wx-line: rgba(0, 0, 0, 0.12);
  --wx-press: rgba(0, 0, 0, 0.05); --wx-link: #576b95; --wx-go: #06ae56; }
.phone-dark .wx-layer { --wx-paper: #2c2c2c; --wx-behind: #1e1e1e; --wx-field: #3a3a3a; --wx-ink: rgba(255, 255, 255, 0.8); --wx-ink-2: rgba(255, 255, 255, 0.55);
  --wx-line: rgba(255, 255, 255, 0.12); --wx-press: rgba(255, 255, 255, 0.08); --wx-link: #7d90a9; --wx-go: #07c160; }
.wx-layer { position: absolute; inset: 0; z-index: 1; pointer-events: auto; box-sizing: border-box;
  font: 17px/1.4 -apple-system, system-ui, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif;
  color: var(--wx-ink); text-align: left; -webkit-tap-highlight-color: transparent; }
.wx-layer [tabindex='-1'] { outline: 0; }
.wx-layer *, .wx-layer *::before, .wx-layer *::after { box-sizing: border-box; }
.wx-layer button { all: unset; box-sizing: border-box; cursor: pointer; text-align: center; }
.wx-layer button:focus-visible { box-shadow: inset 0 0 0 2px #07c160; }
.wx-layer button:active { background-color: var(--wx-press); }
.wx-dim { background: rgba(0, 0, 0, 0.6); animation: wx-fade 0.2s; }
.wx-through { pointer-events: none; }

.wx-toast { position: absolute; left: 0; right: 0; top: 40%; margin: 0 auto; transform: translateY(-50%); display: flex; flex-direction: column;
  align-items: center; justify-content: center; width: 136px; min-height: 136px; padding: 16px 12px; border-radius: 12px;
  background: rgba(76, 76, 76, 0.96); color: rgba(255, 255, 255, 0.95); animation: wx-fade 0.15s; }
.wx-toast-text { width: fit-content; min-width: 0; min-height: 0; max-width: 70%; padding: 12px 20px; border-radius: 8px; }
.wx-toast-icon { width: 40px; height: 40px; margin: 6px 0 12px; display: block; object-fit: contain; }
.wx-toast-title { max-width: 100%; font-size: 15px; line-height: 1.45; text-align: center; overflow: hidden; overflow-wrap: anywhere;
  display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; }
.wx-spin { animation: wx-spin 1s linear infinite; }

.wx-dialog { position: absolute; left: 50%; top: 50%; transform: translate(-50%, -50%); width: 320px; max-width: calc(100% - 32px);
  max-height: 80%; display: flex; flex-direction: column; border-radius: 12px; background: var(--wx-paper); overflow: hidden; animation: wx-pop 0.2s; }
.wx-dialog-title { padding: 32px 24px 0; font-weight: 600; text-align: center; overflow-wrap: anywhere; }
.wx-dialog-content { margin: 16px 24px 32px; overflow: auto; text-align: center; color: var(--wx-ink-2);
  white-space: pre-wrap; overflow-wrap: anywhere; }
.wx-dialog-content:first-child { margin-top: 32px; color: var(--wx-ink); }
.wx-dialog-input { display: block; margin: 16px 24px 32px; padding: 10px 12px; border: 0; border-radius: 6px; outline: 0;
  background: var(--wx-field); font: inherit; color: inherit; caret-color: #07c160; }
.wx-dialog-buttons { display: flex; border-top: 0.5px solid var(--wx-line); }
.wx-layer .wx-dialog-button { flex: 1; min-height: 56px; padding: 0 8px; line-height: 56px; font-weight: 600; }
.wx-dialog-confirm { color: var(--wx-link); }
.wx-dialog-button + .wx-dialog-button { border-left: 0.5px solid var(--wx-line); }

.wx-actions { position: absolute; left: 0; right: 0; bottom: 0; max-height: 85%; overflow: auto; border-radius: 12px 12px 0 0;
  background: var(--wx-behind); animation: wx-up 0.25s; }
.wx-actions-title { padding: 20px 16px; font-size: 14px; text-align: center; color: var(--wx-ink-2); background: var(--wx-paper); }
.wx-layer .wx-actions-item { display: block; width: 100%; min-height: 56px; padding: 16px; line-height: 24px; background: var(--wx-paper); }
.wx-actions-item + .wx-actions-item, .wx-actions-title + .wx-actions-item { border-top: 0.5px solid var(--wx-line); }
.wx-actions-cancel { margin-top: 8px; padding-bottom: max(8px, env(safe-area-inset-bottom)); background: var(--wx-paper); }

.wx-ask { padding: 24px 24px max(32px, env(safe-area-inset-bottom)); background: var(--wx-paper); }
.wx-ask-app { font-size: 15px; color: var(--wx-ink-2); }
.wx-ask-title { margin: 20px 0 8px; font-size: 20px; font-weight: 600; }
.wx-ask-note { font-size: 14px; color: var(--wx-ink-2); }
.wx-ask-buttons { display: flex; justify-content: center; gap: 16px; margin-top: 56px; }
.wx-layer .wx-ask-button { width: 136px; height: 44px; line-height: 44px; border-radius: 8px; font-weight: 600; background: var(--wx-field); color: var(--wx-go); }
.wx-layer .wx-ask-allow { background: #07c160; color: #fff; }
.wx-layer .wx-ask-allow:active { background: #06ad56; }

.wx-page { background: var(--wx-behind); overflow: auto; animation: wx-side 0.25s; }
.wx-page-bar { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; height: 44px; background: var(--wx-behind); }
.wx-page-title { flex: 1; padding-right: 52px; font-weight: 600; text-align: center; }
.wx-layer .wx-page-back { width: 52px; height: 44px; display: flex; align-items: center; justify-content: center; }
.wx-page-back::before { content: ''; width: 11px; height: 11px; margin-left: 4px; border: solid currentColor; border-width: 0 0 2px 2px; transform: rotate(45deg); }
.wx-page-note { padding: 16px 16px 8px; font-size: 14px; color: var(--wx-ink-2); }
.wx-page-list { background: var(--wx-paper); border: solid var(--wx-line); border-width: 0.5px 0; }
.wx-page-row { display: flex; align-items: center; justify-content: space-between; min-height: 56px; margin-left: 16px; padding-right: 16px; cursor: pointer; }
.wx-page-row + .wx-page-row { border-top: 0.5px solid var(--wx-line); }
.wx-page-empty { padding: 96px 32px; text-align: center; color: var(--wx-ink-2); }
.wx-switch { appearance: none; position: relative; flex: none; width: 52px; height: 32px; margin: 0; border-radius: 16px; background: var(--wx-line); cursor: pointer; transition: background 0.2s; }
.wx-switch::before { content: ''; position: absolute; left: 2px; top: 2px; width: 28px; height: 28px; border-radius: 14px; background: #fff; box-shadow: 0 2px 4px rgba(0, 0, 0, 0.15); transition: transform 0.2s; }
.wx-switch:checked { background: #07c160; }
.wx-switch:checked::before { transform: translateX(20px); }

.wx-viewer { background: #000; touch-action: pan-x; animation: wx-fade 0.2s; }
.wx-viewer-strip { display: flex; height: 100%; overflow-x: auto; scroll-snap-type: x mandatory; scrollbar-width: none; }
.wx-viewer-image { flex: 0 0 100%; width: 100%; height: 100%; object-fit: contain; scroll-snap-align: center; }
.wx-viewer-count { position: absolute; left: 0; right: 0; top: 24px; text-align: center; font-size: 15px; color: #fff; pointer-events: none; }

@keyframes wx-fade { from { opacity: 0; } }
@keyframes wx-pop { from { opacity: 0; transform: translate(-50%, -50%) scale(0.96); } }
@keyframes wx-up { from { transform: translateY(100%); } }
@keyframes wx-side { from { transform: translateX(100%); } }
@keyframes wx-spin { to { transform: rotate(360deg); } }
@media (prefers-reduced-motion: reduce) { .wx-layer, .wx-layer > * { animation: none; } }
`
