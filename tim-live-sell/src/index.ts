/** The package's entry. The manual calls the class TSL, TLS and TIMLiveSell in turn; so does this. */
import { TSL } from './tsl'

export default TSL
export { TSL, TSL as TLS, TSL as TIMLiveSell }
export { CODE, TslError, type ErrorReason } from './errors'
export {
  EVENT,
  type CustomEvents,
  type Data,
  type ErrorEvent,
  type Events,
  type LikeData,
  type Person,
  type RoomLost,
  type SdkEvent,
} from './events'
export { type TslOptions, type UserSigCheck, type UserSigProblem } from './options'
export { type GroupInfo, type JoinOptions } from './room'
export { type ChatInstance } from './sdk'
export { type RoomInfo, type UserInfo } from './tsl'
