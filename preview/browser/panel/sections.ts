/** The sections of the panel, from top to bottom: a new one joins this list. */
import type { CreateSection } from './section'

export const sections: CreateSection[] = []
