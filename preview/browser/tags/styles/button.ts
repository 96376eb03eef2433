/** The button's look. Sizes follow app.json: without "style": "v2" the older full-width button, with it WeUI's newer one. */
export const buttonStyles = `
wx-button { position: relative; display: block; margin-left: auto; margin-right: auto; padding-left: 14px; padding-right: 14px;
  box-sizing: border-box; font-size: 18px; text-align: center; text-decoration: none; line-height: 2.55555556;
  border-radius: 5px; overflow: hidden; color: #000; background-color: #f8f8f8; cursor: pointer;
  -webkit-tap-highlight-color: transparent; -webkit-user-select: none; user-select: none; }
wx-button::after { content: ''; position: absolute; top: 0; left: 0; width: 200%; height: 200%; border: 1px solid rgba(0, 0, 0, .2);
  transform: scale(.5); transform-origin: 0 0; box-sizing: border-box; border-radius: 10px; pointer-events: none; }
wx-button:focus { outline: none; }
wx-button:focus-visible { outline: 2px solid #10aeff; outline-offset: 2px; }
wx-button[type=primary] { color: #fff; background-color: #07c160; }
wx-button[type=warn] { color: #fff; background-color: #e64340; }
wx-button[plain] { color: #353535; border: 1px solid #353535; background-color: transparent; }
wx-button[plain]::after { border-width: 0; }
wx-button[type=primary][plain] { color: #07c160; border-color: #07c160; background-color: transparent; }
wx-button[type=warn][plain] { color: #e64340; border-color: #e64340; background-color: transparent; }
wx-button[disabled]:not([type]), wx-button[disabled][type=default] { color: rgba(0, 0, 0, .3); background-color: #f7f7f7; }
wx-button[disabled][type=primary] { color: rgba(255, 255, 255, .6); background-color: #9ce6bf; }
wx-button[disabled][type=warn] { color: rgba(255, 255, 255, .6); background-color: #ec8b89; }
wx-button[disabled][plain] { color: rgba(0, 0, 0, .2); border-color: rgba(0, 0, 0, .2); background-color: transparent; }
wx-button[disabled] { cursor: default; }
wx-button[size=mini] { display: inline-block; padding: 0 1.32em; font-size: 13px; line-height: 2.3; }
wx-button[loading]::before { content: ''; display: inline-block; width: 1em; height: 1em; margin-right: .4em; vertical-align: -.12em;
  box-sizing: border-box; border: 2px solid currentColor; border-top-color: transparent; border-radius: 50%;
  animation: wx-button-loading 1s linear infinite; }
@keyframes wx-button-loading { to { transform: rotate(360deg); } }
wx-button[wx-hover]:not([type]), wx-button[wx-hover][type=default] { color: rgba(0, 0, 0, .6); background-color: #dedede; }
wx-button[wx-hover][type=primary] { color: rgba(255, 255, 255, .6); background-color: #06ad56; }
wx-button[wx-hover][type=warn] { color: rgba(255, 255, 255, .6); background-color: #ce3c39; }
wx-button[wx-hover][plain] { opacity: .6; background-color: transparent; }
wx-button[wx-v2] { padding: 8px 24px; font-size: 17px; font-weight: 700; line-height: 1.41176471; border-radius: 4px; color: #06ae56; background-color: #f2f2f2; }
wx-button[wx-v2]::after { border-width: 0; }
wx-button[wx-v2][type=primary] { color: #fff; background-color: #07c160; }
wx-button[wx-v2][type=warn] { color: #fa5151; background-color: #f2f2f2; }
wx-button[wx-v2][plain] { color: #353535; background-color: transparent; }
wx-button[wx-v2][type=primary][plain] { color: #07c160; background-color: transparent; }
wx-button[wx-v2][type=warn][plain] { color: #e64340; background-color: transparent; }
wx-button[wx-v2][disabled]:not([plain]) { color: rgba(0, 0, 0, .18); background-color: #f2f2f2; }
wx-button[wx-v2][disabled][plain] { color: rgba(0, 0, 0, .2); }
wx-button[wx-v2][wx-hover]:not([plain]) { box-shadow: inset 0 0 0 100vmax rgba(0, 0, 0, .1); }
wx-button[wx-v2]:not([size=mini]) { width: 184px; }
wx-button[wx-v2][size=mini] { padding: 0 12px; font-size: 16px; line-height: 2; }
`
