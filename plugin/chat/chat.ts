/** The built-in chat of one component: its attributes and calls in, IMEvent out. Begins with the component's start, or at initIM(). */
import type { TSL } from 'tim-live-sell'
import { Patience } from '../patience'
import type { SetTimer } from '../platform/ports'
import { gone, imError, imErrorCodes, problem, type ImEvent } from './im-events'
import type { Identity, Listener, Session } from './session'
import { keyOf, type Sessions } from './sessions'
import { Waiting } from './waiting'
import { dict } from '../values'

/** '' = not set. */
export interface ChatAttributes extends Identity {
  userSig: string
  nickName: string
  avatar: string
}

export interface ChatOptions {
  sessions: Sessions
  setTimer: SetTimer
  /** How long attributes may come one after the other before what is missing is told. */
  missingAttributeMs: number
  emit(event: ImEvent): void
}

const NEEDED = ['sdkAppID', 'userID', 'userSig', 'roomID'] as const

/** Numbers may be sent as they are, objects as JSON. */
const asText = (value: unknown): string => {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : JSON.stringify(value)
}

export class Chat implements Listener {
  private attributes: ChatAttributes | null = null
  private begun = false
  /** initIM() was called: then an empty sdkAppID is an omission, too. */
  private asked = false
  private mounted = false
  private ended = false
  private session: Session | null = null
  /** Attributes come one by one: what is missing is told after a while, and once. */
  private readonly patience: Patience
  /** initIM() calls that wait for attributes. */
  private readonly waiting = new Waiting<Session>()

  constructor(private readonly options: ChatOptions) {
    const { setTimer, missingAttributeMs } = options
    this.patience = new Patience(setTimer, missingAttributeMs, () => {
      const why = this.incomplete()
      this.hear(imError(why))
      this.waiting.reject(why)
    })
  }

  get liveSell(): TSL | null {
    return this.session ? this.session.tsl : null
  }

  setAttributes(attributes: ChatAttributes): void {
    this.attributes = attributes
    this.update()
  }

  /** The host hears events from now on. */
  mount(): void {
    this.mounted = true
    this.update()
  }

  /** The component starts, whatever becomes of its video. */
  begin(): void {
    this.begun = true
    this.update()
  }

  /** Its page has ended. */
  end(): void {
    this.ended = true
    this.update()
    this.waiting.reject(gone())
  }

  hear(event: ImEvent): void {
    this.options.emit(event)
  }

  /** A method of the handle; rejects with what `fail` gets. */
  async call(name: string, args: Readonly<Record<string, unknown>>): Promise<object> {
    try {
      if (name === 'initIM') return await this.init()
      return await this.send(name, args)
    } catch (thrown) {
      const { code, detail } = imError(thrown)
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- as native calls fail
      throw { errMsg: `${name}:fail ${detail}`, errCode: code }
    }
  }

  private async init(): Promise<object> {
    if (this.ended) throw gone()
    this.asked = true
    // What is missing is told to this call, too.
    this.patience.anew()
    this.begin()
    const session = this.session || (await this.waiting.join())
    session.retry()
    await session.whenJoined()
    return {}
  }

  private async send(name: string, { text, message }: Readonly<Record<string, unknown>>): Promise<object> {
    const { session } = this
    if (!session) throw this.incomplete() || new Error('请调用 start() 或 initIM()')
    await session.whenJoined()
    const { tsl, identity } = session
    if (!tsl || session !== this.session) throw gone()
    if (name === 'sendTextMsg') return tsl.sendMessage(asText(text))
    const { data, description, extension } = typeof message === 'object' ? dict(message) : { data: message }
    if (!asText(data)) throw new Error('data 不能为空')
    // By the SDK itself: tim-live-sell's own raises the event here as well, and keeps some names for itself.
    const { TIM } = tsl
    const payload = {
      data: asText(data),
      description: asText(description),
      extension: asText(extension),
    }
    await TIM.sendMessage(
      await TIM.createCustomMessage({
        to: identity.roomID,
        conversationType: 'GROUP',
        priority: 'Normal',
        payload,
      }),
    )
    return payload
  }

  private update(): void {
    const { attributes, session } = this
    if (!attributes) return
    const on = this.begun && this.mounted && !this.ended && (this.asked || attributes.sdkAppID !== '')
    const missing = on && this.missing().length > 0
    const wanted = on && !missing ? attributes : null
    if (!session || !wanted || !isOf(session, wanted)) this.change(wanted)
    else {
      session.renew(wanted.userSig)
      session.setProfile(wanted.nickName, wanted.avatar)
    }
    this.patience.follow(missing)
  }

  private change(wanted: ChatAttributes | null): void {
    const { session: before } = this
    const { sessions } = this.options
    this.session = null
    if (before) sessions.leave(before, this)
    if (wanted) {
      const { sdkAppID, userID, roomID, userSig, nickName, avatar } = wanted
      const session = sessions.enter({ sdkAppID, userID, roomID }, userSig, this)
      session.setProfile(nickName, avatar)
      this.session = session
      this.waiting.resolve(session)
    }
  }

  private missing(): string[] {
    const { attributes } = this
    return NEEDED.filter((name) => !attributes || !attributes[name])
  }

  private incomplete(): Error | null {
    const missing = this.missing()
    if (missing.length === 0) return null
    const words = `没有填写 ${missing.join('、')}，填写后会自动继续`
    return problem(imErrorCodes.INCOMPLETE, words, 'incomplete')
  }
}

const isOf = ({ identity }: Session, wanted: Identity): boolean => keyOf(identity) === keyOf(wanted)
