export default {
  navigationBarTitleText: '开播（Taro）',
  usingComponents: { 'live-room-push': 'plugin://liveRoomPlugin/live-room-push' },
}
