/** enableAlertBeforeUnload: what is asked when the navigation bar's back button would leave a page. */
import type { PageHandle } from '../contracts'
import { asyncCalls, CallFailure, type Options } from './async'
import type { WxArea } from './home'
import { requireString } from './parameters'

/** By a page's `this`. */
const questions = new WeakMap<object, string>()

export const leaveQuestionArea: WxArea = ({ shell }) => {
  const page = () => {
    const top = shell.currentPage()
    if (!top) throw new CallFailure('no page is open')
    return top.instance
  }
  return asyncCalls({
    enableAlertBeforeUnload: (options: Options) =>
      void questions.set(page(), requireString(options, 'message')),
    disableAlertBeforeUnload: () => void questions.delete(page()),
  })
}

/** undefined: the page may be left without a word. */
export function leaveQuestion(page: PageHandle | undefined): string | undefined {
  return page && questions.get(page.instance)
}
