/** The live figures of the network: speed with its recent course, and the rest as a grid. */
import { ComponentWithComputed } from 'miniprogram-computed'
import type { NetInfo } from '../../play-events'
import { type Figure, type Quality, figuresOf, heights, qualityOf, speedOf } from './figures'

/** How many readings the course shows; one comes every two seconds. */
const LENGTH = 24

const noInfo: NetInfo = {}

ComponentWithComputed({
  properties: {
    /** The latest report; empty before the first. */
    info: { type: Object, value: noInfo },
    /** Readings of the speed so far, oldest first, in kbit/s. */
    speeds: { type: Array, value: [] as number[] },
  },
  computed: {
    figures(data): Figure[] {
      return figuresOf(data.info)
    },
    speed(data): string {
      return speedOf(data.info)
    },
    quality(data): Quality {
      return qualityOf(data.info)
    },
    history(data): number[] {
      return heights(data.speeds, LENGTH)
    },
  },
})
