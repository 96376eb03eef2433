/** The sections of the panel, from top to bottom: a new one joins this list. */
import { chatSection } from './chat'
import type { CreateSection } from './section'

export const sections: CreateSection[] = [chatSection]
