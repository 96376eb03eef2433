/** A workspace's package as it would be published: built from a copy, packed, and looked at by publint and "are the types wrong". */
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { publint } from 'publint'

/**
 * @param {string} home the workspace; its build.mjs takes the folder to write to
 * @param {string[]} sources what the package holds besides the build
 * @param {string} folder an empty one, for the copy (`package/`) and the tarball
 * @returns {Promise<{copy: string, bytes: number, files: string[], publint: unknown[], types: unknown}>}
 */
export async function packAndCheck(home, sources, folder) {
  // A copy, so that nobody who uses the built package meanwhile finds it gone.
  const copy = path.join(folder, 'package')
  for (const name of sources) fs.cpSync(path.join(home, name), path.join(copy, name), { recursive: true })
  execFileSync(process.execPath, [path.join(home, 'build.mjs'), path.join(copy, 'dist')], {
    stdio: 'inherit',
  })
  const packed = execFileSync(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--silent', '--pack-destination', folder],
    {
      cwd: copy,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  )
  const tarball = fs.readFileSync(
    path.join(folder, fs.readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''),
  )
  /** @type {{files: {path: string}[]}[]} */
  const [manifest] = Object.values(JSON.parse(packed.slice(packed.search(/^[[{]/m))))
  const lint = await publint({ strict: true, pack: { tarball: new Uint8Array(tarball).buffer } })
  const types = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)))
  return {
    copy,
    bytes: tarball.length,
    files: (manifest?.files ?? []).map((file) => file.path).sort(),
    publint: lint.messages,
    types: types.types ? types.problems : 'no types',
  }
}
