/** What is wrong in the mini-program, over its page: file, message, what to do. It goes when dismissed or mended. */
import type { CompileProblem } from '../../package-format'
import type { Problem } from '../errors'
import { icon } from './icons'

interface Listed extends Problem {
  /** Found while compiling; the server tells when it is mended. */
  compiled: boolean
  times: number
}

export class ProblemPanel {
  readonly element = document.createElement('section')
  private problems: Listed[] = []
  private dismissed = false
  private compiledText = '[]'

  constructor() {
    this.element.className = 'phone-problems'
    this.element.setAttribute('role', 'alert')
    this.element.setAttribute('aria-label', '预览发现的问题')
    this.render()
  }

  /** A fault while running. The same one is counted, not listed again. */
  add(problem: Problem): void {
    const known = this.problems.find(
      (listed) => !listed.compiled && listed.file === problem.file && listed.message === problem.message,
    )
    if (known) known.times += 1
    else this.problems.push({ ...problem, compiled: false, times: 1 })
    if (problem.severity === 'error' && !known) this.dismissed = false
    this.render()
  }

  /** What compiling says now, in place of what it said before; false when that is the same. */
  setCompiled(problems: CompileProblem[]): boolean {
    const text = JSON.stringify(problems)
    if (text === this.compiledText) return false
    this.compiledText = text
    this.problems = this.problems.filter((listed) => !listed.compiled)
    this.problems.unshift(...problems.map((problem) => ({ ...problem, compiled: true, times: 1 })))
    if (problems.some((problem) => problem.severity === 'error')) this.dismissed = false
    this.render()
    return true
  }

  list(): Problem[] {
    return this.problems.map(({ compiled: _compiled, times: _times, ...problem }) => problem)
  }

  private render(): void {
    const errors = this.problems.filter((problem) => problem.severity === 'error').length
    // Warnings alone are for the console; they do not cover the page.
    this.element.hidden = this.dismissed || errors === 0
    if (this.element.hidden) return
    const head = document.createElement('header')
    const title = document.createElement('strong')
    title.textContent = `${errors} 个错误`
    const warnings = this.problems.length - errors
    if (warnings > 0) title.textContent += `，${warnings} 个提醒`
    head.append(title, this.closeButton())
    const list = document.createElement('ul')
    list.append(...this.problems.map(itemOf))
    const foot = document.createElement('footer')
    foot.textContent = '改好文件并保存，预览会自动刷新。详细信息在浏览器控制台。'
    this.element.replaceChildren(head, list, foot)
  }

  private closeButton(): HTMLButtonElement {
    const close = document.createElement('button')
    close.type = 'button'
    close.setAttribute('aria-label', '关闭')
    close.innerHTML = icon.close
    close.addEventListener('click', () => {
      this.dismissed = true
      this.render()
    })
    return close
  }
}

function itemOf(problem: Listed): HTMLLIElement {
  const item = document.createElement('li')
  item.className = `phone-problem-${problem.severity}`
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':')
  item.append(line('code', place), line('p', problem.message))
  if (problem.hint) item.append(line('p', problem.hint, 'phone-problem-hint'))
  if (problem.times > 1) item.append(line('small', `共 ${problem.times} 次`))
  if (problem.stack) item.append(stackOf(problem.stack))
  return item
}

function stackOf(stack: string): HTMLElement {
  const details = document.createElement('details')
  details.append(line('summary', '调用栈'), line('pre', stack))
  return details
}

function line(tag: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  element.textContent = text
  return element
}
