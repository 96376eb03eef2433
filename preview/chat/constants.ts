/** Names and numbers of the chat SDKs; a test compares them with the real ones. */

export const EVENT = {
  SDK_READY: 'sdkStateReady',
  SDK_NOT_READY: 'sdkStateNotReady',
  SDK_DESTROY: 'sdkDestroy',
  MESSAGE_RECEIVED: 'onMessageReceived',
  GROUP_LIST_UPDATED: 'onGroupListUpdated',
  PROFILE_UPDATED: 'onProfileUpdated',
  KICKED_OUT: 'kickedOut',
  ERROR: 'error',
  NET_STATE_CHANGE: 'netStateChange',
} as const

export const TYPES = {
  MSG_TEXT: 'TIMTextElem',
  MSG_CUSTOM: 'TIMCustomElem',
  MSG_GRP_TIP: 'TIMGroupTipElem',
  MSG_GRP_SYS_NOTICE: 'TIMGroupSystemNoticeElem',
  MSG_PRIORITY_HIGH: 'High',
  MSG_PRIORITY_NORMAL: 'Normal',
  MSG_PRIORITY_LOW: 'Low',
  MSG_PRIORITY_LOWEST: 'Lowest',
  CONV_C2C: 'C2C',
  CONV_GROUP: 'GROUP',
  CONV_SYSTEM: '@TIM#SYSTEM',
  GRP_AVCHATROOM: 'AVChatRoom',
  GRP_TIP_MBR_JOIN: 1,
  GRP_TIP_MBR_QUIT: 2,
  GRP_TIP_MBR_KICKED_OUT: 3,
  GRP_TIP_GRP_PROFILE_UPDATED: 6,
  GRP_TIP_MBR_PROFILE_UPDATED: 7,
  GRP_TIP_BAN_AVCHATROOM_MEMBER: 10,
  JOIN_STATUS_SUCCESS: 'JoinedSuccess',
  JOIN_STATUS_ALREADY_IN_GROUP: 'AlreadyInGroup',
  JOIN_STATUS_WAIT_APPROVAL: 'WaitAdminApproval',
  KICKED_OUT_MULT_ACCOUNT: 'multipleAccount',
  KICKED_OUT_MULT_DEVICE: 'multipleDevice',
  KICKED_OUT_USERSIG_EXPIRED: 'userSigExpired',
  KICKED_OUT_REST_API: 'REST_API_Kick',
  NET_STATE_CONNECTED: 'connected',
  NET_STATE_CONNECTING: 'connecting',
  NET_STATE_DISCONNECTED: 'disconnected',
} as const

export type KickType = 'multipleAccount' | 'multipleDevice' | 'userSigExpired' | 'REST_API_Kick'
export type NetState = 'connected' | 'connecting' | 'disconnected'
export type Priority = 'High' | 'Normal' | 'Low' | 'Lowest'

/** From what goes first to what is dropped first. */
export const priorities: readonly Priority[] = ['High', 'Normal', 'Low', 'Lowest']

export const CODE = {
  NOT_LOGGED_IN: 2024,
  LOGIN_PENDING: 2025,
  /** Of calls between login() and SDK_READY. */
  LOGGING_IN: 3000,
  NOT_IN_ROOM: 2101,
  NOT_A_MESSAGE: 2105,
  NOT_A_MEMBER: 2623,
  NETWORK_ERROR: 2800,
  TIMED_OUT: 2801,
  NO_NETWORK: 2805,
  /** What was asked makes no sense to the cloud. */
  BAD_REQUEST: 10004,
  NOT_ALLOWED: 10007,
  OWNER_CANNOT_QUIT: 10009,
  NO_SUCH_ROOM: 10010,
  REFUSED: 10016,
  MUTED: 10017,
  TOO_LARGE: 80002,
  USERSIG_EXPIRED: 70001,
} as const

/** How often a room is asked for news, in ms. */
export const pollEvery = 300
/** Messages a second that a room carries; beyond that the lowest priorities are lost. */
export const roomRate = 40
/** Of a message's payload as JSON, in bytes. */
export const largestMessage = 12 * 1024
/** How long the SDK waits for an answer, in ms. */
export const answerWithin = 90_000
