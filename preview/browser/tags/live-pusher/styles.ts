/** The look of live-pusher. */
export default `
wx-live-pusher { display: block; position: relative; isolation: isolate; overflow: hidden; background: #000; }
.live-pusher-stage { position: absolute; inset: 0; z-index: -1; overflow: hidden; background: #000; }
.live-pusher-picture { display: block; width: 100%; height: 100%; object-fit: cover; pointer-events: none; }
.live-pusher-picture[data-lying] { object-fit: contain; }
.live-pusher-picture[data-mirrored] { transform: scaleX(-1); }
.live-pusher-screen { position: absolute; left: 50%; bottom: 28%; transform: translateX(-50%); padding: 6px 16px; border: 0; border-radius: 16px;
  background: rgba(0, 0, 0, .5); color: #fff; font: 13px/20px system-ui, sans-serif; white-space: nowrap; cursor: pointer; }
`
