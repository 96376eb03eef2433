/** Who is logged in over a link and where: what is taken up again with a service that has forgotten it. */
import { CODE } from '../../preview/chat/constants'
import { Presence } from '../../preview/chat/presence'

const ann = { userID: 'ann', userSig: 'sig' }

/** `refuses`: what is answered with which code. */
function open(refuses: Record<string, number> = {}) {
  const asked: string[] = []
  const presence = new Presence((name) => {
    asked.push(name)
    const code = refuses[name]
    return code === undefined ? Promise.resolve({}) : Promise.reject(Object.assign(new Error(), { code }))
  })
  presence.granted('login', ann)
  presence.granted('joinGroup', { groupID: 'room' })
  return { asked, presence }
}

const of = ({ userID, roomID }: Presence): string[] => [userID, roomID]

test.each<[what: string, refuses: Record<string, number>, outcome: string, asked: string[], left: string[]]>([
  ['both are granted', {}, 'done', ['login', 'joinGroup'], ['ann', 'room']],
  ['the userSig is no good', { login: 70001 }, 'refused', ['login'], ['ann', 'room']],
  ['the connection goes over the login', { login: CODE.NETWORK_ERROR }, 'lost', ['login'], ['ann', 'room']],
  ['the room is gone', { joinGroup: 10015 }, 'done', ['login', 'joinGroup'], ['ann', '']],
  [
    'the connection goes over the room',
    { joinGroup: CODE.NETWORK_ERROR },
    'lost',
    ['login', 'joinGroup'],
    ['ann', 'room'],
  ],
])('%s', async (_what, refuses, outcome, asked, left) => {
  const { asked: done, presence } = open(refuses)
  expect([await presence.resume(), done, of(presence)]).toEqual([outcome, asked, left])
})

test.each<[name: 'quitGroup' | 'dismissGroup' | 'logout', left: string[], asked: string[]]>([
  ['quitGroup', ['ann', ''], ['login']],
  ['dismissGroup', ['ann', ''], ['login']],
  ['logout', ['', ''], []],
])('after %s nothing more than is left is taken up', async (name, left, asked) => {
  const { asked: done, presence } = open()
  presence.granted(name, { groupID: 'room' })
  expect([of(presence), await presence.resume(), done]).toEqual([left, 'done', asked])
})
