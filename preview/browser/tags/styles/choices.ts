/** The look of radio and checkbox. */
export const choiceStyles = `
wx-radio, wx-checkbox { display: inline-block; cursor: pointer; -webkit-tap-highlight-color: transparent; }
wx-radio-group, wx-checkbox-group { display: block; }
wx-radio[disabled], wx-checkbox[disabled] { cursor: default; opacity: .5; }
wx-radio:focus-visible, wx-checkbox:focus-visible { outline: 2px solid #10aeff; outline-offset: 2px; border-radius: 4px; }
.wx-choice-mark { display: inline-block; position: relative; width: 22px; height: 22px; margin-right: 5px; box-sizing: border-box;
  vertical-align: middle; border: 1px solid #d1d1d1; background: #fff; }
.wx-radio-mark { border-radius: 50%; color: #fff; }
.wx-checkbox-mark { border-radius: 3px; }
.wx-choice-mark[checked]::after { content: ''; position: absolute; left: 50%; top: 46%; width: 6px; height: 11px; margin: -7px 0 0 -4px;
  border: solid currentColor; border-width: 0 2px 2px 0; transform: rotate(45deg); }
`
