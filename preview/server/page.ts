/** The one HTML page: configuration, the compiled packages, and the runtime that shows them. */
import { formatProblem } from '../compile'
import type { CompileProblem, PreviewConfig } from '../package-format'

export interface PageParts {
  config: PreviewConfig
  problems: CompileProblem[]
  /** Addresses of the package scripts, in the order they must run. */
  packages: string[]
  /** undefined: the runtime itself could not be built. */
  runtime?: { script: string; style?: string }
}

export function pageHtml({ config, problems, packages, runtime }: PageParts): string {
  const data = [
    `window.__PREVIEW__ = ${inScript(config)}`,
    'window.__PACKAGES__ = []',
    ...(problems.length > 0 ? [`window.__PROBLEMS__ = ${inScript(problems)}`] : []),
  ]
  const scripts = runtime ? [...packages, runtime.script] : []
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>预览</title>
<link rel="icon" href="data:,">
${runtime?.style === undefined ? '' : `<link rel="stylesheet" href="${runtime.style}">\n`}</head>
<body>
<script>
${data.join('\n')}
</script>
${runtime ? scripts.map((src) => `<script src="${src}"></script>`).join('\n') : listOf(problems)}
</body>
</html>
`
}

/** What is shown when there is no runtime to show anything: the problems as text, and a reload when they are mended. */
function listOf(problems: CompileProblem[]): string {
  return `<pre style="white-space: pre-wrap">${escapeHtml(problems.map(formatProblem).join('\n'))}</pre>
<script>
new EventSource(window.__PREVIEW__.eventsUrl).addEventListener('reload', () => location.reload())
</script>`
}

/** JSON that cannot end the script it stands in. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
