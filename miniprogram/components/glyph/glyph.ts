/** A one-colour drawing in the colour of the text around it. */
Component({
  properties: {
    /** One of the drawings in glyph.wxss. */
    name: { type: String, value: '' },
    /** Edge length in rpx. */
    size: { type: Number, value: 44 },
  },
})
