/** How tall the picture's place on the page is. Pure. */

export interface Size {
  width: number
  height: number
}

/** The part of the page an upright picture gets: the controls and the first card stay in sight. */
const UPRIGHT_PART = 0.56

/** px. A wide picture takes just its own height; until the size is known, the place is an upright one. */
export function stageHeight(page: Size, picture: Size): number {
  const upright = Math.round(page.height * UPRIGHT_PART)
  if (!(picture.width > picture.height) || picture.height <= 0) return upright
  return Math.min(upright, Math.round((page.width * picture.height) / picture.width))
}
