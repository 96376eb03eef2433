/** The live figures of the network: speed with its recent course, and the rest as a grid. */
import { ComponentWithComputed } from 'miniprogram-computed'
import type { NetInfo } from '../../play-events'
import {
  type Column,
  type Figure,
  type Quality,
  columns,
  figuresOf,
  qualityOf,
  speedOf,
  unknownQuality,
} from './figures'

/** How many readings the course shows; one comes every two seconds. */
const LENGTH = 24

const noInfo: NetInfo = {}

ComponentWithComputed({
  properties: {
    /** The latest report; empty before the first. */
    info: { type: Object, value: noInfo },
    /** Readings of the speed so far, oldest first, in kbit/s. */
    speeds: { type: Array, value: [] as number[] },
    /** A pusher's figures. */
    sending: { type: Boolean, value: false },
  },
  data: {
    steps: [0, 1, 2, 3],
    // What is derived comes after the first drawing, which needs lists all the same.
    figures: [] as Figure[],
    history: [] as Column[],
    quality: unknownQuality,
  },
  computed: {
    figures(data): Figure[] {
      return figuresOf(data.info, data.sending)
    },
    speed(data): string {
      return speedOf(data.info)
    },
    quality(data): Quality {
      return qualityOf(data.info)
    },
    history(data): Column[] {
      return columns(data.speeds, LENGTH)
    },
  },
})
