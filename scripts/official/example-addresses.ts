/** Which files of the demo still name the made-up hosts of this repository, where a reviewer of WeChat's would see no picture. */
import fs from 'node:fs'
import path from 'node:path'

/** @returns their paths inside the folder, sorted */
export function filesWithExampleAddresses(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|js|json|wxml)$/.test(file) && !/(^|[\\/])node_modules[\\/]/.test(file))
    .filter((file) => /\/\/[\w.-]+\.example\//.test(fs.readFileSync(path.join(folder, file), 'utf8')))
    .map((file) => file.split(path.sep).join('/'))
    .sort()
}
