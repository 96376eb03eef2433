/**
 * How the panel looks: docked at the right where there is room beside the phone, a sheet from below in a window that is the phone.
 * Names begin with `phone-`, so that no host's style sheet means them. 501px is where the phone gets its frame
 * (shell/styles.ts); 760px hold the framed phone and the panel side by side.
 */
export const panelStyles = `
.phone-panel-handle { all: unset; position: fixed; z-index: 40; top: 6px; right: 7px; display: flex; align-items: center; justify-content: center;
  width: 44px; height: 32px; box-sizing: border-box; border: 0.5px solid rgba(0, 0, 0, 0.12); border-radius: 16px; background: rgba(255, 255, 255, 0.72);
  color: #1d1f23; cursor: pointer; }
.phone-panel-handle:active { opacity: 0.6; }
.phone-panel-handle[aria-expanded=true] { background: #07c160; border-color: transparent; color: #fff; }
.phone-panel-handle:focus-visible, .phone-panel button:focus-visible { outline: 2px solid #07c160; outline-offset: 2px; }
.phone-panel { position: fixed; z-index: 41; inset: auto 0 0; max-height: 60%; display: flex; flex-direction: column; border-radius: 14px 14px 0 0;
  background: #fff; color: #1d1f23; box-shadow: 0 -6px 30px rgba(0, 0, 0, 0.22); font-size: 14px; }
.phone-panel[hidden] { display: none; }
.phone-panel header { flex: none; display: flex; align-items: center; justify-content: space-between; padding: 8px 8px 4px 16px; font-size: 16px; }
.phone-panel header button { all: unset; display: flex; padding: 8px; border-radius: 8px; color: #6a7180; cursor: pointer; }
.phone-panel-body { flex: 1; min-height: 0; padding: 0 16px; overflow: auto; overscroll-behavior: contain; }
.phone-panel section { padding: 8px 0 16px; }
.phone-panel section + section { border-top: 1px solid #eceef1; padding-top: 14px; }
.phone-panel h2 { margin: 0 0 8px; font-size: 13px; font-weight: 600; color: #5a6472; }
.phone-panel section p { margin: 0 0 10px; color: #5a6472; font-size: 13px; white-space: pre-wrap; overflow-wrap: anywhere; }
.phone-panel section div { display: flex; flex-wrap: wrap; gap: 8px; }
.phone-panel section button { all: unset; display: inline-flex; align-items: center; gap: 8px; min-height: 36px; padding: 0 12px; box-sizing: border-box;
  border-radius: 8px; background: #f2f4f7; cursor: pointer; }
.phone-panel section button:hover { background: #e8ebf0; }
.phone-panel section button:active { background: #dde1e8; }
.phone-panel section button[role=switch]::after { content: ''; width: 26px; height: 16px; border-radius: 8px;
  background: radial-gradient(circle at 8px 8px, #fff 6px, transparent 6.5px) #c3c8d0; }
.phone-panel section button[aria-checked=true] { background: #e3f7ec; color: #06743c; }
.phone-panel section button[aria-checked=true]::after { background: radial-gradient(circle at 18px 8px, #fff 6px, transparent 6.5px) #07c160; }
.phone-panel-said { flex: none; margin: 0; padding: 8px 16px max(12px, env(safe-area-inset-bottom)); min-height: 20px; color: #5a6472; font-size: 13px;
  overflow-wrap: anywhere; }

@media (pointer: coarse) {
  .phone-panel header button { padding: 10px; }
  .phone-panel section button { min-height: 44px; }
  .phone-panel-handle::after { content: ''; position: absolute; inset: -6px 0; }
}
@media (min-width: 501px) {
  .phone-panel-handle { --panel-room: 0px; top: 50%; right: auto; left: calc((100% - var(--panel-room)) / 2 + 211px); width: 28px; height: 56px; margin-top: -28px;
    border-radius: 0 14px 14px 0; }
  .phone-panel { inset: 0 0 0 auto; width: 320px; max-height: none; border-radius: 0; box-shadow: -1px 0 0 #dde1e8, -8px 0 40px rgba(20, 24, 36, 0.08); }
}
@media (min-width: 760px) {
  .phone-panel-open .phone { padding-right: 320px; box-sizing: border-box; }
  .phone-panel-open .phone-panel-handle { --panel-room: 320px; }
}

@media (prefers-color-scheme: dark) {
  .phone-panel-handle { background: rgba(29, 32, 39, 0.72); border-color: rgba(255, 255, 255, 0.2); color: #f2f4f7; }
  .phone-panel { background: #1d2027; color: #e3e6eb; box-shadow: 0 -6px 30px rgba(0, 0, 0, 0.5); }
  .phone-panel header button, .phone-panel h2, .phone-panel section p, .phone-panel-said { color: #a4abb8; }
  .phone-panel section + section { border-color: #2d323c; }
  .phone-panel section button { background: #2a2e37; }
  .phone-panel section button:hover { background: #333843; }
  .phone-panel section button:active { background: #3c424e; }
  .phone-panel section button[role=switch]::after { background: radial-gradient(circle at 8px 8px, #fff 6px, transparent 6.5px) #565d6a; }
  .phone-panel section button[aria-checked=true] { background: #12382a; color: #6fe0a5; }
  .phone-panel section button[aria-checked=true]::after { background: radial-gradient(circle at 18px 8px, #fff 6px, transparent 6.5px) #07c160; }
}
@media (prefers-color-scheme: dark) and (min-width: 501px) {
  .phone-panel { box-shadow: -1px 0 0 #2d323c, -8px 0 40px rgba(0, 0, 0, 0.4); }
}
`
