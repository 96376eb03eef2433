/** Which package and which component an element of a template belongs to: what relative paths in it are relative to. */
import type { ComponentSpace, Element, GeneralComponent } from 'glass-easel'

export interface Owner {
  /** '' for the host, else the plugin's code-space id. */
  packageId: string
  /** Path of the component or page whose template holds the element, without leading slash. */
  path: string
  component: GeneralComponent
}

const packageIds = new WeakMap<ComponentSpace, string>()

export function nameSpace(space: ComponentSpace, packageId: string): void {
  packageIds.set(space, packageId)
}

/** The package a component is defined in; undefined for native tags. */
export function packageOf(component: GeneralComponent): string | undefined {
  return packageIds.get(component.getOwnerSpace())
}

/** Climbs out of native tags' own shadow trees until a component of a package is found. */
export function ownerOf(element: Element): Owner | undefined {
  let component = element.ownerShadowRoot?.getHostNode()
  while (component) {
    const packageId = packageOf(component)
    if (packageId !== undefined) return { packageId, path: component.is, component }
    component = component.ownerShadowRoot?.getHostNode()
  }
  return undefined
}

/** How the script of a component is called in messages: 'pages/a/a.js', 'plugin/components/b/b.js'. */
export function scriptOf(component: GeneralComponent): string {
  return scriptName(packageOf(component) ?? '', component.is)
}

export function scriptName(packageId: string, path: string): string {
  return `${packageId === '' ? '' : 'plugin/'}${path}.js`
}
