export default {
  navigationBarTitleText: '看直播（Taro）',
  usingComponents: { 'live-room-play': 'plugin://liveRoomPlugin/live-room-play' },
}
