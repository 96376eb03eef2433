/** The look of live-player, of its small window and of its full screen. */
export default `
wx-live-player { display: inline-block; position: relative; isolation: isolate; overflow: hidden; width: 300px; height: 225px; background: #000; }
.live-player-stage { position: absolute; inset: 0; z-index: -1; overflow: hidden; background: #000; container-type: size; }
.live-player-picture { position: absolute; left: 50%; top: 50%; width: 100cqw; height: 100cqh; transform: translate(-50%, -50%);
  object-fit: contain; pointer-events: none; }
.live-player-picture[hidden] { display: none; }
.live-player-stage[data-filled] .live-player-picture { object-fit: cover; }
.live-player-stage[data-turned] .live-player-picture { width: 100cqh; height: 100cqw; transform: translate(-50%, -50%) rotate(90deg); }
.live-player-sound-hint { position: absolute; left: 50%; bottom: 12px; z-index: 1; transform: translateX(-50%); padding: 6px 14px; border-radius: 16px;
  background: rgba(0, 0, 0, .6); color: #fff; font: 13px/20px system-ui, sans-serif; white-space: nowrap; pointer-events: none; }
.live-player-sound-hint::before { content: ''; display: inline-block; width: 16px; height: 16px; margin-right: 6px; vertical-align: -3px;
  background: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23fff' d='M2 6h2.5L8 3v10L4.5 10H2z'/%3E%3Cpath stroke='%23fff' stroke-width='1.4' stroke-linecap='round' d='m10.5 6 4 4m0-4-4 4'/%3E%3C/svg%3E"); }
.live-player-sound-hint[hidden] { display: none; }
.live-player-debug { position: absolute; left: 0; right: 0; top: 0; max-height: 100%; overflow: hidden; padding: 6px 8px; box-sizing: border-box;
  background: rgba(0, 0, 0, .45); color: #7dff9b; font: 10px/1.5 ui-monospace, Menlo, Consolas, monospace; white-space: pre-wrap; pointer-events: none; }
.live-player-window { position: absolute; z-index: 0; overflow: hidden; border-radius: 8px; background: #000; pointer-events: auto; cursor: grab;
  touch-action: none; box-shadow: 0 4px 18px rgba(0, 0, 0, .45); }
.live-player-window[data-unseen] { visibility: hidden; pointer-events: none; }
.live-player-window .live-player-stage { z-index: 0; }
.live-player-window-close { position: absolute; right: 4px; top: 4px; z-index: 1; width: 26px; height: 26px; padding: 0; border: 0; border-radius: 13px;
  background: rgba(0, 0, 0, .5); color: #fff; font: 16px/26px system-ui, sans-serif; cursor: pointer; }
`
