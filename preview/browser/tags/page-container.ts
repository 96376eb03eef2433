/** <page-container>: a layer over the page that slides in from one side. */
import { defineTag } from './define'

export const pageContainer = defineTag({
  name: 'page-container',
  props: {
    show: false,
    duration: 300,
    zIndex: 100,
    overlay: true,
    position: 'bottom',
    round: false,
    closeOnSlideDown: false,
    overlayStyle: '',
    customStyle: '',
  },
  shape: [
    { id: 'overlay', class: 'wx-container-overlay' },
    { id: 'panel', class: 'wx-container-panel', children: ['slot'] },
  ],
  styles: `
wx-page-container { display: block; }
.wx-container-overlay { position: fixed; inset: 0; background: rgba(0, 0, 0, .5); }
.wx-container-panel { position: fixed; overflow-x: hidden; overflow-y: auto; background: #fff; transition: transform ease; }
.wx-container-panel[wx-at=bottom] { left: 0; right: 0; bottom: 0; max-height: 100%; }
.wx-container-panel[wx-at=bottom][wx-away] { transform: translateY(100%); }
.wx-container-panel[wx-at=top] { left: 0; right: 0; top: 0; max-height: 100%; }
.wx-container-panel[wx-at=top][wx-away] { transform: translateY(-100%); }
.wx-container-panel[wx-at=right], .wx-container-panel[wx-at=center] { inset: 0; }
.wx-container-panel[wx-at=right][wx-away] { transform: translateX(100%); }
.wx-container-panel[wx-at=center][wx-away] { transform: scale(0); }`,
  setup(tag) {
    const { props } = tag
    let cancel = () => {}

    const enter = () => {
      tag.part('overlay').hidden = !props.overlay
      tag.part('panel').hidden = false
      for (const name of ['beforeenter', 'enter']) tag.emit(name)
      cancel = tag.later(20, () => {
        tag.part('panel').removeAttribute('wx-away')
        cancel = tag.later(props.duration, () => tag.emit('afterenter'))
      })
    }
    const hide = () => {
      tag.part('overlay').hidden = true
      tag.part('panel').hidden = true
      tag.part('panel').setAttribute('wx-away', '')
    }
    const leave = () => {
      for (const name of ['beforeleave', 'leave']) tag.emit(name)
      tag.part('panel').setAttribute('wx-away', '')
      cancel = tag.later(props.duration, () => {
        hide()
        tag.emit('afterleave')
      })
    }
    hide()
    tag.listen(tag.part('overlay'), 'click', () => {
      tag.emit('clickoverlay')
      tag.set('show', false)
    })
    return {
      update() {
        const { position, round, zIndex, duration } = props
        tag.part('overlay').style.cssText = `z-index:${zIndex};${props.overlayStyle}`
        tag.part('panel').setAttribute('wx-at', position)
        const corner = round && position === 'bottom' ? 'border-radius:16px 16px 0 0;' : ''
        tag.part('panel').style.cssText =
          `z-index:${zIndex};transition-duration:${duration}ms;${corner}${props.customStyle}`
        if (!tag.changed('show')) return
        cancel()
        if (props.show) enter()
        else leave()
      },
    }
  },
})
